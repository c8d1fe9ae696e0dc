"""How many syllables a word has, in English and in Spanish.

English: pyphen cuts the word where a printer may; in each part a run of vowels is one syllable, and a silent final e
is none. Printers do not cut everywhere a syllable ends (`area`), and not every written vowel is heard (`something`):
the words where that goes wrong, and a person may read here, are listed. Spanish says every vowel it writes, so vowels
alone decide: a, e and o each make a syllable, an i or u does beside another vowel only with an accent.
"""

from __future__ import annotations

import re
from functools import cache

import pyphen

CUTS = pyphen.Pyphen(lang="en_US")
HEARD = {
    "alliance": 3, "area": 3, "areas": 3, "audio": 3, "client": 2, "idea": 3, "ideas": 3, "radio": 3, "suicide": 3,
    "able": 2, "disabled": 3, "maybe": 2, "tired": 2,  # said apart, where no printer cuts
    "business": 2, "everyone": 3,  # written, but not said
}  # fmt: skip
VOWELS = re.compile(r"[aeiouy]+")
SPANISH_VOWELS = re.compile(r"[aeiouáéíóúü]+")


@cache
def in_english(word: str) -> int:
    """The syllables of one English word; a number in digits counts as one, as the eye takes it in at once."""
    word = word.lower().replace("’", "'")
    if word in HEARD:
        return HEARD[word]
    stem = re.sub(r"'\w*$", "", word)
    return max(1, sum(_in_part(part) for part in CUTS.inserted(stem).split("-")))


def _in_part(part: str) -> int:
    count = len(VOWELS.findall(part))
    silent_e = re.search(r"[^aeiouy]e$", part) and not re.fullmatch(r"[^aeiouy]*e", part)
    silent_es = re.search(r"[^aeiouysxzcg]es$", part) and not re.search(r"(ch|sh)es$", part)
    silent_ed = re.search(r"[^aeiouytd]ed$", part)
    apart = re.search(r"[aeiouy]ing$", part)
    alone = count == 1
    return max(1 if count else 0, count - (not alone and bool(silent_e or silent_es or silent_ed)) + bool(apart))


@cache
def in_spanish(word: str) -> int:
    """The syllables of one Spanish word."""
    word = word.lower()
    word = re.sub(r"qu(?=[eéií])", "k", re.sub(r"gu(?=[eéií])", "g", word))
    word = re.sub(r"y(?![aeiouáéíóú])", "i", word)
    return max(1, sum(_in_run(run) for run in SPANISH_VOWELS.findall(word)))


def _in_run(run: str) -> int:
    return max(1, sum(letter in "aeoáéóíú" for letter in run))

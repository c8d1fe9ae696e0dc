"""The words by which a person can be found: beginnings of names, how they sound, and whole numbers.

Tokens are compared with `=` and `^@`, which an index serves under row security. Source: access plan, “Search”.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import permutations

Key = tuple[str, str]
"""A kind and a token."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST_WITH_A_SLIP = 4
MOST_WORDS = 6
"""Words of a name by which it is found; longer ones are found by these."""
_SOUNDS = str.maketrans("bfpvcgjkqsxzdtlmnr", "111122222222334556")
_VOWELS = re.compile(r"[aeiouyhw]+")


def plain(text: str) -> str:
    """A name without case, accents and punctuation: `María-José` is `maria jose`."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^\w]+", " ", bare).split())


def sound(word: str) -> str:
    """How a word sounds, roughly: its first letter and the groups of its consonants (after Russell's Soundex, 1918)."""
    if not word or not word.isascii():
        return word
    head, rest = word[0], word[1:]
    codes = _VOWELS.sub(" ", rest).translate(_SOUNDS)
    return head + re.sub(r"\s", "", re.sub(r"(\d)\1+", r"\1", codes))[:4]


def one_letter_away(word: str) -> set[str]:
    """The word, and every word that one slip away was meant: a letter too many, too few, another, or two swapped.

    A word of fewer than four letters is taken as it is. (After the distance of Damerau, 1964.)
    """
    if len(word) < _SHORTEST_WITH_A_SLIP:
        return {word}
    cuts = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    shorter = {head + tail[1:] for head, tail in cuts if tail}
    other = {head + letter + tail[1:] for head, tail in cuts if tail for letter in _LETTERS}
    longer = {head + letter + tail for head, tail in cuts for letter in _LETTERS}
    return {word} | swapped | shorter | other | longer


def keys_of_name(*parts: str) -> Iterator[Key]:
    """Every word of a name and its sound; and every two of them in either order, so that two words find at once."""
    spelled = list(dict.fromkeys(plain(" ".join(parts)).split()))[:MOST_WORDS]
    for word in spelled:
        yield "name", word
        yield "sound", sound(word)
    for first, second in permutations(spelled, 2):
        yield "pair", f"{first} {second}"
        yield "sounds", f"{sound(first)} {sound(second)}"


def key_of_number(number: str) -> str:
    return re.sub(r"[^0-9a-z]", "", number.casefold())


def asked(text: str) -> Iterator[Key]:
    """What a search asks for: (kind, token) pairs, of which a person must have every one's kind of match."""
    for word in text.split():
        if birth := _day(word):
            yield "birth", birth.isoformat()
        elif any(char.isdigit() for char in word):
            yield "number", key_of_number(word)
        else:
            yield from (("name", one) for one in plain(word).split())


def _day(word: str) -> date | None:
    try:
        return date.fromisoformat(word)
    except ValueError:
        pass
    parts = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", word)
    try:
        return date(int(parts[3]), int(parts[1]), int(parts[2])) if parts else None
    except ValueError:
        return None

"""How hard a text is to read: Flesch–Kincaid's grade for English, Szigriszt's index on the INFLESZ scale for Spanish.

docs/explanation/reading-level.md tells what is counted, what is not, and why.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from tests.repository.syllables import in_english, in_spanish

HERE = Path(__file__).parent
PLACEHOLDER = re.compile(r"\{\w+\}")
PHONE = re.compile(r"(?:1-)?\d{3}-\d{3}-\d{4}")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
END = re.compile(r"[.!?…]+[”’\")]*(?=\s|$)")


@dataclass(frozen=True)
class Count:
    """What the formulas count."""

    words: int
    sentences: int
    syllables: int

    def __add__(self, other: Count) -> Count:
        return Count(self.words + other.words, self.sentences + other.sentences, self.syllables + other.syllables)

    @property
    def grade(self) -> float:
        """Flesch–Kincaid: the school year in the United States that can read it."""
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def inflesz(self) -> float:
        """Szigriszt-Pazos: 55 to 65 is normal, from 65 on quite easy, from 80 on very easy."""
        return 206.835 - 62.3 * self.syllables / self.words - self.words / self.sentences


@cache
def program_names(lang: str) -> re.Pattern[str]:
    """Names people have to know as they are written; each counts as one short word."""
    names: list[str] = yaml.safe_load((HERE / "reading_names.yaml").read_text(encoding="utf-8"))[lang]
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", re.IGNORECASE)


def plain(text: str, lang: str, *, names: bool = False) -> str:
    """The text as it is counted: names, numbers to call and places for values are one short word each."""
    for pattern in (PLACEHOLDER, PHONE, *([] if names else [program_names(lang)])):
        text = pattern.sub("X", text)
    return text


def sentences(text: str) -> list[str]:
    """The sentences of a text; what has no full stop is one."""
    return [one.strip() for one in END.split(text) if WORD.search(one)]


def count(text: str, lang: str, *, names: bool = False) -> Count:
    """Count one text; `lang` chooses how syllables are heard. names: count program names as they are written."""
    heard: Callable[[str], int] = in_spanish if lang == "es" else in_english
    counted = plain(text, lang, names=names)
    words = WORD.findall(counted)
    return Count(len(words), len(sentences(counted)), sum(map(heard, words)))

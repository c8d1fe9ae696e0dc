"""Passwords made of words anybody who knows the place would try first. Source: security specification AU-01."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

EVERYBODYS = (
    "wayfellow medi-cal medical medicaid medicare california calaim password passcode qwerty letmein welcome "
    "care manager management enhanced community hospital clinic health plan county admin administrator"
).split()
"""Words of the work, as of passwords themselves."""
SHORTEST_WORD = 4
LEAST_OF_ONES_OWN = 6
"""Letters and digits that must be left once the words are taken away."""


def is_made_of(password: str, words: Iterable[str]) -> bool:
    """Whether hardly anything is left of a password without these words and everybody's."""
    left = _plain(password)
    parts = {_plain(part) for word in (*words, *EVERYBODYS) for part in (word, *word.replace("@", " ").split())}
    for part in sorted(parts, key=len, reverse=True):
        if len(part) >= SHORTEST_WORD:
            left = left.replace(part, "")
    return len(left) < LEAST_OF_ONES_OWN


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(filter(str.isalnum, folded))

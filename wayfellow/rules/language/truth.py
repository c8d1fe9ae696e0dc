"""Truth when not everything is known: every finding is the interval of what could still be true.

    met      certain and possible          not_met   neither
    unknown  possible, nobody has said      conflict  possible, and sources disagree

AND gives the first present of not_met, conflict, unknown, met; OR the first present of met, conflict, unknown,
not_met.  Source: ECM specification § 0 (combination of criterion results).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Truth(NamedTuple):
    """certain: holds whatever we learn next. possible: may hold. conflict: sources disagree and it is undecided."""

    certain: bool
    possible: bool
    conflict: bool = False

    @property
    def word(self) -> str:
        """`met`, `not_met`, `unknown` or `conflict`, as written in files."""
        return WORDS[self.code]

    @property
    def code(self) -> int:
        """0 not_met, 1 unknown, 2 conflict, 3 met: two bits in a packed pattern."""
        if self.certain:
            return 3
        if not self.possible:
            return 0
        return 2 if self.conflict else 1

    @property
    def undetermined(self) -> bool:
        return self.possible and not self.certain


WORDS = ("not_met", "unknown", "conflict", "met")

NOT_MET = Truth(False, False)
UNKNOWN = Truth(False, True)
CONFLICT = Truth(False, True, True)
MET = Truth(True, True)

TRUTHS = (NOT_MET, UNKNOWN, CONFLICT, MET)
"""Every truth, in the order of its code."""


def heard(yes: bool, no: bool) -> Truth:
    """What follows when some source said yes and some source said no; neither is unknown, both is conflict."""
    return Truth(yes and not no, yes or not no, yes and no)


def all_true(operands: Iterable[Truth]) -> Truth:
    certain, possible, conflict = True, True, False
    for operand in operands:
        certain &= operand.certain
        possible &= operand.possible
        conflict |= operand.conflict
    return Truth(certain, possible, conflict and possible and not certain)


def any_true(operands: Iterable[Truth]) -> Truth:
    certain, possible, conflict = False, False, False
    for operand in operands:
        certain |= operand.certain
        possible |= operand.possible
        conflict |= operand.conflict
    return Truth(certain, possible, conflict and possible and not certain)


def opposite(operand: Truth) -> Truth:
    return Truth(not operand.possible, not operand.certain, operand.conflict)


def at_least_true(k: int, operands: Iterable[Truth]) -> Truth:
    counted = list(operands)
    certain = sum(operand.certain for operand in counted) >= k
    possible = sum(operand.possible for operand in counted) >= k
    conflict = any(operand.conflict for operand in counted)
    return Truth(certain, possible, conflict and possible and not certain)


def supported(told: Truth, sign: bool) -> Truth:
    """Add a source that can only say yes. It settles an unknown, and contradicts a no: that is a conflict."""
    if not sign:
        return told
    return Truth(told.certain or (told.possible and not told.conflict), True, told.conflict or not told.possible)


def presumed(told: Truth, doubt: Truth = NOT_MET) -> Truth:
    """Met while nobody said otherwise, unless there is certain cause for doubt."""
    if told.undetermined and not told.conflict and not doubt.certain:
        return MET
    return told

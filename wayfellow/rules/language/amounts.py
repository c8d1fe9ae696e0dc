"""A count of which not everything is known: at least this many, at most that many."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wayfellow.rules.language.truth import CONFLICT, MET, NOT_MET, UNKNOWN, Truth


@dataclass(frozen=True, slots=True)
class Amount:
    """at_most None: nothing observed the window, so there may be any number. disagree: attesting sources differ."""

    at_least: int = 0
    at_most: int | None = None
    disagree: bool = False

    def reaches(self, n: int) -> Truth:
        certain = self.at_least >= n
        possible = self.at_most is None or self.at_most >= n
        return Truth(certain, possible, self.disagree and possible and not certain)

    def nearly(self, n: int) -> bool:
        """A sign worth a question: one event short of `n`, or what is undecided would reach it."""
        return self.at_least >= n - 1 or (self.at_most is not None and self.at_most >= n)


def attested(counted: Amount, attested_values: list[int]) -> Amount:
    """The larger of the count and what was attested, never their sum (ECM specification § 1.2)."""
    if not attested_values:
        return counted
    low, high = min(attested_values), max(attested_values)
    return Amount(max(counted.at_least, low), max(counted.at_most or 0, counted.at_least, high), low != high)


def days_between(firsts: list[date], thens: list[date], none_told: bool, at_most: int) -> Truth:
    """Whether all of `thens` follow all of `firsts` by no more than `at_most` days.

    none_told: somebody looked, and there was no first day. Days that are the wrong way round, or of which some fit and
    some do not, are a conflict.
    """
    if not firsts and none_told:
        return NOT_MET
    if not firsts or not thens:
        return UNKNOWN
    fewest, most = (min(thens) - max(firsts)).days, (max(thens) - min(firsts)).days
    if fewest > at_most:
        return NOT_MET
    return MET if fewest >= 0 and most <= at_most and not none_told else CONFLICT

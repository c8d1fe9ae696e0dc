"""The life of a promise: made, then kept or withdrawn; on the way postponed, handed over, escalated.

Source: design § 2.3; case-management specification DATE-9.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum


class PromiseState(StrEnum):
    MADE = "made"
    POSTPONED = "postponed"
    HANDED_OVER = "handed_over"
    ESCALATED = "escalated"
    KEPT = "kept"
    WITHDRAWN = "withdrawn"


OPEN = frozenset({PromiseState.MADE, PromiseState.POSTPONED, PromiseState.HANDED_OVER, PromiseState.ESCALATED})
"""Somebody still has to do something."""

_ANYTHING = frozenset(PromiseState) - {PromiseState.MADE}

LIFECYCLE: Mapping[PromiseState, frozenset[PromiseState]] = {
    PromiseState.MADE: _ANYTHING,
    PromiseState.POSTPONED: _ANYTHING,
    PromiseState.HANDED_OVER: _ANYTHING,
    PromiseState.ESCALATED: _ANYTHING - {PromiseState.ESCALATED},
    PromiseState.KEPT: frozenset(),
    PromiseState.WITHDRAWN: frozenset(),
}


def may_follow(before: PromiseState, after: PromiseState) -> bool:
    return after in LIFECYCLE[before]


def is_past_the_law(until: datetime, legal_due_at: datetime | None) -> bool:
    """Whether a day somebody would rather do it is later than the law allows. Where no law speaks, none is."""
    return legal_due_at is not None and until > legal_due_at

"""From events to counts: at least so many, at most so many, in the window of so many months."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wayfellow.rules.days import window_start
from wayfellow.rules.events.happenings import Event
from wayfellow.rules.language.amounts import Amount

KINDS = {
    "ed_visits": ("ed_visits", False),
    "stays": ("stays", False),
    "bh_ed_visits": ("ed_visits", True),
    "bh_hospitalizations": ("stays", True),
}
"""What each count counts: a kind of event, and whether only those for mental health or substance use."""


@dataclass(frozen=True)
class Counted:
    """One kind of event in one window. `observed`: somebody looked, so that no event is zero and not unknown."""

    kind: str
    start: date  # the window is start < day <= end
    end: date
    observed: bool
    events: tuple[Event, ...]  # as seen through the window

    @property
    def certain(self) -> int:
        return sum(one.why is None for one in self.events)

    @property
    def undecided(self) -> int:
        return sum(one.undecided for one in self.events)

    @property
    def amount(self) -> Amount:
        return Amount(self.certain, self.certain + self.undecided if self.observed else None)


def count(events: Iterable[Event], kind: str, *, anchor: date, months: int, observed: bool) -> Counted:
    """See the events of `kind` through the window that ends on `anchor`."""
    start = window_start(anchor, months)
    of_kind, behavioral = KINDS[kind]
    seen = tuple(
        one.within(start, anchor) for one in events if one.kind == of_kind and (one.behavioral or not behavioral)
    )
    return Counted(kind, start, anchor, observed, seen)

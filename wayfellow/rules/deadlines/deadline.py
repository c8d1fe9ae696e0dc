"""What counting a right comes to: the law's last day, the day to aim at, and how both were found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wayfellow.rules.deadlines.right import Kind
from wayfellow.rules.language.source import Source


@dataclass(frozen=True)
class Candidate:
    """A day one way of counting comes to. hour: only until this hour of the day. how: the sum, in a sentence."""

    day: date
    hour: int | None
    is_limit: bool
    how: str

    @property
    def order(self) -> tuple[date, int]:
        """Earlier candidates first; a day with an hour ends before the whole day."""
        return self.day, 24 if self.hour is None else self.hour


@dataclass(frozen=True)
class Extended:
    """A later day that is shown to staff and never relied on. code: temporary_extension or good_cause."""

    code: str
    day: date


@dataclass(frozen=True)
class Deadline:
    """legal: the law's last day, inclusive; None where it is not known, or had passed before the notice was printed.

    safe_target: the day to aim at; None without a calendar, or where none is left. act_by: the day to show first: the
    safe target, or else the earliest candidate. act_by_hour: only until this hour of it. falls_on_nonbusiness_day:
    the legal date does, or else the earliest candidate; None if the calendar cannot say.
    """

    id: str
    title: str
    kind: Kind
    legal: date | None
    safe_target: date | None
    act_by: date | None
    act_by_hour: int | None
    falls_on_nonbusiness_day: bool | None
    candidates: tuple[Candidate, ...]
    extensions: tuple[Extended, ...]
    flags: tuple[str, ...]
    arithmetic: tuple[str, ...]
    source: Source
    needs_no_plan_appeal: bool

"""Counts a right from the dates of a notice.

The day to aim at (`safe_target`) is the last business day on or before the earliest candidate; a legal date on a
weekend stays where it is, and nobody is shown a later one. Rules are read as they stood on the printed date.
Source: specification DATE-1, DATE-2, DATE-8, DATE-11.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from wayfellow.rules.business_days import Calendar, CalendarNotLoaded
from wayfellow.rules.deadlines.arithmetic import said_of_candidate, said_of_legal, said_of_safe
from wayfellow.rules.deadlines.deadline import Candidate, Deadline, Extended
from wayfellow.rules.deadlines.notice import Notice
from wayfellow.rules.deadlines.right import Count, Right, Start
from wayfellow.rules.language.parameters import Parameters

ONE_DAY = timedelta(days=1)
UNSURE = ("GK", "verify")
"""Marks of sources somebody has to check before they can be relied on."""


@dataclass(frozen=True)
class Basis:
    """What is counted with: the numbers of policy and a business calendar."""

    parameters: Parameters
    calendar: Calendar

    def number(self, name: str, on: date) -> int:
        value = self.parameters[name].on(on)
        assert isinstance(value, int), f"{name} is not a number"
        return value


def count(right: Right, notice: Notice, basis: Basis) -> Deadline:
    """Count one right. Raises UnreadableInput where a number has no value on the printed date."""
    candidates = tuple(_candidate(one, notice, basis) for one in right.counts if _start(one, notice))
    limits = [one.day for one in candidates if one.is_limit]
    legal = max(limits) if limits and max(limits) >= notice.printed_on else None
    earliest = min(candidates, key=lambda one: one.order)
    safe, closed = _safe_target(earliest.day, notice, basis.calendar)
    act_by = safe or (earliest.day if earliest.day >= notice.printed_on else None)
    legal_closed = _closed(legal or earliest.day, basis.calendar)
    extensions = _extensions(right, legal, notice, basis)
    return Deadline(
        id=right.id,
        title=right.title,
        kind=right.kind,
        legal=legal,
        safe_target=safe,
        act_by=act_by,
        act_by_hour=earliest.hour if act_by == earliest.day else None,
        falls_on_nonbusiness_day=None if legal_closed is None else bool(legal_closed),
        candidates=candidates,
        extensions=extensions,
        flags=_flags(right, notice, basis, not_loaded=None in (closed, legal_closed)),
        arithmetic=(
            *(one.how for one in candidates),
            said_of_legal(legal, limits, notice),
            said_of_safe(safe, earliest.day, closed, basis.calendar),
            *(f"{one.code}: perhaps until {one.day}; not relied on." for one in extensions),
        ),
        source=right.source,
        needs_no_plan_appeal=right.needs_no_plan_appeal,
    )


def _start(one: Count, notice: Notice) -> date | None:
    return {Start.PRINTED: notice.printed_on, Start.SENT: notice.sent, Start.ENDS: notice.ends_on}[one.start]


def _candidate(one: Count, notice: Notice, basis: Basis) -> Candidate:
    start = _start(one, notice)
    assert start is not None
    days = basis.number(one.days, notice.printed_on) if one.days else None
    hour = basis.number(one.hour, notice.printed_on) if one.hour else None
    day = start - ONE_DAY if one.day_before else start + timedelta(days=days or 0)
    return Candidate(day, hour, one.is_limit, said_of_candidate(one, notice, start, days, day, hour))


def _safe_target(earliest: date, notice: Notice, calendar: Calendar) -> tuple[date | None, str | None]:
    """The day to aim at, none if it would be before the notice; and why the earliest day is closed, as `_closed`."""
    try:
        safe = calendar.last_business_day_on_or_before(earliest)
    except CalendarNotLoaded:
        return None, None
    return (safe if safe >= notice.printed_on else None), _closed(earliest, calendar)


def _closed(day: date, calendar: Calendar) -> str | None:
    """Why offices are closed on a day; empty if they are open, None if the calendar cannot say."""
    try:
        return calendar.closed_because(day)
    except CalendarNotLoaded:
        return None


def _extensions(right: Right, legal: date | None, notice: Notice, basis: Basis) -> tuple[Extended, ...]:
    """The longer times that end after the legal date."""
    days = {one.code: basis.number(one.days, notice.printed_on) for one in right.extensions}
    found = (Extended(code, notice.printed_on + timedelta(days=number)) for code, number in days.items())
    return tuple(one for one in found if legal and one.day > legal)


def _flags(right: Right, notice: Notice, basis: Basis, *, not_loaded: bool) -> tuple[str, ...]:
    starts = {one.start for one in right.counts}
    late = False
    if right.notice_ahead and notice.ends_on:
        ahead = basis.number(right.notice_ahead, notice.printed_on)
        late = notice.sent + timedelta(days=ahead) > notice.ends_on
    asked = {
        "calendar_not_loaded": not_loaded,
        "effective_date_unknown": Start.ENDS in starts and notice.ends_on is None,
        "sent_date_unknown": Start.SENT in starts and notice.sent_on is None,
        "late_notice": late,
        "needs_verification": right.source.certainty in UNSURE,
    }
    return (*right.flags, *(flag for flag, holds in asked.items() if holds))

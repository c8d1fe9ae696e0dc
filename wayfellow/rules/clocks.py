"""When a promise is due: so many hours, days, business days, business hours or months from a moment.

A clock of hours never stops; the others end with the last second of a day on the wall clock of the program, except
business hours, which end within one. Moments come and go in UTC. A business day outside its calendar is no answer
(`CalendarNotLoaded`). Source: specification DATE-1, DATE-3, DATE-4, DATE-5, DATE-7, DATE-11.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from wayfellow.rules.business_days import Calendar, CalendarNotLoaded
from wayfellow.rules.days import add_months
from wayfellow.rules.problems import UnreadableInput

WALL_CLOCK = ZoneInfo("America/Los_Angeles")
LAST_SECOND = time(23, 59, 59)
ONE_DAY = timedelta(days=1)


class Unit(StrEnum):
    HOURS = "hours"
    BUSINESS_HOURS = "business hours"
    DAYS = "days"
    BUSINESS_DAYS = "business days"
    MONTHS = "months"
    MONTHS_ROLLED = "months, or the day after"
    """Of the federal external review: a day its month does not have is the first of the next (DATE-7)."""


WITHIN_A_DAY = frozenset({Unit.HOURS, Unit.BUSINESS_HOURS})


@dataclass(frozen=True)
class Limit:
    """One rule's time: `rule` is its code."""

    rule: str
    number: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.number < 0 and self.unit in WITHIN_A_DAY:
            raise ValueError("hours are counted forward")


@dataclass(frozen=True)
class Due:
    """at: the last moment, inclusive. missed_after: only past it is the promise missed for certain; later than `at`
    where no clock time was given (DATE-4). how: the sum, in a sentence.
    """

    limit: Limit
    at: datetime
    missed_after: datetime
    how: str


@dataclass(frozen=True)
class Strictest:
    """The earliest of several limits of one duty, and all of them (DATE-5).

    not_loaded: limits the calendar could not count; one of them may be stricter, so somebody has to look (DATE-11).
    """

    due: Due
    all: tuple[Due, ...]
    not_loaded: tuple[Limit, ...]


def due(limit: Limit, since: datetime | date, calendar: Calendar) -> Due:
    """Count one limit. since: the moment it began, with its offset, or only the day, if no clock time is known.

    Raises CalendarNotLoaded.
    """
    first, last = _span(since)
    at = _COUNTED[limit.unit](first, limit.number, calendar)
    missed = _COUNTED[limit.unit](last, limit.number, calendar) if limit.unit in WITHIN_A_DAY else at
    began = f"{since:%Y-%m-%d}" if first != last else f"{first.astimezone(WALL_CLOCK):%Y-%m-%d %H:%M %Z}"
    return Due(
        limit, at, missed, f"{began} + {limit.number} {limit.unit} = {at.astimezone(WALL_CLOCK):%Y-%m-%d %H:%M %Z}."
    )


def strictest(limits: Iterable[Limit], since: datetime | date, calendar: Calendar) -> Strictest:
    """Count every limit of a duty; the earliest counts. Raises CalendarNotLoaded if not one of them can be counted."""
    counted, not_loaded = [], []
    reason: CalendarNotLoaded | None = None
    for limit in limits:
        try:
            counted.append(due(limit, since, calendar))
        except CalendarNotLoaded as missing:
            not_loaded.append(limit)
            reason = missing
    if reason and not counted:
        raise reason
    return Strictest(min(counted, key=lambda one: one.at), tuple(counted), tuple(not_loaded))


def end_of(day: date) -> datetime:
    """The last second of a day on the wall clock (DATE-1)."""
    return _moment(day, LAST_SECOND)


def day_of(moment: datetime) -> date:
    """The day it is on the wall clock at a moment."""
    return moment.astimezone(WALL_CLOCK).date()


def _span(since: datetime | date) -> tuple[datetime, datetime]:
    """The first and the last moment at which it may have begun."""
    if not isinstance(since, datetime):
        return _moment(since, time()), end_of(since)
    if since.tzinfo is None:
        raise ValueError("a clock starts at a moment with its offset")
    return since.astimezone(UTC), since.astimezone(UTC)


def _moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, WALL_CLOCK).astimezone(UTC)


def _hours(start: datetime, number: int, calendar: Calendar) -> datetime:
    return start + timedelta(hours=number)


def _business_hours(start: datetime, number: int, calendar: Calendar) -> datetime:
    """Counted on the wall clock, from the next opening if offices are closed; it may end at closing time."""
    if calendar.hours is None:
        raise UnreadableInput(f"The calendar {calendar.id} does not say when offices open; add its hours.")
    opens, closes = calendar.hours
    wall = start.astimezone(WALL_CLOCK)
    day, clock = wall.date(), max(wall.time(), opens)
    left = timedelta(hours=number)
    while True:
        if clock >= closes or not calendar.is_business_day(day):
            day, clock = calendar.add_business_days(day, 1), opens
        here = _moment(day, clock)
        until_closing = _moment(day, closes) - here
        if left <= until_closing:
            return here + left
        left, clock = left - until_closing, closes


def _days(start: datetime, number: int, calendar: Calendar) -> datetime:
    return end_of(day_of(start) + number * ONE_DAY)


def _business_days(start: datetime, number: int, calendar: Calendar) -> datetime:
    return end_of(calendar.add_business_days(day_of(start), number))


def _months(start: datetime, number: int, calendar: Calendar) -> datetime:
    return end_of(add_months(day_of(start), number))


def _months_rolled(start: datetime, number: int, calendar: Calendar) -> datetime:
    day = day_of(start)
    then = add_months(day, number)
    return end_of(then if then.day == day.day else then + ONE_DAY)


_COUNTED: Mapping[Unit, Callable[[datetime, int, Calendar], datetime]] = {
    Unit.HOURS: _hours,
    Unit.BUSINESS_HOURS: _business_hours,
    Unit.DAYS: _days,
    Unit.BUSINESS_DAYS: _business_days,
    Unit.MONTHS: _months,
    Unit.MONTHS_ROLLED: _months_rolled,
}

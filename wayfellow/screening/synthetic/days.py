"""Days as whole numbers (days since 1970, as Parquet keeps them), and the calendar edges that stories stand on."""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date, timedelta

EPOCH = date(1970, 1, 1)
HISTORY_MONTHS = 24
ADULT_AGE = 21


def number(day: date) -> int:
    """Return the day as a count of days since 1970."""
    return (day - EPOCH).days


def day_of(number_of_days: int) -> date:
    """Return the date that `number` counted."""
    return EPOCH + timedelta(days=number_of_days)


def months_before(day: date, months: int) -> date:
    """Go back whole months; a day the shorter month lacks becomes that month's last day."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def earliest_since(day: date, months: int) -> date:
    """Return the earliest day to which one may add so many months without falling before `day`."""
    earliest = months_before(day, months)
    return earliest + timedelta(days=months_before(earliest, -months) < day)


def latest_birth(as_of: date, age: int) -> date:
    """Return the latest birth date of anybody of that age on `as_of` (born 29 February: 1 March in common years)."""
    return months_before(as_of, age * 12)


def latest_adult_birth(as_of: date) -> date:
    """Return the latest birth date of anybody who is an adult on `as_of`."""
    return latest_birth(as_of, ADULT_AGE)


def leap_births(as_of: date) -> tuple[date, date]:
    """Return two 29 Februaries: the youngest adult's and the oldest child's birth date."""
    edge = latest_adult_birth(as_of)
    leap_days = [date(year, 2, 29) for year in range(edge.year - 12, as_of.year + 1) if isleap(year)]
    return max(day for day in leap_days if day <= edge), min(day for day in leap_days if edge < day < as_of)

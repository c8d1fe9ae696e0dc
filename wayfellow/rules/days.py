"""The only place where dates are reckoned: windows, ages and elapsed time, turned into days to compare with.

Month arithmetic clamps to the month's end. Ages of people born on 29 February change on 1 March in common years.
Source: ECM specification § 0 rule 6; case-management specification DATE-7.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def add_months(day: date, months: int) -> date:
    """The same day of the month, `months` later (or earlier), or that month's last day when there is none."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month0 + 1, min(day.day, monthrange(year, month0 + 1)[1]))


def add_days(day: date, days: int) -> date:
    return day + timedelta(days=days)


def window_start(anchor: date, months: int) -> date:
    """The day before a look-back window: an event counts when window_start < event <= anchor."""
    return add_months(anchor, -months)


def earliest_within(as_of: date, months: int) -> date:
    """The earliest day whose `months`-long aftermath still reaches `as_of` (as_of <= day + months)."""
    day = add_months(as_of, -months)
    while add_months(day, months) < as_of:  # clamping: 30 September + 6 months is 30 March, one short of the 31st
        day += timedelta(days=1)
    return day


def latest_birth_aged(years: int, as_of: date) -> date:
    """The latest birth date of somebody who is at least `years` old on `as_of`. The birthday itself counts."""
    try:
        return as_of.replace(year=as_of.year - years)
    except ValueError:  # 29 February, and the year of birth had none: those born on 28 February are old enough
        return date(as_of.year - years, 2, 28)

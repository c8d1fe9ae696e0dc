"""The sums behind a deadline, in sentences for those who want to check them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wayfellow.rules.business_days import Calendar
from wayfellow.rules.deadlines.notice import Notice
from wayfellow.rules.deadlines.right import Count, Start

CALLED = {Start.PRINTED: "printed", Start.SENT: "sent", Start.ENDS: "the change takes effect"}


def said_of_candidate(one: Count, notice: Notice, start: date, days: int | None, day: date, hour: int | None) -> str:
    """`2026-11-02 (printed) + 60 days = 2027-01-01.`"""
    unknown = one.start is Start.SENT and notice.sent_on is None
    told = f"{start} ({'printed; the day it was sent is not known' if unknown else CALLED[one.start]})"
    if one.day_before:
        told = f"The day before {told} = {day}"
    elif days is not None:
        told += f" + {days} days = {day}"
    told += f", until {hour}:00" if hour is not None else ""
    return f"{told} ({one.row})." if one.row else f"{told}."


def said_of_legal(legal: date | None, limits: Sequence[date], notice: Notice) -> str:
    if legal:
        return f"The law's last day, inclusive{', is the later of these' if len(limits) > 1 else ''}: {legal}."
    if limits:
        return f"The law's last day had passed before the notice was printed on {notice.printed_on}."
    return "The law's last day is not known; the earliest of these days counts."


def said_of_safe(safe: date | None, earliest: date, closed: str | None, calendar: Calendar) -> str:
    """closed: why the earliest day is no business day; empty if it is one, None if the calendar cannot say."""
    if closed is None:
        return f"calendar_not_loaded: {calendar.id} cannot say which business day is on or before {earliest}."
    if safe is None:
        return f"No business day is left on or before {earliest}."
    if safe == earliest:
        return f"The earliest of these days is a business day: act by {safe}."
    return f"{earliest} is no business day ({closed}): act by {safe}, the last one before it."

"""Days, moments and ages in words, as staff read them: days on the program's wall clock, moments by its hour."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_time

from wayfellow.rules.clocks import WALL_CLOCK, day_of
from wayfellow.web.speaking import speaking


def _locale() -> str:
    return speaking().words.lang.replace("-", "_")


def say_day(day: date | None) -> str:
    """A day with its month and year; empty for none."""
    return format_date(day, "long", locale=_locale()) if day else ""


def say_short_day(day: date) -> str:
    return format_date(day, "medium", locale=_locale())


def say_moment(moment: datetime) -> str:
    """A day and an hour on the wall clock."""
    return str(format_datetime(moment.astimezone(WALL_CLOCK), "medium", locale=_locale())).replace("\u202f", " ")


def say_hour(moment: datetime) -> str:
    return str(format_time(moment.astimezone(WALL_CLOCK), "short", locale=_locale())).replace("\u202f", " ")


def say_due(moment: datetime, *, today: date, is_late: bool) -> str:
    """When something is due, as one would say it."""
    day, say = day_of(moment), speaking().say
    told = speaking().words.day(day)
    if is_late:
        return say("today.due.late", day=told) if day < today else say("today.due.late_today", hour=say_hour(moment))
    if day == today:
        return say("today.due.today", hour=say_hour(moment))
    if day == today + timedelta(days=1):
        return say("today.due.tomorrow", day=told)
    return say("today.due.on", day=told)


def say_age(born: date | None, *, on: date) -> str:
    """How old somebody is; in months before the second birthday."""
    if born is None or born > on:
        return ""
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    if years >= 2:
        return speaking().say("people.age.years", years=years)
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    return speaking().say("people.age.months", months=months)


def say_language(tag: str) -> str:
    """A language by its tag, in the language of the page; the tag itself if nobody knows it."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return tag
    return locale.get_display_name(_locale()) or tag


def say_language_first(tag: str) -> str:
    """A language at the beginning of a line."""
    named = say_language(tag)
    return named[:1].upper() + named[1:]

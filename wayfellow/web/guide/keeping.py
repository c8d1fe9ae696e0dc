"""Until when a family asked to keep its answers, in words."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.conf import settings

from wayfellow.services.wording import Words
from wayfellow.web.guide.state import State


def kept_until(state: State, words: Words) -> str:
    """The sentence with the day; empty while the answers go when the browser closes."""
    if state.kept_until is None:
        return ""
    day = state.kept_until.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    return words.say("guide.keep.kept", day=words.day(day))

"""Decide what to suggest to a family, on a day, with the rules and the calendar in force."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from wayfellow.rules.guide.answers import Answers
from wayfellow.rules.guide.letter import Letter, letter_dates
from wayfellow.rules.guide.letter_table import TABLE
from wayfellow.rules.guide.outcome import GuideResult, decide
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.rules.language.rule import Moment


def suggest(answers: Answers, *, as_of: date, letter: Letter | None = None) -> GuideResult:
    """What looks like a match, and what to do next.

    letter: the dates of a letter that said no; it matters only where a denial was named.
    Raises NoticeNotUnderstood for a letter with dates that cannot be.
    """
    denied = "denied_or_delayed" in answers.named("event")
    coverage = str(answers.of("coverage"))
    advice = letter_dates(coverage, letter, as_of) if letter and denied and coverage in TABLE else None
    return decide(answers, moment_on(as_of), advice)


@lru_cache(maxsize=64)
def moment_on(day: date) -> Moment:
    """The day with the numbers in force on it; worked out once for everybody who asks on that day."""
    return Moment(day, load_parameters())

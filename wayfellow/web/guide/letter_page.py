"""The page about a letter that said no: its dates, a few questions, and at once the days that follow."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from wayfellow.rules.guide.letter import Letter
from wayfellow.rules.guide.letter_table import TABLE
from wayfellow.services.guide.letter_words import LetterWords
from wayfellow.services.wording import Words
from wayfellow.web.guide.forms import DayTyped

PARTS = ("month", "day", "year")


@dataclass(frozen=True)
class Part:
    """One of the three fields of a date."""

    name: str
    label: str
    value: str


@dataclass(frozen=True)
class DayAsked:
    name: str
    legend: str
    hint: str
    parts: tuple[Part, ...]
    has_error: bool


@dataclass(frozen=True)
class YesNoAsked:
    """choices: (value, label, checked)."""

    name: str
    legend: str
    choices: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True)
class LetterPage:
    """asked: in the order of the page. dates: what follows, once the letter is known. error: (field, sentence)."""

    asked: tuple[DayAsked | YesNoAsked, ...]
    dates: LetterWords | None
    error: tuple[str, str] | None

    @property
    def errors(self) -> tuple[tuple[str, str], ...]:
        """What to put right, and where, for the top of the page."""
        return (self.error,) if self.error else ()


def letter_page(
    letter: Letter | None,
    coverage: str,
    words: Words,
    *,
    sent: QueryDict | None = None,
    dates: LetterWords | None = None,
    error: tuple[str, str] | None = None,
) -> LetterPage:
    """The page for a letter told before, or for what was just sent and must be put right.

    coverage: who sent the letter, and whether it says to leave, is asked only where it changes a day.
    """

    def day(name: str) -> DayAsked:
        typed = DayTyped.sent(sent, name) if sent is not None else DayTyped.of(getattr(letter, name, None))
        parts = tuple(Part(f"{name}_{part}", words.say(f"letter.{part}"), getattr(typed, part)) for part in PARTS)
        hint = words.say(f"letter.{name}.hint")
        return DayAsked(name, words.say(f"letter.{name}"), hint, parts, error is not None and error[0].startswith(name))

    def answer(name: str) -> YesNoAsked:
        said = sent.get(name, "") if sent is not None else _said(letter, name)
        labels = ((value, words.say(f"letter.{name}.{value}"), value == said) for value in ("yes", "no", "unsure"))
        return YesNoAsked(name, words.say(f"letter.{name}"), tuple(labels))

    row = TABLE.get(coverage)
    asked: list[DayAsked | YesNoAsked] = [day("printed_on"), day("sent_on"), answer("service_ends"), day("ends_on")]
    if row and row.from_county:
        asked.append(answer("from_county"))
    if row and row.leaving_means_call:
        asked.append(answer("leaving_facility"))
    return LetterPage(tuple(asked), dates, error)


def _said(letter: Letter | None, name: str) -> str:
    if letter is None:
        return ""
    return {True: "yes", False: "no"}.get(getattr(letter, name), "unsure")

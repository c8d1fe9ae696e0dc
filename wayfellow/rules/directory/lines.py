"""A phone line, its numbers by date, and the line as it stands on one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from wayfellow.rules.language.source import Source
from wayfellow.rules.problems import UnreadableInput

HOW_TO = "See docs/how-to/change-a-phone-number.md."


@dataclass(frozen=True)
class DatedNumber:
    """A number with the first and the last day it can be called; without a last day it goes on."""

    number: str
    first: date
    last: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Line:
    """A line as it can be called on one day.

    number: as people read it. text_to: where a text message goes; text_word: what to write in it. tty: the number for
    a text telephone. hours: `24/7` or the hours in short. checked_on: when somebody last called or looked; None: never.
    """

    id: str
    number: str
    text_to: str
    text_word: str
    tty: str
    hours: str
    languages: str
    url: str
    source: Source
    checked_on: date | None

    @property
    def tag(self) -> str:
        """How sure the number is: `S` read in a source, or the tag of the source, such as `GK`."""
        return self.source.certainty or "S"

    @property
    def dial(self) -> str:
        return dialed(self.number)


def dialed(number: str) -> str:
    """A number as a telephone wants it: `911`, or `+18005415555`."""
    digits = number.replace("-", "")
    return digits if len(digits) == 3 else f"+1{digits[-10:]}"


@dataclass(frozen=True)
class ListedLine:
    """A line as the directory lists it, with every number it has had or will have, earliest first."""

    id: str
    numbers: tuple[DatedNumber, ...]
    source: Source
    text_to: str = ""
    text_word: str = ""
    tty: str = ""
    hours: str = ""
    languages: str = ""
    url: str = ""
    checked_on: date | None = None

    def number_on(self, day: date) -> str:
        """The number of a day; empty when there is none."""
        return next((one.number for one in self.numbers if one.holds_on(day)), "")

    def on(self, day: date) -> Line:
        """The line as it stands on `day`. Raises UnreadableInput when it has no number then."""
        number = self.number_on(day)
        if not number:
            raise UnreadableInput(
                f"The directory has no number for {self.id} on {day}; expected one that holds on every day it is shown."
                f" Add a number from that day. {HOW_TO}"
            )
        return Line(
            self.id,
            number,
            self.text_to,
            self.text_word,
            self.tty,
            self.hours,
            self.languages,
            self.url,
            self.source,
            self.checked_on,
        )


def laid_over(ours: tuple[DatedNumber, ...], laid: tuple[DatedNumber, ...]) -> tuple[DatedNumber, ...]:
    """Our numbers up to the day before the first of another list, and from that day on the other list."""
    if not laid:
        return ours
    day_before = laid[0].first - timedelta(days=1)
    kept = [one for one in ours if one.first <= day_before]
    ended = [DatedNumber(one.number, one.first, min(one.last or day_before, day_before)) for one in kept]
    return (*ended, *laid)


def day_without(numbers: tuple[DatedNumber, ...], first: date, last: date | None) -> date | None:
    """The first day from `first` to `last` on which none of the numbers holds, or None."""
    day = first
    while last is None or day <= last:
        holding = next((one for one in numbers if one.holds_on(day)), None)
        if holding is None:
            return day
        if holding.last is None:
            return None
        day = holding.last + timedelta(days=1)
    return None

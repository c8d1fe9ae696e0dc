"""Short ways to tell a story: what somebody said, a code in a claim, and a person asked about one population."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from wayfellow.screening.synthetic.story import Ago, Event, Expected, Finding, Population, Said, Seen, Story, When, Who

DAY = "{day}"
RECENT = Ago(10, 330)


def told(source: str, **answers: str) -> tuple[Said, ...]:
    """What one source said of several facts, some weeks ago."""
    return tuple(Said(fact, value, source) for fact, value in answers.items())


def asked(**answers: str) -> tuple[Said, ...]:
    """The answers of one assessment."""
    return tuple(Said(fact, value, "ASSESSMENT", Ago(5, 80)) for fact, value in answers.items())


def on_day(fact: str, day: When, source: str) -> Said:
    """A fact that is a day."""
    return Said(fact, DAY, source, day=day)


def coded(code: str, kind: str = "office", on: When = RECENT) -> Seen:
    """A contact whose claim carries a code last, as those about people's lives mostly are."""
    return Seen(on, kind, trail=code)


def treated(code: str, kind: str = "therapy", on: When = RECENT) -> Seen:
    """A contact because of this diagnosis."""
    return Seen(on, kind, lead=code)


@dataclass(frozen=True)
class About:
    """Tells stories about one population, of sound people, so that nothing speaks for it but what the story tells."""

    population: Population
    who: Who

    def __call__(
        self, code: str, says: str, share: int, finding: Finding, *said: Said, happened: tuple[Event, ...] = (),
        also: Expected | None = None, who: Who | None = None, **more: Any,
    ) -> Story:  # fmt: skip
        """`also`: what is certain for other populations; `more`: the other properties of a story."""
        expects: Mapping[Population, Finding] = {self.population: finding, **(also or {})}
        return replace(Story(code, says, share, who or self.who, happened, said, expects, health="sound"), **more)

"""The finished words of the numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wayfellow.rules.ecm.register import POPULATIONS
from wayfellow.screening.next_steps import LAST, STEPS
from wayfellow.services.candidates.numbers import SMALLEST_SHOWN, Numbers
from wayfellow.web.speaking import speaking
from wayfellow.web.staff.saying import say_day


@dataclass(frozen=True)
class NumbersPage:
    as_of: str
    steps: tuple[tuple[str, str], ...]
    populations: tuple[tuple[str, str], ...]


def numbers_page(numbers: Numbers) -> NumbersPage:
    say = speaking().say
    steps = {step.code: say(f"candidates.next.{step.code}") for step in (*STEPS, LAST)}
    populations = {one.code: one.title for one in POPULATIONS}
    as_of = say("candidates.as_of", day=say_day(numbers.run.as_of)) if numbers.run else ""
    return NumbersPage(as_of, _rows(steps, numbers.by_step), _rows(populations, numbers.by_population))


def _rows(words: Mapping[str, str], counts: Mapping[str, int | None]) -> tuple[tuple[str, str], ...]:
    few = speaking().say("candidates.few", number=SMALLEST_SHOWN)
    return tuple(
        (said, few if counts[code] is None else f"{counts[code]:,}") for code, said in words.items() if code in counts
    )

"""Every combination of representative answers, as columns: an axis of an array a question, so nothing is copied.

A set of representatives is written as sets, untidied, as somebody might press them: `none` beside a danger, and so on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tests.spec.guide.tables import answers_of
from wayfellow.rules.guide.answers import Answers
from wayfellow.rules.guide.questions import BY_KEY

Column = NDArray[np.bool_]
Whole = NDArray[np.int64]

COVERAGES = (*BY_KEY["coverage"].values, "unsure")

CROSSED: Mapping[str, tuple[str, ...]] = {
    "safety": ("none", "unsure", "violence", "none, overdose"),
    "county": ("10", "outside_ca", "unsure"),
    "coverage": COVERAGES,
    "event": ("none", "unsure", "denied_or_delayed", "in_hospital", "none, unsure"),
    "ongoing": ("none", "unsure", "many_er_or_hospital", "unsure, left_jail_12m"),
    "needs": (
        "-", "unsure", "safety", "food", "getting_around", "caring_for_someone", "caring_for_someone, getting_around",
        "health, money", "caring_for_someone, money", "health, food, money", "safety, food, housing",
        "getting_around, caring_for_someone, unsure, health",
    ),
    "duration": ("weeks", "months", "unsure"),
    "programs": (
        "none", "unsure", "ihss", "ecm", "hospice", "ecm, pace", "plan_ccm", "ecm, cct", "county_tcm",
        "ecm, county_tcm", "waiver_1915c, county_tcm, unsure",
    ),
    "wants": (
        "-", "unsure", "rides", "caregiver_help", "rides, caregiver_help", "coverage_help", "talk_to_person",
        "rides, talk_to_person", "caregiver_help, talk_to_person", "coverage_help, talk_to_person",
    ),
    "age": ("unsure", "10", "11", "12", "15", "17", "18", "19", "40", "64", "65", "70"),
    "who": ("me", "child", "unsure"),
    "teen_private": ("-", "yes", "no", "unsure"),
    "lang": ("en", "es"),
    "format": ("standard", "large_print"),
}  # fmt: skip
"""The interesting sets, all with all."""

EACH: Mapping[str, tuple[str, ...]] = {
    "safety": ("none", *BY_KEY["safety"].named),
    "county": ("10", "outside_ca"),
    "coverage": COVERAGES,
    "event": ("none", "unsure", *BY_KEY["event"].named),
    "ongoing": ("none", "unsure", *BY_KEY["ongoing"].named),
    "needs": ("-", *BY_KEY["needs"].named, "housing, food, mental_health", "drugs_alcohol, housing, money"),
    "duration": ("weeks", "months"),
    "programs": ("none", *BY_KEY["programs"].named),
    "wants": ("-", *BY_KEY["wants"].named),
    "age": ("40",),
    "who": ("parent", "spouse", "other", "client"),
    "teen_private": ("-",),
    "lang": ("en",),
    "format": ("standard", "braille", "audio", "asl"),
}
"""Every single value, all with all."""


@dataclass(frozen=True)
class Combinations:
    """The product of some representatives; `shape` is that of its arrays."""

    chosen: Mapping[str, tuple[str, ...]]

    @property
    def shape(self) -> tuple[int, ...]:
        return tuple(len(values) for values in self.chosen.values())

    @property
    def count(self) -> int:
        return int(np.prod([len(values) for values in self.chosen.values()], dtype=np.int64))

    @cached_property
    def _axes(self) -> Mapping[str, int]:
        return {question: axis for axis, question in enumerate(self.chosen)}

    def along(self, question: str, values: list[int]) -> Whole:
        """One number for each representative of a question, along its axis."""
        shape = [1] * len(self.chosen)
        shape[self._axes[question]] = len(values)
        return np.array(values, dtype=np.int64).reshape(shape)

    def sets(self, question: str) -> list[frozenset[str]]:
        """The representatives of a question as they were pressed."""
        return [frozenset(part.strip() for part in text.split(",") if part != "-") for text in self.chosen[question]]

    def answers(self, place: tuple[int, ...]) -> Answers:
        return answers_of(
            {question: values[at] for at, (question, values) in zip(place, self.chosen.items(), strict=True)}
        )

    def some(self, where: Column, how_many: int, seed: int) -> Iterator[tuple[int, ...]]:
        """Places where a column holds, chosen by chance, the same ones every time; fewer only where there are fewer."""
        chance = np.random.default_rng(seed)
        holding = np.flatnonzero(where)
        picked = np.unravel_index(chance.choice(holding, min(how_many, len(holding)), replace=False), where.shape)
        free = [chance.integers(0, size, len(picked[0])) for size in self.shape]
        axes = [own if size > 1 else any_ for own, any_, size in zip(picked, free, where.shape, strict=True)]
        yield from zip(*(axis.tolist() for axis in axes), strict=True)

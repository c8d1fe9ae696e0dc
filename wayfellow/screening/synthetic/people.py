"""Who lives in the county: birth, health, how much care they use, and when they were enrolled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from wayfellow.screening.synthetic import days, diagnoses
from wayfellow.screening.synthetic.claims import FACILITIES
from wayfellow.screening.synthetic.columns import NOBODY_SAID, Ints, numbered
from wayfellow.screening.synthetic.enrollment import Enrollment, enroll
from wayfellow.screening.synthetic.stories import STORIES
from wayfellow.screening.synthetic.story import Who

Generator = np.random.Generator
CHILD, ADULT, ELDER = range(3)
ELDER_DAYS, YEAR_DAYS = 65 * 365, 365
LASTING_SLOTS = 6
CARE_OF_AGE = np.array([0.62, 0.95, 1.9])
SKEW = 1.25
OWN_SHARE_OF_AGE = np.array([0.15, 0.4, 0.55])
BLANK_BIRTH_SHARE = 0.001


@dataclass(frozen=True)
class People:
    """A block of people, one entry each. `born` is the truth; `birth` what the file says, which may be nothing.

    lasting: six places of diagnoses that come back. care: how much care they use; 1.0 is the county's average.
    sound: no code beyond everyday ones. payer, plan: places in the lists of `providers`; no plan is -1.
    """

    index: Ints
    ids: Any
    member_ids: Any
    story: Ints
    born: Ints
    birth: Ints
    gender: Ints
    age_group: Ints
    sound: Ints
    lasting: Ints
    own_share: Ints
    care: Ints
    payer: Ints
    plan: Ints
    facility: Ints
    enrollment: Enrollment

    def __len__(self) -> int:
        return len(self.index)


def _births(as_of: date) -> dict[Who, Callable[[Generator, int], Ints]]:
    """Return how to draw birth days for each kind of person stories speak about."""
    today = days.number(as_of)
    edge, edge_of_18, edge_of_26 = (days.number(days.latest_birth(as_of, age)) for age in (days.ADULT_AGE, 18, 26))
    leap_adult, leap_child = map(days.number, days.leap_births(as_of))

    def ago(least: int, most: int) -> Callable[[Generator, int], Ints]:
        return lambda rng, size: edge - rng.integers(least, most, size)

    def always(day: int) -> Callable[[Generator, int], Ints]:
        return lambda rng, size: np.full(size, day)

    return {
        "anyone": lambda rng, size: today - (YEAR_DAYS * _ages(rng, size)).astype(np.int64),
        "adult": ago(YEAR_DAYS, 58 * YEAR_DAYS),
        "woman": ago(9 * YEAR_DAYS, 24 * YEAR_DAYS),
        "mother": ago(YEAR_DAYS, 20 * YEAR_DAYS),
        "elder": ago(46 * YEAR_DAYS, 70 * YEAR_DAYS),
        "child": lambda rng, size: edge + rng.integers(YEAR_DAYS, 18 * YEAR_DAYS, size),
        "minor": lambda rng, size: edge_of_18 + rng.integers(YEAR_DAYS, 16 * YEAR_DAYS, size),
        "18 to 20": lambda rng, size: rng.integers(edge + 30, edge_of_18 - 30, size),
        "21 to 25": lambda rng, size: rng.integers(edge_of_26 + 30, edge - 30, size),
        "18 today": always(edge_of_18),
        "18 tomorrow": always(edge_of_18 + 1),
        "26 today": always(edge_of_26),
        "26 tomorrow": always(edge_of_26 + 1),
        "baby": lambda rng, size: today - rng.integers(120, 330, size),
        "adult today": always(edge),
        "adult tomorrow": always(edge + 1),
        "leap adult": always(leap_adult),
        "leap child": always(leap_child),
        "birth date unknown": ago(YEAR_DAYS, 40 * YEAR_DAYS),
    }


def _ages(rng: Generator, size: int) -> Ints:
    """Return ages in years as such a county has them: many children, fewer with every decade."""
    group = rng.choice(3, size, p=[0.42, 0.46, 0.12])
    chance = rng.random(size)
    child, adult, elder = chance * 20.9, 21 + 43 * chance**1.25, 65 + 30 * chance**2
    return np.choose(group, [child, adult, elder])


def draw_people(rng: Generator, story: Ints, first: int, as_of: date) -> People:
    """Return a block of people who live the stories given, the first being person number `first`."""
    size, today = len(story), days.number(as_of)
    index = np.arange(first, first + size)
    born = np.empty(size, dtype=np.int64)
    who, health, coverage = (
        np.array([getattr(each, name) for each in STORIES])[story] for name in ("who", "health", "coverage")
    )
    for kind, draw in _births(as_of).items():
        these = np.flatnonzero(who == kind)
        born[these] = draw(rng, len(these))
    adult = born <= days.number(days.latest_adult_birth(as_of))
    age_group = np.where(born <= today - ELDER_DAYS, ELDER, np.where(adult, ADULT, CHILD)).astype(np.int8)
    unsaid = (who == "birth date unknown") | ((rng.random(size) < BLANK_BIRTH_SHARE) & (story == 0))
    gender = np.where(rng.random(size) < 0.53, 0, 1)
    gender[rng.random(size) < 0.004] = 2
    gender[(who == "mother") | (who == "woman")] = 0
    sound = health == "sound"
    group = np.where(sound, diagnoses.SOUND_LASTING, age_group)
    lasting = diagnoses.DRAW_LASTING[group[:, None], rng.integers(0, 65536, (size, LASTING_SLOTS))]
    distinct = np.minimum(rng.geometric(0.45, size), LASTING_SLOTS)
    lasting = lasting[np.arange(size)[:, None], np.arange(LASTING_SLOTS) % distinct[:, None]]
    care = CARE_OF_AGE[age_group] * np.exp(SKEW * rng.standard_normal(size) - SKEW**2 / 2)
    enrollment = enroll(rng, born, story > 0, coverage, as_of)
    outside = coverage == "fee for service"
    return People(
        index=index, ids=numbered("P", index + 1, 9), member_ids=numbered("M", (index + 1) * 7 % 10**9, 9),
        story=story, born=born, birth=np.where(unsaid, NOBODY_SAID, born), gender=gender.astype(np.int8),
        age_group=age_group, sound=sound, lasting=lasting, own_share=OWN_SHARE_OF_AGE[age_group],
        care=care * enrollment.days_in_history / 730,
        payer=outside.astype(np.int8), plan=np.where(outside, -1, rng.random(size) < 0.35).astype(np.int8),
        facility=rng.integers(0, FACILITIES, size),
        enrollment=enrollment,
    )  # fmt: skip

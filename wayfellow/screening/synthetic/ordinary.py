"""Ordinary care: what everybody gets, and so little emergency care that no way of counting reaches a threshold."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from wayfellow.screening.synthetic import care
from wayfellow.screening.synthetic.claims import ADMIT_TYPES, BLANK, DRGS, FACILITIES, Claims, make
from wayfellow.screening.synthetic.columns import Ints, weighted
from wayfellow.screening.synthetic.encounters import emergency_bills, emergency_doctors, stay_bills, stay_doctors
from wayfellow.screening.synthetic.people import ADULT, CHILD, ELDER, People
from wayfellow.screening.synthetic.stories import STORIES

Generator = np.random.Generator
MOST_CLAIMS = 260
# Shares of an ordinary claim by age: child, adult, elder.
MIX = {
    "office": (2, 27, 27), "child office": (42, 0, 0), "clinic": (14, 13, 8), "telehealth": (3, 5, 3),
    "video clinic": (3, 4, 2), "therapy": (12, 10, 5), "laboratory": (10, 22, 21), "outpatient": (7, 13, 19),
    "at home": (2, 2, 9), "urgent care": (4, 2, 1), "urgent clinic": (1, 1, 1), "ride": (0.3, 1, 3),
}  # fmt: skip
MIX_DRAW = np.stack([
    np.array([care.KIND[name] for name in MIX], dtype=np.int8)[weighted([mix[age] for mix in MIX.values()])]
    for age in range(3)
])  # fmt: skip
LINES_A_CLAIM = np.array([care.LINES_OF[draw].mean() for draw in MIX_DRAW])
OTHER_LINES = 2.3  # what emergencies, stays and stories add a person, less what caps and short enrollments take

# Emergency visits fall into stretches (days ago) of which no window of six months, for a child twelve, meets more
# than two, for a child one. One visit a stretch.
ADULT_STRETCHES = ((0, 190), (190, 380), (380, 570), (570, 730))
CHILD_STRETCHES = ((0, 170), (540, 730))
EMERGENCY_CHANCE, STAY_CHANCE = np.array([0.17, 0.14, 0.15]), np.array([0.022, 0.06, 0.16])
STAY_TYPES = np.array([*[ADMIT_TYPES.index(code) for code in "1239"], BLANK], dtype=np.int8)[
    weighted([57, 12, 14, 3, 14])
]  # fmt: skip
USUAL_DRGS = np.array([DRGS.index(code) for code in "871 291 193 189 392 603 638 683 897".split()], dtype=np.int8)
NURSERY = {"drg": DRGS.index("795"), "lead": "Z38.00"}


def ordinary_claims(rng: Generator, people: People, lines_a_person: float) -> Iterator[Claims]:
    """Yield the ordinary claims of a block of people, about `lines_a_person` lines each once stories are added."""
    yield _contacts(rng, people, max(lines_a_person - OTHER_LINES, 0.0))
    yield _long_term_care(rng, people)
    welcome = np.array([story.ordinary_emergencies for story in STORIES])[people.story]
    scale = min(lines_a_person / 30, 1.0)
    staying = welcome & (rng.random(len(people)) < STAY_CHANCE[people.age_group] * scale)
    yield from _stays(rng, people, np.flatnonzero(staying))
    yield from _emergencies(rng, people, welcome & ~staying, scale)


def _contacts(rng: Generator, people: People, lines_a_person: float) -> Claims:
    mean = people.care * lines_a_person / LINES_A_CLAIM[people.age_group]
    person = np.repeat(np.arange(len(people)), rng.poisson(np.minimum(mean, MOST_CLAIMS)))
    kind = MIX_DRAW[people.age_group[person], rng.integers(0, 4096, len(person))]
    facility = np.where(care.BILL_OF[kind] >= 0, people.facility[person], BLANK)
    return make(person, kind, people.enrollment.draw(rng, person), facility=facility)


def _long_term_care(rng: Generator, people: People) -> Claims:
    """A few elders live in a nursing facility and are seen there every month; that is no short stay."""
    residents = np.flatnonzero((people.age_group == ELDER) & (people.story == 0) & (rng.random(len(people)) < 0.03))
    person = np.repeat(residents, 24)
    day = people.enrollment.today - 30 * np.tile(np.arange(24), len(residents)) - 3
    kept = people.enrollment.covers(person, day)
    return make(person[kept], care.KIND["long-term care"], day[kept], facility=people.facility[person[kept]])


def _stays(rng: Generator, people: People, person: Ints) -> Iterator[Claims]:
    """One stay each; some begun in the emergency department. Babies' is their birth. Children's doctors do not bill."""
    newborn = people.born[person] > people.enrollment.history_start
    nights = np.minimum(rng.geometric(0.24, len(person)), 20)
    nights = np.where(newborn, np.minimum(nights, 3), nights)
    day = np.where(newborn, people.born[person], people.enrollment.draw(rng, person))
    kept = people.enrollment.covers(person, day) & people.enrollment.covers(person, day + nights)
    person, day, nights, newborn = person[kept], day[kept], nights[kept], newborn[kept]
    facility = people.facility[person]
    types = np.where(newborn, ADMIT_TYPES.index("4"), STAY_TYPES[rng.integers(0, 4096, len(person))])
    drg = USUAL_DRGS[rng.integers(0, len(USUAL_DRGS), len(person))]
    nursing = (people.age_group[person] == ELDER) & (rng.random(len(person)) < 0.2)
    kind = np.where(nursing, care.KIND["nursing facility"], care.KIND["hospital"])
    for these, kinds, extra in (
        (~newborn, kind[~newborn], {"drg": np.where(nursing, BLANK, drg)[~newborn]}),
        (newborn, care.KIND["nursery"], NURSERY),
    ):
        yield stay_bills(rng, kinds, person[these], day[these], nights[these], facility[these], types[these], **extra)
    billed = (people.age_group[person] != CHILD) & ~nursing
    named = np.where(rng.random(len(person)) < 0.5, facility, BLANK)
    yield stay_doctors(care.KIND["hospital doctor"], person[billed], day[billed], (day + nights)[billed], named[billed])
    before = day - (rng.random(len(person)) < 0.3)
    came = ~newborn & ~nursing & np.isin(types, [0, 1, BLANK]) & (rng.random(len(person)) < 0.5)
    came &= people.enrollment.covers(person, before)
    yield emergency_bills(rng, person[came], before[came], facility[came], people.enrollment.today)


def _emergencies(rng: Generator, people: People, welcome: Ints, scale: float) -> Iterator[Claims]:
    chance = np.minimum(EMERGENCY_CHANCE[people.age_group] * np.sqrt(people.care) * 1.2, 0.55) * scale
    for ages, stretches in (((CHILD,), CHILD_STRETCHES), ((ADULT, ELDER), ADULT_STRETCHES)):
        able = welcome & np.isin(people.age_group, ages)
        for earliest, latest in stretches:
            person = np.flatnonzero(able & (rng.random(len(people)) < chance))
            day = people.enrollment.today - rng.integers(earliest, latest, len(person))
            kept = people.enrollment.covers(person, day)
            yield from _visits(rng, people, person[kept], day[kept])


def _visits(rng: Generator, people: People, person: Ints, day: Ints) -> Iterator[Claims]:
    elsewhere = rng.random(len(person)) < 0.3
    facility = np.where(elsewhere, rng.integers(0, FACILITIES, len(person)), people.facility[person])
    form = rng.random(len(person))
    yield emergency_bills(rng, person[form < 0.94], day[form < 0.94], facility[form < 0.94], people.enrollment.today)
    seen = form > 0.2
    named = np.where(rng.random(len(person)) < 0.5, facility, BLANK)
    yield emergency_doctors(person[seen], day[seen], named[seen])

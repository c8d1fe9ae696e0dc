"""Which diagnoses stand in the 25 positions of each claim: the person's own that come back, and those of the day."""

from __future__ import annotations

import numpy as np

from wayfellow.screening.synthetic import care, diagnoses
from wayfellow.screening.synthetic.claims import Claims
from wayfellow.screening.synthetic.columns import Ints
from wayfellow.screening.synthetic.layouts import DIAGNOSIS_POSITIONS
from wayfellow.screening.synthetic.people import People

Generator = np.random.Generator


def diagnosis_places(rng: Generator, claims: Claims, people: People, sources: Ints) -> list[Ints]:
    """Return, for each of the 25 positions, the place in WRITTEN of every claim's code; -1 where nothing stands."""
    count = care.DIAGNOSES_OF[claims.kind, rng.integers(0, 256, len(claims))].astype(np.int32)
    count = np.maximum(count, (claims.leads >= 0).astype(np.int32) + (claims.trails >= 0))
    ends = np.cumsum(count)
    of_claim = np.repeat(np.arange(len(claims), dtype=np.int32), count)
    person = claims.person[of_claim]
    draw = rng.integers(0, 65536, len(of_claim), dtype=np.uint16)
    own = rng.integers(0, 256, len(of_claim), dtype=np.uint8) < (people.own_share * 256).astype(np.uint8)[person]
    pool = diagnosis_pool(claims, people)[of_claim]
    codes = np.where(own, people.lasting[person, draw % people.lasting.shape[1]], diagnoses.DRAW[pool, draw])
    for forced, at in ((claims.leads, ends - count), (claims.trails, ends - 1)):
        codes[at[forced >= 0]] = forced[forced >= 0]
    codes = diagnoses.PLACE_WRITTEN[sources[of_claim], codes]
    columns = []
    for position in range(DIAGNOSIS_POSITIONS):
        column = np.full(len(claims), -1, dtype=np.int16)
        filled = np.flatnonzero(count > position)
        column[filled] = codes[(ends - count)[filled] + position]
        columns.append(column)
    return columns


def diagnosis_pool(claims: Claims, people: People) -> Ints:
    """Return which pool each claim's diagnoses come from: emergency, hospital, sound people, or that of the age."""
    pool = people.age_group[claims.person]
    emergency = (claims.kind == care.KIND["emergency"]) | (claims.kind == care.KIND["emergency doctor"])
    hospital = (claims.kind == care.KIND["hospital"]) | (claims.kind == care.KIND["hospital doctor"])
    pool = np.where(emergency, diagnoses.EMERGENCY_POOL, np.where(hospital, diagnoses.HOSPITAL_POOL, pool))
    return np.where(people.sound[claims.person], diagnoses.SOUND_POOL, pool)

"""The eligibility file: a row a person and span, with names and addresses nobody has."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from wayfellow.screening.synthetic import names, providers
from wayfellow.screening.synthetic.columns import (
    NOBODY_SAID,
    Ints,
    coded,
    constant,
    day_column,
    table,
    weighted,
)
from wayfellow.screening.synthetic.enrollment import OPEN
from wayfellow.screening.synthetic.people import ELDER, People
from wayfellow.screening.synthetic.stories import STORIES

RACE_DRAW = weighted(names.RACE_WEIGHTS)
STREETS = [f"{number} {street} Lane" for street in names.STREETS for number in range(101, 1500, 14)]
# The exchange 555-01xx is kept for fiction.
PHONES = [
    f"{area}-555-01{line:02d}" for area in (209, 213, 310, 408, 530, 559, 619, 707, 805, 909) for line in range(100)
]


def eligibility(rng: np.random.Generator, people: People) -> Any:
    """Return the enrollment spans of a block of people. Half of the open ones have no end, half one far away."""
    size = len(people)
    race, city = RACE_DRAW[rng.integers(0, 4096, size)], rng.integers(0, len(names.CITIES), size)
    first, last = _any(rng, names.FIRST_NAMES, size), _any(rng, names.LAST_NAMES, size)
    street, phone = _any(rng, STREETS, size), _any(rng, PHONES, size)
    phone[rng.random(size) < 0.06] = -1
    street[rng.random(size) < 0.03] = -1
    told = np.array([names.RACES.index(story.race) if story.race else -1 for story in STORIES])[people.story]
    race = np.where(told >= 0, told, race)
    spans = people.enrollment
    again = spans.second_start != NOBODY_SAID
    of = np.repeat(np.arange(size), 1 + again)
    second = np.concatenate([[False], of[1:] == of[:-1]])
    end = np.where(second, spans.second_end[of], spans.end[of])
    end = np.where((end == OPEN) & (people.plan[of] == 1), NOBODY_SAID, end)
    died = spans.died[of]
    elder = people.age_group[of] == ELDER
    rows = len(of)
    return table("eligibility", rows, {
        "person_id": coded(of, people.ids),
        "member_id": coded(of, people.member_ids),
        "subscriber_id": coded(of, people.member_ids),
        "gender": coded(people.gender[of], names.GENDERS),
        "race": coded(race[of], names.RACES),
        "birth_date": day_column(people.birth[of]),
        "death_date": day_column(died),
        "death_flag": pa.array((died != NOBODY_SAID).astype(np.int32)),
        "enrollment_start_date": day_column(np.where(second, spans.second_start[of], spans.start[of])),
        "enrollment_end_date": day_column(end),
        "payer": coded(people.payer[of], providers.PAYERS),
        "payer_type": constant("medicaid", rows),
        "plan": coded(people.plan[of], providers.PLANS),
        "original_reason_entitlement_code": coded(np.where(elder, 0, -1), ["0"]),
        "dual_status_code": coded(np.where(elder, 0, 1), ["02", "NA"]),
        "medicare_status_code": coded(np.where(elder, 0, -1), ["10"]),
        "first_name": coded(first[of], names.FIRST_NAMES),
        "last_name": coded(last[of], names.LAST_NAMES),
        "subscriber_relation": constant("self", rows),
        "address": coded(street[of], STREETS),
        "city": coded(city[of], names.CITIES),
        "state": constant("CA", rows),
        "zip_code": coded(city[of], names.ZIP_CODES),
        "phone": coded(phone[of], PHONES),
        "data_source": constant("plan_enrollment", rows),
        "file_name": constant("invented_enrollment", rows),
    })  # fmt: skip


def _any(rng: np.random.Generator, words: list[str], size: int) -> Ints:
    return rng.integers(0, len(words), size)

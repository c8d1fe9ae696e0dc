"""Pharmacy claims: a modest number, mostly the same few medicines again."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from wayfellow.screening.synthetic import providers
from wayfellow.screening.synthetic.columns import NOBODY_SAID, coded, constant, day_column, numbered, table, weighted
from wayfellow.screening.synthetic.lines import CLAIMS_A_BLOCK
from wayfellow.screening.synthetic.people import People

FILLS_A_PERSON = 3.0
MOST_FILLS = 60
DRUGS = [f"99999{number:04d}{number % 97:02d}" for number in range(1, 181)]  # no labeler has the number 99999
PRICES = np.round(4 + 40 * np.abs(np.sin(np.arange(len(DRUGS)))) ** 6, 2)
DRAW = weighted([1 / (rank + 6) for rank in range(len(DRUGS))])
SUPPLIES = np.array([30, 30, 30, 90, 7, 10, 14, 30], dtype=np.int32)


def fills(rng: np.random.Generator, people: People, as_of: int, block: int) -> Any:
    """Return the medicines that a block of people picked up, by day."""
    person = np.repeat(np.arange(len(people)), rng.poisson(np.minimum(people.care * FILLS_A_PERSON, MOST_FILLS)))
    day = people.enrollment.draw(rng, person)
    order = np.argsort(day, kind="stable")
    person, day, size = person[order], day[order], len(person)
    drug = DRAW[rng.integers(0, 4096, size)]
    supply = SUPPLIES[rng.integers(0, len(SUPPLIES), size)]
    paid_on = day + rng.integers(1, 15, size)
    return table("pharmacy_claim", size, {
        "claim_id": numbered("R", np.int64(block) * CLAIMS_A_BLOCK + np.arange(size), 14),
        "claim_line_number": pa.array(np.ones(size, dtype=np.int32)),
        "person_id": coded(person, people.ids),
        "member_id": coded(person, people.member_ids),
        "payer": coded(people.payer[person], providers.PAYERS),
        "plan": coded(people.plan[person], providers.PLANS),
        "prescribing_provider_npi": coded(people.index[person] * 7 % providers.DOCTOR_COUNT, providers.DOCTORS),
        "dispensing_provider_npi": coded(people.facility[person], providers.PHARMACIES),
        "dispensing_date": day_column(day),
        "ndc_code": coded(drug, DRUGS),
        "quantity": pa.array(supply * np.where(drug % 3 == 0, 2.0, 1.0)),
        "days_supply": pa.array(supply),
        "refills": pa.array(rng.integers(0, 6, size).astype(np.int32)),
        "paid_date": day_column(np.where(paid_on > as_of, NOBODY_SAID, paid_on)),
        "paid_amount": pa.array(np.round(PRICES[drug] * supply / 30, 2)),
        "data_source": constant("plan_pharmacy", size),
    })  # fmt: skip

"""Invented plans, hospitals, doctors and groups. Their numbers begin with 9, which no real NPI does."""

from __future__ import annotations

import numpy as np

from wayfellow.screening.synthetic.care import BILL_OF
from wayfellow.screening.synthetic.claims import FACILITIES, Claims
from wayfellow.screening.synthetic.columns import Ints
from wayfellow.screening.synthetic.people import People

PAYERS = ["Lake County Medi-Cal (invented)", "California fee-for-service Medi-Cal (invented)"]
PLANS = ["Blue Heron Health Plan", "Tule Fog Community Plan"]
DOCTOR_COUNT, GROUP_COUNT = 6000, 500
ALLOWED_SHARE = np.array([0.42, 0.38, 0.45, 0.40, 0.36])


def npi(number: int) -> str:
    """Return an invented NPI: nine digits beginning with 9, and the check digit the real ones carry."""
    digits = f"9{number:08d}"
    total = 24  # what the fixed prefix 80840 adds to the sum
    for position, digit in enumerate(reversed(digits)):
        doubled = int(digit) * 2 if position % 2 == 0 else int(digit)
        total += doubled // 10 + doubled % 10
    return digits + str(-total % 10)


FACILITY_IDS = [npi(10_000_000 + number) for number in range(FACILITIES)]
DOCTORS = [npi(20_000_000 + number) for number in range(DOCTOR_COUNT)]
PHARMACIES = [npi(40_000_000 + number) for number in range(FACILITIES)]
# A hospital bills under its own number; the groups come after the hospitals.
GROUPS = FACILITY_IDS + [npi(30_000_000 + number) for number in range(GROUP_COUNT)]


def who_bills(rng: np.random.Generator, claims: Claims, people: People) -> tuple[Ints, Ints]:
    """Return the doctor and the billing group of each claim; most people keep seeing the same few doctors."""
    usual = people.index[claims.person] * 7 % DOCTOR_COUNT + rng.integers(0, 4, len(claims))
    other = rng.integers(0, DOCTOR_COUNT, len(claims))
    doctor = np.where(rng.random(len(claims)) < 0.6, usual % DOCTOR_COUNT, other).astype(np.int16)
    group = np.where(BILL_OF[claims.kind] >= 0, claims.facility, FACILITIES + doctor % GROUP_COUNT)
    return doctor, group.astype(np.int16)

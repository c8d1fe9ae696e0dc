"""Claims written out as claim lines, the way the Tuva layout wants them: header columns repeat on every line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from wayfellow.screening.synthetic import care, diagnoses, providers
from wayfellow.screening.synthetic.claims import ADMIT_SOURCES, ADMIT_TYPES, DISPOSITIONS, DRGS, Claims
from wayfellow.screening.synthetic.columns import NOBODY_SAID, Ints, coded, constant, day_column, numbered, table
from wayfellow.screening.synthetic.people import People
from wayfellow.screening.synthetic.positions import diagnosis_places

Generator = np.random.Generator
CLAIMS_A_BLOCK = 100_000_000
SOURCES = ("plan_claims", "county_clinics")
COUNTY_CLINICS_SHARE = 0.05  # they write dots in diagnoses, and no line dates on claims of one day
UNNAMED_DOCTOR_SHARE = 0.02
REVENUES = sorted({revenue for revenue, *_ in care.PARTS if revenue})
HCPCS = sorted({code for _, code, *_ in care.PARTS if code})
MODIFIERS = sorted({modifier for _, _, modifier, _ in care.PARTS if modifier})
REVENUE_OF = np.array([REVENUES.index(p[0]) if p[0] else -1 for p in care.PARTS], dtype=np.int16)
HCPCS_OF = np.array([HCPCS.index(p[1]) if p[1] else -1 for p in care.PARTS], dtype=np.int16)
MODIFIER_OF = np.array([MODIFIERS.index(p[2]) if p[2] else -1 for p in care.PARTS], dtype=np.int16)
CHARGE_OF = np.array([p[3] for p in care.PARTS])
INSTITUTIONAL = care.BILL_OF >= 0


@dataclass(frozen=True)
class Lines:
    """Where each line comes from: its claim, its number in it, and the procedure it bills."""

    claim: Ints
    number: Ints
    procedure: Ints


def draw_lines(rng: Generator, claims: Claims) -> Lines:
    """Return the lines of the claims, in their order."""
    drawn = care.LINES_OF[claims.kind, rng.integers(0, 256, len(claims))]
    count = np.where(claims.lines > 0, claims.lines, drawn).astype(np.int32)
    claim = np.repeat(np.arange(len(claims), dtype=np.int32), count)
    number = np.arange(len(claim), dtype=np.int32) - (np.cumsum(count) - count).astype(np.int32)[claim] + 1
    kind = claims.kind[claim]
    pool = np.where(number == 1, care.FIRST_OF[kind], care.REST_OF[kind])
    return Lines(claim, number, care.DRAW[pool, rng.integers(0, 4096, len(claim), dtype=np.uint16)])


def claim_lines(rng: Generator, claims: Claims, people: People, as_of: int, block: int) -> Any:
    """Return the medical claim lines of a block of people, in the order the feed would have sent them."""
    claims = claims.only(np.argsort(claims.start, kind="stable"))
    sources = (rng.random(len(claims)) < COUNTY_CLINICS_SHARE).astype(np.int8)
    positions = diagnosis_places(rng, claims, people, sources)
    lines = draw_lines(rng, claims)
    of, size = lines.claim, len(lines.claim)
    hospital = INSTITUTIONAL[claims.kind]
    paid_on = claims.end + rng.integers(10, 60, len(claims)).astype(np.int32)
    paid_on = np.where(paid_on > as_of, NOBODY_SAID, paid_on)
    doctor, group = providers.who_bills(rng, claims, people)
    line_start, line_end = _line_days(claims, lines, hospital, sources)
    unnamed = rng.random(len(claims)) < UNNAMED_DOCTOR_SHARE
    units = np.where(rng.integers(0, 16, size, dtype=np.uint8) == 0, 2.0, 1.0)
    charge = CHARGE_OF[lines.procedure] * units
    allowed = np.round(charge * providers.ALLOWED_SHARE[doctor % len(providers.ALLOWED_SHARE)][of], 2)
    unpaid = rng.integers(0, 64, size, dtype=np.uint8) < 2
    waiting = (paid_on == NOBODY_SAID)[of]

    def say(places: Ints, words: Any) -> Any:
        return coded(places[of], words)

    ids = numbered("C", np.int64(block) * CLAIMS_A_BLOCK + np.arange(len(claims)), 14)
    return table("medical_claim", size, {
        "claim_id": coded(of, ids),
        "claim_line_number": pa.array(lines.number),
        "claim_type": say(hospital.astype(np.int8), ["professional", "institutional"]),
        "person_id": say(claims.person, people.ids),
        "member_id": say(claims.person, people.member_ids),
        "payer": say(people.payer[claims.person], providers.PAYERS),
        "plan": say(people.plan[claims.person], providers.PLANS),
        "claim_start_date": day_column(claims.start[of]),
        "claim_end_date": day_column(claims.end[of]),
        "claim_line_start_date": day_column(line_start),
        "claim_line_end_date": day_column(line_end),
        "admission_date": day_column(claims.admitted[of]),
        "discharge_date": day_column(claims.discharged[of]),
        "admit_source_code": say(claims.admit_source, ADMIT_SOURCES),
        "admit_type_code": say(claims.admit_type, ADMIT_TYPES),
        "discharge_disposition_code": say(claims.disposition, DISPOSITIONS),
        "place_of_service_code": say(claims.place, care.PLACES),
        "bill_type_code": say(claims.bill, care.BILLS),
        "drg_code_type": say(np.where(claims.drg >= 0, 0, -1).astype(np.int8), ["ms-drg"]),
        "drg_code": say(claims.drg, DRGS),
        "revenue_center_code": coded(REVENUE_OF[lines.procedure], REVENUES),
        "service_unit_quantity": pa.array(units),
        "hcpcs_code": coded(HCPCS_OF[lines.procedure], HCPCS),
        "hcpcs_modifier_1": coded(MODIFIER_OF[lines.procedure], MODIFIERS),
        "rendering_npi": say(np.where(hospital | unnamed, -1, doctor), providers.DOCTORS),
        "billing_npi": say(group, providers.GROUPS),
        "facility_npi": say(claims.facility, providers.FACILITY_IDS),
        "paid_date": day_column(paid_on[of]),
        "paid_amount": pa.array(np.where(unpaid, 0.0, allowed), mask=waiting),
        "allowed_amount": pa.array(allowed),
        "charge_amount": pa.array(charge),
        "diagnosis_code_type": constant("icd-10-cm", size),
        **{f"diagnosis_code_{n}": say(column, diagnoses.WRITTEN) for n, column in enumerate(positions, 1)},
        "data_source": say(sources, SOURCES),
        "in_network_flag": pa.array(np.ones(size, dtype=np.int32)),
    })  # fmt: skip


def _line_days(claims: Claims, lines: Lines, hospital: Ints, sources: Ints) -> tuple[Ints, Ints]:
    """Return the first and last day of each line: hospitals bill the whole claim, doctors a day each."""
    of = lines.claim
    start = claims.start[of] + np.where(hospital[of], 0, np.minimum(lines.number - 1, (claims.end - claims.start)[of]))
    end = np.where(hospital[of], claims.end[of], start)
    unsaid = ((sources == 1) & (claims.start == claims.end))[of]
    return np.where(unsaid, NOBODY_SAID, start), np.where(unsaid, NOBODY_SAID, end)

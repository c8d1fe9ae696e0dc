"""Claims written out as claim lines, the way the Tuva layout wants them: header columns repeat on every line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from wayfellow.screening.synthetic import care, diagnoses, providers
from wayfellow.screening.synthetic.claims import ADMIT_SOURCES, ADMIT_TYPES, DISPOSITIONS, DRGS, Claims
from wayfellow.screening.synthetic.columns import NOBODY_SAID, Ints, coded, constant, day_column, numbered, table
from wayfellow.screening.synthetic.layouts import DIAGNOSIS_POSITIONS
from wayfellow.screening.synthetic.people import People

Generator = np.random.Generator
CLAIMS_A_BLOCK = 100_000_000
SOURCES = ("plan_claims", "county_clinics")
DOTTED_SHARE = 0.05
REVENUES = sorted({revenue for revenue, *_ in care.PARTS if revenue})
HCPCS = sorted({code for _, code, *_ in care.PARTS if code})
MODIFIERS = sorted({modifier for _, _, modifier, _ in care.PARTS if modifier})
REVENUE_OF = np.array([REVENUES.index(p[0]) if p[0] else -1 for p in care.PARTS], dtype=np.int16)
HCPCS_OF = np.array([HCPCS.index(p[1]) if p[1] else -1 for p in care.PARTS], dtype=np.int16)
MODIFIER_OF = np.array([MODIFIERS.index(p[2]) if p[2] else -1 for p in care.PARTS], dtype=np.int16)
CHARGE_OF = np.array([p[3] for p in care.PARTS])
INSTITUTIONAL = care.BILL_OF >= 0


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
    codes += sources[of_claim].astype(np.int16) * np.int16(len(diagnoses.CODES))
    columns = []
    for position in range(DIAGNOSIS_POSITIONS):
        column = np.full(len(claims), -1, dtype=np.int16)
        filled = np.flatnonzero(count > position)
        column[filled] = codes[(ends - count)[filled] + position]
        columns.append(column)
    return columns


def diagnosis_pool(claims: Claims, people: People) -> Ints:
    """Return which pool each claim's diagnoses come from: the emergency's, the hospital's, or that of the age."""
    pool = people.age_group[claims.person]
    emergency = (claims.kind == care.KIND["emergency"]) | (claims.kind == care.KIND["emergency doctor"])
    hospital = (claims.kind == care.KIND["hospital"]) | (claims.kind == care.KIND["hospital doctor"])
    return np.where(emergency, diagnoses.EMERGENCY_POOL, np.where(hospital, diagnoses.HOSPITAL_POOL, pool))


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
    sources = (rng.random(len(claims)) < DOTTED_SHARE).astype(np.int8)
    positions = diagnosis_places(rng, claims, people, sources)
    lines = draw_lines(rng, claims)
    of, size = lines.claim, len(lines.claim)
    hospital = INSTITUTIONAL[claims.kind]
    paid_on = claims.end + rng.integers(10, 60, len(claims)).astype(np.int32)
    paid_on = np.where(paid_on > as_of, NOBODY_SAID, paid_on)
    doctor, group = providers.who_bills(rng, claims, people)
    line_start = np.where(
        hospital[of], claims.start[of], claims.start[of] + np.minimum(lines.number - 1, (claims.end - claims.start)[of])
    )
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
        "payer": constant(providers.PAYER, size),
        "plan": say(people.plan[claims.person], providers.PLANS),
        "claim_start_date": day_column(claims.start[of]),
        "claim_end_date": day_column(claims.end[of]),
        "claim_line_start_date": day_column(line_start),
        "claim_line_end_date": day_column(np.where(hospital[of], claims.end[of], line_start)),
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
        "rendering_npi": say(np.where(hospital, -1, doctor), providers.DOCTORS),
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

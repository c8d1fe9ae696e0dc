"""People judged in a second: everybody at once in columns, against a plain loop over one person after another.

    ./run bench judging [PEOPLE]        1 000 000 people unless said otherwise

The loop reads nothing: its people, the first of the county, stand ready in memory with their claims and enrollment.
Both come to every finding, the nearness and the disposition with its reasons; only screening also writes them down.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import duckdb

from bench.screen import AS_OF, MEMORY, commit, county
from wayfellow.rules.ecm.finding import findings
from wayfellow.rules.ecm.membership import OPEN, Span
from wayfellow.rules.ecm.person import PersonRecords
from wayfellow.rules.ecm.register import ECM
from wayfellow.rules.events.happenings import ClaimLine
from wayfellow.rules.language.evaluate import PlainEngine
from wayfellow.rules.language.facts import Observation
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.rules.language.rule import Moment
from wayfellow.screening.inputs.layouts import DIAGNOSES
from wayfellow.screening.run import run_screening

LOOPED = 1_000
COVERED_FROM = date(2020, 1, 1)


def first_people(folder: Path) -> list[PersonRecords]:
    """The records of the first people of a county, by their number."""
    con = duckdb.connect()
    some = f"(SELECT DISTINCT person_id FROM '{folder}/eligibility.parquet' ORDER BY 1 LIMIT {LOOPED})"
    spans: dict[str, list[Span]] = {}
    told: dict[str, list[Observation]] = {}
    lines: dict[str, list[ClaimLine]] = {}
    for person, born, start, end in con.execute(
        "SELECT person_id, birth_date, enrollment_start_date, enrollment_end_date"
        f" FROM '{folder}/eligibility.parquet' SEMI JOIN {some} USING (person_id)"
    ).fetchall():
        spans.setdefault(person, []).append(Span(start, end or OPEN))
        seen = Observation("date_of_birth", born, COVERED_FROM, None, "ENROLLMENT_834")
        told[person] = [seen] if born else []
    columns = ", ".join(f"coalesce({name}, '')" for name in DIAGNOSES)
    for person, claim, start, end, facility, bill, revenue, place, procedure, kind, drg, *codes in con.execute(
        "SELECT person_id, claim_id, coalesce(admission_date, claim_line_start_date, claim_start_date),"
        " coalesce(discharge_date, claim_line_end_date, claim_end_date), coalesce(facility_npi, ''),"
        " coalesce(bill_type_code, ''), coalesce(revenue_center_code, ''), coalesce(place_of_service_code, ''),"
        f" coalesce(hcpcs_code, ''), coalesce(admit_type_code, ''), coalesce(drg_code, ''), {columns}"
        f" FROM '{folder}/medical_claim.parquet' SEMI JOIN {some} USING (person_id)"
    ).fetchall():
        diagnoses = tuple(code for code in codes if code)
        line = ClaimLine(claim, start, max(start, end), facility, bill, revenue, place, procedure, kind, drg, diagnoses)
        lines.setdefault(person, []).append(line)
    return [PersonRecords(told[one], lines.get(one, ()), spans[one], COVERED_FROM) for one in sorted(told)]


def looped(people: list[PersonRecords], moment: Moment) -> float:
    """People a second, one after another."""
    began = time.perf_counter()
    for records in people:
        findings(ECM, PlainEngine(records.at(moment).case).standing(ECM), moment)
    return len(people) / (time.perf_counter() - began)


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    folder = county(people)
    loop = looped(first_people(folder), Moment(AS_OF, load_parameters()))
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        began = time.perf_counter()
        run_screening([folder], as_of=AS_OF, out=Path(scratch) / "out", memory=MEMORY)
        screened = people / (time.perf_counter() - began)
    print(
        json.dumps(
            {
                "bench": "judging",
                "commit": commit(),
                "cores": os.cpu_count(),
                "size": {"people": people, "looped": LOOPED},
                "figure": round(screened),
                "unit": "people/s",
                "baseline": round(loop),
                "ratio": round(screened / loop, 2),
            }
        )
    )


if __name__ == "__main__":
    main()

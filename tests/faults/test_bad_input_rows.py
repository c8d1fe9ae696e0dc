"""A bad row never stops a run and never vanishes: it is rejected, with where it stands and what was expected."""

from __future__ import annotations

import csv
import gzip
import json
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from tests.faults.bad_input import AS_OF, CLAIMS, FACTS, GOOD, PEOPLE, Content, parquet, put, visits, wayfellow
from tests.faults.conftest import Rejected
from wayfellow.screening.inputs import sift
from wayfellow.screening.run import check_inputs, run_screening

NOT_A_DAY = "expected a day written YYYY-MM-DD"


def reasons(rows: list[dict[str, Any]]) -> dict[str, str]:
    """Person and reason of the rejects."""
    return {row["person_id"]: row["reason"] for row in rows}


def lines(rows: list[dict[str, Any]]) -> dict[int, str]:
    return {row["line"]: row["reason"] for row in rows}


def findings(folder: Path) -> dict[tuple[str, str], str]:
    rows = pq.read_table(folder / "findings.parquet").to_pylist()
    return {(row["person_id"], row["population"]): row["finding"] for row in rows}


def test_every_bad_row_of_enrollment_has_its_reason(rejected: Rejected) -> None:
    rows = rejected(
        {
            "eligibility.csv": PEOPLE + "ISO,1980-01-01,2024-01-01,2026-12-31\nCOMPACT,19800101,20240101,20261231\n"
            "MOMENT,1980-01-01T00:00:00,2024-01-01 10:00:00,9999-12-31\nUNKNOWN,,2024-01-01,\n"
            "SLASHES,01/05/1980,2024-01-01,\nNO_DAY,1980-02-30,2024-01-01,\nFUTURE,2030-01-01,2024-01-01,\n"
            "ANCIENT,1850-01-01,2024-01-01,\nBACKWARDS,1980-01-01,2024-05-01,2024-01-01\nNEVER,1980-01-01,2024-01-01,never\n"
            "NO_START,1980-01-01,,\n,1980-01-01,2024-01-01,\nZERO\0,1980-01-01,2024-01-01,\nROME,1980-01-01,0100-01-01,\n"
        }
    )
    assert reasons(rows) == {
        "SLASHES": NOT_A_DAY,
        "NO_DAY": NOT_A_DAY,
        "FUTURE": "born after the day asked about, 2026-06-30: the age would be negative",
        "ANCIENT": "more than 120 years old on 2026-06-30",
        "BACKWARDS": "before enrollment_start_date",
        "NEVER": NOT_A_DAY,
        "NO_START": NOT_A_DAY,
        "": "no person_id",
        "ZERO\0": "holds a byte that is no text",
        "ROME": NOT_A_DAY,
    }
    assert {row["person_id"]: row["value"] for row in rows}["SLASHES"] == "01/05/1980"


def test_every_bad_claim_line_has_its_reason(rejected: Rejected) -> None:
    rows = rejected(
        {
            "medical_claim.csv": CLAIMS
            + visits("ISO")
            + visits("COMPACT", written="202605{:02}")
            + "SLASHES,A,1,05/01/2026,,,,,,,,\n"
            "EMPTY,B,1,,,,,,,,,\nBACKWARDS,C,1,2026-05-05,2026-05-01,,,,,,,\n,D,1,2026-05-05,,,,,,,,\nEND,E,1,2026-05-05,soon,,,,,,,\n"
        }
    )
    assert reasons(rows) == {
        "SLASHES": NOT_A_DAY,
        "EMPTY": NOT_A_DAY,
        "BACKWARDS": "before claim_start_date",
        "": "no person_id",
        "END": NOT_A_DAY,
    }
    assert {row["record"] for row in rows} == {"A", "B", "C", "D", "E"}


def test_every_bad_fact_has_its_reason(rejected: Rejected) -> None:
    rows = rejected(
        {
            "facts.csv": FACTS
            + "GOOD,date_of_birth,1980-01-01,2026-05-01,MANUAL\nNO_SUCH,shoe_size,4,2026-05-01,MANUAL\n"
            "CODE,sleeping_place,MOON,2026-05-01,MANUAL\nNEGATIVE,attested_ed_visits,-3,2026-05-01,MANUAL\n"
            "FUTURE,date_of_birth,2030-01-01,2026-05-01,MANUAL\nSLASHES,date_of_birth,01/05/1980,2026-05-01,MANUAL\n"
            "SOURCE,date_of_birth,1980-01-01,2026-05-01,ASTROLOGY\nSEEN,date_of_birth,1980-01-01,yesterday,MANUAL\n"
            'ONE_BAD,ed_visits,"[{""service_date"":""2026-05-01""},{""service_date"":""soon""}]",2026-05-01,MANUAL\n'
            "NO_JSON,ed_visits,{oops,2026-05-01,MANUAL\nNO_LIST,ed_visits,5,2026-05-01,MANUAL\n"
            f"DEEP,ed_visits,{'[' * 100_000},2026-05-01,MANUAL\n,date_of_birth,1980-01-01,2026-05-01,MANUAL\n"
        }
    )
    told = reasons(rows)
    assert {row["file"] for row in rows} == {"facts.csv"}
    assert told.pop("CODE").startswith("expected one of OWN_HOME, ")
    assert told.pop("SOURCE").startswith("source_type: expected one of ADT, ")
    assert told == {
        "NO_SUCH": "not a fact of the vocabulary; docs/reference/facts.md lists them",
        "NEGATIVE": "expected a whole number, 0 or more",
        "FUTURE": "born after the day asked about, 2026-06-30",
        "SLASHES": NOT_A_DAY,
        "SEEN": "observed_on: expected a day written YYYY-MM-DD",
        "ONE_BAD": "service_date is not a day written YYYY-MM-DD",
        "NO_JSON": "expected a JSON list",
        "NO_LIST": "expected a JSON list",
        "DEEP": "expected a JSON list",
        "": "no person_id",
    }


def test_bad_lines_of_ndjson_are_told_by_number_and_the_others_are_read(rejected: Rejected) -> None:
    good = b'{"person_id": 7, "fact": "attested_ed_visits", "value": %b}\n'
    bad = b'{"person_id": "Maria", oops\n\n[1]\nnull\n"text"\n{"person_id":"\xe9"}\n{"person_id":"\\ud800"}\n'
    bad += b'{"person_id":"P\x01"}\n{"value": NaN}\n'
    rows = rejected({"facts.ndjson": good % b"5" + bad + good % b"-1" + good % b"true"})
    places = {row["line"]: row["reason"] for row in rows if row["line"]}
    assert places.pop(7) == sift.NO_TEXT
    assert places == dict.fromkeys((2, 4, 5, 6, 8, 9, 10), sift.NO_OBJECT)
    assert [(row["person_id"], row["value"]) for row in rows if not row["line"]] == [("7", "-1"), ("7", "true")]


def test_bad_lines_of_csv_are_told_by_number_and_the_others_are_read(rejected: Rejected) -> None:
    """Lines 2, 9 and 11 are good; their birth dates are not, so that we see they were read."""
    rows = rejected(
        {
            "eligibility.csv": (PEOPLE + "A,01/01/1980,2024-01-01,\nB,1980\nC,1980-01-01,2024-01-01,,,\n").encode()
            + b"D\xe9,1980-01-01,2024-01-01,\n" + b'"E,1980-01-01,2024-01-01,\n' + b'"F"x,1980-01-01,2024-01-01,\n'
            + b"G," + b"x" * 3_000_000 + b",2024-01-01,\n" + b"   \n\n" + b'"H\n,I",02/02/1980,2024-01-01,\r\n'
            + b'"J,1980-01-01,2024-01-01,\n' + b"K,03/03/1980,2024-01-01,\n"
        }
    )  # fmt: skip
    assert {row["line"]: row["reason"] for row in rows if row["line"]} == {
        3: sift.OTHER_COLUMNS,
        4: sift.OTHER_COLUMNS,
        5: sift.NO_TEXT,
        6: sift.OPEN_QUOTE,
        7: sift.OPEN_QUOTE,
        8: sift.TOO_LONG,
        9: sift.OTHER_COLUMNS,
        13: sift.OPEN_QUOTE,
    }
    assert {row["person_id"] for row in rows if not row["line"]} == {"A", "H\n,I", "K"}


def test_line_ends_of_two_kinds_are_read(rejected: Rejected) -> None:
    assert rejected({"eligibility.csv": PEOPLE + "A,1980-01-01,2024-01-01,\r\nB,1980-01-01,2024-01-01,\n"}) == []


def test_a_stray_byte_in_a_column_nobody_reads_is_no_reason_to_reject(rejected: Rejected) -> None:
    header = PEOPLE.replace("\n", ",last_name\n").encode()
    rows = rejected({"eligibility.csv": header + b"A,1980-01-01,2024-01-01,,Pe\xf1a\nB,1980\n"})
    assert lines(rows) == {3: sift.OTHER_COLUMNS}


def test_columns_may_stand_in_any_order_and_case(rejected: Rejected) -> None:
    rows = rejected({"eligibility.csv": '"ENROLLMENT_START_DATE", Birth_Date ,PERSON_ID\n2024-01-01,01/01/1980,A\n'})
    assert reasons(rows) == {"A": NOT_A_DAY}


def test_the_rejected_file_is_harmless_in_a_spreadsheet(rejected: Rejected, tmp_path: Path) -> None:
    people = ['=cmd()|"x"', "@SUM", "+1", "-1", "A,B", 'quo"te', "two\nlines", "\t=x", "P" * 500]
    written = "".join('"{}",1/1/1980,2024-01-01,\n'.format(person.replace('"', '""')) for person in people)
    rejected({"eligibility.csv": PEOPLE + written})
    with (tmp_path / "rejected.csv").open(newline="", encoding="utf-8") as stream:
        cells = {row["person_id"] for row in csv.DictReader(stream)}
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]
    assert {'\'=cmd()|"x"', "A,B", 'quo"te', "two\nlines", "P" * 500} <= cells


def test_duplicates_are_listed_by_check_with_or_without_line_numbers(rejected: Rejected, tmp_path: Path) -> None:
    again = visits().splitlines(keepends=True)[0]
    rows = rejected({**GOOD, "medical_claim.csv": CLAIMS + visits() + again})
    assert [(row["record"], row["reason"]) for row in rows] == [
        ("C1", "the same claim line stands 2 times; it counts once")
    ]
    unnumbered = "person_id,claim_id,claim_start_date\nP1,C1,2026-05-01\nP1,C1,2026-05-01\nP1,C1,2026-05-02\n"
    folder = put(tmp_path / "unnumbered", {"medical_claim.csv": unnumbered})
    assert len(check_inputs([folder], as_of=AS_OF)[0].rows) == 1


def test_check_ends_with_0_or_1_and_writes_nothing(tmp_path: Path) -> None:
    good, bad = put(tmp_path / "good", GOOD), put(tmp_path / "bad", {**GOOD, "facts.csv": FACTS + "P1,shoe_size,4,,\n"})
    done = wayfellow("screen", good, "--as-of", AS_OF, "--check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Every row can be used.\n", "")
    done = wayfellow("screen", bad, "--as-of", AS_OF, "--check", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "1 × facts.csv: not a fact of the vocabulary" in done.stdout
    assert "P1" not in done.stdout + done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad", "good"]


def test_bad_rows_do_not_stop_a_run_and_are_counted(tmp_path: Path) -> None:
    """Strange but lawful identifiers go through every writer; duplicates count once; bad rows are counted."""
    people = ['quo"te', "A,B", "two\nlines", "=cmd()|x", "P" * 500]
    quoted = ['"{}"'.format(person.replace('"', '""')) for person in people]
    enrolled = "".join(f"{person},1980-01-01,2024-01-01,\r\n" for person in quoted)
    claims = "".join(visits(person, claim='"C""\\\t{{{}}}\x07"') * 2 for person in quoted)
    claims += visits("LATE", written="2026-07-{:02}") + visits('"A,B"', 1, written="2025-11-{:02}", claim="OLD")
    put(
        tmp_path / 'it\'s a "folder" [1]*',
        {
            "eligibility.csv": "\ufeff" + PEOPLE.replace("\n", "\r\n") + enrolled + "BAD,01/05/1980,2024-01-01,\r\n",
            "medical_claim.csv.gz": gzip.compress((CLAIMS + claims).encode()),
        },
    )
    (tmp_path / "link").symlink_to(tmp_path / 'it\'s a "folder" [1]*')
    put(
        tmp_path / "other",
        {
            "claims/eligibility.csv": PEOPLE + "Q,1980-01-01,2024-01-01,\n",
            "facts.csv": FACTS + "Q,attested_ed_visits,7,2026-05-01,MANUAL\n",
        },
    )
    out = tmp_path / "new" / "out"
    inputs = [tmp_path / "link", tmp_path / "other/claims", tmp_path / "other/facts.csv"]
    done = run_screening(inputs, as_of=AS_OF, out=out, memory="1 GB")
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert summary["rejected"] == {"rows": 1, "by_reason": {f"eligibility.csv: {NOT_A_DAY}": 1}}
    assert done.rejected == 1
    assert summary["claim_lines"] == 56
    found = findings(out)
    met = {person for (person, population), word in found.items() if population == "UTL_A" and word == "met"}
    assert met == {*people, "Q"}
    assert found["LATE", "UTL_A"] == "unknown"
    told = {
        (row["person_id"], row["population"]): json.loads(row["evidence"] or "[]")
        for row in pq.read_table(out / "findings.parquet").to_pylist()
    }
    why = Counter(entry["why"] for entry in told["A,B", "UTL_A"] if "event" in entry)
    assert why == {None: 5, "OUTSIDE_WINDOW": 1}  # the same line again is not even an event
    rows = pq.read_table(out / "dispositions.parquet").to_pylist()
    assert {row["ed_visits_counted"] for row in rows if row["person_id"] in people} == {5}
    sheet = CalamineWorkbook.from_path(out / "candidates.xlsx").get_sheet_by_name("Candidates").to_python()
    assert {row[sheet[0].index("Person")] for row in sheet[1:]} >= met


def typed_claims() -> Content:
    return parquet(
        person_id=pa.array([1] * 5, pa.int32()),
        claim_id=pa.array([f"C{number}" for number in range(5)]).dictionary_encode(),
        claim_line_number=pa.array([1] * 5, pa.int16()),
        claim_start_date=pa.array([datetime(2026, 5, day) for day in range(1, 6)], pa.timestamp("ns")),  # noqa: DTZ001
        claim_end_date=pa.array([None] * 5, pa.null()),
        admit_type_code=pa.array([1] * 5, pa.int8()),
        place_of_service_code=pa.array([None] * 5, pa.null()),
        bill_type_code=pa.array([131] * 5, pa.int64()),
        revenue_center_code=pa.array(["0450"] * 5, pa.large_string()),
        hcpcs_code=pa.array([None] * 5, pa.string()),
        facility_npi=pa.array([1234567890] * 5, pa.int64()),
        diagnosis_code_1=pa.array([None] * 5, pa.null()),
    )


def test_parquet_may_write_its_columns_in_any_type(tmp_path: Path) -> None:
    people = parquet(
        PERSON_ID=pa.array([1, 2, 3], pa.int64()),
        birth_date=pa.array([datetime(1980, 1, 1), None, None], pa.timestamp("us")),  # noqa: DTZ001
        enrollment_start_date=pa.array(["2024-01-01", "20240101", "01/02/2024"], pa.large_string()),
        enrollment_end_date=pa.array([date(2026, 12, 31), None, None], pa.date64()),
    )
    folder = put(tmp_path / "in", {"eligibility.parquet": people, "medical_claim.parquet": typed_claims()})
    done = run_screening([folder], as_of=AS_OF, out=tmp_path / "out")
    assert findings(tmp_path / "out")["1", "UTL_A"] == "met"
    assert done.summary["people"] == 2
    assert done.summary["rejected"]["by_reason"] == {f"eligibility.parquet: {NOT_A_DAY}": 1}


def test_columns_that_say_nothing_are_as_good_as_missing(tmp_path: Path) -> None:
    nothing = pa.array([None, None], pa.null())
    claims = parquet(
        person_id=["A", "B"], claim_id=["1", "2"], claim_start_date=["2026-05-01"] * 2, revenue_center_code=nothing
    )
    people = parquet(person_id=["A", "B"], birth_date=nothing, enrollment_start_date=pa.array([None] * 2, pa.string()))
    folder = put(tmp_path, {"medical_claim.parquet": claims, "eligibility.parquet": people})
    rejects, warnings = check_inputs([folder], as_of=AS_OF)
    assert reasons(rejects.rows.to_pylist()) == {"A": NOT_A_DAY, "B": NOT_A_DAY}
    assert [warning for warning in warnings if "revenue_center_code" in warning]


def test_claims_without_enrollment_are_warned_about(tmp_path: Path) -> None:
    folder = put(tmp_path, {"medical_claim.csv": GOOD["medical_claim.csv"]})
    _rejects, warnings = check_inputs([folder, folder], as_of=AS_OF)
    assert [warning for warning in warnings if "no eligibility table" in warning]
    assert len(set(warnings)) == len(warnings)


@pytest.mark.parametrize("written", ["infinity", "epoch", "2026-05-01", "now"])
def test_a_moment_is_written_as_one(written: str, rejected: Rejected) -> None:
    rows = rejected({"facts.csv": f"person_id,fact,value,recorded_at\nA,date_of_birth,1980-01-01,{written}\n"})
    assert bool(rows) == (written != "2026-05-01")

"""Bad FHIR input: a bad line is rejected with where it stands, a broken file is refused in one sentence."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from tests.faults.bad_input import AS_OF, FACTS, Content, put
from tests.faults.conftest import Refused, Rejected
from tests.fhir_made import claim, coded, condition, coverage, encounter, observation, person, prescription
from wayfellow.screening.inputs import sift
from wayfellow.screening.inputs.fhir.find import find_export
from wayfellow.screening.inputs.fhir.lines import READERS
from wayfellow.screening.run import check_inputs

NOT_A_DAY = "expected a day written YYYY-MM-DD"
GOOD = json.dumps(person("P1")) + "\n"


def line(content: dict[str, Any]) -> str:
    return json.dumps(content) + "\n"


def test_every_bad_line_has_its_number_and_its_reason(rejected: Rejected) -> None:
    bad: list[str | bytes] = [
        "{oops\n",
        "[1]\n",
        b'{"resourceType":"Patient","id":"\xe9"}\n',
        line({"id": "P2"}),
        line(condition("P1")),
        line(person("")),
        line(person("P3", birthDate="01/05/1980")),
        line(person("P4", birthDate="1980")),
        line(person("P5", birthDate="2030-01-01")),
        line(person("P6", birthDate="1850-01-01")),
        b'{"resourceType":"Patient","id":"\\ud800"}\n',
        line(person("P\0")),
        b'{"resourceType":"Patient","x":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n",
    ]
    whole = GOOD.encode() + b"\n" + b"".join(one if isinstance(one, bytes) else one.encode() for one in bad)
    rows = rejected({"Patient.ndjson": whole})
    assert [(row["line"], row["column"], row["reason"]) for row in rows] == [
        (3, None, sift.NO_OBJECT),
        (4, None, sift.NO_OBJECT),
        (5, None, sift.NO_TEXT),
        (6, "resourceType", "not a FHIR resource: no resourceType"),
        (7, "resourceType", "expected a Patient"),
        (8, "id", "no id"),
        (9, "birthDate", NOT_A_DAY),
        (10, "birthDate", NOT_A_DAY),
        (11, "birthDate", "born after the day asked about, 2026-06-30"),
        (12, "birthDate", "more than 120 years old on 2026-06-30"),
        (13, "", sift.NO_OBJECT),
        (14, "", "holds a byte that is no text"),
        (15, None, sift.NO_OBJECT),
    ]
    assert {row["file"] for row in rows} == {"Patient.ndjson"}
    assert {row["record"] for row in rows if row["column"] == "birthDate"} == {f"Patient/P{n}" for n in (3, 4, 5, 6)}


@pytest.mark.parametrize(
    ("content", "element", "reason"),
    [
        (condition("P1", subject=None), "subject", "no reference to a Patient by id"),
        (condition("P1", subject={"reference": "Group/P1"}), "subject", "no reference to a Patient by id"),
        (condition("P1", recordedDate="soon"), "recordedDate", NOT_A_DAY),
        (condition("P1", recordedDate=None), "recordedDate", "no day: neither recordedDate nor an onset"),
        (coverage("P1", end="2020-01-01"), "period.end", "before period.start"),
        (coverage("P1", start="2020"), "period.start", NOT_A_DAY),
        (encounter("P1", "EMER", "", period={}), "period.start", "no day"),
        (encounter("P1", "IMP", "2026-03-02", "2026-03-01"), "period.end", "before period.start"),
        (observation("P1", "82810-3", "LA15173-0", effectiveDateTime=None), "effectiveDateTime", "no day"),
        (prescription("P1", "buprenorphine 8 MG", authoredOn="2026-02-30"), "authoredOn", NOT_A_DAY),
        (claim("P1", "soon"), "claim_start_date", NOT_A_DAY),
        (claim("P1", patient=None), "patient", "no reference to a Patient by id"),
    ],
)
def test_a_bad_resource_is_rejected_alone(
    content: dict[str, Any], element: str, reason: str, rejected: Rejected
) -> None:
    rows = rejected({f"{content['resourceType']}.ndjson": line(content), "Patient.ndjson": GOOD})
    assert [(row["column"], row["reason"]) for row in rows] == [(element, reason)]


def test_what_nobody_reads_may_have_no_day(rejected: Rejected) -> None:
    """A procedure without a day is a reason to reject only where its code says something."""
    quiet = {"resourceType": "Procedure", "id": "x", "subject": {"reference": "Patient/P1"}, "code": coded("", "1")}
    assert rejected({"Procedure.ndjson": line(quiet), "Observation.ndjson": line(observation("P1", "1-8", "x"))}) == []


def test_a_line_that_is_too_long_is_rejected_and_the_next_is_read(rejected: Rejected) -> None:
    long = line(person("P2", name="x" * 3_000_000))
    rows = rejected({"Patient.ndjson": GOOD + long + line(person("P3", birthDate="never"))})
    assert [(row["line"], row["reason"]) for row in rows] == [(2, sift.TOO_LONG), (3, NOT_A_DAY)]


def cut_gzip(path: Path) -> object:
    return path.write_bytes(gzip.compress(GOOD.encode() * 1_000)[:-20])


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"Patient.ndjson": b""}, "Patient.ndjson is empty. Expected a FHIR resource on every line"),
        ({"Patient.ndjson.gz": GOOD}, "Patient.ndjson.gz is not a whole gzip file."),
        ({"Patient.ndjson.gz": cut_gzip}, "Patient.ndjson.gz is not a whole gzip file."),
        ({"Patient.ndjson": lambda path: path.symlink_to("gone")}, "Patient.ndjson: points to a file that is not"),
        ({"notes.ndjson": '{"a": 1}\n'}, "in: holds none of eligibility, medical_claim, pharmacy_claim, facts"),
        ({"Device.ndjson": line({"resourceType": "Device"})}, "in: holds none of eligibility"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(files: dict[str, Content], said: str, refused: Refused) -> None:
    assert refused(files).startswith(said)


@pytest.mark.parametrize(
    "name",
    ["Patient.ndjson", "Patient.000.ndjson", "1.Patient.ndjson", "patient-2.jsonl", "Patient/part-0.ndjson",
     "20260630_Patient_1.ndjson", "export.ndjson"],
)  # fmt: skip
def test_files_are_known_by_the_type_in_their_name_or_their_first_line(name: str, tmp_path: Path) -> None:
    put(tmp_path, {name: GOOD})
    assert [path.name for path, _named in find_export([tmp_path], READERS).files] == [Path(name).name]


def test_parts_plain_and_packed_and_files_of_several_types_are_all_read(tmp_path: Path) -> None:
    packed = gzip.compress(line(person("P2", birthDate="never")).encode())
    mixed = line({"resourceType": "Device"}) + line(condition("P3", recordedDate="never"))
    put(tmp_path, {
        "Patient.000.ndjson": line(person("P1", birthDate="never")), "Patient.001.ndjson.gz": packed,
        "export.ndjson": mixed, "facts.csv": FACTS + "P1,shoe_size,4,2026-05-01,MANUAL\n", "notes.txt": "x",
    })  # fmt: skip
    rejects, warnings = check_inputs([tmp_path], as_of=AS_OF)
    assert rejects.counts() == {
        f"Patient.000.ndjson: {NOT_A_DAY}": 1,
        f"Patient.001.ndjson.gz: {NOT_A_DAY}": 1,
        f"export.ndjson: {NOT_A_DAY}": 1,
        "facts.csv: not a fact of the vocabulary; docs/reference/facts.md lists them": 1,
    }
    assert warnings[0] == "FHIR resources that are not read: Device."


def test_one_file_may_be_named_by_itself(tmp_path: Path) -> None:
    put(tmp_path, {"Patient.ndjson": line(person("P1", birthDate="never"))})
    rejects, _warnings = check_inputs([tmp_path / "Patient.ndjson"], as_of=AS_OF)
    assert rejects.counts() == {f"Patient.ndjson: {NOT_A_DAY}": 1}


def test_a_set_in_facts_cannot_pass_for_one_that_was_taken_apart(rejected: Rejected) -> None:
    rows = rejected({"facts.csv": FACTS + "P1,race_ethnicity,|MOON|,2026-05-01,MANUAL\n"})
    assert [row["reason"] for row in rows] == ["expected a JSON list"]

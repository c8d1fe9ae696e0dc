"""`screen` with a FHIR Bulk Data export: alone, and beside claims and facts about the same person."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from tests.faults.bad_input import CLAIMS, FACTS, PEOPLE, put, visits
from tests.fhir_made import NPI, condition, encounter, observation, write_export
from wayfellow.cli.screen import screen
from wayfellow.screening.engines import DuckDBEngine
from wayfellow.screening.inputs.read import read_inputs
from wayfellow.screening.inputs.rejects import Rejects

SYNTHEA = Path(__file__).parents[1] / "samples" / "fhir-synthea"
YVONNE = "6a4160eb-a793-2f86-2302-378626f46cce"
AS_OF = date(2026, 6, 30)
GATE = {"medi_cal_delivery", "mcp_enrollment_start", "mcp_enrollment_end", "share_of_cost", "aid_codes"}


def screened(*inputs: Path, out: Path) -> tuple[str, dict[str, Any]]:
    words = [*map(str, inputs), "--as-of", str(AS_OF), "--out", str(out)]
    done = CliRunner().invoke(screen, words, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout, json.loads((out / "summary.json").read_text())


def findings(out: Path) -> dict[tuple[str, str], dict[str, Any]]:
    rows = pq.read_table(out / "findings.parquet").to_pylist()
    return {(row["person_id"], row["population"]): row for row in rows}


def test_a_public_sample_is_screened_whole(tmp_path: Path) -> None:
    said, summary = screened(SYNTHEA, out=tmp_path / "out")
    assert "4 people screened as of 2026-06-30" in said
    assert summary["rejected"]["rows"] == 0
    assert summary["warnings"] == [
        "FHIR resources that are not read: Device.",
        "There is no Coverage: whether somebody is in a health plan is not told by the FHIR resources.",
        "People who have died: 1. They are screened like everybody else.",
        "Conditions coded in SNOMED CT only, whose code is not in our small list: 14.",
    ]
    ages = {key: row["finding"] for key, row in findings(tmp_path / "out").items() if key[1] in ("UTL_A", "UTL_C")}
    assert ages[YVONNE, "UTL_C"] == "not_met"
    assert ages[YVONNE, "UTL_A"] == "unknown"  # nobody looked at the whole window


def test_without_coverage_nothing_is_told_of_anybodys_gate(tmp_path: Path) -> None:
    engine = DuckDBEngine(memory="1GB", scratch=tmp_path, threads=1)
    told = engine.fetch(read_inputs(engine, [SYNTHEA], Rejects(), as_of=AS_OF).observations).to_pylist()
    engine.close()
    assert {row["fact"] for row in told} == {"date_of_birth", "race_ethnicity"}
    assert not GATE & {row["fact"] for row in told}


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results for a woman known from an export, a folder of claims and a file of facts."""
    here = tmp_path_factory.mktemp("three")
    export = Path(shutil.copytree(SYNTHEA, here / "export"))
    hospital: dict[str, Any] = {"serviceProvider": {"identifier": {"system": NPI, "value": "F1"}}}
    more = [
        observation(YVONNE, "71802-3", "LA30189-7", id="housing"),
        condition(YVONNE, "Z59.01", id="shelter"),
        encounter(YVONNE, "EMER", "2026-05-01T22:00:00-07:00", id="seen-before", **hospital),
        encounter(YVONNE, "EMER", "2026-06-15T22:00:00-07:00", id="seen-later", **hospital),
    ]
    write_export(export, more)
    people = PEOPLE + f"{YVONNE},1963-07-15,2024-01-01,\n"
    claims = put(here / "claims", {"eligibility.csv": people, "medical_claim.csv": CLAIMS + visits(YVONNE)})
    told = FACTS + f"{YVONNE},lacks_fixed_regular_adequate_residence,true,2026-06-01,HMIS\n"
    told += f"{YVONNE},sleeping_place,OWN_HOME,2026-06-02,MEMBER_REPORT\n"
    facts = put(here / "told", {"facts.csv": told})
    _said, summary = screened(export, claims, facts, out=here / "out")
    assert summary["people"] == 4
    assert summary["rejected"]["rows"] == 0
    return here / "out"


def test_an_export_claims_and_facts_speak_of_one_person(three: Path) -> None:
    """Five visits are in the claims; the export tells of the first again, and of one more."""
    person = next(
        row for row in pq.read_table(three / "dispositions.parquet").to_pylist() if row["person_id"] == YVONNE
    )
    assert person["ed_visits_counted"] == 6
    assert person["populations_met"] == ["UTL_A"]
    evidence = json.loads(findings(three)[YVONNE, "UTL_A"]["evidence"])
    told = {entry["source_ref"]: entry["why"] for entry in evidence if "event" in entry}
    assert {"Encounter/seen-later", "C5"} <= set(told)
    assert "DUPLICATE" in {told["C1"], told["Encounter/seen-before"]}


def test_two_sources_that_disagree_are_a_conflict_with_both_in_the_evidence(three: Path) -> None:
    found = findings(three)[YVONNE, "HOM_A"]
    assert found["finding"] == "conflict"
    said: dict[str, list[tuple[str, ...]]] = {}
    for entry in json.loads(found["evidence"]):
        told = (entry["value"], entry["source_type"], entry["source_ref"] or "", entry["observed_on"])
        said.setdefault(entry["criterion_id"], []).append(told)
    at_home = ("OWN_HOME", "MEMBER_REPORT", "", "2026-06-02")
    assert sorted(said["H1"]) == [
        at_home,
        ("false", "ASSESSMENT", "Observation/housing", "2026-05-01"),
        ("true", "HMIS", "", "2026-06-01"),
    ]
    assert sorted(said["H3"]) == [at_home, ("Z5901", "ENCOUNTER", "Condition/shelter", "2026-03-01")]

"""What several FHIR resources say together: coverage on the day, answers that stand, what a visit was for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.fhir_made import (
    ICD10,
    NPI,
    Resource,
    answered,
    answers,
    claim,
    coded,
    condition,
    coverage,
    encounter,
    observation,
    person,
    write_export,
)
from wayfellow.screening.engines import DuckDBEngine
from wayfellow.screening.inputs.normal import Normal
from wayfellow.screening.inputs.read import read_inputs
from wayfellow.screening.inputs.rejects import Rejects

AS_OF = date(2026, 6, 30)

Read = Callable[..., Normal]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[DuckDBEngine]:
    engine = DuckDBEngine(memory="1GB", scratch=tmp_path / "scratch", threads=1)
    yield engine
    engine.close()


@pytest.fixture
def read(engine: DuckDBEngine, tmp_path: Path) -> Read:
    """Read resources as a run would."""

    def normal_of(*resources: Resource, **how: Any) -> Normal:
        rejects = Rejects()
        folder = write_export(tmp_path / "export", resources)
        normal = read_inputs(engine, [folder], rejects, **{"as_of": AS_OF, **how})
        assert rejects.rows.to_pylist() == []
        return normal

    return normal_of


@pytest.fixture
def facts(engine: DuckDBEngine, read: Read) -> Callable[..., dict[str, list[str]]]:
    """The values of each fact."""

    def facts_of(*resources: Resource, **how: Any) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for row in engine.fetch(read(*resources, **how).observations).to_pylist():
            found.setdefault(row["fact"], []).append(row["value"])
        return {fact: sorted(values) for fact, values in found.items()}

    return facts_of


Facts = Callable[..., dict[str, list[str]]]


def test_without_coverage_nothing_is_said_of_the_gate(facts: Facts) -> None:
    assert set(facts(person("P1"))) == {"date_of_birth"}


def test_membership_in_a_plan_has_its_first_and_last_day(facts: Facts) -> None:
    assert facts(coverage("P1", "211", "2025-01-01", "2026-12-31")) == {
        "medi_cal_delivery": ["MANAGED_CARE"],
        "mcp_enrollment_start": ["2025-01-01"],
        "mcp_enrollment_end": ["2026-12-31"],
    }


def test_medicaid_alone_says_nothing_of_its_delivery(facts: Facts) -> None:
    assert facts(coverage("P1", "2")) == {}


def test_years_that_follow_each_other_in_one_plan_are_one_membership(facts: Facts) -> None:
    years = [coverage("P1", "211", f"{year}-01-01", f"{year}-12-31") for year in (2024, 2025, 2026)]
    assert facts(*years)["mcp_enrollment_start"] == ["2024-01-01"]


def test_another_plan_is_another_membership(facts: Facts) -> None:
    before = coverage("P1", "211", "2024-01-01", "2025-12-31", payor=[{"reference": "Organization/other"}])
    assert facts(before, coverage("P1", "211", "2026-01-01")) == {
        "medi_cal_delivery": ["MANAGED_CARE"],
        "mcp_enrollment_start": ["2026-01-01"],
    }


def test_coverage_that_holds_speaks_and_coverage_that_ended_does_not(facts: Facts) -> None:
    ended = coverage("P1", "211", "2020-01-01", "2020-12-31")
    assert facts(ended, coverage("P1", "22", "2019-01-01")) == {"medi_cal_delivery": ["FEE_FOR_SERVICE"]}


def test_a_membership_that_ended_says_so_and_other_medicaid_that_ended_says_nothing(facts: Facts) -> None:
    assert facts(coverage("P1", "211", "2020-01-01", "2020-12-31"))["mcp_enrollment_end"] == ["2020-12-31"]


def test_fee_for_service_that_ended_says_nothing_of_today(facts: Facts) -> None:
    assert facts(coverage("P1", "22", "2020-01-01", "2020-12-31")) == {}


def test_coverage_of_two_kinds_on_one_day_disagrees(facts: Facts) -> None:
    two = (coverage("P1", "22", "2019-01-01"), coverage("P1", "211", "2025-01-01"))
    assert facts(*two)["medi_cal_delivery"] == ["FEE_FOR_SERVICE", "MANAGED_CARE"]


def test_coverage_that_begins_later_is_not_told_yet(facts: Facts) -> None:
    assert facts(coverage("P1", "211", "2026-07-01")) == {}


def test_factors_of_different_days_stand_side_by_side(facts: Facts) -> None:
    housing = observation("P1", "71802-3", "LA31994-9", effectiveDateTime="2026-01-01")
    assert facts(housing, observation("P1", "88122-7", "LA28397-0")) == {
        "complex_social_factors": ["|FOOD_INSECURITY|HOUSING_INSTABILITY|"]
    }


def test_a_later_no_takes_a_factor_back_and_an_earlier_one_does_not(facts: Facts) -> None:
    yes = observation("P1", "88122-7", "LA28397-0", effectiveDateTime="2026-03-01")
    no = observation("P1", "88122-7", "LA28398-8", effectiveDateTime="2026-05-01")
    assert facts(yes, no) == {}


def test_an_earlier_no_does_not_take_a_factor_back(facts: Facts) -> None:
    yes = observation("P1", "88122-7", "LA28397-0", effectiveDateTime="2026-05-01")
    no = observation("P1", "88122-7", "LA28398-8", effectiveDateTime="2026-03-01")
    assert facts(yes, no) == {"complex_social_factors": ["|FOOD_INSECURITY|"]}


def test_one_yes_among_the_answers_of_a_day_is_a_yes(facts: Facts) -> None:
    asked = answers("P1", answered("88122-7", "LA28397-0"), answered("88123-5", "LA28398-8"))
    assert facts(asked) == {"complex_social_factors": ["|FOOD_INSECURITY|"]}


def test_what_comes_after_the_day_asked_about_is_not_known_yet(facts: Facts) -> None:
    assert facts(observation("P1", "88122-7", "LA28397-0"), as_of=date(2026, 4, 30)) == {}


def test_an_answer_that_was_recorded_later_takes_nothing_back_yet(facts: Facts) -> None:
    yes = observation("P1", "88122-7", "LA28397-0", meta={"lastUpdated": "2026-05-02T00:00:00Z"})
    no = observation("P1", "88122-7", "LA28398-8", effectiveDateTime="2026-05-10", meta=RECORDED_LATE)
    pregnant = observation("P1", "82810-3", "LA15173-0", meta=RECORDED_LATE)
    assert facts(yes, no, pregnant, known_at=datetime(2026, 6, 1, tzinfo=UTC)) == {
        "complex_social_factors": ["|FOOD_INSECURITY|"]
    }


RECORDED_LATE = {"lastUpdated": "2026-06-15T00:00:00Z"}


def rows(engine: DuckDBEngine, table: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = engine.fetch(table).to_pylist()
    return found


def test_a_visit_is_behavioral_by_a_condition_made_in_it_or_named_by_it(engine: DuckDBEngine, read: Read) -> None:
    ended: Resource = {"clinicalStatus": coded("", "resolved")}
    normal = read(
        encounter("P1", "EMER", "2026-01-01", id="e1"),
        condition("P1", id="c1", encounter={"reference": "Encounter/e1"}, **ended),
        encounter("P1", "EMER", "2026-02-01", id="e2", diagnosis=[{"condition": {"reference": "Condition/c2"}}]),
        condition("P1", "F20.9", id="c2"),
        encounter("P1", "EMER", "2026-03-01", id="e3", reasonCode=[coded(ICD10, "J06.9")]),
        encounter("P1", "EMER", "2026-04-01", id="e4", reasonCode=[coded(ICD10, "F10.20")]),
    )
    told = {str(row["day"]): (row["behavioral"], row["kind"], row["ref"]) for row in rows(engine, normal.ed_told)}
    assert told == {
        "2026-01-01": (True, "ADT", "Encounter/e1"),
        "2026-02-01": (True, "ADT", "Encounter/e2"),
        "2026-03-01": (False, "ADT", "Encounter/e3"),
        "2026-04-01": (True, "ADT", "Encounter/e4"),
    }


def test_an_encounter_that_names_a_condition_tells_it_again_on_its_day(engine: DuckDBEngine, read: Read) -> None:
    named = [{"condition": {"reference": "Condition/c1"}}]
    normal = read(
        condition("P1", id="c1", recordedDate="2015-01-01"), encounter("P1", "AMB", "2026-02-01", diagnosis=named)
    )
    assert sorted(str(row["day"]) for row in rows(engine, normal.codes_told)) == ["2015-01-01", "2026-02-01"]


def test_a_condition_that_ended_is_no_evidence_even_where_an_encounter_names_it(
    engine: DuckDBEngine, read: Read
) -> None:
    named = [{"condition": {"reference": "Condition/c1"}}]
    ended = condition("P1", id="c1", clinicalStatus=coded("", "resolved"))
    normal = read(ended, encounter("P1", "AMB", "2026-02-01", diagnosis=named))
    assert rows(engine, normal.codes_told) == []


def test_a_visit_and_a_diagnosis_that_were_recorded_later_are_not_known_yet(engine: DuckDBEngine, read: Read) -> None:
    told = (condition("P1", meta=RECORDED_LATE), encounter("P1", "EMER", "2026-02-01", meta=RECORDED_LATE))
    normal = read(*told, known_at=datetime(2026, 6, 1, tzinfo=UTC))
    assert rows(engine, normal.codes_told) == rows(engine, normal.ed_told) == []


def test_a_delivery_is_told_by_its_diagnosis(engine: DuckDBEngine, read: Read) -> None:
    normal = read(
        encounter("P1", "IMP", "2026-02-01", "2026-02-03", id="e1"),
        condition("P1", "O80", encounter={"reference": "Encounter/e1"}),
    )
    assert [(row["delivery"], row["timely"]) for row in rows(engine, normal.stay_told)] == [(True, True)]


def test_an_organization_of_the_export_lends_its_npi(engine: DuckDBEngine, read: Read) -> None:
    north = {"resourceType": "Organization", "id": "north", "identifier": [{"system": NPI, "value": "1999999984"}]}
    there: Resource = {"serviceProvider": {"reference": "Organization/north"}}
    by: Resource = {"facility": {"reference": "Organization/north"}}
    normal = read(north, encounter("P1", "EMER", "2026-02-01", **there), claim("P1", **by))
    assert [row["facility"] for row in rows(engine, normal.ed_told)] == ["1999999984"]
    assert normal.lines is not None
    assert [row["facility"] for row in rows(engine, normal.lines)] == ["1999999984"]


def test_claims_cover_the_time_for_which_coverage_names_people(engine: DuckDBEngine, read: Read) -> None:
    normal = read(claim("P1"), coverage("P1", "211", "2024-05-01"))
    assert normal.covered_from == date(2024, 5, 1)
    assert [row["person"] for row in rows(engine, normal.spans)] == ["P1"]


def test_coverage_without_claims_covers_nothing(engine: DuckDBEngine, read: Read) -> None:
    """Or the claims of another input would seem to have been looked at for these people too."""
    normal = read(coverage("P1", "211", "2024-05-01"), person("P1"))
    assert normal.covered_from is None
    assert rows(engine, normal.spans) == []


def test_everybody_named_by_any_resource_is_a_person(engine: DuckDBEngine, read: Read) -> None:
    normal = read(person("P1", birthDate=None), condition("P2", "J06.9"), encounter("P3", "EMER", "2026-01-01"))
    assert sorted(row["person"] for row in rows(engine, normal.people)) == ["P1", "P2", "P3"]


def test_the_warnings_say_what_was_not_read(read: Read) -> None:
    normal = read(
        person("P1", deceasedBoolean=True),
        condition("P1", "73595000", "http://snomed.info/sct"),
        condition("P1", "311", "http://hl7.org/fhir/sid/icd-9-cm"),
        {"resourceType": "Device", "id": "d"},
        {"resourceType": "Location", "id": "l"},
    )
    assert normal.warnings == (
        "FHIR resources that are not read: Device, Location.",
        "There is no Coverage: whether somebody is in a health plan is not told by the FHIR resources.",
        "People who have died: 1. They are screened like everybody else.",
        "Conditions coded neither in ICD-10-CM nor in SNOMED CT, which nobody reads: 1.",
        "Conditions coded in SNOMED CT only, whose code is not in our small list: 1.",
    )


def test_a_facility_without_an_npi_is_a_warning_beside_claims(read: Read) -> None:
    there: Resource = {"serviceProvider": {"reference": "Organization/north"}}
    normal = read(encounter("P1", "EMER", "2026-02-01", **there), claim("P1"), coverage("P1"))
    assert normal.warnings == ("Encounters whose facility has no NPI: 1. Beside claims, the same visit counts twice.",)

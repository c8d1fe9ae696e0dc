"""What each FHIR resource becomes, a table a type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.fhir_made import (
    HCPCS,
    ICD10,
    LOINC,
    NPI,
    RXNORM,
    SNOMED,
    answered,
    answers,
    claim,
    coded,
    condition,
    coverage,
    encounter,
    made,
    observation,
    omb,
    person,
    prescription,
)  # fmt: skip
from wayfellow.screening.inputs.fhir.elements import Unusable, day_in, referred
from wayfellow.screening.inputs.fhir.lines import READERS
from wayfellow.screening.inputs.fhir.resource import Resource
from wayfellow.screening.inputs.fhir.tables import Parts

AS_OF = date(2026, 6, 30)


def rows(content: dict[str, Any], table: str) -> list[dict[str, Any]]:
    one = Resource(content, AS_OF, Counter())
    return [dict(row) for name, row in READERS[content["resourceType"]](one) if name == table]


def facts(content: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Each fact told: its value and its source."""
    return {row["fact"]: (row["value"], row["source_type"]) for row in rows(content, "observations")}


def test_a_reference_is_an_id_an_address_that_ends_in_it_or_a_urn() -> None:
    told = {
        "Patient/P1": "P1",
        "https://ehr.example/fhir/Patient/P1": "P1",
        "Patient/P1/_history/3": "P1",
        "urn:uuid:P1": "P1",
        "Group/P1": "",
        "Patient?identifier=x|P1": "",
        "P1": "",
        "#P1": "",
    }
    assert {written: referred({"reference": written}, "Patient") for written in told} == told
    assert referred(None, "Patient") == referred({"reference": 5}, "Patient") == ""


def test_a_day_is_local_where_it_was_written_and_in_california_when_it_is_in_utc() -> None:
    told = {
        "2026-03-01": date(2026, 3, 1),
        "2026-03-01T23:30:00-04:00": date(2026, 3, 1),
        "2026-03-01T07:30:00Z": date(2026, 2, 28),
        "2026-03-01T08:30:00.123456789+00:00": date(2026, 3, 1),
        "2026-03": None,
        "2026": None,
        "2026-02-30": None,
        "2026-03-01T99:00:00Z": None,
        "03/01/2026": None,
    }
    assert {written: day_in(written) for written in told} == told


def test_a_person_has_a_birth_date_and_the_races_they_told() -> None:
    races = [omb("us-core-race", "2054-5", "2106-3"), omb("us-core-ethnicity", "2135-2")]
    told = facts(person("P1", birthDate="1990-02-03", extension=races))
    assert told == {
        "date_of_birth": ("1990-02-03", "MEMBER_REPORT"),
        "race_ethnicity": ("|BLACK_OR_AFRICAN_AMERICAN|HISPANIC_OR_LATINO|WHITE|", "MEMBER_REPORT"),
    }


@pytest.mark.parametrize("codes", [("ASKU",), ("UNK",), ("2186-5",)])
def test_a_race_that_was_declined_or_is_unknown_is_absent(codes: tuple[str, ...]) -> None:
    assert set(facts(person("P1", extension=[omb("us-core-race", *codes)]))) == {"date_of_birth"}


def test_when_it_was_last_updated_is_when_it_was_recorded() -> None:
    row = rows(person("P1", meta={"lastUpdated": "2026-05-01T12:00:00Z"}), "observations")[0]
    assert str(row["recorded_at"]) == "2026-05-01 12:00:00+00:00"
    assert row["observed_on"] == date(2026, 5, 1)


def test_a_person_who_has_died_is_kept_and_counted() -> None:
    one = Resource(person("P1", deceasedDateTime="2020-01-01T00:00:00Z"), AS_OF, Counter())
    assert dict(READERS["Patient"](one))["people"] == {"person": "P1"}
    assert one.counted["died"] == 1


@pytest.mark.parametrize(
    ("paid", "delivery"),
    [("21", "MANAGED_CARE"), ("211", "MANAGED_CARE"), ("22", "FEE_FOR_SERVICE"), ("2", None), ("29", None)],
)
def test_the_payment_typology_says_how_medi_cal_is_delivered(paid: str, delivery: str | None) -> None:
    assert [row["delivery"] for row in rows(coverage("P1", paid), "coverages")] == [delivery]


@pytest.mark.parametrize(
    "ignored",
    [{"status": "cancelled"}, {"status": "entered-in-error"}, {"status": "draft"}, {"paid": "512"}, {"paid": "12"}],
)
def test_coverage_that_does_not_stand_or_is_not_medicaid_says_nothing(ignored: dict[str, str]) -> None:
    assert rows(coverage("P1", **ignored), "coverages") == []


@pytest.mark.parametrize(
    ("kind", "tables"),
    [("EMER", ["visits"]), ("IMP", ["stays"]), ("ACUTE", ["stays"]), ("NONAC", ["stays"]), ("AMB", []), ("VR", [])],
)
def test_the_class_of_an_encounter_says_whether_it_is_a_visit_or_a_stay(kind: str, tables: list[str]) -> None:
    told = encounter("P1", kind, "2026-03-01T10:00:00-08:00", "2026-03-04T10:00:00-08:00")
    assert [name for name in ("visits", "stays") if rows(told, name)] == tables


@pytest.mark.parametrize("status", ["planned", "cancelled", "entered-in-error"])
def test_an_encounter_that_did_not_happen_is_none(status: str) -> None:
    assert rows(encounter("P1", "EMER", "2026-03-01", status=status), "visits") == []


@pytest.mark.parametrize(
    ("more", "priority"),
    [
        ({}, 2),
        ({"priority": coded("", "EM")}, 0),
        ({"priority": coded("", "UR")}, 0),
        ({"priority": coded("", "EL")}, 1),
        ({"priority": coded("https://www.nubc.org/CodeSystem/PriorityTypeOfAdmitOrVisit", "3")}, 1),
        ({"priority": coded("", "9")}, 2),
        ({"hospitalization": {"admitSource": coded("", "emd")}}, 0),
        ({"hospitalization": {"admitSource": coded("", "born")}}, 1),
        ({"hospitalization": {"admitSource": coded("", "gp")}}, 2),
        ({"priority": coded("", "EM"), "hospitalization": {"admitSource": coded("", "gp")}}, 0),
        ({"priority": coded("", "EL"), "hospitalization": {"admitSource": coded("", "emd")}}, 0),
    ],
)
def test_a_stay_is_unplanned_planned_or_nobody_said(more: dict[str, Any], priority: int) -> None:
    assert [row["priority"] for row in rows(encounter("P1", "IMP", "2026-03-01", **more), "stays")] == [priority]


@pytest.mark.parametrize(
    ("kind", "type_code", "setting"),
    [
        ("IMP", "", "HOSPITAL"),
        ("IMP", "449411000124106", "SHORT_TERM_SNF"),
        ("IMP", "449421000124103", "LONG_TERM_NF"),
        ("SNF", "", "SHORT_TERM_SNF"),
    ],
)
def test_a_nursing_facility_is_told_by_type_or_class(kind: str, type_code: str, setting: str) -> None:
    told = encounter("P1", kind, "2026-03-01", type=[coded(SNOMED, type_code)])
    assert [row["setting"] for row in rows(told, "stays")] == [setting]


def test_a_stay_that_goes_on_is_known_up_to_the_day_asked_about() -> None:
    going_on: dict[str, Any] = {"status": "in-progress", "period": {"start": "2026-06-01"}}
    assert rows(encounter("P1", "IMP", "2026-06-01", **going_on), "stays")[0]["discharged"] == AS_OF
    finished: dict[str, Any] = {"status": "finished", "period": {"start": "2026-06-01"}}
    assert rows(encounter("P1", "IMP", "2026-06-01", **finished), "stays")[0]["discharged"] == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("provider", "facility"),
    [
        ({"identifier": {"system": NPI, "value": "1999999984"}}, "1999999984"),
        ({"reference": f"Organization?identifier={NPI}|1999999984"}, "1999999984"),
        ({"reference": "Organization/north"}, "north"),
        (None, ""),
    ],
)
def test_the_facility_is_the_service_provider(provider: Any, facility: str) -> None:
    told = encounter("P1", "EMER", "2026-03-01", serviceProvider=provider)
    assert [row["facility"] for row in rows(told, "visits")] == [facility]


def test_the_reason_of_an_encounter_is_a_diagnosis_of_its_day() -> None:
    told = rows(encounter("P1", "AMB", "2026-03-01", reasonCode=[coded(ICD10, "Z59.02")]), "codes")
    assert [(row["code"], row["day"], row["source_type"]) for row in told] == [
        ("Z59.02", date(2026, 3, 1), "ENCOUNTER")
    ]


@pytest.mark.parametrize(
    ("system", "code", "icd10"),
    [
        (ICD10, "F32.9", ["F32.9"]),
        (SNOMED, "32911000", ["Z59.00"]),
        (SNOMED, "370143000", ["F32.9"]),
        (SNOMED, "5602001", ["F11.10"]),
        (SNOMED, "44054006", ["E11.9"]),
        (SNOMED, "59621000", ["I10"]),
        (SNOMED, "10939881000119105", []),  # unhealthy drinking, a finding of a screen
        (SNOMED, "73595000", []),  # stress
        ("http://hl7.org/fhir/sid/icd-9-cm", "311", []),
    ],
)
def test_a_condition_is_a_diagnosis_as_coded_or_from_the_small_list(system: str, code: str, icd10: list[str]) -> None:
    assert [row["code"] for row in rows(condition("P1", code, system), "codes")] == icd10


@pytest.mark.parametrize(
    ("more", "stands"),
    [
        ({}, True),
        ({"clinicalStatus": None, "verificationStatus": None}, True),
        ({"clinicalStatus": coded("", "resolved")}, False),
        ({"clinicalStatus": coded("", "inactive")}, False),
        ({"clinicalStatus": coded("", "remission")}, False),
        ({"clinicalStatus": coded("", "resolved"), "abatementDateTime": "2026-07-01"}, True),
        ({"clinicalStatus": coded("", "resolved"), "abatementDateTime": "2026-06-30"}, False),
        ({"abatementDateTime": "2026"}, False),
        ({"abatementDateTime": "2027"}, True),
    ],
)
def test_a_condition_is_evidence_until_it_ended(more: dict[str, Any], stands: bool) -> None:
    assert [not row["ended"] for row in rows(condition("P1", **more), "codes")] == [stands]


@pytest.mark.parametrize("status", ["refuted", "entered-in-error", "unconfirmed", "provisional", "differential"])
def test_a_condition_nobody_confirmed_is_none(status: str) -> None:
    assert rows(condition("P1", verificationStatus=coded("", status)), "codes") == []


@pytest.mark.parametrize(
    ("more", "day"),
    [
        ({"onsetDateTime": "2015-01-01"}, date(2026, 3, 1)),
        ({"recordedDate": None, "onsetDateTime": "2015-01-01"}, date(2015, 1, 1)),
        ({"recordedDate": None, "onsetPeriod": {"start": "2015-01-02"}}, date(2015, 1, 2)),
    ],
)
def test_the_day_of_a_condition_is_of_its_recording_or_else_its_onset(more: dict[str, Any], day: date) -> None:
    assert [row["day"] for row in rows(condition("P1", **more), "codes")] == [day]


@pytest.mark.parametrize(
    ("question", "answer", "told"),
    [
        ("82810-3", "LA15173-0", {"pregnant": "true"}),
        ("82810-3", "LA26683-5", {"pregnant": "false"}),
        ("82810-3", "LA4489-6", {}),
        ("71802-3", "LA30190-5", {"lacks_fixed_regular_adequate_residence": "true", "HOUSING_INSTABILITY": "true"}),
        ("71802-3", "LA30189-7", {"lacks_fixed_regular_adequate_residence": "false", "HOUSING_INSTABILITY": "false"}),
        ("71802-3", "LA31994-9", {"HOUSING_INSTABILITY": "true"}),
        ("71802-3", "LA30122-8", {}),
        ("88122-7", "LA28397-0", {"FOOD_INSECURITY": "true"}),
        ("88123-5", "LA6729-3", {"FOOD_INSECURITY": "true"}),
        ("88123-5", "LA28398-8", {"FOOD_INSECURITY": "false"}),
        ("88124-3", "LA19952-3", {"FOOD_INSECURITY": "true"}),
        ("93031-3", "LA30125-1", {"FOOD_INSECURITY": "true"}),
        ("93031-3", "LA30126-9", {}),
        ("93030-5", "LA30133-5", {"TRANSPORTATION": "true"}),
        ("93033-9", "LA33-6", {"HOUSING_INSTABILITY": "true"}),
        ("8302-2", "LA33-6", {}),
    ],
)
def test_a_coded_answer_says_yes_or_no(question: str, answer: str, told: dict[str, str]) -> None:
    """The same from an observation and from a questionnaire, however deep."""
    inside = {"linkId": "/93025-5", "item": [{"linkId": "group", "item": [answered(question, answer)]}]}
    for one in (observation("P1", question, answer), answers("P1", inside)):
        found = {name: value for name, (value, source) in facts(one).items() if source == "ASSESSMENT"}
        found |= {row["factor"]: str(row["yes"]).lower() for row in rows(one, "factors")}
        assert found == told


def test_answers_of_a_panel_and_below_an_answer_are_read() -> None:
    part = {"code": coded(LOINC, "82810-3"), "valueCodeableConcept": coded(LOINC, "LA15173-0")}
    assert facts(made("Observation", "P1", status="final", effectiveDateTime="2026-05-01", component=[part])) == {
        "pregnant": ("true", "ASSESSMENT")
    }
    below = answered("93042-0", "LA33-6")
    below["answer"][0]["item"] = [answered("82810-3", "LA26683-5")]
    assert facts(answers("P1", below)) == {"pregnant": ("false", "ASSESSMENT")}


@pytest.mark.parametrize("status", ["registered", "preliminary", "cancelled", "entered-in-error", "in-progress"])
def test_answers_that_are_not_given_for_good_say_nothing(status: str) -> None:
    assert facts(observation("P1", "82810-3", "LA15173-0", status=status)) == {}
    assert facts(answers("P1", answered("82810-3", "LA15173-0"), status=status)) == {}


def test_adverse_experiences_are_counted_when_all_ten_are_answered() -> None:
    questions = [f"{number}" for number in (
        "82814-5", "82815-2", "82816-0", "82817-8", "82818-6", "82819-4", "82820-2", "82821-0", "82822-8", "82823-6"
    )]  # fmt: skip
    items = [answered(question, "LA33-6" if place < 4 else "LA32-8") for place, question in enumerate(questions)]
    assert facts(answers("P1", *items)) == {"aces_score": ("4", "ASSESSMENT")}
    assert facts(answers("P1", *items[:9])) == {}


@pytest.mark.parametrize(
    ("shown", "more", "drug"),
    [
        ("buprenorphine 8 MG / naloxone 2 MG Sublingual Film", {}, ["BUPRENORPHINE"]),
        ("168 HR buprenorphine 0.01 MG/HR Transdermal System", {}, []),
        ("naltrexone hydrochloride 50 MG Oral Tablet", {}, ["NALTREXONE"]),
        ("12 HR bupropion 90 MG / naltrexone 8 MG Extended Release Oral Tablet", {}, []),
        ("methadone hydrochloride 10 MG Oral Tablet", {}, []),
        ("methadone hydrochloride 10 MG Oral Tablet", {"reasonCode": [coded(ICD10, "F11.20")]}, ["METHADONE"]),
        ("methadone hydrochloride 10 MG Oral Tablet", {"reasonCode": [coded(ICD10, "G89.29")]}, []),
        ("methadone hydrochloride 40 MG Tablet for Oral Suspension", {}, ["METHADONE"]),
        ("naloxone 4 MG Nasal Spray", {}, []),
        ("lisinopril 10 MG Oral Tablet", {}, []),
        ("buprenorphine 8 MG Sublingual Tablet", {"status": "entered-in-error"}, []),
        ("buprenorphine 8 MG Sublingual Tablet", {"status": "stopped"}, ["BUPRENORPHINE"]),
        ("buprenorphine 8 MG Sublingual Tablet", {"intent": "proposal"}, []),
        ("buprenorphine 8 MG Sublingual Tablet", {"doNotPerform": True}, []),
    ],
)
def test_a_drug_for_addiction_is_told_from_the_same_drug_for_pain(
    shown: str, more: dict[str, Any], drug: list[str]
) -> None:
    told = rows(prescription("P1", shown, **more), "codes")
    assert [row["code"] for row in told] == drug
    assert all((row["kind"], row["source_type"]) == ("county", "PHARMACY") for row in told)


def test_a_drug_may_be_contained_or_named_by_its_ingredient() -> None:
    inside = {"contained": [{"resourceType": "Medication", "id": "m", "code": coded(RXNORM, "1819")}],
              "medicationReference": {"reference": "#m"}, "medicationCodeableConcept": None}  # fmt: skip
    assert [row["code"] for row in rows(prescription("P1", "", **inside), "codes")] == ["BUPRENORPHINE"]


@pytest.mark.parametrize(
    ("code", "status", "county"),
    [
        ("H0020", "completed", ["H0020"]),
        ("H2011", "not-done", []),
        ("99213", "completed", []),
        ("T1017", "completed", []),
    ],
)
def test_a_service_that_only_county_programs_give_is_county_care(code: str, status: str, county: list[str]) -> None:
    told = made("Procedure", "P1", status=status, code=coded(HCPCS, code), performedDateTime="2026-02-02")
    assert [row["code"] for row in rows(told, "codes")] == county


def test_a_screen_with_a_high_risk_is_a_yes() -> None:
    told = made("Procedure", "P1", status="completed", code=coded(HCPCS, "G9919"), performedDateTime="2026-02-02")
    assert facts(told) == {"trauma_screen_high_risk": ("true", "ENCOUNTER")}


def test_a_claim_becomes_a_line_for_each_item_with_what_stands_in_the_header() -> None:
    information = [
        {"category": coded("", "typeofbill"), "code": coded("", "111")},
        {"category": coded("", "admtype"), "code": coded("", "1")},
        {"category": coded("", "drg"), "code": coded("", "885")},
        {"category": coded("", "admissionperiod"), "timingPeriod": {"start": "2026-03-01", "end": "2026-03-05"}},
    ]
    diagnoses = [
        {"sequence": 3, "diagnosisCodeableConcept": coded(ICD10, "Z59.00")},
        {"sequence": 2, "diagnosisCodeableConcept": coded(ICD10, "F20.9"), "type": [coded("", "principal")]},
        {"sequence": 1, "diagnosisCodeableConcept": coded(ICD10, "R45.1"), "type": [coded("", "admitting")]},
    ]
    items = [{"revenue": coded("", "0124")}, {"revenue": coded("", "0450"), "servicedDate": "2026-03-01"}]
    told = claim("P1", "2026-03-01", supportingInfo=information, diagnosis=diagnoses, item=items)
    first, second = rows(told, "claims")
    header = {"person_id": "P1", "claim_id": "claim-2026-03-01", "bill_type_code": "111", "admit_type_code": "1",
              "drg_code": "885", "admission_date": "2026-03-01", "discharge_date": "2026-03-05",
              "facility_npi": "1999999984", "diagnosis_code_1": "F20.9", "diagnosis_code_2": "Z59.00"}  # fmt: skip
    assert header.items() <= first.items()
    assert header.items() <= second.items()
    assert "diagnosis_code_3" not in first
    assert (first["revenue_center_code"], second["revenue_center_code"]) == ("0124", "0450")
    assert (first["claim_line_number"], second["claim_line_start_date"]) == ("1", "2026-03-01")


@pytest.mark.parametrize(
    "ignored", [{"status": "cancelled"}, {"use": "preauthorization"}, {"type": coded("", "pharmacy")}]
)
def test_a_claim_that_was_cancelled_or_is_none_has_no_lines(ignored: dict[str, Any]) -> None:
    assert rows(claim("P1", **ignored), "claims") == []


def test_who_bills_for_a_professional_is_not_where_the_visit_was() -> None:
    by: dict[str, Any] = {"facility": None, "provider": {"reference": "Organization/group"}}
    assert rows(claim("P1", **by), "claims")[0]["facility_npi"] == "group"
    assert rows(claim("P1", **by, supportingInfo=[]), "claims")[0]["facility_npi"] == ""


WHOLE = [
    person("P1", extension=[omb("us-core-race", "2054-5")], deceasedDateTime="2020-01-01"),
    coverage("P1", end="2026-12-31", meta={"lastUpdated": "2026-05-01T12:00:00Z"}),
    encounter("P1", "IMP", "2026-03-01", type=[coded(SNOMED, "x")], priority=coded("", "EM"),
              hospitalization={"admitSource": coded("", "emd")}, reasonCode=[coded(ICD10, "F20.9")],
              diagnosis=[{"condition": {"reference": "Condition/c"}}]),
    condition("P1", encounter={"reference": "Encounter/e"}, abatementDateTime="2027-01-01"),
    observation("P1", "71802-3", "LA30190-5", component=[{"code": coded(LOINC, "82810-3"), "valueBoolean": True}]),
    answers("P1", {"linkId": "a", "item": [answered("71802-3", "LA30190-5")]}),
    prescription("P1", "methadone", reasonCode=[coded(ICD10, "F11.20")], contained=[{"id": "m", "code": {}}]),
    made("Procedure", "P1", status="completed", code=coded(HCPCS, "H0020"), performedDateTime="2026-02-02"),
    claim("P1", diagnosis=[{"sequence": 1, "diagnosisCodeableConcept": coded(ICD10, "F20.9")}]),
    {"resourceType": "Organization", "id": "o", "identifier": [{"system": NPI, "value": "1999999984"}]},
]  # fmt: skip


def spoiled(content: Any, strange: Any) -> Iterator[Any]:
    """The same, each time with another element of it replaced."""
    places = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for place, inner in places:
        for one in (strange, *spoiled(inner, strange)):
            again = content.copy()
            again[place] = one
            yield again


@pytest.mark.parametrize("content", WHOLE, ids=lambda content: str(content["resourceType"]))
def test_no_element_of_a_strange_kind_is_a_stumbling_block(content: dict[str, Any], tmp_path: Path) -> None:
    parts = Parts(tmp_path)
    shapes: list[Any] = [5, 1.5, "x", "", "ü", [], [5], {}, [[{}]], {"a": [None]}, True, None, "9" * 30]
    for strange in shapes:
        for one in spoiled({key: value for key, value in content.items() if key != "resourceType"}, strange):
            with suppress(Unusable):
                for table, row in READERS[content["resourceType"]](
                    Resource({**one, "resourceType": content["resourceType"]}, AS_OF, Counter())
                ):
                    parts.add(table, row)
    parts.close()

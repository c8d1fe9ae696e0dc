"""Procedure and MedicationRequest: county care, screens, and drugs for addiction. Source: ECM specification § 1.3."""

from __future__ import annotations

from datetime import date
from typing import Any

from wayfellow.rules.language.value_sets import load_value_sets
from wayfellow.screening.inputs.fhir.codes import codes_in, diagnoses_in, drugs, listed
from wayfellow.screening.inputs.fhir.elements import Unusable, day_at, each, text
from wayfellow.screening.inputs.fhir.resource import Resource, Row, Rows


def read_procedure(one: Resource) -> Rows:
    person = one.person()
    done = codes_in("procedure", one.get("code"))
    county = [code for code in done if code in listed("codes")["county_care"]]
    screened = bool(set(done) & set(listed("codes")["high_risk_screen"]))
    if one.status not in ("completed", "in-progress") or not (county or screened):
        return
    day = day_at(one.content, "performedDateTime", "performedPeriod.start")
    if day is None:
        raise Unusable("performedDateTime", "no day")
    for code in county:
        yield "codes", _county_care(one, person, code, day, "ENCOUNTER")
    if screened:
        yield one.told(person, "trauma_screen_high_risk", "true", day, "ENCOUNTER")


def read_medication_request(one: Resource) -> Rows:
    """A drug for addiction that was prescribed. Its name stands for it: products have thousands of codes."""
    person = one.person()
    words = listed("codes")["prescriptions"]
    if one.status in words["never_given"] or one.get("doNotPerform") is True:
        return
    if text(one.get("intent")) not in words["intents"]:
        return
    drug = _medication(one)
    use = load_value_sets()["SUBSTANCE_USE"]
    for_addiction = any(use.holds(code) for code in diagnoses_in(one.get("reasonCode")))
    given = [known.name for known in drugs() if known.is_given(drug, for_addiction=for_addiction)]
    if not given:
        return
    day = day_at(one.content, "authoredOn")
    if day is None:
        raise Unusable("authoredOn", "no day")
    for name in given:
        yield "codes", _county_care(one, person, name, day, "PHARMACY")


def _medication(one: Resource) -> Any:
    """The concept itself, or that of a Medication that the request contains."""
    reference = text(one.get("medicationReference.reference"))
    contained = (each_one for each_one in each(one.get("contained")) if f"#{each_one.get('id')}" == reference)
    return one.get("medicationCodeableConcept") or next(contained, {}).get("code")


def _county_care(one: Resource, person: str, code: str, day: date, source_type: str) -> Row:
    return {
        "person": person,
        "kind": "county",
        "code": code,
        "day": day,
        "source_type": source_type,
        "ref": one.ref,
        "encounter": "",
        "condition": "",
        "ended": False,
        "behavioral": False,
        "delivery": False,
        "recorded_at": one.recorded_at,
    }

"""ExplanationOfBenefit → claim lines in the columns of the Tuva input layer, so that claims are read in one way.

Source: FHIR R4 ExplanationOfBenefit, CARIN Blue Button 2.0.0 (supporting information).
"""

from __future__ import annotations

from typing import Any

from wayfellow.screening.inputs.fhir.codes import codes_in, diagnoses_in, listed
from wayfellow.screening.inputs.fhir.elements import at, codes, day_in, each, text
from wayfellow.screening.inputs.fhir.encounters import facility_of
from wayfellow.screening.inputs.fhir.resource import Resource, Row, Rows
from wayfellow.screening.inputs.layouts import DIAGNOSES


def read_explanation_of_benefit(one: Resource) -> Rows:
    """A row for each item; a claim without items is one line. The claims' own checks find days that are none."""
    person = one.person("patient")
    words = listed("codes")["claims"]
    if one.status not in ("active", "") or text(one.get("use")) not in ("claim", ""):
        return
    if set(codes(one.get("type"))) & set(words["not_medical"]):
        return
    claim = {"person_id": person, "claim_id": one.id, **_header(one)}
    for number, item in enumerate(each(one.get("item")) or [{}], 1):
        start = _day(item, "servicedDate", "servicedPeriod.start")
        line = {
            "claim_line_number": str(number),
            "claim_line_start_date": start,
            "claim_line_end_date": _day(item, "servicedPeriod.end", "servicedDate"),
            "claim_start_date": claim["claim_start_date"] or start,
            "revenue_center_code": _first(codes(item.get("revenue"))),
            "place_of_service_code": _first(codes(item.get("locationCodeableConcept"))),
            "hcpcs_code": _first(codes_in("procedure", item.get("productOrService"))),
        }
        yield "claims", {**claim, **line}


def _header(one: Resource) -> Row:
    words = listed("codes")["claims"]
    told: dict[str, dict[str, Any]] = {}
    for information in each(one.get("supportingInfo")):
        for category in codes(information.get("category")):
            told.setdefault(category, information)
    stay = told.get(words["stay"], {})
    coded = {
        column: _first(codes(told.get(category, {}).get("code"))) for column, category in words["information"].items()
    }
    # Who bills for a professional is not where the visit was.
    places = (one.get("facility"), one.get("provider") if coded["bill_type_code"] else None)
    return {
        **coded,
        "claim_start_date": _day(one.content, "billablePeriod.start"),
        "claim_end_date": _day(one.content, "billablePeriod.end"),
        "admission_date": _day(stay, "timingPeriod.start", "timingDate"),
        "discharge_date": _day(stay, "timingPeriod.end"),
        "facility_npi": next((place for place in map(facility_of, places) if place), ""),
        **dict(zip(DIAGNOSES, _diagnoses(one), strict=False)),
    }


def _diagnoses(one: Resource) -> list[str]:
    """The principal one first, then in their sequence; each code once."""
    left_out = set(listed("codes")["claims"]["no_diagnosis"])
    told = []
    for entry in each(one.get("diagnosis")):
        types = codes(entry.get("type"))
        if set(types) & left_out:
            continue
        sequence = entry.get("sequence")
        place = sequence if isinstance(sequence, int) else len(DIAGNOSES)
        told += [
            ("principal" not in types, place, code) for code in diagnoses_in(entry.get("diagnosisCodeableConcept"))
        ]
    return list(dict.fromkeys(code for _other, _place, code in sorted(told)))


def _day(element: Any, *paths: str) -> str:
    written = next((found for found in (at(element, path) for path in paths) if found is not None), "")
    return str(day_in(written) or written)


def _first(found: list[str]) -> str:
    return found[0] if found else ""

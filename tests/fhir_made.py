"""FHIR resources made by hand for tests; nobody in them exists. Each has the dull default, and what a test adds."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Resource = dict[str, Any]

ICD10 = "http://hl7.org/fhir/sid/icd-10-cm"
SNOMED = "http://snomed.info/sct"
LOINC = "http://loinc.org"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
HCPCS = "http://terminology.hl7.org/CodeSystem/HCPCS-all-codes"
NPI = "http://hl7.org/fhir/sid/us-npi"
TYPOLOGY = "https://nahdo.org/sopt"
US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/"


def coded(system: str, *codes: str, display: str = "") -> Resource:
    return {"coding": [{"system": system, "code": code, "display": display} for code in codes]}


def made(kind: str, who: str, **more: Any) -> Resource:
    """A resource about somebody; its id is its type in small letters unless told."""
    return {"resourceType": kind, "id": kind.lower(), "subject": {"reference": f"Patient/{who}"}, **more}


def person(who: str, **more: Any) -> Resource:
    return {"resourceType": "Patient", "id": who, "birthDate": "1980-01-01", **more}


def omb(extension: str, *codes: str) -> Resource:
    """A us-core-race or us-core-ethnicity extension."""
    categories = [{"url": "ombCategory", "valueCoding": {"code": code}} for code in codes]
    return {"url": f"{US_CORE}{extension}", "extension": [*categories, {"url": "text", "valueString": "as told"}]}


def coverage(who: str, paid: str = "211", start: str = "2025-01-01", end: str = "", **more: Any) -> Resource:
    about = {"beneficiary": {"reference": f"Patient/{who}"}, "payor": [{"reference": "Organization/plan"}]}
    period = {"start": start, "end": end} if end else {"start": start}
    return {"resourceType": "Coverage", "id": "coverage", "status": "active", "type": coded(TYPOLOGY, paid), **about,
            "period": period, **more}  # fmt: skip


def encounter(who: str, kind: str, start: str, end: str = "", **more: Any) -> Resource:
    """kind: the class, EMER, IMP and so on."""
    period = {"start": start, "end": end or start}
    provider = {"identifier": {"system": NPI, "value": "1999999984"}}
    return made("Encounter", who, **{"status": "finished", "class": {"code": kind}, "period": period,
                                     "serviceProvider": provider, **more})  # fmt: skip


def condition(who: str, code: str = "F32.9", system: str = ICD10, **more: Any) -> Resource:
    status = {"clinicalStatus": coded("", "active"), "verificationStatus": coded("", "confirmed")}
    return made("Condition", who, **{**status, "code": coded(system, code), "recordedDate": "2026-03-01", **more})


def observation(who: str, question: str, answer: str, **more: Any) -> Resource:
    value = {"valueCodeableConcept": coded(LOINC, answer)}
    return made("Observation", who, **{"status": "final", "code": coded(LOINC, question), **value,
                                       "effectiveDateTime": "2026-05-01", **more})  # fmt: skip


def answers(who: str, *items: Resource, **more: Any) -> Resource:
    return made("QuestionnaireResponse", who, **{"status": "completed", "authored": "2026-05-01T09:00:00-07:00",
                                                 "item": list(items), **more})  # fmt: skip


def answered(question: str, *codes: str) -> Resource:
    return {"linkId": f"/{question}", "answer": [{"valueCoding": {"system": LOINC, "code": code}} for code in codes]}


def prescription(who: str, shown: str, **more: Any) -> Resource:
    drug = {"medicationCodeableConcept": coded(RXNORM, "1", display=shown)}
    return made("MedicationRequest", who, **{"status": "active", "intent": "order", "authoredOn": "2026-04-01",
                                             **drug, **more})  # fmt: skip


def claim(who: str, day: str = "2026-05-01", **more: Any) -> Resource:
    """An emergency visit, as a hospital bills it."""
    information = [{"sequence": 1, "category": coded("", "typeofbill"), "code": coded("", "131")}]
    item = {"sequence": 1, "revenue": coded("", "0450"), "productOrService": coded(HCPCS, "99283"), "servicedDate": day}
    return {"resourceType": "ExplanationOfBenefit", "id": f"claim-{day}", "status": "active", "use": "claim",
            "patient": {"reference": f"Patient/{who}"}, "billablePeriod": {"start": day, "end": day},
            "facility": {"identifier": {"system": NPI, "value": "1999999984"}}, "supportingInfo": information,
            "item": [item], **more}  # fmt: skip


def write_export(folder: Path, resources: Iterable[Resource]) -> Path:
    """Write the resources as a Bulk Data export: a file a type."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in resources:
        with (folder / f"{one['resourceType']}.ndjson").open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(one) + "\n")
    return folder

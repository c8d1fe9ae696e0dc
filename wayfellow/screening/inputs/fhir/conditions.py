"""Condition: diagnoses, as long as they stand. Source: US Core 6.1.0 Condition; ECM specification § 1.10.

The day is the day of recording, else of onset. Whatever has ended by the day asked about is no evidence any more, but
still tells what a visit was for.
"""

from __future__ import annotations

from datetime import date

from wayfellow.rules.events.classify import is_behavioral
from wayfellow.rules.events.patterns import load_patterns
from wayfellow.rules.language.value_sets import plain_code
from wayfellow.screening.inputs.fhir.codes import codes_in, diagnoses_in, listed
from wayfellow.screening.inputs.fhir.elements import Unusable, codes, day_at, referred, text
from wayfellow.screening.inputs.fhir.resource import Resource, Row, Rows


def read_condition(one: Resource) -> Rows:
    person = one.person()
    words = listed("codes")["conditions"]
    verified = codes(one.get("verificationStatus"))
    if set(verified) & set(words["wrong"]):
        return
    if set(verified) & set(words["unconfirmed"]):
        one.counted["unconfirmed"] += 1
        return
    found = diagnoses_in(one.get("code"))
    if not found:
        one.counted["only in SNOMED CT" if codes_in("snomed", one.get("code")) else "in neither code"] += 1
        return
    ended = _has_ended(one, words["ended"])
    day = None if ended else day_at(one.content, "recordedDate", "onsetDateTime", "onsetPeriod.start")
    if day is None and not ended:
        raise Unusable("recordedDate", "no day: neither recordedDate nor an onset")
    encounter = referred(one.get("encounter"), "Encounter")
    for code in found:
        yield "codes", diagnosis(one, person, code, day, encounter=encounter, condition=one.id, ended=ended)


def _has_ended(one: Resource, words: list[str]) -> bool:
    """Days that are written in part (2024, 2024-03) compare with whole ones as text."""
    written = next(
        (text(one.get(name)) for name in ("abatementDateTime", "abatementPeriod.end") if text(one.get(name))), ""
    )
    if written:
        return written[:10] <= str(one.as_of)
    return bool(set(codes(one.get("clinicalStatus"))) & set(words))


def diagnosis(
    one: Resource, person: str, code: str, day: date | None, *, encounter: str, condition: str = "", ended: bool = False
) -> Row:
    """A row of codes. encounter: the visit or stay it was made in, when that is known."""
    return {
        "person": person,
        "kind": "icd10",
        "code": code,
        "day": day,
        "source_type": "ENCOUNTER",
        "ref": one.ref,
        "encounter": encounter,
        "condition": condition,
        "ended": ended,
        "behavioral": is_behavioral([code]),
        "delivery": plain_code(code).startswith(load_patterns().delivery_diagnoses),
        "recorded_at": one.recorded_at,
    }

"""Encounter and Organization: emergency visits and stays, told in time like an admission feed.

Source: US Core 6.1.0 Encounter; ECM specification § 1.2.
"""

from __future__ import annotations

import re
from typing import Any

from wayfellow.rules.events.classify import priority_of
from wayfellow.rules.events.patterns import load_patterns
from wayfellow.screening.inputs.facts import PRIORITY
from wayfellow.screening.inputs.fhir.codes import diagnoses_in, is_of, listed
from wayfellow.screening.inputs.fhir.conditions import diagnosis
from wayfellow.screening.inputs.fhir.elements import Unusable, at, codes, day_at, each, referred, text
from wayfellow.screening.inputs.fhir.resource import Resource, Rows

BY_IDENTIFIER = re.compile(r"[A-Za-z]+\?identifier=(?P<system>[^|]*)\|(?P<value>.+)")


def read_encounter(one: Resource) -> Rows:
    person = one.person()
    words = listed("codes")["encounters"]
    if one.status in words["did_not_happen"]:
        return
    classes = codes(one.get("class"))
    is_emergency = bool(set(classes) & set(words["emergency"]))
    setting = _setting(one, classes)
    start = day_at(one.content, "period.start")
    if start is None:
        if is_emergency or setting:
            raise Unusable("period.start", "no day")
        return
    encounter = text(one.get("id"))
    event: dict[str, Any] = {
        "person": person,
        "facility": facility_of(one.get("serviceProvider")),
        "encounter": encounter,
        "recorded_at": one.recorded_at,
        "ref": one.ref,
    }
    if is_emergency:
        yield "visits", {**event, "day": start}
    elif setting:
        end = day_at(one.content, "period.end") or (one.as_of if one.status in words["still_going_on"] else start)
        if end < start <= one.as_of:
            raise Unusable("period.end", "before period.start", end)
        yield "stays", {**event, "admitted": start, "discharged": end, "setting": setting, "priority": _priority(one)}
    for code in diagnoses_in(one.get("reasonCode")):
        yield "codes", diagnosis(one, person, code, start, encounter=encounter)
    named = [*(entry.get("condition") for entry in each(one.get("diagnosis"))), *each(one.get("reasonReference"))]
    for condition in filter(None, (referred(reference, "Condition") for reference in named)):
        yield "mentions", {**event, "condition": condition, "day": start}


def _setting(one: Resource, classes: list[str]) -> str:
    """Empty for what is no stay. The type says more than the class, and only of somebody admitted."""
    words = listed("codes")["encounters"]
    by_class = next((words["stays"][code] for code in classes if code in words["stays"]), "")
    by_type = next((words["settings"][code] for code in codes(one.get("type")) if code in words["settings"]), "")
    return str(by_class and (by_type or by_class))


def _priority(one: Resource) -> int:
    """As on a claim: 1 emergency, 2 urgent, 3 elective, 4 newborn, 5 trauma."""
    words = listed("codes")["encounters"]
    told = [words["priorities"].get(code, code) for code in codes(one.get("priority"))]
    told += [words["sources"].get(code, "") for code in codes(one.get("hospitalization.admitSource"))]
    return min((PRIORITY[priority_of(code, load_patterns())] for code in told), default=PRIORITY["unknown"])


def facility_of(reference: Any) -> str:
    """An NPI where one stands in the reference; otherwise what it refers to, to be looked up among organizations."""
    identifier = at(reference, "identifier")
    if is_of("npi", at(identifier, "system")):
        return text(at(identifier, "value"))
    by_identifier = BY_IDENTIFIER.fullmatch(text(at(reference, "reference")))
    if by_identifier:
        return by_identifier["value"]
    return referred(reference, "Organization") or referred(reference, "Location")


def read_organization(one: Resource) -> Rows:
    """Only which NPI an organization has."""
    for identifier in each(one.get("identifier")):
        if is_of("npi", identifier.get("system")) and text(identifier.get("value")):
            for name in {one.id, *(text(other.get("value")) for other in each(one.get("identifier")))} - {""}:
                yield "organizations", {"name": name, "npi": text(identifier.get("value"))}
            return

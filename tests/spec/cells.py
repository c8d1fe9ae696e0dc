"""How a cell of a spec table is written, and read.

A fact cell holds a value; several sources are separated by `;` and may be named:

    true                                   somebody said so today (source MANUAL)
    ASSESSMENT: false; CLAIM: true         two sources
    ASSESSMENT@2026-01-05: false           a source on a day
    PHYSICAL, BEHAVIORAL                   a set;  NONE is a list that somebody looked at and left empty
    2026-05-01@A, 2026-05-01@B PROFESSIONAL   emergency visits: day, facility, kind
    2026-05-01..2026-05-03@A 1             stays: days, facility, type of admission, and a setting or DELIVERY
    2026-05-01@A dx:F20.0                  a visit or a stay with a diagnosis
    Z59.00 2026-05-01, 27 2026-05-02       diagnoses, places of service or county services: code and day
    MSSP, HOSPICE 2026-01-01..2026-06-29   programs, and from when to when (`2026-01-01..` goes on)
    MSSP ECM 2026-06-01                    a choice between this help and a program, and its day

An empty cell is a fact nobody told.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from wayfellow.rules.events.told import CODED, ED_KINDS, SETTINGS
from wayfellow.rules.facts import VOCABULARY
from wayfellow.rules.language.facts import SOURCE_TYPES, FactType, Observation
from wayfellow.rules.language.reading import read_value

UNAVOIDABLE = "CLEARLY_UNAVOIDABLE"
DIAGNOSIS = "dx:"


def observations(fact_name: str, cell: str, as_of: date) -> list[Observation]:
    """What the sources named in one cell told of a fact."""
    return [_observation(fact_name, part.strip(), as_of) for part in cell.split(";") if part.strip()]


def _observation(fact_name: str, text: str, as_of: date) -> Observation:
    source, observed_on, value = "MANUAL", as_of, text
    head, colon, rest = text.partition(":")
    named, at, day = head.strip().partition("@")
    if colon and named in SOURCE_TYPES:
        source, value = named, rest.strip()
        observed_on = date.fromisoformat(day) if at else as_of
    return Observation(fact_name, _value(fact_name, value), observed_on, None, source)


def _value(fact_name: str, text: str) -> Any:
    fact = VOCABULARY[fact_name]
    if fact.type not in (FactType.CODES, FactType.EVENTS):
        return read_value(fact, text)
    parts = [] if text == "NONE" else [part.strip() for part in text.split(",")]
    if fact.type is FactType.CODES:
        return read_value(fact, parts)
    reader = {"ed_visits": _visit, "stays": _stay, "programs": _program, "program_choices": _choice}.get(fact_name)
    return tuple(reader(part) if reader else _coded(fact_name, part) for part in parts)


def _visit(text: str) -> Mapping[str, Any]:
    when, *marks = text.split()
    day, _at, facility = when.partition("@")
    entry: dict[str, Any] = {"service_date": day, "facility": facility}
    for mark in marks:
        if mark.startswith(DIAGNOSIS):
            entry.setdefault("diagnoses", []).append(mark.removeprefix(DIAGNOSIS))
        else:
            entry["claim_kind" if mark in ED_KINDS else "avoidability"] = mark
    return entry


def _stay(text: str) -> Mapping[str, Any]:
    when, *marks = text.split()
    days, _at, facility = when.partition("@")
    admitted, dots, discharged = days.partition("..")
    entry: dict[str, Any] = {"admit_date": admitted, "facility": facility}
    if discharged or not dots:  # `2026-05-01..` is a stay that goes on
        entry["discharge_date"] = discharged or admitted
    for mark in marks:
        if mark in SETTINGS:
            entry["setting"] = mark
        elif mark.startswith(DIAGNOSIS):
            entry.setdefault("diagnoses", []).append(mark.removeprefix(DIAGNOSIS))
        elif mark == "DELIVERY":
            entry["uncomplicated_delivery"] = True
        elif mark == UNAVOIDABLE:
            entry["avoidability"] = mark
        else:
            entry["admission_priority"] = mark
    return entry


def _program(text: str) -> Mapping[str, Any]:
    program, _blank, days = text.partition(" ")
    start, _dots, end = days.strip().partition("..")
    return {"program": program} | ({"start": start} if start else {}) | ({"end": end} if end else {})


def _choice(text: str) -> Mapping[str, Any]:
    program, value, *day = text.split()
    return {"program": program, "value": value} | ({"chosen_on": day[0]} if day else {})


def _coded(fact_name: str, text: str) -> Mapping[str, Any]:
    code, day = text.split()
    return {CODED[fact_name][1]: code, "date": day}

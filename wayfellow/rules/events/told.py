"""Visits, stays and codes that arrive as facts (an admission feed, a referral) instead of claim lines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from wayfellow.rules.events.classify import is_behavioral, priority_of
from wayfellow.rules.events.happenings import EdLine, StayLine
from wayfellow.rules.events.patterns import load_patterns

ED_KINDS = ("INSTITUTIONAL", "PROFESSIONAL", "ADT", "ATTESTED")
SETTINGS = ("HOSPITAL", "PSYCHIATRIC", "SHORT_TERM_SNF", "LONG_TERM_NF")
TIMELY = ("ADT", "REFERRAL_ATTESTATION")
EARLIEST = date(1900, 1, 1)
UNAVOIDABLE = "CLEARLY_UNAVOIDABLE"


CODED = {
    "diagnoses": ("icd10", "icd10"),
    "places_of_service": ("place", "pos"),
    "county_bh_encounters": ("county", "code"),
}
"""The facts that are lists of codes: the kind of value set that holds them, and the field that has the code."""


class BadEvent(ValueError):
    """An entry of an event list that cannot be read; the text says which field and what was expected."""


def ed_line(entry: Mapping[str, Any], source_type: str, ref: str) -> EdLine:
    """One entry of `ed_visits`. Without a kind, an admission feed or a referral says its own."""
    by_source = {"ADT": "ADT", "REFERRAL_ATTESTATION": "ATTESTED"}.get(source_type, "INSTITUTIONAL")
    return EdLine(
        day=_day(entry, "service_date"),
        facility=_text(entry, "facility"),
        kind=_one_of(entry, "claim_kind", ED_KINDS, by_source),
        unavoidable=_one_of(entry, "avoidability", (UNAVOIDABLE, "PRESUMED_AVOIDABLE"), "") == UNAVOIDABLE,
        behavioral=is_behavioral(map(str, entry.get("diagnoses") or ())),
        ref=_text(entry, "source") or ref,
    )


def stay_line(entry: Mapping[str, Any], source_type: str, ref: str, *, as_of: date) -> StayLine:
    """One entry of `stays`. A stay without a discharge goes on, and is known up to `as_of`."""
    admitted = _day(entry, "admit_date")
    discharged = _day(entry, "discharge_date") if entry.get("discharge_date") else as_of
    return StayLine(
        admitted=admitted,
        discharged=max(admitted, min(discharged, as_of)),
        facility=_text(entry, "facility"),
        setting=_one_of(entry, "setting", SETTINGS, "HOSPITAL"),
        priority=priority_of(_text(entry, "admission_priority"), load_patterns()),
        delivery=entry.get("uncomplicated_delivery") is True,
        timely=source_type in TIMELY,
        unavoidable=_one_of(entry, "avoidability", (UNAVOIDABLE, "PRESUMED_AVOIDABLE"), "") == UNAVOIDABLE,
        behavioral=is_behavioral(map(str, entry.get("diagnoses") or ())),
        ref=_text(entry, "source") or ref,
    )


def coded(entry: Mapping[str, Any], code_field: str) -> tuple[str, date]:
    """One entry of a fact of `CODED`: its code and its day."""
    code = _text(entry, code_field)
    if not code:
        raise BadEvent(f"{code_field} is missing")
    return code, _day(entry, "date")


def _day(entry: Mapping[str, Any], name: str) -> date:
    try:
        day = date.fromisoformat(str(entry.get(name)))
    except ValueError:
        raise BadEvent(f"{name} is not a day written YYYY-MM-DD") from None
    if day < EARLIEST:
        raise BadEvent(f"{name} is before {EARLIEST}")
    return day


def _text(entry: Mapping[str, Any], name: str) -> str:
    value = entry.get(name)
    return "" if value is None else str(value).strip()


def _one_of(entry: Mapping[str, Any], name: str, allowed: tuple[str, ...], default: str) -> str:
    value = _text(entry, name) or default
    if value and value not in allowed:
        raise BadEvent(f"{name} is none of {', '.join(allowed)}")
    return value

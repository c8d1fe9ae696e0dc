"""What one claim line tells of: an emergency visit, a stay, or neither. Source: ECM specification § 1.2, table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wayfellow.rules.events.happenings import ClaimLine, EdLine, Priority, StayLine
from wayfellow.rules.events.patterns import Pattern, Patterns
from wayfellow.rules.language.value_sets import plain_code, sets_of

BEHAVIORAL = ("MENTAL_HEALTH", "SUBSTANCE_USE")


def institutional(line: ClaimLine, pattern: Pattern) -> bool:
    """Codes may be written with or without a leading zero."""
    bill = line.bill_type.removeprefix("0")
    return bool(bill) and bill.startswith(pattern.bill_types) and pattern.revenue.holds(line.revenue.zfill(4))


def professional(line: ClaimLine, pattern: Pattern) -> bool:
    return not line.bill_type and (line.place.zfill(2) in pattern.places or pattern.procedures.holds(line.procedure))


def ed_lines(lines: Iterable[ClaimLine], patterns: Patterns, *, as_of: date) -> list[EdLine]:
    """The claim lines, up to `as_of`, that tell of an emergency visit."""
    found = []
    for line in lines:
        if line.start > as_of:
            continue
        if institutional(line, patterns.ed_institutional):
            found.append(
                EdLine(
                    line.start, line.facility, "INSTITUTIONAL", behavioral=is_behavioral(line.diagnoses), ref=line.claim
                )
            )
        elif professional(line, patterns.ed_professional):
            found.append(
                EdLine(
                    line.start, line.facility, "PROFESSIONAL", behavioral=is_behavioral(line.diagnoses), ref=line.claim
                )
            )
    return found


def stay_lines(lines: Iterable[ClaimLine], patterns: Patterns, *, as_of: date) -> list[StayLine]:
    """The claim lines, up to `as_of`, that tell of a stay. A stay that goes on is known up to `as_of`."""
    return [
        StayLine(
            admitted=line.start,
            discharged=max(line.start, min(line.end, as_of)),
            facility=line.facility,
            setting=stay.setting,
            priority=priority_of(line.admission_type, patterns),
            delivery=uncomplicated_delivery(line, patterns),
            secondary=stay.secondary,
            behavioral=is_behavioral(line.diagnoses),
            ref=line.claim,
        )
        for line in lines
        if line.start <= as_of
        for stay in patterns.stays
        if institutional(line, stay.pattern) or professional(line, stay.pattern)
    ]


def is_behavioral(diagnoses: Iterable[str]) -> bool:
    """Whether any diagnosis is of mental health or substance use (ECM specification § 1.3, C3-iii)."""
    return any(name in BEHAVIORAL for code in diagnoses for name in sets_of("icd10", code))


def priority_of(admission_type: str, patterns: Patterns) -> Priority:
    if admission_type in patterns.unplanned:
        return Priority.UNPLANNED
    return Priority.PLANNED if admission_type in patterns.planned else Priority.UNKNOWN


def uncomplicated_delivery(line: ClaimLine, patterns: Patterns) -> bool:
    if line.drg in patterns.complicated_drg:
        return False
    principal = plain_code(line.diagnoses[0]) if line.diagnoses else ""
    return line.drg in patterns.delivery_drg or principal.startswith(patterns.delivery_diagnoses)

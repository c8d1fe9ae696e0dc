"""Patient and Coverage: who somebody is, when they were born, and how their Medi-Cal is delivered.

Source: US Core 6.1.0 Patient and Coverage; ECM specification § 0.1, § 0.2.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from wayfellow.screening.inputs.fhir.codes import codes_in, listed
from wayfellow.screening.inputs.fhir.elements import Unusable, codes, day_at, each, text
from wayfellow.screening.inputs.fhir.resource import Resource, Rows
from wayfellow.screening.inputs.tuva import OLDEST_YEARS

RACE_AND_ETHNICITY = ("us-core-race", "us-core-ethnicity")
OPEN_ENDED = date(2199, 12, 31)
"""A later end is a way to say that there is none."""


def read_patient(one: Resource) -> Rows:
    """Everybody is kept, whatever else their record says; who has died is counted."""
    person = one.id
    yield "people", {"person": person}
    one.counted["died"] += one.get("deceasedBoolean") is True or bool(text(one.get("deceasedDateTime")))
    recorded = one.recorded_at
    observed_on = min(recorded.date(), one.as_of) if recorded else one.as_of
    races = sorted(set(_races(one.get("extension"))))
    if races:
        yield one.told(person, "race_ethnicity", f"|{'|'.join(races)}|", observed_on, "MEMBER_REPORT")
    born = day_at(one.content, "birthDate")
    if born is None:
        return
    if born > one.as_of:
        raise Unusable("birthDate", f"born after the day asked about, {one.as_of}", born)
    if born.year < one.as_of.year - OLDEST_YEARS:
        raise Unusable("birthDate", f"more than {OLDEST_YEARS} years old on {one.as_of}", born)
    yield one.told(person, "date_of_birth", str(born), observed_on, "MEMBER_REPORT")


def _races(extensions: Any) -> Iterator[str]:
    known = listed("codes")["races"]
    for extension in each(extensions):
        if text(extension.get("url")).endswith(RACE_AND_ETHNICITY):
            for category in each(extension.get("extension")):
                yield from (known[code] for code in codes(category.get("valueCoding")) if code in known)


def read_coverage(one: Resource) -> Rows:
    """A span in the plan, and how Medi-Cal is delivered. Coverage by somebody else than Medicaid says nothing."""
    person = one.person("beneficiary")
    if one.status not in ("active", ""):
        return
    paid = codes_in("payment", one.get("type"))
    if paid and not any(code.startswith(listed("codes")["medicaid"]) for code in paid):
        return
    delivery = [
        how for prefix, how in listed("codes")["delivery"].items() if any(code.startswith(prefix) for code in paid)
    ]
    start, end = day_at(one.content, "period.start"), day_at(one.content, "period.end")
    if start and end and end < start:
        raise Unusable("period.end", "before period.start", end)
    payors = each(one.get("payor"))
    yield (
        "coverages",
        {
            "person": person,
            "delivery": delivery[0] if len(delivery) == 1 else None,
            "payor": text(payors[0].get("reference")) or text(payors[0].get("display")) if payors else "",
            "start": start,
            "end": end if end and end <= OPEN_ENDED else None,
            "recorded_at": one.recorded_at,
            "ref": one.ref,
        },
    )

"""The pieces of a FHIR resource, read so that nothing written in a file can make us stumble.

An element of another type than FHIR says is as good as missing; a day that is told and is none is an `Unusable`.
Source: FHIR R4, data types, https://hl7.org/fhir/R4/datatypes.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from wayfellow.screening.inputs.tuva import NOT_A_DAY

# [INT] Days are local days. A moment with an offset was local where it was written; one in UTC is told in California.
CALIFORNIA = ZoneInfo("America/Los_Angeles")
DAY = re.compile(r"([12]\d{3}|9999)-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?")
IN_UTC = ("Z", "+00:00", "-00:00")


class Unusable(ValueError):
    """What makes a resource, or the rest of it, unusable: the element, what stands there, and what was expected."""

    def __init__(self, element: str, reason: str, value: object = "") -> None:
        super().__init__(f"{element}: {reason}")
        self.element, self.reason, self.value = element, reason, str(value)


class Coding(NamedTuple):
    system: str
    code: str
    display: str


def at(element: Any, path: str) -> Any:
    """The element at `period.start` and the like; None where the path ends early."""
    for name in path.split("."):
        element = element.get(name) if isinstance(element, dict) else None
    return element


def each(element: Any) -> list[dict[str, Any]]:
    """The objects of a list; one object counts as a list of itself."""
    some = element if isinstance(element, list) else [element]
    return [one for one in some if isinstance(one, dict)]


def codings(concept: Any) -> Iterator[Coding]:
    """Every coding of a Coding, a CodeableConcept, or a list of them."""
    for one in each(concept):
        for coding in [one, *each(one.get("coding"))]:
            code = text(coding.get("code")).strip()
            if code:
                yield Coding(text(coding.get("system")), code, text(coding.get("display")))


def codes(concept: Any) -> list[str]:
    return [coding.code for coding in codings(concept)]


def text(element: Any) -> str:
    return element if isinstance(element, str) else ""


def referred(reference: Any, kind: str) -> str:
    """The id in `Kind/ID`, in an address that ends so (with a version or without), or in `urn:uuid:ID`; else empty."""
    written = text(at(reference, "reference"))
    if written.startswith("urn:uuid:"):
        return written.removeprefix("urn:uuid:")
    parts = written.partition("/_history/")[0].split("/")
    return parts[-1] if len(parts) > 1 and parts[-2] == kind else ""


def day_in(written: Any) -> date | None:
    """The day of a date or a moment; None for everything else, a year or a month alone included."""
    if not isinstance(written, str) or not DAY.fullmatch(written):
        return None
    try:
        if written.endswith(IN_UTC):
            return datetime.fromisoformat(written).astimezone(CALIFORNIA).date()
        return date.fromisoformat(written[:10])
    except (ValueError, OverflowError):
        return None


def day_at(resource: Any, *paths: str) -> date | None:
    """The day at the first of these paths where something stands. Raises Unusable when that is no day."""
    for path in paths:
        written = at(resource, path)
        if written is not None:
            day = day_in(written)
            if day is None:
                raise Unusable(path, NOT_A_DAY, written)
            return day
    return None


def moment_in(written: Any) -> datetime | None:
    """A moment with its offset, in UTC; None for everything else."""
    try:
        moment = datetime.fromisoformat(text(written))
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None

"""One resource as the readers see it: whose it is, where it came from, and what was counted on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from wayfellow.screening.inputs.fhir.elements import Unusable, at, moment_in, referred, text

Row = Mapping[str, Any]
Rows = Iterator[tuple[str, Row]]
"""The name of a table (see `tables`), and a row of it; columns that are left out are empty."""


@dataclass(frozen=True)
class Resource:
    """content: the JSON object. as_of: the day asked about. counted: what the warnings of the run tell in numbers."""

    content: Mapping[str, Any]
    as_of: date
    counted: Counter[str] = field(default_factory=Counter)

    @property
    def type(self) -> str:
        return text(self.content.get("resourceType"))

    @property
    def id(self) -> str:
        """Raises Unusable without one."""
        own = text(self.content.get("id"))
        if not own:
            raise Unusable("id", "no id")
        return own

    @property
    def ref(self) -> str:
        return f"{self.type}/{text(self.content.get('id'))}"

    @property
    def recorded_at(self) -> datetime | None:
        return moment_in(at(self.content, "meta.lastUpdated"))

    @property
    def status(self) -> str:
        return text(self.content.get("status"))

    def get(self, path: str) -> Any:
        return at(self.content, path)

    def person(self, element: str = "subject") -> str:
        """The id of the person it is about. Raises Unusable when it does not say."""
        person = referred(self.content.get(element), "Patient")
        if not person:
            raise Unusable(element, "no reference to a Patient by id")
        return person

    def told(self, person: str, fact: str, value: str, observed_on: date, source_type: str) -> tuple[str, Row]:
        """A row of observations."""
        return "observations", {
            "person": person,
            "fact": fact,
            "value": value,
            "number": int(value) if value.isdigit() else None,
            "observed_on": observed_on,
            "recorded_at": self.recorded_at,
            "source_type": source_type,
            "source_ref": self.ref,
            "attested_by": "",
        }

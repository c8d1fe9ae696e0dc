"""A county of California, and the organizations that serve counties: health plans, caregiver centers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wayfellow.rules.directory.lines import Line, ListedLine, day_without

KINDS = ("COHS", "SINGLE_PLAN", "LOCAL_INITIATIVE", "COMMERCIAL", "KAISER", "CAREGIVER_CENTER")
"""What an organization is in a county. COHS and SINGLE_PLAN: the county's one public plan. LOCAL_INITIATIVE: the public
plan beside a commercial one. KAISER: a plan that takes in only some people."""


@dataclass(frozen=True)
class County:
    """code: the two digits Medi-Cal gives it, in alphabetical order. mental_health: its access line, if we know it."""

    code: str
    name: str
    mental_health: ListedLine | None = None


@dataclass(frozen=True)
class Serves:
    """The counties an organization serves, by code, as what, and from when until when."""

    counties: tuple[str, ...]
    kind: str
    first: date
    last: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Plan:
    """A health plan (or another organization) as it serves one county on one day."""

    code: str
    name: str
    kind: str
    line: Line


@dataclass(frozen=True)
class ListedPlan:
    """An organization as the directory lists it: where and when it serves, and its line."""

    code: str
    name: str
    line: ListedLine
    serves: tuple[Serves, ...]

    def day_without_number(self) -> date | None:
        """The first day on which it serves somebody but cannot be called, or None."""
        days = (day_without(self.line.numbers, one.first, one.last) for one in self.serves)
        return next((day for day in days if day), None)

    def in_county(self, county: str, day: date) -> Plan | None:
        """The organization as it serves a county on a day, or None."""
        for one in self.serves:
            if county in one.counties and one.holds_on(day):
                return Plan(self.code, self.name, one.kind, self.line.on(day))
        return None

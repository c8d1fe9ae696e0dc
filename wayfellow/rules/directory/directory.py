"""The whole directory of a deployment, asked by line, by county and by day."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from wayfellow.rules.directory.counties import County, ListedPlan, Plan
from wayfellow.rules.directory.lines import HOW_TO, Line, ListedLine
from wayfellow.rules.problems import UnreadableInput

OWN_HELP_LINE = "own_help_line"
OMBUDSMAN = "medi_cal_ombudsman"
CAREGIVER_CENTERS = "caregiver_resource_center"


@dataclass(frozen=True)
class Directory:
    """Lines by id, counties by code, plans and caregiver centers by code."""

    lines: Mapping[str, ListedLine]
    by_code: Mapping[str, County]
    listed_plans: Mapping[str, ListedPlan]
    caregiver_centers: Mapping[str, ListedPlan]

    @property
    def counties(self) -> tuple[County, ...]:
        """Every county, by name."""
        return tuple(sorted(self.by_code.values(), key=lambda one: one.name))

    @cached_property
    def hash(self) -> str:
        """What tells this directory from any other."""
        told = repr([sorted(part.items()) for part in (self.lines, self.by_code, self.listed_plans)])
        return hashlib.sha256((told + repr(sorted(self.caregiver_centers.items()))).encode()).hexdigest()[:12]

    def line(self, name: str, on: date) -> Line:
        """A line as it stands on a day. Raises UnreadableInput for a name nobody listed, or a day without a number."""
        if name not in self.lines:
            raise UnreadableInput(f"The directory has no line {name!r}; expected one of its lines.yaml. {HOW_TO}")
        return self.lines[name].on(on)

    def has_line(self, name: str, on: date) -> bool:
        """Whether there is a number to call on that day; `own_help_line` is there only if a deployment adds it."""
        return name in self.lines and bool(self.lines[name].number_on(on))

    def county(self, code: str) -> County:
        """A county by its code. Raises UnreadableInput for a code that is none."""
        if code not in self.by_code:
            raise UnreadableInput(f"There is no county {code!r}; expected two digits, 01 (Alameda) to 58 (Yuba).")
        return self.by_code[code]

    def county_named(self, name: str) -> County | None:
        """A county by its name, whatever the capitals and with or without the word County."""
        wanted = name.casefold().strip().removesuffix(" county").strip()
        return next((one for one in self.by_code.values() if one.name.casefold() == wanted), None)

    def plans(self, county: str, on: date) -> tuple[Plan, ...]:
        """The Medi-Cal health plans of a county on a day; empty where we know of none: use the ombudsman's line."""
        code = self.county(county).code
        return tuple(found for one in self.listed_plans.values() if (found := one.in_county(code, on)))

    def plan_line(self, county: str, on: date) -> Line:
        """The line of a county's only plan; where people have a choice, or we know of none, the ombudsman's."""
        plans = self.plans(county, on)
        return plans[0].line if len(plans) == 1 else self.line(OMBUDSMAN, on)

    def mental_health_line(self, county: str, on: date) -> Line:
        """A county's access line for mental health; where we know of none, the ombudsman's."""
        known = self.county(county).mental_health
        return known.on(on) if known and known.number_on(on) else self.line(OMBUDSMAN, on)

    def caregiver_line(self, county: str, on: date) -> Line:
        """The line of a county's Caregiver Resource Center; where we know of none, that of all of them."""
        code = self.county(county).code
        centers = [found for one in self.caregiver_centers.values() if (found := one.in_county(code, on))]
        return centers[0].line if centers else self.line(CAREGIVER_CENTERS, on)

"""What the guide asks, one page each, and in which order. Source: families specification § 1.2."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

UNSURE, NONE = "unsure", "none"
"""Every question can be answered “not sure”; some sets can be answered “none of these”."""

OUTSIDE_CALIFORNIA = "outside_ca"
OLDEST = 120
"""Years; an age above it is a slip of the finger."""


class Kind(StrEnum):
    ONE = "choose one"
    MANY = "choose all that are true"
    AGE = "a number of years"
    COUNTY = "a county of California, or outside it"


@dataclass(frozen=True)
class Question:
    """One page. values: what may be chosen, besides `unsure`; a county is chosen from the directory."""

    key: str
    kind: Kind
    values: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """The values that say something."""
        return tuple(value for value in self.values if value != NONE)

    @property
    def has_none(self) -> bool:
        """Whether “none of these” can be chosen; without it, choosing nothing means none."""
        return NONE in self.values


QUESTIONS: tuple[Question, ...] = (
    Question(
        "safety",
        Kind.MANY,
        (
            "medical_emergency", "overdose", "suicide", "violence", "elder_or_dependent_abuse", "child_abuse",
            "no_safe_place_tonight", NONE,
        ),
    ),
    Question("who", Kind.ONE, ("me", "child", "parent", "spouse", "other", "client")),
    Question("age", Kind.AGE),
    Question("teen_private", Kind.ONE, ("yes", "no")),
    Question("county", Kind.COUNTY, (OUTSIDE_CALIFORNIA,)),
    Question(
        "coverage",
        Kind.ONE,
        (
            "medi_cal_plan", "medi_cal_no_plan", "medi_cal_pending", "duals_dsnp", "duals_other", "medicare_only",
            "private", "va_tricare", NONE,
        ),
    ),
    Question(
        "event",
        Kind.MANY,
        (
            "surgery_planned", "in_hospital", "home_from_hospital_30d", "rehab_or_snf_stay", "denied_or_delayed",
            "bill_problem", "new_serious_illness", "high_risk_pregnancy", NONE,
        ),
    ),
    Question(
        "ongoing",
        Kind.MANY,
        (
            "homeless_or_losing_home", "many_er_or_hospital", "serious_mental_health_or_drug_use", "left_jail_12m",
            "may_need_nursing_home", "in_nursing_home_wants_home", "pregnant_or_12m_after", "child_ccs_extra_needs",
            "child_foster_care", "child_serious_mental_health", NONE,
        ),
    ),
    Question(
        "needs",
        Kind.MANY,
        (
            "health", "mental_health", "drugs_alcohol", "housing", "food", "money", "safety", "getting_around",
            "caring_for_someone",
        ),
    ),
    Question("duration", Kind.ONE, ("weeks", "months")),
    Question(
        "programs",
        Kind.MANY,
        (
            "ecm", "plan_ccm", "hospice", "pace", "icf_resident", "family_mosaic", "waiver_1915c", "cct", "county_tcm",
            "ihss", "regional_center", "ccs", "county_fsp", NONE,
        ),
    ),
    Question("wants", Kind.MANY, ("rides", "caregiver_help", "coverage_help", "talk_to_person")),
)  # fmt: skip
"""In the order in which they are asked. The private question of a young person follows the age it depends on."""

BY_KEY: Mapping[str, Question] = {question.key: question for question in QUESTIONS}

FORMATS = ("standard", "large_print", "braille", "audio", "asl")
"""How somebody likes to read; a control of the page, never a question."""

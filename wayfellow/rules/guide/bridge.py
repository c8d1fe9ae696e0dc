"""From what a family answered to the real criteria of Enhanced Care Management: which groups to look at, what to ask.

The guide is generous; the criteria live in `rules.ecm` only. Answers become facts a family member told; where an answer
says a whole criterion in everyday words, that criterion is *supposed* to be met, until somebody confirms it.
Source: families specification § 1.4.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from wayfellow.rules.days import latest_birth_aged
from wayfellow.rules.ecm.person import PersonRecords
from wayfellow.rules.ecm.questions import open_questions
from wayfellow.rules.ecm.register import ECM, POPULATIONS
from wayfellow.rules.guide.answers import Answers
from wayfellow.rules.guide.questions import NONE
from wayfellow.rules.language.evaluate import PlainEngine, Standing
from wayfellow.rules.language.facts import Observation
from wayfellow.rules.language.rule import Moment

TOLD_BY = "MEMBER_REPORT"


@dataclass(frozen=True)
class Flag:
    """What one lasting need points at: populations to look at, and criteria it says in everyday words."""

    populations: tuple[str, ...]
    supposes: tuple[str, ...] = ()


FLAGS: dict[str, Flag] = {
    "homeless_or_losing_home": Flag(("HOM_A", "HOM_F"), ("HOMELESS_HHS",)),
    "many_er_or_hospital": Flag(("UTL_A", "UTL_C")),
    "serious_mental_health_or_drug_use": Flag(("BH_A", "BH_C")),
    "left_jail_12m": Flag(("JI_A", "JI_C"), ("JI_TRANSITION",)),
    "may_need_nursing_home": Flag(("LTC_A",), ("LTC_COMMUNITY", "LTC_NOT_ICF_SUBACUTE")),
    "in_nursing_home_wants_home": Flag(("NFT_A",), ("NFT_RESIDENT", "NFT_INTERESTED", "NFT_NOT_ICF_SUBACUTE")),
    "pregnant_or_12m_after": Flag(("BEQ",), ("BEQ_PERINATAL",)),
    "child_ccs_extra_needs": Flag(("CCS_C",), ("CCS_ENROLLED",)),
    "child_foster_care": Flag(("CW_C",)),
    "child_serious_mental_health": Flag(("BH_C", "BH_A")),
}

DELIVERY = {
    "medi_cal_plan": "MANAGED_CARE",
    "duals_other": "MANAGED_CARE",
    "medi_cal_no_plan": "FEE_FOR_SERVICE",
    "medicare_only": NONE.upper(),
    "private": NONE.upper(),
    "va_tricare": NONE.upper(),
    NONE: NONE.upper(),
}

FACTORS = {"housing": "HOUSING_INSTABILITY", "food": "FOOD_INSECURITY", "getting_around": "TRANSPORTATION"}
"""Needs that are social factors of the law."""


@dataclass(frozen=True)
class MayMatch:
    """A group somebody may belong to, and the lasting needs that say so."""

    population: str
    because: tuple[str, ...]


@dataclass(frozen=True)
class Bridge:
    """Every group that is not ruled out, and what would make it clearer: the fact, and the group it is about.

    Both are empty when no single answer would.
    """

    matches: tuple[MayMatch, ...] = ()
    ask: str = ""
    about: str = ""


def facts_from(answers: Answers, day: date) -> Iterator[Observation]:
    """What the answers say, in the words of the rules: told by the person or the family on that day."""
    told: dict[str, Any] = {"request_type": "NEW", "referral_path": "MEMBER_OR_FAMILY"}
    if answers.age is not None:
        told["date_of_birth"] = latest_birth_aged(answers.age, day)
    coverage = answers.of("coverage")
    if coverage in DELIVERY:
        told["medi_cal_delivery"] = DELIVERY[str(coverage)]
    if "high_risk_pregnancy" in answers.named("event"):
        told["pregnant"] = True
    factors = tuple(FACTORS[need] for need in answers.named("needs") if need in FACTORS)
    if factors:
        told["complex_social_factors"] = factors
    if "ccs" in answers.named("programs"):
        told["ccs_enrollment"] = "CCS"
    for name, value in told.items():
        yield Observation(name, value, day, None, TOLD_BY)


def bridge(answers: Answers, moment: Moment) -> Bridge:
    """Look at every group the lasting needs point at, as if what the family says were confirmed."""
    flags = answers.named("ongoing")
    standing = _standing(answers, moment).supposing(code for flag in flags for code in FLAGS[flag].supposes)
    pointed = [p for p in POPULATIONS if any(p.code in FLAGS[flag].populations for flag in flags)]
    possible = [population for population in pointed if standing.of(population).possible]
    told = {"date_of_birth"} if answers.age is not None else set()
    asked = next((one for one in open_questions(possible, standing) if one.fact not in told), None)
    matches = (
        MayMatch(one.code, tuple(flag for flag in flags if one.code in FLAGS[flag].populations)) for one in possible
    )
    if asked is None:
        return Bridge(tuple(matches))
    return Bridge(tuple(matches), asked.fact, (*asked.completes, *asked.advances)[0])


def _standing(answers: Answers, moment: Moment) -> Standing:
    person = PersonRecords(tuple(facts_from(answers, moment.as_of))).at(moment)
    return PlainEngine(person.case).standing(ECM)

"""Homeless families, and children and young people on their own (Population of Focus 1b)."""

from __future__ import annotations

from wayfellow.rules.ecm.homelessness import CHILD_HOMELESS, HOMELESS_HHS, SOURCE, TRANSITIONAL_RENT
from wayfellow.rules.language.rule import Ask, Rule, age_below, all_of, any_of, fact
from wayfellow.rules.language.source import ecm_guide

HOUSEHOLD = Rule(
    code="HOM_F.AGE",
    title="Somebody under 21 in the household",
    says="Somebody younger than {ecm.adult_age} lives in the household; the person counts, an unborn child does not.",
    source=ecm_guide("§ IV, Population of Focus 1; specification § 1.1", "INT"),
    when=any_of(age_below("ecm.adult_age"), fact("household_has_member_under_21")),
    asks=Ask("household_has_member_under_21", "yes"),
    is_sign=False,
)

HOM_F = Rule(
    code="HOM_F",
    title="Homeless families, children and young people",
    says="Somebody under 21, or a family with somebody under 21, without a home; no further need has to be shown.",
    source=SOURCE,
    when=all_of(HOUSEHOLD, any_of(HOMELESS_HHS, CHILD_HOMELESS, TRANSITIONAL_RENT)),
)

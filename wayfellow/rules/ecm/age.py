"""Adult or under 21, on the day asked about. Source: ECM specification § 0.1."""

from __future__ import annotations

from wayfellow.rules.language.rule import Ask, Rule, age_at_least, age_below
from wayfellow.rules.language.source import ecm_guide

ADULT = Ask("date_of_birth", "21 or older")
UNDER_21 = Ask("date_of_birth", "under 21")


def adult(population: str) -> Rule:
    return Rule(
        code=f"{population}.AGE",
        title="21 or older",
        says="This group is for people who are {ecm.adult_age} or older; the birthday itself counts.",
        source=ecm_guide("§ IV; specification § 0.1"),
        when=age_at_least("ecm.adult_age"),
        asks=ADULT,
        is_sign=False,
    )


def under_21(population: str) -> Rule:
    return Rule(
        code=f"{population}.AGE",
        title="Under 21",
        says="This group is for people younger than {ecm.adult_age}.",
        source=ecm_guide("§ IV; specification § 0.1"),
        when=age_below("ecm.adult_age"),
        asks=UNDER_21,
        is_sign=False,
    )

"""Children and young people involved in child welfare (Population of Focus 8): each limb with its age beside it.

Somebody's word is enough for a limb and never for an age (specification § 0 rule 1): the ages are rules of their own.
"""

from __future__ import annotations

from wayfellow.rules.ecm.child_welfare import SOURCE, W1, W2, W3, W4, W5
from wayfellow.rules.language.rule import Ask, Rule, age_below, all_of, any_of

UNDER_18 = Ask("date_of_birth", "under 18")
"""The answer that settles all three ages."""

CW_C_AGE = Rule(
    code="CW_C.AGE",
    title="Young enough for one of the limbs",
    says="This group is for people younger than {ecm.child_welfare.former_foster_youth_until}; only those who aged out"
    " of foster care belong for so long.",
    source=SOURCE,
    when=age_below("ecm.child_welfare.former_foster_youth_until"),
    asks=UNDER_18,
    is_sign=False,
)

CW_C_UNDER_21 = Rule(
    code="CW_C.UNDER_21",
    id="CW_C.AGE",
    title="Young enough for foster care and adoption assistance",
    says="Foster care, now or within a year, and adoption assistance count for people younger than {ecm.adult_age}.",
    source=SOURCE,
    when=age_below("ecm.adult_age"),
    asks=UNDER_18,
    is_sign=False,
)

CW_C_UNDER_18 = Rule(
    code="CW_C.UNDER_18",
    id="CW_C.AGE",
    title="Young enough for Family Maintenance",
    says="Family Maintenance counts for people younger than {ecm.child_welfare.adulthood}.",
    source=SOURCE,
    when=age_below("ecm.child_welfare.adulthood"),
    asks=UNDER_18,
    is_sign=False,
)

CW_C = Rule(
    code="CW_C",
    title="Children and young people in the child-welfare system",
    says="A child or young person in foster care, just out of it, adopted through it, or with Family Maintenance.",
    source=SOURCE,
    when=all_of(
        CW_C_AGE,
        any_of(all_of(CW_C_UNDER_21, any_of(W1, W2, W4)), W3, all_of(CW_C_UNDER_18, W5)),
    ),
)

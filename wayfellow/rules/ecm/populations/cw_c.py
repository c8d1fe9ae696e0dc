"""Children and young people involved in child welfare (Population of Focus 8)."""

from __future__ import annotations

from wayfellow.rules.ecm.age import UNDER_21
from wayfellow.rules.ecm.child_welfare import SOURCE, W1, W2, W3, W4, W5
from wayfellow.rules.language.rule import Rule, age_below, all_of, any_of

CW_C_AGE = Rule(
    code="CW_C.AGE",
    title="Young enough for one of the limbs",
    says="This group is for people younger than {ecm.child_welfare.former_foster_youth_until}; each limb has its own"
    " age beside.",
    source=SOURCE,
    when=age_below("ecm.child_welfare.former_foster_youth_until"),
    asks=UNDER_21,
    is_sign=False,
)

CW_C = Rule(
    code="CW_C",
    title="Children and young people in the child-welfare system",
    says="A child or young person in foster care, just out of it, adopted through it, or with Family Maintenance.",
    source=SOURCE,
    when=all_of(CW_C_AGE, any_of(W1, W2, W3, W4, W5)),
)

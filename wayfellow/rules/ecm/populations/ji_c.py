"""Children and young people leaving a youth facility, jail or prison (Population of Focus 4b)."""

from __future__ import annotations

from wayfellow.rules.ecm.age import UNDER_21
from wayfellow.rules.ecm.child_welfare import FORMER_FOSTER_YOUTH
from wayfellow.rules.ecm.justice import JI_TRANSITION, SOURCE
from wayfellow.rules.language.rule import Rule, age_below, all_of, any_of

JI_C_AGE = Rule(
    code="JI_C.AGE",
    title="Under 21, or a former foster youth",
    says="This group is for people younger than {ecm.adult_age}, and for former foster youth until they are"
    " {ecm.child_welfare.former_foster_youth_until}.",
    source=SOURCE,
    when=any_of(age_below("ecm.adult_age"), FORMER_FOSTER_YOUTH),
    asks=UNDER_21,
    is_sign=False,
)

JI_C = Rule(
    code="JI_C",
    title="Children and young people leaving custody",
    says="Somebody under 21, or a former foster youth, leaving custody or released within a year; no condition needed.",
    source=SOURCE,
    when=all_of(JI_C_AGE, JI_TRANSITION),
    label="JUSTICE",
)

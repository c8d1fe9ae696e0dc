"""Children and young people with serious mental health or substance use needs (Population of Focus 3b)."""

from __future__ import annotations

from wayfellow.rules.ecm.age import under_21
from wayfellow.rules.ecm.behavioral_health import C1_UNDER_21, SOURCE
from wayfellow.rules.language.rule import Rule, all_of

BH_C = Rule(
    code="BH_C",
    title="Children and young people with serious mental health or substance use needs",
    says="Somebody under 21 in county mental health or substance use care, or meeting the test for it; nothing more.",
    source=SOURCE,
    when=all_of(under_21("BH_C"), C1_UNDER_21),
    label="MH SUD",
)

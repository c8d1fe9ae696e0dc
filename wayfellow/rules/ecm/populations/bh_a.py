"""Adults with serious mental health or substance use needs (Population of Focus 3a)."""

from __future__ import annotations

from wayfellow.rules.ecm.age import adult
from wayfellow.rules.ecm.behavioral_health import C1_ADULT, C2, C3, SOURCE
from wayfellow.rules.language.rule import Rule, all_of

BH_A = Rule(
    code="BH_A",
    title="Adults with serious mental health or substance use needs",
    says="An adult in county mental health or substance use care, or meeting the test for it, with something that makes"
    " life harder, and at high risk or depending on crisis care.",
    source=SOURCE,
    when=all_of(adult("BH_A"), C1_ADULT, C2, C3),
    label="MH SUD",
)

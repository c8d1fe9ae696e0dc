"""Adults leaving prison, jail or a youth facility (Population of Focus 4a)."""

from __future__ import annotations

from wayfellow.rules.ecm.age import adult
from wayfellow.rules.ecm.justice import JI_CONDITION, JI_TRANSITION, SOURCE
from wayfellow.rules.language.rule import Rule, all_of

JI_A = Rule(
    code="JI_A",
    title="Adults leaving prison or jail",
    says="An adult leaving custody, or released within a year, with a health condition or pre-release services.",
    source=SOURCE,
    when=all_of(adult("JI_A"), JI_TRANSITION, JI_CONDITION),
    label="JUSTICE",
)

"""Adults at risk for avoidable hospital or emergency care (Population of Focus 2a)."""

from __future__ import annotations

from wayfellow.rules.ecm.age import adult
from wayfellow.rules.ecm.utilization import SOURCE, ed_limb, stay_limb
from wayfellow.rules.language.rule import Rule, all_of, any_of

UTL_A = Rule(
    code="UTL_A",
    title="Adults at risk of avoidable hospital or emergency care",
    says="An adult with many emergency visits or many unplanned stays; the two are never added together.",
    source=SOURCE,
    when=all_of(adult("UTL_A"), any_of(ed_limb("UTL_A", "adult"), stay_limb("UTL_A", "adult"))),
)

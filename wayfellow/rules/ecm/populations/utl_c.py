"""Children and young people at risk for avoidable hospital or emergency care (Population of Focus 2b)."""

from __future__ import annotations

from wayfellow.rules.ecm.age import under_21
from wayfellow.rules.ecm.utilization import SOURCE, ed_limb, stay_limb
from wayfellow.rules.language.rule import Rule, all_of, any_of

UTL_C = Rule(
    code="UTL_C",
    title="Children and young people at risk of avoidable hospital or emergency care",
    says="Somebody under 21 with many emergency visits or many unplanned stays; the two are never added together.",
    source=SOURCE,
    when=all_of(under_21("UTL_C"), any_of(ed_limb("UTL_C", "child"), stay_limb("UTL_C", "child"))),
)

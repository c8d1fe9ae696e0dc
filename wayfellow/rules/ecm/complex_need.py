"""A need that coordination would help with. Source: DHCS ECM Policy Guide, Population of Focus 1 (adults)."""

from __future__ import annotations

from wayfellow.rules.language.rule import Ask, Attested, Rule, Sign, all_of, any_of, evidenced, fact
from wayfellow.rules.language.source import ecm_guide

NEED_MONTHS = "ecm.homelessness.need_code_months"

COMPLEX_NEED = Rule(
    code="COMPLEX_NEED",
    title="A complex need that coordination would help with",
    says="Has a complex physical, behavioral or developmental need, cannot manage it alone, and would be helped by"
    " coordination; a pregnancy, or one that ended in the last {ecm.homelessness.postpartum_months} months, is enough.",
    source=ecm_guide("§ IV, Population of Focus 1; specification § 1.1"),
    when=any_of(
        all_of(
            evidenced(
                fact("complex_needs").has_any("PHYSICAL", "BEHAVIORAL", "DEVELOPMENTAL"),
                Sign("MENTAL_HEALTH", NEED_MONTHS),
                Sign("SUBSTANCE_USE", NEED_MONTHS),
                Sign("DEVELOPMENTAL", NEED_MONTHS),
                Sign("CHRONIC", NEED_MONTHS),
            ),
            fact("cannot_self_manage"),
            fact("coordination_likely_to_help"),
        ),
        evidenced(
            any_of(
                fact("pregnant"),
                fact("pregnancy_end_date").within_months("ecm.homelessness.postpartum_months"),
            ),
            Sign("PREGNANCY", NEED_MONTHS),
        ),
    ),
    asks=Ask(
        "COMPLEX_NEED",
        "yes",
        "Is there a health need too hard to manage alone, where help with coordinating care would make a difference?",
    ),
    attested=Attested.WITH_POPULATION,
)

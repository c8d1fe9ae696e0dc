"""On the way out of prison, jail or a youth facility, or just out. Source: DHCS ECM Policy Guide, Population 4."""

from __future__ import annotations

from wayfellow.rules.language.rule import (
    Ask,
    Attested,
    Not,
    Rule,
    Sign,
    all_of,
    any_of,
    day_if_known,
    evidenced,
    fact,
    presumed,
)
from wayfellow.rules.language.source import ecm_guide

SOURCE = ecm_guide("§ IV, Population of Focus 4; specification § 1.4")
CODE_MONTHS = "ecm.justice.code_months"
RELEASED_MONTHS = "ecm.justice.released_months"

JI_TRANSITION = Rule(
    code="JI_TRANSITION",
    title="Leaving custody, or out for less than a year",
    says="Is in custody with release expected within {ecm.justice.expected_release_days} days, or was released within"
    " {ecm.justice.released_months} months, however short the time inside; or had pre-release services, unless the"
    " release is known to be longer ago.",
    source=ecm_guide("§ IV, Population of Focus 4; specification § 1.4", "INT"),
    when=any_of(
        all_of(
            fact("in_custody"),
            day_if_known("expected_release_date").in_the_next_days("ecm.justice.expected_release_days"),
        ),
        fact("release_date").within_months(RELEASED_MONTHS),
        all_of(
            fact("pre_release_services_received"),
            presumed(
                day_if_known("release_date").within_months(RELEASED_MONTHS),
                doubt=Not(fact("last_pre_release_service").within_months(RELEASED_MONTHS)),
            ),
        ),
    ),
    asks=Ask("release_date", "within the last year"),
    attested=Attested.WITH_POPULATION,
    label="JUSTICE",
)

JI_CONDITION = Rule(
    code="JI_CONDITION",
    title="A health condition, or pre-release services",
    says="Has a mental illness, a substance use condition, a chronic or serious illness, a developmental disability, a"
    " brain injury or HIV, is pregnant or was within {ecm.birth_equity.postpartum_months} months, or had pre-release"
    " services.",
    source=SOURCE,
    when=any_of(
        evidenced(
            fact("ji_conditions").has_any("MENTAL_ILLNESS", "SUD", "CHRONIC_OR_SIGNIFICANT", "IDD", "TBI", "HIV_AIDS"),
            *(
                Sign(name, CODE_MONTHS)
                for name in ("MENTAL_HEALTH", "SUBSTANCE_USE", "CHRONIC", "DEVELOPMENTAL", "BRAIN_INJURY", "HIV")
            ),
        ),
        evidenced(
            any_of(fact("pregnant"), fact("pregnancy_end_date").within_months("ecm.birth_equity.postpartum_months")),
            Sign("PREGNANCY", CODE_MONTHS),
        ),
        fact("pre_release_services_received"),
    ),
    asks=Ask("ji_conditions", "any"),
    attested=Attested.WITH_POPULATION,
    is_sign=False,  # being ill says nothing of having been in custody
    label="JUSTICE BY_VALUE",
)

"""Children in California Children's Services with needs beyond the condition (Population of Focus 7)."""

from __future__ import annotations

from wayfellow.rules.ecm.age import under_21
from wayfellow.rules.ecm.social_factors import factor_or_aces
from wayfellow.rules.language.rule import Ask, Attested, Rule, all_of, fact
from wayfellow.rules.language.source import ecm_guide

SOURCE = ecm_guide("§ IV, Population of Focus 7; specification § 1.7")

CCS_ENROLLED = Rule(
    code="CCS_ENROLLED",
    title="In California Children's Services",
    says="Is enrolled in California Children's Services, or in its Whole Child Model.",
    source=SOURCE,
    when=fact("ccs_enrollment").is_in("CCS", "CCS_WCM"),
    asks=Ask("ccs_enrollment", "enrolled"),
    attested=Attested.WITH_POPULATION,
)

CCS_FACTOR = Rule(
    code="CCS_FACTOR",
    title="Something that makes life harder",
    says="Has at least one complex social factor, such as no food, no stable housing, no way to get to care, four or"
    " more adverse childhood experiences, or recent contact with law enforcement.",
    source=SOURCE,
    when=factor_or_aces(months="ecm.behavioral_health.code_months", signs=("FOOD", "HOUSING_UNSTABLE", "TRANSPORT")),
    asks=Ask("complex_social_factors", "any"),
    attested=Attested.WITH_POPULATION,
)

CCS_C = Rule(
    code="CCS_C",
    title="Children in California Children's Services with further needs",
    says="Somebody under 21 in California Children's Services with something that makes life harder.",
    source=SOURCE,
    when=all_of(under_21("CCS_C"), CCS_ENROLLED, CCS_FACTOR),
)

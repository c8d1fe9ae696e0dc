"""Children and young people in, or just out of, the child-welfare system: five limbs, any of them.

The ages stand beside the limbs (`populations.cw_c`): a referrer may attest a limb, never an age.

Source: DHCS ECM Policy Guide, Population of Focus 8 and Appendix D (aid codes prove current enrollment only).
"""

from __future__ import annotations

from wayfellow.rules.language.rule import (
    Ask,
    Attested,
    Rule,
    age_below,
    all_of,
    any_of,
    evidenced,
    fact,
)
from wayfellow.rules.language.source import ecm_guide

SOURCE = ecm_guide("§ IV, Population of Focus 8; specification § 1.8")
FOSTER_CARE_AID = (
    "2P", "2R", "2S", "2T", "2U", "40", "42", "43", "45", "46", "49", "4E", "4H", "4K", "4L", "4N", "5K", "5L",
)  # fmt: skip
FORMER_FOSTER_YOUTH_AID = ("4M",)
ADOPTION_AID = ("03", "04", "06", "07", "4A")

IN_FOSTER_CARE = evidenced(fact("in_foster_care"), fact("aid_codes").has_any(*FOSTER_CARE_AID))
IN_ADOPTION_ASSISTANCE = evidenced(
    fact("adoption_assistance").is_in("ELIGIBLE", "IN_PROGRAM"), fact("aid_codes").has_any(*ADOPTION_AID)
)
IN_CARE_AT_18 = evidenced(fact("in_foster_care_at_18_or_later"), fact("aid_codes").has_any(*FORMER_FOSTER_YOUTH_AID))

W1 = Rule(
    code="W1",
    title="In foster care in California",
    says="Is in foster care in California; no state recorded means California.",
    source=SOURCE,
    when=all_of(IN_FOSTER_CARE, fact("foster_care_state").is_in("CA")),
    asks=Ask("in_foster_care", "yes"),
    attested=Attested.WITH_POPULATION,
    label="CHILD_WELFARE",
)

W2 = Rule(
    code="W2",
    title="In foster care anywhere in the last year",
    says="Is in foster care, in any state, or was within {ecm.child_welfare.ended_months} months.",
    source=SOURCE,
    when=any_of(IN_FOSTER_CARE, fact("foster_care_end_date").within_months("ecm.child_welfare.ended_months")),
    asks=Ask("foster_care_end_date", "within the last year"),
    attested=Attested.WITH_POPULATION,
    label="CHILD_WELFARE",
)

W3 = Rule(
    code="W3",
    title="Aged out of foster care",
    says="Was in foster care on or after the eighteenth birthday, in any state.",
    source=SOURCE,
    when=IN_CARE_AT_18,
    asks=Ask("in_foster_care_at_18_or_later", "yes"),
    attested=Attested.WITH_POPULATION,
    label="CHILD_WELFARE",
)

W4 = Rule(
    code="W4",
    title="Adoption assistance",
    says="May have, or is in, adoption assistance; from {ecm.child_welfare.adulthood} on, only where a disability"
    " extends it.",
    source=SOURCE,
    when=all_of(
        IN_ADOPTION_ASSISTANCE,
        any_of(age_below("ecm.child_welfare.adulthood"), fact("aap_disability_extension")),
    ),
    asks=Ask("adoption_assistance", "eligible or in the program"),
    attested=Attested.WITH_POPULATION,
    label="CHILD_WELFARE",
)

W5 = Rule(
    code="W5",
    title="Family Maintenance",
    says="Has, or had within {ecm.child_welfare.ended_months} months, Family Maintenance services.",
    source=SOURCE,
    when=any_of(
        fact("receiving_family_maintenance"),
        fact("family_maintenance_end_date").within_months("ecm.child_welfare.ended_months"),
    ),
    asks=Ask("receiving_family_maintenance", "yes"),
    attested=Attested.WITH_POPULATION,
    label="CHILD_WELFARE",
)

INVOLVED_NOW = any_of(
    fact("open_child_welfare_case"),
    fact("imminent_risk_of_foster_care"),
    fact("adopted_or_guardianship_through_child_welfare"),
    IN_FOSTER_CARE,
    fact("receiving_family_maintenance"),
    IN_ADOPTION_ASSISTANCE,
)
"""Involved with child welfare today: a case that is closed, however recently, is not (specification § 1.3)."""

FORMER_FOSTER_YOUTH = all_of(age_below("ecm.child_welfare.former_foster_youth_until"), IN_CARE_AT_18)

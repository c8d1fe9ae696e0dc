"""Serious mental health or substance use needs: three clauses for adults, the first alone for people under 21.

Source: DHCS ECM Policy Guide, Population of Focus 3; BHIN 21-073 and BHIN 24-001 for the access tests.
"""

from __future__ import annotations

from wayfellow.rules.ecm.child_welfare import INVOLVED_NOW
from wayfellow.rules.ecm.homelessness import CHILD_HOMELESS
from wayfellow.rules.ecm.social_factors import factor_or_aces
from wayfellow.rules.language.rule import (
    Ask,
    Attested,
    Bound,
    CountTest,
    Rule,
    Sign,
    all_of,
    any_of,
    evidenced,
    fact,
)
from wayfellow.rules.language.source import ecm_guide

SOURCE = ecm_guide("§ IV, Population of Focus 3; specification § 1.3")
CODE_MONTHS = "ecm.behavioral_health.code_months"

DISORDER = evidenced(fact("mental_disorder").is_in("DIAGNOSED", "SUSPECTED"), Sign("MENTAL_HEALTH", CODE_MONTHS))
COUNTY_CARE = (
    fact("receiving_smhs"),
    fact("meets_smhs_criteria"),
    fact("receiving_dmc_ods"),
    fact("meets_dmc_ods_criteria"),
    fact("receiving_dmc"),
    fact("meets_dmc_criteria"),
)

C1_ADULT = Rule(
    code="BH_A.C1",
    id="C1",
    title="County mental health or substance use care, or the need for it",
    says="Gets specialty mental health or drug treatment services from the county, or meets the test for them:"
    " impairment or likely decline with a diagnosed or suspected disorder, or a substance use diagnosis other than"
    " tobacco.",
    source=SOURCE,
    when=evidenced(
        any_of(
            *COUNTY_CARE,
            all_of(any_of(fact("significant_impairment"), fact("probable_deterioration")), DISORDER),
            evidenced(
                fact("sud_diagnosis").is_in("CURRENT", "BEFORE_OR_DURING_INCARCERATION"),
                Sign("SUBSTANCE_USE", CODE_MONTHS),
            ),
        ),
        Sign("COUNTY_CARE", CODE_MONTHS),
    ),
    asks=Ask("receiving_smhs", "yes"),
    attested=Attested.WITH_POPULATION,
    label="MH SUD",
)

C1_UNDER_21 = Rule(
    code="BH_C.C1",
    id="C1",
    title="County mental health or substance use care, or the need for it",
    says="Gets specialty mental health or drug treatment services from the county, or meets the test for people under"
    " 21: high risk after trauma (a screen, child welfare, juvenile justice, no home), or impairment with a disorder.",
    source=SOURCE,
    when=evidenced(
        any_of(
            *COUNTY_CARE,
            fact("trauma_screen_high_risk"),
            fact("aces_score").at_least("ecm.behavioral_health.aces_high_risk"),
            INVOLVED_NOW,
            evidenced(fact("juvenile_justice_involved"), fact("correctional_facility").is_in("YOUTH_CORRECTIONAL")),
            CHILD_HOMELESS,
            all_of(
                any_of(
                    fact("significant_impairment"),
                    fact("probable_deterioration"),
                    fact("probable_developmental_failure"),
                    fact("needs_smhs_beyond_mcp_benefit"),
                ),
                any_of(DISORDER, fact("clinician_trauma_risk")),
            ),
            fact("sud_service_medically_necessary"),
        ),
        Sign("COUNTY_CARE", CODE_MONTHS),
    ),
    asks=Ask("receiving_smhs", "yes"),
    attested=Attested.WITH_POPULATION,
    label="MH SUD",
)

C2 = Rule(
    code="C2",
    title="Something that makes life harder",
    says="Has at least one complex social factor, such as no access to food, no stable housing, four or more adverse"
    " childhood experiences, or recent contact with law enforcement because of symptoms.",
    source=SOURCE,
    when=factor_or_aces(months=CODE_MONTHS, without=("LAW_ENFORCEMENT_CONTACT",)),
    asks=Ask("complex_social_factors", "any"),
    attested=Attested.WITH_POPULATION,
)

C3_I = Rule(
    code="C3-i",
    title="High risk of institution, overdose or suicide",
    says="Is at high risk of being placed in an institution, of overdose or of suicide; an overdose or self-harm in the"
    " last {ecm.behavioral_health.risk_code_months} months shows it.",
    source=ecm_guide("§ IV, Population of Focus 3; specification § 1.3", "INT"),
    when=any_of(
        fact("high_risk_institutionalization"),
        evidenced(fact("high_risk_overdose"), Sign("OVERDOSE", "ecm.behavioral_health.risk_code_months")),
        evidenced(fact("high_risk_suicide"), Sign("SELF_HARM", "ecm.behavioral_health.risk_code_months")),
    ),
    asks=Ask("high_risk_institutionalization", "yes"),
    attested=Attested.BY_NAME,
    label="MH SUD",
)

C3_II = Rule(
    code="C3-ii",
    title="Crisis care is the main care",
    says="Crisis services, emergency departments, urgent care or hospitals are the main source of care.",
    source=SOURCE,
    when=fact("crisis_or_hospital_primary_source_of_care"),
    asks=Ask("crisis_or_hospital_primary_source_of_care", "yes"),
    attested=Attested.BY_NAME,
    label="MH",
)

BH_ED = Rule(
    code="BH_ED",
    title="Emergency visits for mental health or substance use",
    says="Had {ecm.behavioral_health.events} or more emergency visits for mental health or substance use in"
    " {ecm.behavioral_health.event_months} months.",
    source=SOURCE,
    when=CountTest(
        "bh_ed_visits",
        Bound("ecm.behavioral_health.events"),
        "ecm.behavioral_health.event_months",
        "attested_bh_ed_visits",
    ),
    asks=Ask("attested_bh_ed_visits", "that many or more"),
    label="MH SUD",
)

BH_HOSPITAL = Rule(
    code="BH_HOSPITAL",
    title="Hospital stays for mental health or substance use",
    says="Had {ecm.behavioral_health.events} or more hospital stays for mental health or substance use in"
    " {ecm.behavioral_health.event_months} months.",
    source=SOURCE,
    when=CountTest(
        "bh_hospitalizations",
        Bound("ecm.behavioral_health.events"),
        "ecm.behavioral_health.event_months",
        "attested_bh_hospitalizations",
    ),
    asks=Ask("attested_bh_hospitalizations", "that many or more"),
    label="MH SUD",
)

C3_III = Rule(
    code="C3-iii",
    title="Repeated emergency or hospital care for it",
    says="Had {ecm.behavioral_health.events} emergency visits, or as many hospital stays, for mental health or"
    " substance use in {ecm.behavioral_health.event_months} months; one of each is not enough.",
    source=SOURCE,
    when=any_of(BH_ED, BH_HOSPITAL),
    asks=Ask("attested_bh_ed_visits", "that many or more"),
    attested=Attested.BY_NAME,
    label="MH SUD",
)

C3 = Rule(
    code="C3",
    title="High risk, or crisis care",
    says="Is at high risk, or depends on crisis care, or was often in emergency or hospital care for it.",
    source=SOURCE,
    when=any_of(C3_I, C3_II, C3_III),
    asks=Ask("crisis_or_hospital_primary_source_of_care", "yes"),
    attested=Attested.WITH_POPULATION,
    label="MH SUD",
)

"""Mental health, drugs and alcohol, and what comes with them. Source: ECM specification § 0.2, “Behavioral health”."""

from __future__ import annotations

from wayfellow.rules.language.facts import Effort, Fact, FactType

SOCIAL_FACTORS = (
    "FOOD_INSECURITY", "HOUSING_INSTABILITY", "CANNOT_WORK_OR_ENGAGE", "FORMER_FOSTER_YOUTH", "ACES_4_OR_MORE",
    "LAW_ENFORCEMENT_CONTACT_SYMPTOMS", "LAW_ENFORCEMENT_CONTACT", "TRANSPORTATION", "CRISIS_INTERVENTION_MH_SUD",
    "ADL_HELP", "COMMUNICATION_DIFFICULTY", "LIVES_ALONE", "CONSERVATORSHIP_OR_GUIDED_DECISIONS",
    "INADEQUATE_CAREGIVING", "OTHER",
)  # fmt: skip
"""What makes life harder, in the order of the table below the fact dictionary (ECM specification § 0.2)."""

FACTS = (
    Fact(
        "receiving_smhs",
        FactType.BOOL,
        "Does the person get mental health care from the county?",
        Effort.AT_ONCE,
        label="MH",
    ),
    Fact(
        "meets_smhs_criteria",
        FactType.BOOL,
        "Is the person's mental health such that the county should be giving care for it?",
        Effort.A_JUDGEMENT,
        label="MH",
    ),
    Fact(
        "receiving_dmc_ods",
        FactType.BOOL,
        "Does the person get drug or alcohol treatment through the county's full system of such care?",
        Effort.A_RECORD,
        label="SUD",
    ),
    Fact(
        "meets_dmc_ods_criteria",
        FactType.BOOL,
        "Does the person need drug or alcohol treatment from the county's full system of such care?",
        Effort.A_JUDGEMENT,
        label="SUD",
    ),
    Fact(
        "receiving_dmc",
        FactType.BOOL,
        "Does the person get drug or alcohol treatment through the county's basic Medi-Cal program?",
        Effort.A_RECORD,
        label="SUD",
    ),
    Fact(
        "meets_dmc_criteria",
        FactType.BOOL,
        "Does the person need drug or alcohol treatment from the county's basic Medi-Cal program?",
        Effort.A_JUDGEMENT,
        label="SUD",
    ),
    Fact(
        "county_bh_encounters",
        FactType.EVENTS,
        "Which mental health, drug or alcohol care did the county or a pharmacy give, and when?",
        Effort.A_RECORD,
        label="MH SUD",
        fields=("code", "date"),
    ),
    Fact(
        "significant_impairment",
        FactType.BOOL,
        "Does a mental health problem make an important part of everyday life much harder for the person?",
        Effort.A_JUDGEMENT,
        label="MH",
    ),
    Fact(
        "probable_deterioration",
        FactType.BOOL,
        "Is the person likely to get much worse in an important part of life?",
        Effort.A_JUDGEMENT,
        label="MH",
    ),
    Fact(
        "mental_disorder",
        FactType.CODE,
        "Has a mental health condition been diagnosed, or does somebody suspect one?",
        Effort.SOME_THOUGHT,
        values=("DIAGNOSED", "SUSPECTED", "NONE"),
        label="MH",
    ),
    Fact(
        "probable_developmental_failure",
        FactType.BOOL,
        "Is the person likely not to develop as expected for their age?",
        Effort.A_JUDGEMENT,
        label="MH",
    ),
    Fact(
        "needs_smhs_beyond_mcp_benefit",
        FactType.BOOL,
        "Does the person need more mental health care than the health plan itself gives?",
        Effort.A_JUDGEMENT,
        label="MH",
    ),
    Fact(
        "clinician_trauma_risk",
        FactType.BOOL,
        "Has a licensed clinician found that trauma puts the person at risk of a mental health condition?",
        Effort.A_RECORD,
        label="MH",
    ),
    Fact(
        "trauma_screen_high_risk",
        FactType.BOOL,
        "Did an approved questionnaire about trauma show a high risk for the person?",
        Effort.A_RECORD,
        label="MH VIOLENCE",
    ),
    Fact(
        "aces_score",
        FactType.COUNT,
        "How many of the ten hardships in childhood did the questionnaire find for the person?",
        Effort.A_RECORD,
        label="MH VIOLENCE",
    ),
    Fact(
        "sud_diagnosis",
        FactType.CODE,
        "Was a drug or alcohol disorder diagnosed (not tobacco): one still present, or before or during custody?",
        Effort.SOME_THOUGHT,
        values=("CURRENT", "BEFORE_OR_DURING_INCARCERATION", "NONE"),
        label="SUD",
    ),
    Fact(
        "sud_service_medically_necessary",
        FactType.BOOL,
        "Does the person need any kind of care because of drugs or alcohol?",
        Effort.A_JUDGEMENT,
        label="SUD",
    ),
    Fact(
        "complex_social_factors",
        FactType.CODES,
        "What makes life hard: food, housing, work, getting around, being alone, police contacts, anything else?",
        Effort.SOME_THOUGHT,
        values=SOCIAL_FACTORS,
        label="BY_VALUE",
    ),
    Fact(
        "high_risk_institutionalization",
        FactType.BOOL,
        "Is the person at high risk of having to go to a hospital or nursing facility?",
        Effort.A_JUDGEMENT,
        label="MH SUD",
    ),
    Fact(
        "high_risk_overdose",
        FactType.BOOL,
        "Is the person at high risk of an overdose?",
        Effort.A_JUDGEMENT,
        label="MH SUD",
    ),
    Fact(
        "high_risk_suicide",
        FactType.BOOL,
        "Is the person at high risk of suicide?",
        Effort.A_JUDGEMENT,
        label="MH SUD",
    ),
    Fact(
        "crisis_or_hospital_primary_source_of_care",
        FactType.BOOL,
        "Does the person get care mostly from crisis services, emergency rooms, urgent care or hospitals?",
        Effort.SOME_THOUGHT,
        label="MH",
    ),
)

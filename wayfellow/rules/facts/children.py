"""Children's services, child welfare and birth equity.

Source: ECM specification § 0.2, “Children, child welfare, birth equity”.
"""

from __future__ import annotations

from wayfellow.rules.language.facts import Effort, Fact, FactType

STATES = (
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY",
    "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH",
    "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY",
)  # fmt: skip
"""The fifty states and the District of Columbia, as the post office writes them."""

RACES_AND_ETHNICITIES = (
    "AMERICAN_INDIAN_OR_ALASKA_NATIVE", "ASIAN", "BLACK_OR_AFRICAN_AMERICAN", "HISPANIC_OR_LATINO",
    "MIDDLE_EASTERN_OR_NORTH_AFRICAN", "NATIVE_HAWAIIAN_OR_PACIFIC_ISLANDER", "WHITE", "OTHER",
)  # fmt: skip
"""The categories of OMB 2024 (ECM specification § 0.2). Whoever declines to say has none."""

FACTS = (
    Fact(
        "ccs_enrollment",
        FactType.CODE,
        "Is the person in California Children's Services, on its own or within the health plan?",
        Effort.A_RECORD,
        values=("NONE", "CCS", "CCS_WCM"),
    ),
    Fact(
        "in_foster_care",
        FactType.BOOL,
        "Is the person in foster care now?",
        Effort.AT_ONCE,
        label="CHILD_WELFARE",
    ),
    Fact(
        "foster_care_state",
        FactType.CODE,
        "Under which state is the person in foster care?",
        Effort.AT_ONCE,
        values=STATES,
        label="CHILD_WELFARE",
        default="CA",
    ),
    Fact(
        "foster_care_end_date",
        FactType.DATE,
        "On which day did the person last leave foster care, in any state?",
        Effort.SOME_THOUGHT,
        label="CHILD_WELFARE",
    ),
    Fact(
        "in_foster_care_at_18_or_later",
        FactType.BOOL,
        "Was the person in foster care, in any state, on their 18th birthday or later?",
        Effort.AT_ONCE,
        label="CHILD_WELFARE",
    ),
    Fact(
        "adoption_assistance",
        FactType.CODE,
        "Is the person in the Adoption Assistance Program, or could they be?",
        Effort.A_RECORD,
        values=("NONE", "ELIGIBLE", "IN_PROGRAM"),
        label="CHILD_WELFARE",
    ),
    Fact(
        "aap_disability_extension",
        FactType.BOOL,
        "Does adoption assistance go on after the age of 18 because of a disability?",
        Effort.A_RECORD,
        label="CHILD_WELFARE",
    ),
    Fact(
        "receiving_family_maintenance",
        FactType.BOOL,
        "Does the county help the family now so that the person can stay at home (Family Maintenance)?",
        Effort.AT_ONCE,
        label="CHILD_WELFARE",
    ),
    Fact(
        "family_maintenance_end_date",
        FactType.DATE,
        "On which day did the county's help to stay at home (Family Maintenance) end?",
        Effort.SOME_THOUGHT,
        label="CHILD_WELFARE",
    ),
    Fact(
        "open_child_welfare_case",
        FactType.BOOL,
        "Does the county have an open child welfare case about the person?",
        Effort.AT_ONCE,
        label="CHILD_WELFARE",
    ),
    Fact(
        "imminent_risk_of_foster_care",
        FactType.BOOL,
        "Is the person about to be placed in foster care unless something changes?",
        Effort.A_JUDGEMENT,
        label="CHILD_WELFARE",
    ),
    Fact(
        "adopted_or_guardianship_through_child_welfare",
        FactType.BOOL,
        "Was the person adopted, or given a guardian, through the child welfare system?",
        Effort.AT_ONCE,
        label="CHILD_WELFARE",
    ),
    Fact(
        "race_ethnicity",
        FactType.CODES,
        "To which races or ethnic groups does the person belong?",
        Effort.AT_ONCE,
        values=RACES_AND_ETHNICITIES,
    ),
)

"""Living in the community or in a facility, and what it takes.

Source: ECM specification § 0.2, “Long-term care and nursing facility”.
"""

from __future__ import annotations

from wayfellow.rules.language.facts import Effort, Fact, FactType

LIVING_SETTINGS = (
    "INDEPENDENT_HOUSING", "RESIDENTIAL_CARE", "RCFE", "OTHER_HCBS_SETTING", "UNHOUSED", "NURSING_FACILITY", "ICF",
    "SUBACUTE",
)  # fmt: skip
"""The first five are in the community. For somebody in hospital, the usual setting counts."""

FACTS = (
    Fact(
        "living_setting",
        FactType.CODE,
        "In what kind of home or facility does the person usually live?",
        Effort.AT_ONCE,
        values=LIVING_SETTINGS,
    ),
    Fact(
        "living_in_community",
        FactType.BOOL,
        "Does the person live in the community and not in a facility?",
        Effort.AT_ONCE,
    ),
    Fact(
        "nursing_facility_resident",
        FactType.BOOL,
        "Does the person live in a nursing facility?",
        Effort.AT_ONCE,
    ),
    Fact(
        "meets_snf_level_of_care",
        FactType.BOOL,
        "Does the person need as much nursing care as a nursing facility gives?",
        Effort.A_JUDGEMENT,
    ),
    Fact(
        "needs_lower_acuity_skilled_nursing",
        FactType.BOOL,
        "Does the person need medical or nursing care, support or equipment for a time or now and then?",
        Effort.A_JUDGEMENT,
    ),
    Fact(
        "able_to_live_in_community",
        FactType.BOOL,
        "Could the person live in the community for good, with enough support around them?",
        Effort.A_JUDGEMENT,
    ),
    Fact(
        "at_risk_of_icf_or_subacute",
        FactType.BOOL,
        "Might the person have to move to a facility for developmental disability or for heavy medical care?",
        Effort.A_JUDGEMENT,
        default="false",
    ),
    Fact(
        "interested_in_leaving_facility",
        FactType.BOOL,
        "Would the person like to leave the facility and live in the community?",
        Effort.AT_ONCE,
    ),
    Fact(
        "likely_to_succeed_in_transition",
        FactType.BOOL,
        "Is the person likely to do well after moving out of the facility?",
        Effort.A_JUDGEMENT,
    ),
)

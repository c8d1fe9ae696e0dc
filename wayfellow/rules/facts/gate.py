"""The request, and what stands before any population: coverage, authorization, continuity.

Source: ECM specification § 0.2, “Person and request” and “Gate, authorization, continuity”.
"""

from __future__ import annotations

from wayfellow.rules.facts.person import POPULATIONS
from wayfellow.rules.language.facts import Effort, Fact, FactType

REFERRAL_PATHS = (
    "COMMUNITY", "MEMBER_OR_FAMILY", "MCP_DATA", "STREAMLINED", "JI_WARM_HANDOFF", "CONTINUITY", "CS_TRIGGERED",
)  # fmt: skip
"""How a request comes about (ECM specification § 2.1)."""

DISCONTINUATION_CRITERIA = (
    "GOALS_MET", "LOWER_LEVEL", "DECLINED", "UNWILLING", "UNABLE_TO_REACH", "EXCLUDED_PROGRAM", "LOST_COVERAGE",
    "CHANGED_MCP", "MOVED", "INCARCERATED", "DECEASED", "OTHER",
)  # fmt: skip
"""What can end the help (ECM specification § 5.4). NOT_REAUTHORIZED is an outcome, never a finding."""

FACTS = (
    Fact(
        "request_type",
        FactType.CODE,
        "Is this a new request, or one to go on with help that is already given?",
        Effort.AT_ONCE,
        values=("NEW", "REAUTHORIZATION"),
    ),
    Fact(
        "referral_path",
        FactType.CODE,
        "How did the request come about?",
        Effort.AT_ONCE,
        values=REFERRAL_PATHS,
    ),
    Fact(
        "request_urgency",
        FactType.CODE,
        "Can the request take the usual time, or is it urgent?",
        Effort.A_JUDGEMENT,
        values=("ROUTINE", "EXPEDITED"),
        default="ROUTINE",
    ),
    Fact(
        "request_received_at",
        FactType.DATE,
        "On which day did the request arrive?",
        Effort.A_RECORD,
    ),
    Fact(
        "medi_cal_delivery",
        FactType.CODE,
        "Does the person's Medi-Cal come through a health plan, straight from the state, or not at all?",
        Effort.A_RECORD,
        values=("MANAGED_CARE", "FEE_FOR_SERVICE", "NONE"),
    ),
    Fact(
        "mcp_enrollment_start",
        FactType.DATE,
        "On which day did the person's membership in the health plan begin?",
        Effort.A_RECORD,
    ),
    Fact(
        "mcp_enrollment_end",
        FactType.DATE,
        "On which day did, or will, the person's membership in the health plan end?",
        Effort.A_RECORD,
    ),
    Fact(
        "share_of_cost",
        FactType.CODE,
        "Must the person pay a part of the costs before Medi-Cal pays, and is that for long-term care?",
        Effort.A_RECORD,
        values=("NONE", "LONG_TERM_CARE", "OTHER"),
        default="NONE",
    ),
    Fact(
        "aid_codes",
        FactType.CODES,
        "Under which kinds of Medi-Cal coverage is the person listed today?",
        Effort.A_RECORD,
        label="BY_VALUE",
    ),
    Fact(
        "open_ecm_authorization",
        FactType.CODE,
        "Is the person already approved for Enhanced Care Management, with this provider or another one?",
        Effort.A_RECORD,
        values=("NONE", "SAME_PROVIDER", "OTHER_PROVIDER"),
        default="NONE",
    ),
    Fact(
        "ecm_provider_preference",
        FactType.CODE,
        "Does the person want the new provider, the current one, or is either fine?",
        Effort.AT_ONCE,
        values=("NEW_PROVIDER", "CURRENT_PROVIDER", "NO_PREFERENCE"),
    ),
    Fact(
        "previous_mcp_end",
        FactType.DATE,
        "On which day did the person's membership in the previous health plan end?",
        Effort.A_RECORD,
    ),
    Fact(
        "last_ecm_service",
        FactType.DATE,
        "When did the person last get Enhanced Care Management, not counting attempts to reach them?",
        Effort.A_RECORD,
    ),
    Fact(
        "prior_ecm_reported_by",
        FactType.CODES,
        "Who says that the person had Enhanced Care Management in the previous health plan?",
        Effort.A_RECORD,
        values=("PREVIOUS_MCP", "PLAN_DATA_FEED", "MEMBER_OR_FAMILY", "PREVIOUS_PROVIDER", "OTHER"),
    ),
    Fact(
        "prior_ecm_exit",
        FactType.CODE,
        "In the previous health plan, did the person finish Enhanced Care Management or choose to stop it?",
        Effort.AT_ONCE,
        values=("NONE", "GRADUATED", "OPTED_OUT"),
        default="NONE",
    ),
    Fact(
        "ecm_provider_types",
        FactType.CODES,
        "What kind of provider is it, for example a clinic, a county service or a street medicine team?",
        Effort.A_RECORD,
    ),
    Fact(
        "ecm_provider_contracted_populations",
        FactType.CODES,
        "For which groups of people does the health plan have a contract with this provider?",
        Effort.A_RECORD,
        values=POPULATIONS,
    ),
    Fact(
        "streamlined_first_service",
        FactType.DATE,
        "On which day did the provider first help the person, before any approval?",
        Effort.A_RECORD,
    ),
    Fact(
        "discontinuation_findings",
        FactType.CODES,
        "What speaks for ending the help: goals met, moved away, cannot be reached, or something else?",
        Effort.A_JUDGEMENT,
        values=DISCONTINUATION_CRITERIA,
        label="BY_VALUE",
    ),
)

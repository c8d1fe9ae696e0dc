"""Going on after a change of plan, without a new decision. Source: ECM Policy Guide § VIII; specification § 2.5."""

from __future__ import annotations

from wayfellow.rules.language.rule import Bound, DaysBetween, Rule, all_of, evidenced, fact, otherwise
from wayfellow.rules.language.source import ecm_guide

REPORTED = fact("prior_ecm_reported_by").has_any(
    "PREVIOUS_MCP", "PLAN_DATA_FEED", "MEMBER_OR_FAMILY", "PREVIOUS_PROVIDER", "OTHER"
)

CONTINUITY = Rule(
    code="CONTINUITY",
    title="Had it in the previous plan",
    says="Had Enhanced Care Management within {ecm.authorization.continuity_days} days before leaving the previous"
    " plan, by the date of the last service or because somebody who knows says so, and neither finished nor left it.",
    source=ecm_guide("§ VIII, continuity; specification § 2.5", "INT"),
    when=all_of(
        fact("prior_ecm_exit").is_in("NONE"),
        evidenced(
            otherwise(
                DaysBetween(
                    first="last_ecm_service",
                    then="previous_mcp_end",
                    day_after="mcp_enrollment_start",
                    at_most=Bound("ecm.authorization.continuity_days"),
                ),
                REPORTED,
            ),
            REPORTED,
        ),
    ),
    is_sign=False,
)

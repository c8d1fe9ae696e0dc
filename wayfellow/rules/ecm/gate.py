"""What stands before any population: a Medi-Cal plan, no share of cost, no open authorization.

Source: DHCS ECM Policy Guide; ECM specification § 0.1. G3 and G4 stand in `overlap`.
"""

from __future__ import annotations

from wayfellow.rules.language.rule import Ask, Not, Rule, all_of, fact, presumed
from wayfellow.rules.language.source import ecm_guide

SOURCE = ecm_guide("§ III; specification § 0.1")

G1 = Rule(
    code="G1",
    title="Member of a Medi-Cal managed care plan",
    says="Has Medi-Cal through a managed care plan, and the day asked about lies within the membership.",
    source=SOURCE,
    when=all_of(
        fact("medi_cal_delivery").is_in("MANAGED_CARE"),
        presumed(Not(fact("mcp_enrollment_start").after_today())),
        presumed(Not(fact("mcp_enrollment_end").before_today())),
        presumed(Not(fact("programs").has_listed("ecm.programs", "GATE"))),
    ),
    asks=Ask("medi_cal_delivery", "through a plan"),
    is_sign=False,
)

G2 = Rule(
    code="G2",
    title="No share of cost",
    says="Pays no share of cost, except the one for long-term care.",
    source=SOURCE,
    when=fact("share_of_cost").is_in("NONE", "LONG_TERM_CARE"),
    asks=Ask("share_of_cost", "none"),
    is_sign=False,
)

G5 = Rule(
    code="G5",
    title="No open authorization",
    says="Has no open authorization for Enhanced Care Management.",
    source=SOURCE,
    when=fact("open_ecm_authorization").is_in("NONE"),
    asks=Ask("open_ecm_authorization", "none"),
    is_sign=False,
)

SAME_PROVIDER = Rule(
    code="G5.SAME_PROVIDER",
    title="Already authorized with this provider",
    says="Is already authorized with the same provider, so that the request belongs to that authorization.",
    source=SOURCE,
    when=fact("open_ecm_authorization").is_in("SAME_PROVIDER"),
    is_sign=False,
)

STAYS = Rule(
    code="G5.STAYS",
    title="Wants to stay with the current provider",
    says="Wants to stay with the provider who helps now.",
    source=ecm_guide("§ VIII; specification § 2.6", "INT"),
    when=fact("ecm_provider_preference").is_in("CURRENT_PROVIDER"),
    is_sign=False,
)

DISCRETION = Rule(
    code="MCP_DISCRETION",
    title="A reviewer of the plan authorized it",
    says="A reviewer of the plan decided to authorize, below the thresholds, for somebody at risk who would benefit.",
    source=ecm_guide("§ IV, Population of Focus 2; specification § 1.2", "INT"),
    when=fact("discretion_decision").is_in("AUTHORIZE"),
    is_sign=False,
)

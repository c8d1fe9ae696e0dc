"""Asking again when an authorization ends: not who qualifies, but whether anything speaks for ending the help.

Source: DHCS ECM Policy Guide § IX; ECM specification § 5.4. Growing up, a year since release or a found home do not.
"""

from __future__ import annotations

from wayfellow.rules.language.rule import Rule, fact
from wayfellow.rules.language.source import ecm_guide

SOURCE = ecm_guide("§ IX; specification § 5.4")
FINDINGS = fact("discontinuation_findings")

REAUTHORIZATION = Rule(
    code="REAUTHORIZATION",
    title="Asks for help to go on",
    says="The request is to go on with help that is already given.",
    source=SOURCE,
    when=fact("request_type").is_in("REAUTHORIZATION"),
    is_sign=False,
)

GRADUATES = Rule(
    code="ENDING.GRADUATES",
    title="Goals met, or ready for less",
    says="Met every goal of the care plan, or is ready for a lower level of care.",
    source=ecm_guide("§ IX; specification § 5.3, § 5.4", "INT"),
    when=FINDINGS.has_any("GOALS_MET", "LOWER_LEVEL"),
    is_sign=False,
)

TRANSFERS = Rule(
    code="ENDING.TRANSFERS",
    title="Changed plan",
    says="Changed to another plan, where the help goes on.",
    source=ecm_guide("§ IX; specification § 5.4", "INT"),
    when=FINDINGS.has_any("CHANGED_MCP"),
    is_sign=False,
)

DIED = Rule(
    code="ENDING.DIED",
    title="Has died",
    says="Has died.",
    source=SOURCE,
    when=FINDINGS.has_any("DECEASED"),
    is_sign=False,
)

ENDS = Rule(
    code="ENDING.ENDS",
    title="Something else ends it",
    says="No longer wants the help or cannot be reached, entered a program that rules it out, lost coverage, moved"
    " away, is in custody, or something else ends it.",
    source=SOURCE,
    when=FINDINGS.has_any(
        "DECLINED",
        "UNWILLING",
        "UNABLE_TO_REACH",
        "EXCLUDED_PROGRAM",
        "LOST_COVERAGE",
        "MOVED",
        "INCARCERATED",
        "OTHER",
    ),
    is_sign=False,
)

"""What makes life harder: the factors that count for each group. Source: ECM specification § 0.2, factor table.

A factor that is not ticked for a group counts there as another factor when somebody attests it, except contact with
law enforcement that had nothing to do with symptoms, which does not count for adults with behavioral health needs.
"""

from __future__ import annotations

from wayfellow.rules.facts.behavioral_health import SOCIAL_FACTORS
from wayfellow.rules.language.rule import Expression, Sign, any_of, evidenced, fact

HARDSHIP = ("FOOD", "HOUSING_UNSTABLE")


def any_factor(*, months: str, without: tuple[str, ...] = (), signs: tuple[str, ...] = HARDSHIP) -> Expression:
    """At least one factor, told or seen as a code in the last months."""
    counted = [code for code in SOCIAL_FACTORS if code not in without]
    return evidenced(fact("complex_social_factors").has_any(*counted), *(Sign(name, months) for name in signs))


def factor_or_aces(*, months: str, without: tuple[str, ...] = (), signs: tuple[str, ...] = HARDSHIP) -> Expression:
    """The same, or a screen that counts enough adverse childhood experiences."""
    screened = fact("aces_score").at_least("ecm.behavioral_health.aces_high_risk")
    return any_of(any_factor(months=months, without=without, signs=signs), screened)

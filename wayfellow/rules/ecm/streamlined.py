"""Beginning before the plan has decided: which provider may, for which group.

Source: DHCS ECM Policy Guide § VIII (until 2025 “presumptive authorization”); ECM specification § 2.4. The kinds of
provider are `parameters/ecm/streamlined.yaml`; those who leave custody are governed by the justice guide instead.
"""

from __future__ import annotations

from collections.abc import Mapping

from wayfellow.rules.language.rule import Rule, all_of, fact
from wayfellow.rules.language.source import ecm_guide

SOURCE = ecm_guide("§ VIII, streamlined authorization; specification § 2.4")
GROUPS = ("HOM_A", "HOM_F", "UTL_A", "UTL_C", "BH_A", "BH_C", "LTC_A", "NFT_A", "CCS_C", "CW_C", "BEQ")

STREAMLINED = Rule(
    code="STREAMLINED",
    title="The provider has already begun",
    says="The provider began to help before the plan decided, and asks for approval afterwards.",
    source=SOURCE,
    when=fact("referral_path").is_in("STREAMLINED"),
    is_sign=False,
)


def _pair(population: str) -> Rule:
    return Rule(
        code=f"STREAMLINED.{population}",
        title=f"May begin at once with {population}",
        says=f"The provider is under contract for {population}, and is of a kind that may begin before the decision.",
        source=SOURCE,
        when=all_of(
            fact("ecm_provider_contracted_populations").has_any(population),
            fact("ecm_provider_types").has_listed(f"ecm.streamlined.{population}"),
        ),
        is_sign=False,
    )


PAIRS: Mapping[str, Rule] = {population: _pair(population) for population in GROUPS}

"""The populations that are evaluated, in the order of the law's own register (ECM specification § 1.0)."""

from __future__ import annotations

from collections.abc import Mapping

from wayfellow.rules.ecm.disposition import DECIDING
from wayfellow.rules.ecm.populations.beq import BEQ
from wayfellow.rules.ecm.populations.bh_a import BH_A
from wayfellow.rules.ecm.populations.bh_c import BH_C
from wayfellow.rules.ecm.populations.ccs_c import CCS_C
from wayfellow.rules.ecm.populations.cw_c import CW_C
from wayfellow.rules.ecm.populations.hom_a import HOM_A
from wayfellow.rules.ecm.populations.hom_f import HOM_F
from wayfellow.rules.ecm.populations.ji_a import JI_A
from wayfellow.rules.ecm.populations.ji_c import JI_C
from wayfellow.rules.ecm.populations.ltc_a import LTC_A
from wayfellow.rules.ecm.populations.nft_a import NFT_A
from wayfellow.rules.ecm.populations.utl_a import UTL_A
from wayfellow.rules.ecm.populations.utl_c import UTL_C
from wayfellow.rules.language.law import Law
from wayfellow.rules.language.rule import Rule, rules_in

POLICY_EDITION = "DHCS ECM Policy Guide, January 2026"

POPULATIONS: tuple[Rule, ...] = (HOM_A, HOM_F, UTL_A, UTL_C, BH_A, BH_C, JI_A, JI_C, LTC_A, NFT_A, CCS_C, CW_C, BEQ)

CRITERIA: Mapping[str, Rule] = {rule.code: rule for population in POPULATIONS for rule in rules_in(population.when)}
"""Every named criterion by code, each once, in the order in which it is first read."""

ECM = Law(POPULATIONS, DECIDING)
"""Everything that decides about Enhanced Care Management."""

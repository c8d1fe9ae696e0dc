"""What nobody's word replaces: ages, and where somebody lives for long-term care (ECM specification § 0 rule 1)."""

from __future__ import annotations

from tests.spec.checking import Check
from wayfellow.rules.ecm.age import adult, under_21
from wayfellow.rules.ecm.behavioral_health import BH_ED, BH_HOSPITAL
from wayfellow.rules.ecm.disposition import DECIDING
from wayfellow.rules.ecm.gate import G2, G5, SAME_PROVIDER
from wayfellow.rules.ecm.long_term_care import LTC_NOT_ICF_SUBACUTE, NFT_NOT_ICF_SUBACUTE
from wayfellow.rules.ecm.populations.bh_c import BH_C
from wayfellow.rules.ecm.populations.cw_c import CW_C_AGE, CW_C_UNDER_18, CW_C_UNDER_21
from wayfellow.rules.ecm.populations.ji_c import JI_C, JI_C_AGE
from wayfellow.rules.language.law import Law


def test_no_tick_stands_for_an_age(check: Check) -> None:
    """An age needs a birth date; so does the rule that nobody in an intermediate care facility belongs, need a place."""
    for rule in (
        adult("BH_A"), under_21("BH_C"), adult("JI_A"), JI_C_AGE, adult("LTC_A"), adult("NFT_A"), under_21("CCS_C"),
        CW_C_AGE, CW_C_UNDER_21, CW_C_UNDER_18, LTC_NOT_ICF_SUBACUTE, NFT_NOT_ICF_SUBACUTE, BH_ED, BH_HOSPITAL,
    ):  # fmt: skip
        check(rule, f"person | attested_criteria || finding\nAna | {rule.name} || unknown", as_of="2026-06-30")


def test_no_tick_for_a_group_stands_for_its_age(check: Check) -> None:
    """Ticking a population of young people leaves the age open."""
    for population in (BH_C, JI_C):
        check(
            population,
            f"person | attested_populations || finding\nAna | {population.code} || unknown",
            as_of="2026-06-30",
        )


def test_no_tick_stands_for_what_decides_beside_the_groups(check: Check) -> None:
    """Coverage, other programs, an open authorization and all else that decides a request need data, not a tick."""
    silent = {G2.code: "met", G5.code: "met", SAME_PROVIDER.code: "not_met"}
    for rule in Law((), DECIDING).rules.values():
        check(
            rule,
            f"""
            person | attested_criteria | share_of_cost | open_ecm_authorization || finding
            Ana    | {rule.name}       |               |                        || {silent.get(rule.code, "unknown")}
            Ben    | {rule.name}       | OTHER         | OTHER_PROVIDER         || {"not_met" if rule.code in silent else "unknown"}
            """,
            as_of="2026-06-30",
        )

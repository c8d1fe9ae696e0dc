"""From the guide's answers to the real groups (families specification § 1.4; ages: ECM specification § 1.0).

A group the age rules out is not shown; a group nobody can rule out is. Adult is 21 or older there.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.spec.guide.checking import Check
from tests.spec.guide.tables import answers_of
from wayfellow.rules.facts import VOCABULARY
from wayfellow.rules.guide.bridge import facts_from
from wayfellow.rules.guide.questions import BY_KEY


def test_without_a_home(check: Check) -> None:
    """homeless_or_losing_home: HOM_A, HOM_F. An adult may live with somebody under 21; a child is a family by itself."""
    check("""
        person | ongoing                 | age    || may_match
        Ana    | homeless_or_losing_home | 10     || HOM_F
        Ben    | homeless_or_losing_home | 20     || HOM_F
        Caro   | homeless_or_losing_home | 21     || HOM_A, HOM_F
        Dev    | homeless_or_losing_home | 40     || HOM_A, HOM_F
        Eva    | homeless_or_losing_home | unsure || HOM_A, HOM_F
        """)


def test_many_visits(check: Check) -> None:
    """many_er_or_hospital: UTL_A, UTL_C."""
    check("""
        person | ongoing             | age    || may_match
        Ana    | many_er_or_hospital | 10     || UTL_C
        Ben    | many_er_or_hospital | 20     || UTL_C
        Caro   | many_er_or_hospital | 21     || UTL_A
        Dev    | many_er_or_hospital | 40     || UTL_A
        Eva    | many_er_or_hospital | unsure || UTL_A, UTL_C
        """)


def test_mental_health_and_drugs(check: Check) -> None:
    """serious_mental_health_or_drug_use and child_serious_mental_health: BH_A; BH_C. The age decides, whoever ticked which."""
    check("""
        person | ongoing                           | age    || may_match
        Ana    | serious_mental_health_or_drug_use | 10     || BH_C
        Ben    | serious_mental_health_or_drug_use | 20     || BH_C
        Caro   | serious_mental_health_or_drug_use | 21     || BH_A
        Dev    | serious_mental_health_or_drug_use | 40     || BH_A
        Eva    | serious_mental_health_or_drug_use | unsure || BH_A, BH_C
        Fay    | child_serious_mental_health       | 10     || BH_C
        Gil    | child_serious_mental_health       | 20     || BH_C
        Hoa    | child_serious_mental_health       | 21     || BH_A
        Ina    | child_serious_mental_health       | 40     || BH_A
        Joe    | child_serious_mental_health       | unsure || BH_A, BH_C
        """)


def test_after_jail(check: Check) -> None:
    """left_jail_12m: JI_A, JI_C; a former foster youth counts as a youth until 26."""
    check("""
        person | ongoing       | age    || may_match
        Ana    | left_jail_12m | 10     || JI_C
        Ben    | left_jail_12m | 20     || JI_C
        Caro   | left_jail_12m | 21     || JI_A, JI_C
        Dev    | left_jail_12m | 25     || JI_A, JI_C
        Eva    | left_jail_12m | 26     || JI_A
        Fay    | left_jail_12m | 40     || JI_A
        Gil    | left_jail_12m | unsure || JI_A, JI_C
        """)


def test_nursing_homes(check: Check) -> None:
    """may_need_nursing_home: LTC_A. in_nursing_home_wants_home: NFT_A. Both are for adults."""
    check("""
        person | ongoing                    | age    || may_match
        Ana    | may_need_nursing_home      | 10     ||
        Ben    | may_need_nursing_home      | 20     ||
        Caro   | may_need_nursing_home      | 21     || LTC_A
        Dev    | may_need_nursing_home      | 40     || LTC_A
        Eva    | may_need_nursing_home      | unsure || LTC_A
        Fay    | in_nursing_home_wants_home | 10     ||
        Gil    | in_nursing_home_wants_home | 20     ||
        Hoa    | in_nursing_home_wants_home | 21     || NFT_A
        Ina    | in_nursing_home_wants_home | 40     || NFT_A
        Joe    | in_nursing_home_wants_home | unsure || NFT_A
        """)


def test_birth(check: Check) -> None:
    """pregnant_or_12m_after: BEQ, at any age."""
    check("""
        person | ongoing               | age    || may_match
        Ana    | pregnant_or_12m_after | 10     || BEQ
        Ben    | pregnant_or_12m_after | 20     || BEQ
        Caro   | pregnant_or_12m_after | 21     || BEQ
        Dev    | pregnant_or_12m_after | 40     || BEQ
        Eva    | pregnant_or_12m_after | unsure || BEQ
        """)


def test_children(check: Check) -> None:
    """child_ccs_extra_needs: CCS_C, under 21. child_foster_care: CW_C, under 26."""
    check("""
        person | ongoing               | age    || may_match
        Ana    | child_ccs_extra_needs | 10     || CCS_C
        Ben    | child_ccs_extra_needs | 20     || CCS_C
        Caro   | child_ccs_extra_needs | 21     ||
        Dev    | child_ccs_extra_needs | 40     ||
        Eva    | child_ccs_extra_needs | unsure || CCS_C
        Fay    | child_foster_care     | 10     || CW_C
        Gil    | child_foster_care     | 20     || CW_C
        Hoa    | child_foster_care     | 21     || CW_C
        Ina    | child_foster_care     | 25     || CW_C
        Joe    | child_foster_care     | 26     ||
        Kim    | child_foster_care     | 40     ||
        Lea    | child_foster_care     | unsure || CW_C
        """)


def test_several_signs_at_once(check: Check) -> None:
    check("""
        person | ongoing                                                          | age    || may_match
        Ana    | left_jail_12m, homeless_or_losing_home                           | 40     || HOM_A, HOM_F, JI_A
        Ben    | child_foster_care, child_ccs_extra_needs, may_need_nursing_home  | 10     || CCS_C, CW_C
        Caro   | none                                                             | 40     ||
        Dev    | unsure                                                           | 40     ||
        """)


def test_only_where_the_coverage_can_have_it(check: Check) -> None:
    """For TALK, ECM and BOTH, and never with coverage that cannot have it; nobody who has it is told it may match."""
    check("""
        person | coverage         | event       | ongoing             | duration | programs || rule   | may_match | ask
        Ana    | medi_cal_plan    |             | many_er_or_hospital |          |          || DG-10  | UTL_A     | UTL_A
        Ben    | duals_other      |             | many_er_or_hospital |          |          || DG-10  | UTL_A     | UTL_A
        Caro   | medi_cal_plan    | in_hospital | many_er_or_hospital |          |          || DG-11  | UTL_A     | UTL_A
        Dev    | medi_cal_no_plan | in_hospital | many_er_or_hospital |          |          || DG-12  | UTL_A     | UTL_A
        Eva    | none             | in_hospital | many_er_or_hospital |          |          || DG-12  | UTL_A     | UTL_A
        Fay    | medi_cal_plan    |             | many_er_or_hospital |          | plan_ccm || DG-04  | UTL_A     | UTL_A
        Gil    | unsure           |             | many_er_or_hospital | unsure   | unsure   || DG-06  | UTL_A     | UTL_A
        Hoa    | private          | unsure      | many_er_or_hospital | unsure   | unsure   || DG-06  |           |
        Ina    | none             |             | many_er_or_hospital |          |          || DG-13  |           |
        Joe    | private          | in_hospital | many_er_or_hospital |          |          || DG-14  |           |
        Kim    | va_tricare       |             | many_er_or_hospital |          |          || DG-15  |           |
        Lea    | duals_dsnp       |             | many_er_or_hospital |          |          || DG-05  |           |
        Mia    | duals_dsnp       |             | many_er_or_hospital |          | ecm      || DG-02A |           |
        Ned    | medi_cal_plan    |             | many_er_or_hospital |          | ecm      || DG-02  |           |
        Ola    | medi_cal_plan    |             | many_er_or_hospital |          | hospice  || DG-03  |           |
        """)


def test_the_one_question_that_makes_it_clearer(check: Check) -> None:
    """The extra thing of § 1.4; nothing where the answers say it all (a child without a home, a child out of jail).

    What a family said is not asked again: no home, in jail, at home, in a nursing home and wanting to leave, pregnant.
    """
    check("""
        person | ongoing                           | age || ask   | fact
        Ana    | homeless_or_losing_home           | 40  || HOM_F | household_has_member_under_21
        Ben    | homeless_or_losing_home           | 10  ||       |
        Caro   | many_er_or_hospital               | 10  || UTL_C | attested_ed_visits
        Dev    | many_er_or_hospital               | 70  || UTL_A | attested_ed_visits
        Eva    | serious_mental_health_or_drug_use | 40  || BH_A  | receiving_smhs
        Fay    | child_serious_mental_health       | 10  || BH_C  | receiving_smhs
        Gil    | left_jail_12m                     | 40  || JI_A  | ji_conditions
        Hoa    | left_jail_12m                     | 10  ||       |
        Ina    | may_need_nursing_home             | 70  || LTC_A | meets_snf_level_of_care
        Joe    | in_nursing_home_wants_home        | 70  || NFT_A | likely_to_succeed_in_transition
        Kim    | pregnant_or_12m_after             | 30  || BEQ   | race_ethnicity
        Lea    | child_ccs_extra_needs             | 10  || CCS_C | complex_social_factors
        Mia    | child_foster_care                 | 10  || CW_C  | in_foster_care
        """)


def test_what_else_was_told_is_not_asked_again(check: Check) -> None:
    """Housing, food and transportation are social factors of CCS_C (ECM specification § 0.2); nobody says it twice."""
    check("""
        person | ongoing               | age | needs          || may_match | ask
        Ana    | child_ccs_extra_needs | 10  |                || CCS_C     | CCS_C
        Ben    | child_ccs_extra_needs | 10  | housing        || CCS_C     |
        Caro   | child_ccs_extra_needs | 10  | food           || CCS_C     |
        Dev    | child_ccs_extra_needs | 10  | getting_around || CCS_C     |
        Eva    | child_ccs_extra_needs | 10  | money          || CCS_C     | CCS_C
        """)


@pytest.mark.parametrize("coverage", BY_KEY["coverage"].values)
def test_what_a_family_says_is_said_in_the_words_of_the_rules(coverage: str) -> None:
    """Every fact and value the answers become is one of the vocabulary; a slip there would be heard by nobody."""
    told = answers_of({
        "coverage": coverage, "age": "10", "event": "high_risk_pregnancy", "programs": "ccs",
        "needs": ", ".join(BY_KEY["needs"].values),
    })  # fmt: skip
    facts = {one.fact: one.value for one in facts_from(told, date(2026, 9, 1))}
    assert {"date_of_birth", "pregnant", "complex_social_factors", "ccs_enrollment"} <= set(facts)
    for name, value in facts.items():
        codes = value if isinstance(value, tuple) else (value,)
        assert not VOCABULARY[name].values or set(codes) <= {*VOCABULARY[name].values, "NONE"}, name

"""What stands beside a row (families specification § 1.3, “Conditions”, and the next step of DG-11)."""

from __future__ import annotations

from tests.spec.guide.checking import Check


def test_case_management_does_not_wait(check: Check) -> None:
    """start_cm_now: DG-02A and DG-04, with an event."""
    check("""
        person | coverage      | event       | ongoing       | programs || rule   | conditions
        Ana    | private       | in_hospital |               | ecm      || DG-02A | start_cm_now
        Ben    | private       |             |               | ecm      || DG-02A |
        Caro   | private       | unsure      |               | ecm      || DG-02A |
        Dev    | medi_cal_plan | in_hospital | left_jail_12m | cct      || DG-04  | start_cm_now
        Eva    | medi_cal_plan |             | left_jail_12m | cct      || DG-04  |
        Fay    | medi_cal_plan | in_hospital |               | ecm      || DG-02  |
        Gil    | medi_cal_plan | in_hospital |               | hospice  || DG-03  |
        Hoa    | private       | in_hospital | left_jail_12m |          || DG-14  |
        Ina    | medi_cal_plan | in_hospital |               |          || DG-20  |
        """)


def test_one_program_must_be_chosen(check: Check) -> None:
    """choose_one: DG-02, DG-12 and DG-13, with plan_ccm, a waiver or CCT. DG-04 says so itself."""
    check("""
        person | coverage         | event       | ongoing       | programs               || rule   | conditions
        Ana    | medi_cal_plan    |             |               | ecm, plan_ccm          || DG-02  | choose_one
        Ben    | medi_cal_plan    |             |               | ecm, waiver_1915c      || DG-02  | choose_one
        Caro   | medi_cal_plan    |             |               | ecm, ihss              || DG-02  |
        Dev    | medi_cal_no_plan | in_hospital | left_jail_12m | cct                    || DG-12  | choose_one
        Eva    | medi_cal_no_plan | in_hospital | left_jail_12m | regional_center        || DG-12  |
        Fay    | none             |             | left_jail_12m | plan_ccm               || DG-13  | choose_one
        Gil    | none             |             | left_jail_12m | unsure                 || DG-13  |
        Hoa    | medi_cal_plan    |             | left_jail_12m | plan_ccm               || DG-04  |
        Ina    | private          |             |               | ecm, plan_ccm          || DG-02A |
        Joe    | private          | in_hospital | left_jail_12m | plan_ccm               || DG-14  |
        Kim    | medi_cal_plan    | in_hospital |               | plan_ccm               || DG-20  |
        """)


def test_medi_cal_must_be_confirmed(check: Check) -> None:
    """confirm_medi_cal: DG-02, when the coverage may come to have it."""
    check("""
        person | coverage         | programs      || rule  | conditions
        Ana    | medi_cal_no_plan | ecm           || DG-02 | confirm_medi_cal
        Ben    | medi_cal_pending | ecm           || DG-02 | confirm_medi_cal
        Caro   | none             | ecm           || DG-02 | confirm_medi_cal
        Dev    | unsure           | ecm, plan_ccm || DG-02 | choose_one, confirm_medi_cal
        Eva    | medi_cal_plan    | ecm           || DG-02 |
        Fay    | duals_other      | ecm           || DG-02 |
        Gil    | none             | ecm, pace     || DG-03 | ecm_conflict
        """)


def test_two_programs_that_do_the_same(check: Check) -> None:
    """ecm_conflict: DG-03, with ecm."""
    check("""
        person | coverage      | programs         || rule  | conditions
        Ana    | medi_cal_plan | ecm, hospice     || DG-03 | ecm_conflict
        Ben    | private       | ecm, pace        || DG-03 | ecm_conflict
        Caro   | medi_cal_plan | hospice          || DG-03 |
        Dev    | medi_cal_plan | hospice, plan_ccm, county_tcm || DG-03 |
        """)


def test_it_comes_before_the_county_s_targeted_case_management(check: Check) -> None:
    """ecm_first: ECM or BOTH, with county_tcm."""
    check("""
        person | coverage         | event       | ongoing       | programs             || rule  | conditions
        Ana    | medi_cal_plan    |             |               | ecm, county_tcm      || DG-02 | ecm_first
        Ben    | medi_cal_plan    |             | left_jail_12m | county_tcm           || DG-10 | ecm_first
        Caro   | medi_cal_plan    | in_hospital | left_jail_12m | county_tcm           || DG-11 | ecm_first, one_lead_person, plan_confirms, cm_closes_after_handoff
        Dev    | medi_cal_no_plan | in_hospital | left_jail_12m | county_tcm, plan_ccm || DG-12 | ecm_first, choose_one
        Eva    | medi_cal_no_plan |             | left_jail_12m | county_tcm           || DG-13 |
        Fay    | medi_cal_plan    |             | left_jail_12m | county_tcm, plan_ccm || DG-04 |
        Gil    | medi_cal_plan    | in_hospital |               | county_tcm           || DG-20 |
        Hoa    | medi_cal_plan    |             | left_jail_12m | county_fsp           || DG-10 |
        """)


def test_both_at_once_have_one_lead(check: Check) -> None:
    """DG-11 only: one lead person, the plan confirms, case management closes after the hand-off."""
    check("""
        person | coverage         | event       | ongoing       || rule  | conditions
        Ana    | duals_other      | in_hospital | left_jail_12m || DG-11 | one_lead_person, plan_confirms, cm_closes_after_handoff
        Ben    | medi_cal_pending | in_hospital | left_jail_12m || DG-12 |
        Caro   | duals_other      |             | left_jail_12m || DG-10 |
        Dev    | duals_other      | in_hospital |               || DG-20 |
        """)


def test_programs_that_change_nothing(check: Check) -> None:
    """ihss, ccs, regional_center and county_fsp run beside it: no row and no condition changes."""
    check("""
        person | programs        | ongoing       || rule  | conditions
        Ana    | ihss            | left_jail_12m || DG-10 |
        Ben    | ccs             | left_jail_12m || DG-10 |
        Caro   | regional_center | left_jail_12m || DG-10 |
        Dev    | county_fsp      | left_jail_12m || DG-10 |
        """)


def test_beside_every_other_row_no_condition_stands(check: Check) -> None:
    """Programs to choose between and county management everywhere, and an event wherever a row allows one."""
    check("""
        person | safety | county     | coverage   | event       | ongoing       | needs               | duration | programs                       | wants          || rule   | conditions
        Ana    |        | outside_ca | none       | in_hospital | left_jail_12m |                     |          | ecm, plan_ccm, county_tcm      |                || DG-01  |
        Ben    |        |            | private    | in_hospital | left_jail_12m |                     |          | ecm, plan_ccm, county_tcm      |                || DG-02A | start_cm_now
        Caro   |        |            | none       | in_hospital | left_jail_12m |                     |          | hospice, plan_ccm, county_tcm  |                || DG-03  |
        Dev    |        |            |            | in_hospital | left_jail_12m |                     |          | plan_ccm, county_tcm           |                || DG-04  | start_cm_now
        Eva    |        |            | duals_dsnp |             | left_jail_12m |                     |          | plan_ccm, county_tcm           |                || DG-05  |
        Fay    |        |            | unsure     | unsure      |               |                     | unsure   | plan_ccm, county_tcm           |                || DG-06  |
        Gil    |        |            | private    | in_hospital | left_jail_12m |                     |          | plan_ccm, county_tcm           |                || DG-14  |
        Hoa    |        |            | private    |             | left_jail_12m |                     |          | plan_ccm, county_tcm           |                || DG-15  |
        Ina    |        |            | none       | in_hospital |               |                     |          | plan_ccm, county_tcm           |                || DG-20  |
        Joe    | unsure |            | none       |             |               |                     |          | plan_ccm, county_tcm           |                || DG-20A |
        Kim    |        |            | none       |             |               | health, food, money | months   | plan_ccm, county_tcm           |                || DG-21  |
        Lea    |        |            | none       |             | unsure        |                     |          | plan_ccm, county_tcm           |                || DG-21A |
        Mia    |        |            | none       |             |               | health, food, money |          | plan_ccm, county_tcm           |                || DG-21B |
        Ned    |        |            | none       |             |               | caring_for_someone  |          | plan_ccm, county_tcm           |                || DG-22  |
        Ola    |        |            | none       |             |               | getting_around      |          | plan_ccm, county_tcm           |                || DG-23  |
        Pia    |        |            | none       |             |               | caring_for_someone  |          | plan_ccm, county_tcm           | rides          || DG-23A |
        Quy    |        |            | none       |             |               |                     |          | plan_ccm, county_tcm           | talk_to_person || DG-23B |
        Ray    |        |            | none       |             |               |                     |          | plan_ccm, county_tcm           | coverage_help  || DG-23C |
        Sol    |        |            | none       |             |               |                     |          | plan_ccm, county_tcm           |                || DG-24  |
        """)

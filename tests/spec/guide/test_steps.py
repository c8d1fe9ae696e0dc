"""The next step of every row (families specification § 1.3), in the order of the law, and what § 1.5 adds."""

from __future__ import annotations

from tests.spec.guide.checking import Check


def test_danger_and_another_state(check: Check) -> None:
    """The calls of the safety table come first (tests of the words); food is a next step in any outcome but danger."""
    check("""
        person | safety   | county     | needs || rule  | steps
        Ana    | overdose |            | food  || DG-00 | come_back
        Ben    |          | outside_ca |       || DG-01 | call_211, call_card_case_management
        Caro   |          | outside_ca | food  || DG-01 | call_211, call_card_case_management, food
        """)


def test_those_who_have_somebody(check: Check) -> None:
    """The care manager they have, no second referral; the coverage is checked the same day; that team; compare both."""
    check("""
        person | coverage      | event       | ongoing       | programs     || rule   | steps
        Ana    | medi_cal_plan | in_hospital | left_jail_12m | ecm          || DG-02  | call_lead_care_manager
        Ben    | private       | in_hospital |               | ecm          || DG-02A | call_lead_care_manager, coverage_check_today
        Caro   | medi_cal_plan |             |               | hospice      || DG-03  | call_program_team
        Dev    | medi_cal_plan | in_hospital | left_jail_12m | waiver_1915c || DG-04  | coordinator_compares, you_choose
        Eva    | duals_dsnp    |             | left_jail_12m |              || DG-05  | call_dsnp_care_line
        """)


def test_those_who_are_not_sure(check: Check) -> None:
    check("""
        person | safety | coverage | event  | ongoing | needs  | duration || rule   | steps
        Ana    |        | unsure   | unsure | unsure  |        |          || DG-06  | callback
        Ben    | unsure |          |        |         |        |          || DG-20A | safety_page, staff_call_today
        Caro   |        |          |        |         | unsure |          || DG-21A | callback
        """)


def test_lasting_needs_with_coverage_that_has_it(check: Check) -> None:
    """Referral to the plan, which answers in 5 working days, or 72 hours if urgent; with an event case management
    starts today. Somebody is at the hospital only for what happens there."""
    check("""
        person | coverage      | event               | ongoing       || rule  | steps
        Ana    | medi_cal_plan |                     | left_jail_12m || DG-10 | ask_plan_for_ecm, ask_plan_for_ecm_urgent
        Ben    | medi_cal_plan | surgery_planned     | left_jail_12m || DG-11 | hospital_case_manager, start_case_management_today, ask_plan_for_ecm, ask_plan_for_ecm_urgent
        Caro   | duals_other   | denied_or_delayed   | left_jail_12m || DG-11 | start_case_management_today, ask_plan_for_ecm, ask_plan_for_ecm_urgent
        """)


def test_lasting_needs_with_coverage_that_may_come_to_have_it(check: Check) -> None:
    """Case management and a coverage helper; without an event apply, confirm or choose a plan, then ask for it."""
    check("""
        person | coverage         | event        | ongoing       || rule  | steps
        Ana    | medi_cal_no_plan | bill_problem | left_jail_12m || DG-12 | start_case_management_today, coverage_helper
        Ben    | medi_cal_pending | in_hospital  | left_jail_12m || DG-12 | hospital_case_manager, start_case_management_today, coverage_helper
        Caro   | unsure           | bill_problem | left_jail_12m || DG-12 | start_case_management_today, coverage_helper
        Dev    | none             | bill_problem | left_jail_12m || DG-12 | hospital_case_manager, coverage_helper
        Eva    | none             |              | left_jail_12m || DG-13 | coverage_helper, ask_plan_for_ecm_later
        """)


def test_lasting_needs_with_other_coverage(check: Check) -> None:
    """Complex case management of the plan; for a D-SNP its care team. Without an event also Medicare's chronic care
    management for those who have Medicare, the county for mental health and drugs, the Area Agency on Aging; always a
    Medi-Cal check."""
    check("""
        person | coverage      | event           | ongoing                           | needs         || rule  | steps
        Ana    | private       | bill_problem    | left_jail_12m                     |               || DG-14 | start_case_management_today, ask_complex_case_management, medi_cal_check
        Ben    | duals_dsnp    | rehab_or_snf_stay | left_jail_12m                   |               || DG-14 | hospital_case_manager, start_case_management_today, call_dsnp_care_line, medi_cal_check
        Caro   | medicare_only |                 | left_jail_12m                     |               || DG-15 | ask_complex_case_management, medicare_chronic_care, area_agency_on_aging, medi_cal_check
        Dev    | private       |                 | serious_mental_health_or_drug_use |               || DG-15 | ask_complex_case_management, county_behavioral_health, area_agency_on_aging, medi_cal_check
        Eva    | private       |                 | child_serious_mental_health       |               || DG-15 | ask_complex_case_management, county_behavioral_health, area_agency_on_aging, medi_cal_check
        Fay    | va_tricare    |                 | left_jail_12m                     | mental_health || DG-15 | ask_complex_case_management, county_behavioral_health, area_agency_on_aging, medi_cal_check
        Gil    | va_tricare    |                 | left_jail_12m                     | drugs_alcohol || DG-15 | ask_complex_case_management, county_behavioral_health, area_agency_on_aging, medi_cal_check
        Ina    | medicare_only |                 | child_serious_mental_health       |               || DG-15 | ask_complex_case_management, medicare_chronic_care, county_behavioral_health, area_agency_on_aging, medi_cal_check
        Hoa    | va_tricare    |                 | left_jail_12m                     | health        || DG-15 | ask_complex_case_management, area_agency_on_aging, medi_cal_check
        """)


def test_what_happens_at_a_hospital_is_asked_there(check: Check) -> None:
    """A surgery, a stay, coming home, a nursing facility: its case manager comes first, whatever the coverage."""
    check("""
        person | coverage         | event                  | ongoing       || rule  | steps
        Ana    | duals_other      | in_hospital            | left_jail_12m || DG-11 | hospital_case_manager, start_case_management_today, ask_plan_for_ecm, ask_plan_for_ecm_urgent
        Ben    | medi_cal_plan    | home_from_hospital_30d | left_jail_12m || DG-11 | hospital_case_manager, start_case_management_today, ask_plan_for_ecm, ask_plan_for_ecm_urgent
        Caro   | medi_cal_plan    | rehab_or_snf_stay      | left_jail_12m || DG-11 | hospital_case_manager, start_case_management_today, ask_plan_for_ecm, ask_plan_for_ecm_urgent
        Dev    | medi_cal_plan    | new_serious_illness    | left_jail_12m || DG-11 | start_case_management_today, ask_plan_for_ecm, ask_plan_for_ecm_urgent
        Eva    | medi_cal_no_plan | surgery_planned        | left_jail_12m || DG-12 | hospital_case_manager, start_case_management_today, coverage_helper
        Fay    | medi_cal_pending | home_from_hospital_30d | left_jail_12m || DG-12 | hospital_case_manager, start_case_management_today, coverage_helper
        Gil    | unsure           | rehab_or_snf_stay      | left_jail_12m || DG-12 | hospital_case_manager, start_case_management_today, coverage_helper
        Hoa    | unsure           | high_risk_pregnancy    | left_jail_12m || DG-12 | start_case_management_today, coverage_helper
        Ina    | private          | surgery_planned        | left_jail_12m || DG-14 | hospital_case_manager, start_case_management_today, ask_complex_case_management, medi_cal_check
        Joe    | medicare_only    | in_hospital            | left_jail_12m || DG-14 | hospital_case_manager, start_case_management_today, ask_complex_case_management, medi_cal_check
        Kim    | va_tricare       | home_from_hospital_30d | left_jail_12m || DG-14 | hospital_case_manager, start_case_management_today, ask_complex_case_management, medi_cal_check
        """)


def test_one_event(check: Check) -> None:
    """A referral to case management, for every event and coverage; without coverage the hospital's case manager, and
    Medi-Cal or charity care."""
    check("""
        person | coverage         | event                  || rule  | steps
        Ana    | medi_cal_plan    | surgery_planned        || DG-20 | hospital_case_manager, start_case_management
        Ben    | medi_cal_no_plan | in_hospital            || DG-20 | hospital_case_manager, start_case_management
        Caro   | medi_cal_pending | home_from_hospital_30d || DG-20 | hospital_case_manager, start_case_management
        Dev    | duals_dsnp       | rehab_or_snf_stay      || DG-20 | hospital_case_manager, start_case_management
        Eva    | duals_other      | denied_or_delayed      || DG-20 | start_case_management
        Fay    | medicare_only    | bill_problem           || DG-20 | start_case_management
        Gil    | private          | new_serious_illness    || DG-20 | start_case_management
        Hoa    | va_tricare       | high_risk_pregnancy    || DG-20 | start_case_management
        Ina    | unsure           | bill_problem           || DG-20 | start_case_management
        Joe    | none             | bill_problem           || DG-20 | hospital_case_manager, coverage_helper, charity_care
        Kim    | none             | in_hospital            || DG-20 | hospital_case_manager, coverage_helper, charity_care
        """)


def test_several_needs(check: Check) -> None:
    """Somebody screens for it; else a coordinator calls, and each need has its help now."""
    check("""
        person | needs                                                 | duration || rule   | steps
        Ana    | mental_health, drugs_alcohol, money                   | months   || DG-21  | screening_call
        Ben    | health, food, money                                   | months   || DG-21  | screening_call, food
        Caro   | health, mental_health, drugs_alcohol                  | weeks    || DG-21B | coordinator_call, need.health, need.mental_health, need.drugs_alcohol
        Fay    | drugs_alcohol, housing, money                         | weeks    || DG-21B | coordinator_call, need.drugs_alcohol, need.housing, need.money
        Dev    | housing, food, money                                  | weeks    || DG-21B | coordinator_call, need.housing, need.money, food
        Eva    | getting_around, caring_for_someone, money             | weeks    || DG-21B | coordinator_call, need.money, need.getting_around, need.caring_for_someone
        """)


def test_small_wishes(check: Check) -> None:
    check("""
        person | needs              | wants                  || rule   | steps
        Ana    | caring_for_someone |                        || DG-22  | caregiver_check_in, caregiver_resource_center
        Ben    |                    | rides                  || DG-23  | ride_helper
        Caro   | caring_for_someone | rides                  || DG-23A | caregiver_check_in, caregiver_resource_center, ride_helper
        Dev    |                    | talk_to_person         || DG-23B | call_now, callback
        Eva    |                    | coverage_help          || DG-23C | coverage_helper, medi_cal_check
        Fay    | food               | talk_to_person         || DG-23B | call_now, callback, food
        """)


def test_nothing_in_particular(check: Check) -> None:
    """The doctor, the plan's nurse line, 211; one resource for each need that was ticked; when to come back."""
    check("""
        person | needs                         || rule  | steps
        Ana    |                               || DG-24 | primary_care, nurse_line, call_211, come_back_if
        Ben    | health                        || DG-24 | primary_care, nurse_line, call_211, need.health, come_back_if
        Caro   | mental_health, drugs_alcohol  || DG-24 | primary_care, nurse_line, call_211, need.mental_health, need.drugs_alcohol, come_back_if
        Hoa    | health, mental_health         || DG-24 | primary_care, nurse_line, call_211, need.health, need.mental_health, come_back_if
        Ina    | drugs_alcohol, housing        || DG-24 | primary_care, nurse_line, call_211, need.drugs_alcohol, need.housing, come_back_if
        Joe    | money, getting_around         || DG-24 | primary_care, nurse_line, call_211, need.money, need.getting_around, come_back_if
        Dev    | housing, money                || DG-24 | primary_care, nurse_line, call_211, need.housing, need.money, come_back_if
        Eva    | food                          || DG-24 | primary_care, nurse_line, call_211, come_back_if, food
        Fay    | caring_for_someone, food      || DG-24 | primary_care, nurse_line, call_211, need.caring_for_someone, come_back_if, food
        Gil    | getting_around, health        || DG-24 | primary_care, nurse_line, call_211, need.health, need.getting_around, come_back_if
        """)


def test_food_in_any_outcome(check: Check) -> None:
    """No food is a next step wherever the guide leads, but in danger."""
    check("""
        person | coverage | ongoing       | programs | needs || rule  | steps
        Ana    |          | left_jail_12m |          | food  || DG-10 | ask_plan_for_ecm, ask_plan_for_ecm_urgent, food
        Ben    |          |               | hospice  | food  || DG-03 | call_program_team, food
        Caro   | none     | left_jail_12m |          | food  || DG-13 | coverage_helper, ask_plan_for_ecm_later, food
        """)

"""Every row of the decision table (families specification § 1.3), read word by word: who gets it, and who just does not.

What stands right of `||` was written from the law; an empty cell is the dull answer of `tables.DULL`.
"""

from __future__ import annotations

from tests.spec.guide.checking import Check


def test_danger_stops_the_guide(check: Check) -> None:
    """DG-00: any named value in safety. “Not sure” names nothing, and neither does “none”."""
    check("""
        person | safety                   || rule  | outcome | subtype
        Ana    | medical_emergency        || DG-00 | SAFETY  | danger_now
        Ben    | overdose                 || DG-00 | SAFETY  | danger_now
        Caro   | suicide                  || DG-00 | SAFETY  | danger_now
        Dev    | violence                 || DG-00 | SAFETY  | danger_now
        Eva    | elder_or_dependent_abuse || DG-00 | SAFETY  | danger_now
        Fay    | child_abuse              || DG-00 | SAFETY  | danger_now
        Gil    | no_safe_place_tonight    || DG-00 | SAFETY  | danger_now
        Hoa    | none, violence, unsure   || DG-00 | SAFETY  | danger_now
        Ina    | unsure                   || DG-20A | TALK   | safety_check
        Joe    | none                     || DG-24 | NEITHER_BUT | basic
        """)


def test_danger_comes_first_whatever_else_is_answered(check: Check) -> None:
    """A person who would get another row, once with danger: every other row of the table stands below it."""
    check("""
        person | safety | county     | coverage         | event       | ongoing            | needs               | duration | programs      | wants          || rule
        Ana    | overdose | outside_ca |                |             |                    |                     |          |               |                || DG-00
        Ben    | overdose |          |                  |             |                    |                     |          | ecm           |                || DG-00
        Caro   | overdose |          | private          |             |                    |                     |          | ecm           |                || DG-00
        Dev    | overdose |          |                  |             |                    |                     |          | hospice       |                || DG-00
        Eva    | overdose |          |                  |             | many_er_or_hospital |                    |          | plan_ccm      |                || DG-00
        Fay    | overdose |          | duals_dsnp       |             | many_er_or_hospital |                    |          |               |                || DG-00
        Gil    | overdose |          | unsure           | unsure      | unsure             | unsure              | unsure   | unsure        | unsure         || DG-00
        Hoa    | overdose |          |                  |             | many_er_or_hospital |                    |          |               |                || DG-00
        Ina    | overdose |          |                  | in_hospital | many_er_or_hospital |                    |          |               |                || DG-00
        Joe    | overdose |          | none             | in_hospital | many_er_or_hospital |                    |          |               |                || DG-00
        Kim    | overdose |          | private          |             | many_er_or_hospital |                    |          |               |                || DG-00
        Lea    | overdose |          |                  | denied_or_delayed |              |                     |          |               |                || DG-00
        Mia    | overdose |          |                  |             |                    | safety              |          |               |                || DG-00
        Ned    | overdose |          |                  |             |                    | health, food, money | months   |               |                || DG-00
        Ola    | overdose |          |                  |             |                    | caring_for_someone  |          |               | rides          || DG-00
        Pia    | overdose |          |                  |             |                    |                     |          |               | talk_to_person || DG-00
        Quy    | overdose |          |                  |             |                    |                     |          |               | coverage_help  || DG-00
        Ray    | overdose | -        | -                | -           | -                  | -                   | -        | -             | -              || DG-00
        """)


def test_outside_california(check: Check) -> None:
    """DG-01: outside_ca. A county nobody is sure of is not outside."""
    check("""
        person | county     | coverage      | event       | ongoing             | programs || rule  | outcome     | subtype
        Ana    | outside_ca | -             | -           | -                   | -        || DG-01 | NEITHER_BUT | out_of_state
        Ben    | outside_ca | medi_cal_plan | in_hospital | many_er_or_hospital | ecm      || DG-01 | NEITHER_BUT | out_of_state
        Caro   | unsure     |               |             |                     | ecm      || DG-02 | ECM         | already_have_it
        Dev    | 58         |               |             |                     | ecm      || DG-02 | ECM         | already_have_it
        Eva    | -          |               |             |                     | ecm      || DG-02 | ECM         | already_have_it
        """)


def test_enhanced_care_management_already(check: Check) -> None:
    """DG-02: ecm in programs, not excluded, coverage that has it or may come to have it. DG-02A: coverage that cannot."""
    check("""
        person | coverage         | programs          | event       | ongoing             || rule   | outcome | subtype
        Ana    | medi_cal_plan    | ecm               |             |                     || DG-02  | ECM     | already_have_it
        Ben    | duals_other      | ecm               | in_hospital | many_er_or_hospital || DG-02  | ECM     | already_have_it
        Caro   | medi_cal_no_plan | ecm               |             |                     || DG-02  | ECM     | already_have_it
        Dev    | medi_cal_pending | ecm               |             |                     || DG-02  | ECM     | already_have_it
        Eva    | none             | ecm               |             |                     || DG-02  | ECM     | already_have_it
        Fay    | unsure           | ecm, waiver_1915c |             |                     || DG-02  | ECM     | already_have_it
        Gil    | duals_dsnp       | ecm               |             | many_er_or_hospital || DG-02A | TALK    | check_ecm
        Hoa    | medicare_only    | ecm               |             |                     || DG-02A | TALK    | check_ecm
        Ina    | private          | ecm, plan_ccm     | in_hospital |                     || DG-02A | TALK    | check_ecm
        Joe    | va_tricare       | ecm               |             |                     || DG-02A | TALK    | check_ecm
        Kim    | medi_cal_plan    | ecm, hospice      |             |                     || DG-03  | NEITHER_BUT | existing_program
        Lea    | private          | ecm, pace         |             |                     || DG-03  | NEITHER_BUT | existing_program
        Mia    | private          | ihss              |             |                     || DG-24  | NEITHER_BUT | basic
        """)


def test_a_program_that_takes_its_place(check: Check) -> None:
    """DG-03: hospice, pace, icf_resident or family_mosaic, whatever the coverage and the need."""
    check("""
        person | programs              | coverage      | event       | ongoing             || rule  | outcome     | subtype
        Ana    | hospice               |               |             |                     || DG-03 | NEITHER_BUT | existing_program
        Ben    | pace                  | private       | in_hospital | many_er_or_hospital || DG-03 | NEITHER_BUT | existing_program
        Caro   | icf_resident          | duals_dsnp    |             | many_er_or_hospital || DG-03 | NEITHER_BUT | existing_program
        Dev    | family_mosaic, ihss   |               | unsure      | unsure              || DG-03 | NEITHER_BUT | existing_program
        Eva    | plan_ccm              |               |             |                     || DG-24 | NEITHER_BUT | basic
        Fay    | waiver_1915c          |               |             |                     || DG-24 | NEITHER_BUT | basic
        Gil    | cct                   |               |             |                     || DG-24 | NEITHER_BUT | basic
        Hoa    | county_tcm            |               |             |                     || DG-24 | NEITHER_BUT | basic
        Ina    | ihss                  |               |             |                     || DG-24 | NEITHER_BUT | basic
        Joe    | regional_center       |               |             |                     || DG-24 | NEITHER_BUT | basic
        Kim    | ccs                   |               |             |                     || DG-24 | NEITHER_BUT | basic
        Lea    | county_fsp            |               |             |                     || DG-24 | NEITHER_BUT | basic
        """)


def test_a_program_that_cannot_run_beside_it(check: Check) -> None:
    """DG-04: plan_ccm, waiver_1915c or cct, a lasting need, and coverage that has it; with or without an event."""
    check("""
        person | programs     | coverage         | event       | ongoing             || rule  | outcome     | subtype
        Ana    | plan_ccm     | medi_cal_plan    |             | many_er_or_hospital || DG-04 | TALK        | choose_one
        Ben    | waiver_1915c | duals_other      | in_hospital | left_jail_12m       || DG-04 | TALK        | choose_one
        Caro   | cct, ihss    | medi_cal_plan    | unsure      | many_er_or_hospital || DG-04 | TALK        | choose_one
        Dev    | county_tcm   | medi_cal_plan    |             | many_er_or_hospital || DG-10 | ECM         | refer
        Eva    | plan_ccm     | medi_cal_no_plan |             | many_er_or_hospital || DG-13 | NEITHER_BUT | coverage_first
        Fay    | plan_ccm     | private          |             | many_er_or_hospital || DG-15 | NEITHER_BUT | other_ongoing
        Gil    | plan_ccm     | medi_cal_plan    |             | unsure              || DG-21A | TALK       | not_sure
        """)


def test_a_medicare_plan_for_people_with_medi_cal(check: Check) -> None:
    """DG-05: duals_dsnp, a lasting need, no event."""
    check("""
        person | coverage    | event       | ongoing             | duration | programs || rule  | outcome         | subtype
        Ana    | duals_dsnp  |             | many_er_or_hospital |          |          || DG-05 | NEITHER_BUT     | dsnp_care_team
        Ben    | duals_dsnp  | unsure      | left_jail_12m       | unsure   | unsure   || DG-05 | NEITHER_BUT     | dsnp_care_team
        Caro   | duals_dsnp  |             | many_er_or_hospital |          | plan_ccm || DG-05 | NEITHER_BUT     | dsnp_care_team
        Dev    | duals_dsnp  | in_hospital | many_er_or_hospital |          |          || DG-14 | CASE_MANAGEMENT | event_and_more
        Eva    | duals_dsnp  |             |                     |          |          || DG-24 | NEITHER_BUT     | basic
        Fay    | duals_other |             | many_er_or_hospital |          |          || DG-10 | ECM             | refer
        """)


def test_not_sure_about_much(check: Check) -> None:
    """DG-06: three or more “unsure” among coverage, event, ongoing, duration, programs; no event; no lasting need with
    coverage that has it. Two are too few; “unsure” elsewhere is not counted."""
    check("""
        person | coverage | event       | ongoing             | duration | programs | needs  | wants  || rule   | outcome | subtype
        Ana    | unsure   | unsure      | unsure              |          |          |        |        || DG-06  | TALK    | more_needed
        Ben    |          |             | unsure              | unsure   | unsure   |        |        || DG-06  | TALK    | more_needed
        Caro   | unsure   | unsure      | unsure              | unsure   | unsure   | unsure | unsure || DG-06  | TALK    | more_needed
        Dev    | unsure   |             | many_er_or_hospital | unsure   | unsure   |        |        || DG-06  | TALK    | more_needed
        Eva    | private  | unsure      | many_er_or_hospital | unsure   | unsure   |        |        || DG-06  | TALK    | more_needed
        Fay    | unsure   | unsure      |                     |          |          |        |        || DG-21A | TALK    | not_sure
        Gil    |          | unsure      | unsure              |          |          | unsure | unsure || DG-21A | TALK    | not_sure
        Hoa    |          |             |                     | unsure   | unsure   | unsure | unsure || DG-21A | TALK    | not_sure
        Ina    | unsure   | in_hospital |                     | unsure   | unsure   |        |        || DG-20  | CASE_MANAGEMENT | event
        Joe    |          | unsure      | many_er_or_hospital | unsure   | unsure   |        |        || DG-10  | ECM     | refer
        Kim    | unsure   | bill_problem | many_er_or_hospital | unsure  | unsure   |        |        || DG-12  | BOTH    | confirm_medi_cal
        """)


def test_who_and_where_not_sure_is_not_counted(check: Check) -> None:
    """Only five questions count: not safety, who, age, county, needs, wants or the private one."""
    check("""
        person | safety | who    | age    | county | teen_private | needs  | wants  | duration | programs || rule
        Ana    |        | unsure | unsure | unsure | unsure       |        | unsure | unsure   | unsure   || DG-24
        Ben    |        | unsure | unsure | unsure | unsure       | unsure | unsure | unsure   | unsure   || DG-21A
        Caro   | unsure |        |        |        |              |        |        | unsure   | unsure   || DG-20A
        """)


def test_lasting_needs_and_coverage_that_has_it(check: Check) -> None:
    """DG-10: a lasting need, such coverage, no event. DG-11: the same with an event."""
    check("""
        person | coverage         | ongoing                           | event                  || rule  | outcome | subtype
        Ana    | medi_cal_plan    | homeless_or_losing_home           |                        || DG-10 | ECM     | refer
        Ben    | medi_cal_plan    | many_er_or_hospital               |                        || DG-10 | ECM     | refer
        Caro   | duals_other      | serious_mental_health_or_drug_use | unsure                 || DG-10 | ECM     | refer
        Dev    | medi_cal_plan    | left_jail_12m                     |                        || DG-10 | ECM     | refer
        Eva    | medi_cal_plan    | may_need_nursing_home             |                        || DG-10 | ECM     | refer
        Fay    | medi_cal_plan    | in_nursing_home_wants_home        |                        || DG-10 | ECM     | refer
        Gil    | medi_cal_plan    | pregnant_or_12m_after             |                        || DG-10 | ECM     | refer
        Hoa    | medi_cal_plan    | child_ccs_extra_needs             |                        || DG-10 | ECM     | refer
        Ina    | medi_cal_plan    | child_foster_care                 |                        || DG-10 | ECM     | refer
        Joe    | medi_cal_plan    | child_serious_mental_health, none |                        || DG-10 | ECM     | refer
        Kim    | medi_cal_plan    | left_jail_12m, unsure             | in_hospital            || DG-11 | BOTH    | one_lead
        Lea    | duals_other      | left_jail_12m                     | denied_or_delayed      || DG-11 | BOTH    | one_lead
        Mia    | medi_cal_no_plan | left_jail_12m                     |                        || DG-13 | NEITHER_BUT | coverage_first
        Ned    | medi_cal_plan    |                                   |                        || DG-24 | NEITHER_BUT | basic
        Ola    | medi_cal_plan    |                                   | in_hospital            || DG-20 | CASE_MANAGEMENT | event
        """)


def test_lasting_needs_and_coverage_that_may_come_to_have_it(check: Check) -> None:
    """DG-12 with an event, DG-13 without: Medi-Cal without a plan, waiting for it, no coverage, not sure."""
    check("""
        person | coverage         | ongoing       | event        || rule  | outcome     | subtype
        Ana    | medi_cal_no_plan | left_jail_12m | in_hospital  || DG-12 | BOTH        | confirm_medi_cal
        Ben    | medi_cal_pending | left_jail_12m | bill_problem || DG-12 | BOTH        | confirm_medi_cal
        Caro   | none             | left_jail_12m | in_hospital  || DG-12 | BOTH        | confirm_medi_cal
        Dev    | unsure           | left_jail_12m | in_hospital  || DG-12 | BOTH        | confirm_medi_cal
        Eva    | medi_cal_no_plan | left_jail_12m |              || DG-13 | NEITHER_BUT | coverage_first
        Fay    | medi_cal_pending | left_jail_12m |              || DG-13 | NEITHER_BUT | coverage_first
        Gil    | none             | left_jail_12m | unsure       || DG-13 | NEITHER_BUT | coverage_first
        Hoa    | unsure           | left_jail_12m | unsure       || DG-13 | NEITHER_BUT | coverage_first
        Ina    | private          | left_jail_12m |              || DG-15 | NEITHER_BUT | other_ongoing
        Joe    | none             |               | in_hospital  || DG-20 | CASE_MANAGEMENT | event
        """)


def test_lasting_needs_and_coverage_that_does_not_have_it(check: Check) -> None:
    """DG-14 with an event, DG-15 without; a Medicare plan for people with Medi-Cal has DG-05 instead of DG-15."""
    check("""
        person | coverage      | ongoing       | event             || rule  | outcome         | subtype
        Ana    | private       | left_jail_12m | in_hospital       || DG-14 | CASE_MANAGEMENT | event_and_more
        Ben    | medicare_only | left_jail_12m | surgery_planned   || DG-14 | CASE_MANAGEMENT | event_and_more
        Caro   | va_tricare    | left_jail_12m | bill_problem      || DG-14 | CASE_MANAGEMENT | event_and_more
        Dev    | duals_dsnp    | left_jail_12m | denied_or_delayed || DG-14 | CASE_MANAGEMENT | event_and_more
        Eva    | private       | left_jail_12m |                   || DG-15 | NEITHER_BUT     | other_ongoing
        Fay    | medicare_only | left_jail_12m | unsure            || DG-15 | NEITHER_BUT     | other_ongoing
        Gil    | va_tricare    | left_jail_12m |                   || DG-15 | NEITHER_BUT     | other_ongoing
        Hoa    | duals_dsnp    | left_jail_12m |                   || DG-05 | NEITHER_BUT     | dsnp_care_team
        Ina    | private       | unsure        | in_hospital       || DG-20 | CASE_MANAGEMENT | event
        Joe    | private       | unsure        |                   || DG-21A | TALK           | not_sure
        """)


def test_one_big_event(check: Check) -> None:
    """DG-20: an event and no lasting need, whatever the coverage, the needs and the wants."""
    check("""
        person | event                  | coverage         | ongoing | needs               | wants          || rule  | outcome         | subtype
        Ana    | surgery_planned        |                  |         |                     |                || DG-20 | CASE_MANAGEMENT | event
        Ben    | in_hospital            | none             | unsure  |                     |                || DG-20 | CASE_MANAGEMENT | event
        Caro   | home_from_hospital_30d | private          |         | safety              |                || DG-20 | CASE_MANAGEMENT | event
        Dev    | rehab_or_snf_stay      | duals_dsnp       |         | health, food, money |                || DG-20 | CASE_MANAGEMENT | event
        Eva    | denied_or_delayed      | va_tricare       |         |                     | talk_to_person || DG-20 | CASE_MANAGEMENT | event
        Fay    | bill_problem, none     | unsure           |         | caring_for_someone  |                || DG-20 | CASE_MANAGEMENT | event
        Gil    | new_serious_illness    | medi_cal_pending |         | unsure              |                || DG-20 | CASE_MANAGEMENT | event
        Hoa    | high_risk_pregnancy    | medicare_only    |         |                     | coverage_help  || DG-20 | CASE_MANAGEMENT | event
        Ina    | unsure                 |                  |         |                     |                || DG-21A | TALK           | not_sure
        Joe    | none                   |                  |         |                     |                || DG-24 | NEITHER_BUT     | basic
        """)


def test_safety_is_hard(check: Check) -> None:
    """DG-20A: safety in needs, or safety=unsure; below any event and any lasting need."""
    check("""
        person | safety | needs                     | event       | ongoing       | duration || rule   | outcome | subtype
        Ana    |        | safety                    |             |               |          || DG-20A | TALK    | safety_check
        Ben    | unsure |                           |             |               |          || DG-20A | TALK    | safety_check
        Caro   | unsure | health, food, money       | unsure      |               | months   || DG-20A | TALK    | safety_check
        Dev    | -      |                           |             |               |          || DG-20A | TALK    | safety_check
        Eva    |        | health, food, safety      |             |               | months   || DG-20A | TALK    | safety_check
        Fay    |        | health, food, money       |             |               | months   || DG-21  | TALK    | possible_ecm
        Gil    | unsure |                           | in_hospital |               |          || DG-20  | CASE_MANAGEMENT | event
        Hoa    |        | safety                    |             | left_jail_12m |          || DG-10  | ECM     | refer
        """)


def test_several_needs_that_may_last(check: Check) -> None:
    """DG-21: three different needs or more, for months or not sure how long, with coverage that has it or may come to."""
    check("""
        person | needs                         | duration | coverage         || rule   | outcome     | subtype
        Ana    | health, food, money           | months   | medi_cal_plan    || DG-21  | TALK        | possible_ecm
        Ben    | health, food, money           | unsure   | duals_other      || DG-21  | TALK        | possible_ecm
        Caro   | mental_health, housing, drugs_alcohol | months | medi_cal_no_plan || DG-21 | TALK  | possible_ecm
        Dev    | health, getting_around, money, caring_for_someone | months | medi_cal_pending || DG-21 | TALK | possible_ecm
        Eva    | health, food, money, unsure   | months   | none             || DG-21  | TALK        | possible_ecm
        Fay    | health, food, money           | months   | unsure           || DG-21  | TALK        | possible_ecm
        Gil    | health, food                  | months   | medi_cal_plan    || DG-24  | NEITHER_BUT | basic
        Hoa    | health, health, food          | months   | medi_cal_plan    || DG-24  | NEITHER_BUT | basic
        Ina    | health, food, money           | weeks    | medi_cal_plan    || DG-21B | TALK        | several_needs
        Joe    | health, food, money           | months   | private          || DG-21B | TALK        | several_needs
        Kim    | health, food, money           | unsure   | duals_dsnp       || DG-21B | TALK        | several_needs
        Lea    | health, food, money           | months   | medicare_only    || DG-21B | TALK        | several_needs
        Mia    | health, food, money           | months   | va_tricare       || DG-21B | TALK        | several_needs
        """)


def test_not_sure_about_something_that_matters(check: Check) -> None:
    """DG-21A: event, ongoing or needs is “unsure”; not coverage, duration, programs or wants."""
    check("""
        person | event  | ongoing | needs                  | coverage | duration | programs | wants  || rule   | outcome     | subtype
        Ana    | unsure |         |                        |          |          |          |        || DG-21A | TALK        | not_sure
        Ben    |        | unsure  |                        |          |          |          |        || DG-21A | TALK        | not_sure
        Caro   |        |         | unsure                 |          |          |          |        || DG-21A | TALK        | not_sure
        Dev    | none, unsure | | caring_for_someone       |          |          |          |        || DG-21A | TALK        | not_sure
        Eva    | -      |         |                        |          |          |          |        || DG-21A | TALK        | not_sure
        Fay    |        |         | unsure, money          |          |          |          |        || DG-24  | NEITHER_BUT | basic
        Gil    |        |         |                        | unsure   |          | unsure   | unsure || DG-24  | NEITHER_BUT | basic
        Hoa    |        |         |                        | unsure   | unsure   |          | unsure || DG-24  | NEITHER_BUT | basic
        Ina    |        | unsure  | health, food, money    |          | weeks    |          |        || DG-21A | TALK        | not_sure
        """)


def test_several_things_are_hard_at_once(check: Check) -> None:
    """DG-21B: three needs or more, any coverage, any duration."""
    check("""
        person | needs                                             | duration | coverage      || rule   | outcome     | subtype
        Ana    | mental_health, housing, drugs_alcohol             | weeks    | medi_cal_plan || DG-21B | TALK        | several_needs
        Ben    | health, food, money                               | unsure   | va_tricare    || DG-21B | TALK        | several_needs
        Caro   | getting_around, caring_for_someone, money         | weeks    | none          || DG-21B | TALK        | several_needs
        Dev    | getting_around, caring_for_someone                | weeks    | none          || DG-23A | NEITHER_BUT | caregiver_and_ride
        Eva    | health, money                                     | months   | private       || DG-24  | NEITHER_BUT | basic
        """)


def test_caring_and_nothing_beyond(check: Check) -> None:
    """DG-22: care and not ride; needs within {caring_for_someone}, wants within {caregiver_help}; to talk is allowed."""
    check("""
        person | needs                     | wants                          || rule   | outcome     | subtype
        Ana    | caring_for_someone        |                                || DG-22  | NEITHER_BUT | caregiver
        Ben    |                           | caregiver_help                 || DG-22  | NEITHER_BUT | caregiver
        Caro   | caring_for_someone        | caregiver_help, talk_to_person || DG-22  | NEITHER_BUT | caregiver
        Dev    | caring_for_someone        | unsure                         || DG-22  | NEITHER_BUT | caregiver
        Eva    | caring_for_someone, money |                                || DG-24  | NEITHER_BUT | basic
        Fay    | money                     | caregiver_help, talk_to_person || DG-23B | TALK        | asked_for_person
        Gil    | caring_for_someone        | coverage_help                  || DG-23C | NEITHER_BUT | coverage_help
        Hoa    |                           | talk_to_person                 || DG-23B | TALK        | asked_for_person
        """)


def test_rides_and_nothing_beyond(check: Check) -> None:
    """DG-23: ride and not care; needs within {getting_around}, wants within {rides}; to talk is always allowed."""
    check("""
        person | needs                 | wants                 || rule   | outcome     | subtype
        Ana    | getting_around        |                       || DG-23  | NEITHER_BUT | ride
        Ben    |                       | rides                 || DG-23  | NEITHER_BUT | ride
        Caro   | getting_around        | rides, talk_to_person || DG-23  | NEITHER_BUT | ride
        Dev    | getting_around, food  |                       || DG-24  | NEITHER_BUT | basic
        Eva    | health                | rides                 || DG-24  | NEITHER_BUT | basic
        Fay    | getting_around        | coverage_help         || DG-23C | NEITHER_BUT | coverage_help
        Gil    |                       | rides, coverage_help, talk_to_person || DG-23B | TALK | asked_for_person
        """)


def test_caring_and_rides_and_nothing_beyond(check: Check) -> None:
    """DG-23A: care and ride; needs and wants within both; to talk is always allowed."""
    check("""
        person | needs                              | wants                  || rule   | outcome     | subtype
        Ana    | caring_for_someone, getting_around |                        || DG-23A | NEITHER_BUT | caregiver_and_ride
        Ben    |                                    | caregiver_help, rides  || DG-23A | NEITHER_BUT | caregiver_and_ride
        Caro   | caring_for_someone                 | rides, talk_to_person  || DG-23A | NEITHER_BUT | caregiver_and_ride
        Dev    | getting_around                     | caregiver_help         || DG-23A | NEITHER_BUT | caregiver_and_ride
        Eva    | getting_around                     |                        || DG-23  | NEITHER_BUT | ride
        Fay    | caring_for_someone, money          | rides                  || DG-24  | NEITHER_BUT | basic
        Gil    | caring_for_someone                 | rides, coverage_help   || DG-23C | NEITHER_BUT | coverage_help
        """)


def test_every_need_is_something_beyond(check: Check) -> None:
    """Each other need beside caring, rides or both; safety has a row of its own above."""
    check("""
        person   | needs                                             | wants | duration || rule
        caring 1 | caring_for_someone, health                        |       |          || DG-24
        caring 2 | caring_for_someone, mental_health                 |       |          || DG-24
        caring 3 | caring_for_someone, drugs_alcohol                 |       |          || DG-24
        caring 4 | caring_for_someone, housing                       |       |          || DG-24
        caring 5 | caring_for_someone, food                          |       |          || DG-24
        caring 6 | caring_for_someone, money                         |       |          || DG-24
        caring 7 | caring_for_someone, safety                        |       |          || DG-20A
        rides 1  | getting_around, health                            |       |          || DG-24
        rides 2  | getting_around, mental_health                     |       |          || DG-24
        rides 3  | getting_around, drugs_alcohol                     |       |          || DG-24
        rides 4  | getting_around, housing                           |       |          || DG-24
        rides 5  | getting_around, food                              |       |          || DG-24
        rides 6  | getting_around, money                             |       |          || DG-24
        rides 7  | getting_around, safety                            |       |          || DG-20A
        both 1   | caring_for_someone, health                        | rides |          || DG-24
        both 2   | caring_for_someone, mental_health                 | rides |          || DG-24
        both 3   | caring_for_someone, drugs_alcohol                 | rides |          || DG-24
        both 4   | caring_for_someone, housing                       | rides |          || DG-24
        both 5   | caring_for_someone, food                          | rides |          || DG-24
        both 6   | caring_for_someone, money                         | rides |          || DG-24
        both 7   | caring_for_someone, safety                        | rides |          || DG-20A
        """)


def test_asked_for_a_person_or_for_help_with_coverage(check: Check) -> None:
    """DG-23B: talk_to_person in wants. DG-23C: coverage_help in wants."""
    check("""
        person | needs        | wants                         || rule   | outcome     | subtype
        Ana    |              | talk_to_person                || DG-23B | TALK        | asked_for_person
        Ben    | money, food  | talk_to_person, coverage_help || DG-23B | TALK        | asked_for_person
        Caro   |              | coverage_help                 || DG-23C | NEITHER_BUT | coverage_help
        Dev    | money, food  | coverage_help, rides          || DG-23C | NEITHER_BUT | coverage_help
        Eva    | money, food  | rides                         || DG-24  | NEITHER_BUT | basic
        Fay    |              | unsure                        || DG-24  | NEITHER_BUT | basic
        """)


def test_otherwise(check: Check) -> None:
    """DG-24: whatever no other row says."""
    check("""
        person | coverage         | needs         | duration | programs   || rule  | outcome     | subtype
        Ana    |                  |               |          |            || DG-24 | NEITHER_BUT | basic
        Ben    | private          | health        | months   | unsure     || DG-24 | NEITHER_BUT | basic
        Caro   | none             | housing, food | unsure   | county_tcm || DG-24 | NEITHER_BUT | basic
        Dev    | none             | housing, food, money | weeks | county_tcm || DG-21B | TALK  | several_needs
        """)

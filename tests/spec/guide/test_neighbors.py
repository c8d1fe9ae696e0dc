"""Neighbouring rows of the decision table: where two apply the first wins, and one other answer leads to the next."""

from __future__ import annotations

from tests.spec.guide.checking import Check


def test_danger_outside_california_and_the_programs_somebody_has(check: Check) -> None:
    """DG-00, DG-01, DG-02, DG-02A, DG-03: each person has one answer less, or another one, than the person above."""
    check("""
        person                          | safety   | county     | coverage      | programs     || rule
        in danger, outside, has it      | violence | outside_ca |               | ecm          || DG-00
        outside, has it                 |          | outside_ca |               | ecm          || DG-01
        has it                          |          |            |               | ecm          || DG-02
        has it, and other coverage      |          |            | private       | ecm          || DG-02A
        has it, and hospice             |          |            | private       | ecm, hospice || DG-03
        """)


def test_a_program_in_its_place_comes_before_one_to_choose(check: Check) -> None:
    """DG-03, DG-04, DG-05, DG-06: excluded and either-or; either-or and a D-SNP; a D-SNP and not sure about much."""
    check("""
        person                          | coverage   | event  | ongoing       | duration | programs      || rule
        hospice and complex care        |            |        | left_jail_12m |          | hospice, cct  || DG-03
        complex care                    |            |        | left_jail_12m |          | cct           || DG-04
        complex care and a D-SNP        | duals_dsnp |        | left_jail_12m |          | cct           || DG-05
        a D-SNP, not sure about much    | duals_dsnp | unsure | left_jail_12m | unsure   | unsure        || DG-05
        private, not sure about much    | private    | unsure | left_jail_12m | unsure   | unsure        || DG-06
        """)


def test_not_sure_about_much_does_not_hide_a_clear_sign(check: Check) -> None:
    """DG-06, DG-10: a lasting need with a Medi-Cal plan is clear; DG-06 stands before DG-12 … DG-15 only."""
    check("""
        person                          | coverage         | event        | ongoing       | duration | programs || rule
        no lasting need                 |                  | unsure       |               | unsure   | unsure   || DG-06
        a lasting need                  |                  | unsure       | left_jail_12m | unsure   | unsure   || DG-10
        Medi-Cal without a plan         | medi_cal_no_plan | unsure       | left_jail_12m | unsure   | unsure   || DG-06
        one answer less unsure          | medi_cal_no_plan | unsure       | left_jail_12m |          | unsure   || DG-13
        and an event                    | medi_cal_no_plan | bill_problem | left_jail_12m | unsure   | unsure   || DG-12
        """)


def test_lasting_needs_by_coverage_and_event(check: Check) -> None:
    """DG-10 … DG-15 rule one another out: each person has one other answer than the person above."""
    check("""
        person                          | coverage         | event       | ongoing       || rule
        plan                            |                  |             | left_jail_12m || DG-10
        plan, event                     |                  | in_hospital | left_jail_12m || DG-11
        no plan, event                  | medi_cal_no_plan | in_hospital | left_jail_12m || DG-12
        no plan                         | medi_cal_no_plan |             | left_jail_12m || DG-13
        private                         | private          |             | left_jail_12m || DG-15
        private, event                  | private          | in_hospital | left_jail_12m || DG-14
        private, event, nothing lasting | private          | in_hospital |               || DG-20
        """)


def test_below_events_and_lasting_needs(check: Check) -> None:
    """DG-20 … DG-22: an event before safety, safety before many needs, many needs before “not sure”, and so on."""
    check("""
        person                          | event       | ongoing | needs                               | duration | wants         || rule
        event, safety, many needs       | in_hospital |         | safety, food, caring_for_someone    | months   |               || DG-20
        safety, many needs              |             |         | safety, food, caring_for_someone    | months   |               || DG-20A
        many lasting needs, not sure    |             | unsure  | money, food, caring_for_someone     | months   |               || DG-21
        many needs for weeks, not sure  |             | unsure  | money, food, caring_for_someone     | weeks    |               || DG-21A
        many needs for weeks            |             |         | money, food, caring_for_someone     | weeks    |               || DG-21B
        caring only                     |             |         | caring_for_someone                  | weeks    |               || DG-22
        """)


def test_small_wishes(check: Check) -> None:
    """DG-22 … DG-24: caring, rides, both, a person to talk to, coverage, nothing."""
    check("""
        person                          | needs                              | wants                                   || rule
        caring, to talk                 | caring_for_someone                 | talk_to_person                          || DG-22
        rides, to talk                  | getting_around                     | talk_to_person                          || DG-23
        both, to talk                   | caring_for_someone, getting_around | talk_to_person                          || DG-23A
        both, to talk, and coverage     | caring_for_someone, getting_around | talk_to_person, coverage_help           || DG-23B
        both, and coverage              | caring_for_someone, getting_around | coverage_help                           || DG-23C
        caring and food                 | caring_for_someone, food           |                                         || DG-24
        """)


def test_not_sure_comes_before_small_wishes(check: Check) -> None:
    """DG-20A and DG-21A stand before DG-22 … DG-23C, for each of the wishes."""
    check("""
        person   | safety | event  | needs              | wants          || rule
        caring   | unsure |        | caring_for_someone |                || DG-20A
        caring,  |        | unsure | caring_for_someone |                || DG-21A
        rides    | unsure |        |                    | rides          || DG-20A
        rides,   |        | unsure |                    | rides          || DG-21A
        both     |        |        | unsure             | rides, caregiver_help || DG-21A
        talk     |        | unsure |                    | talk_to_person || DG-21A
        coverage |        | unsure |                    | coverage_help  || DG-21A
        """)

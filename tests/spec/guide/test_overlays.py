"""What is added to any outcome (families specification § 1.3, “Overlays”), with the edges of every number."""

from __future__ import annotations

import pytest

from tests.spec.guide.checking import Check


def test_safety_help(check: Check) -> None:
    """OV-SAFETY: safety=unsure, or safety in needs, beside every outcome; a danger that is named hides the overlays."""
    check("""
        person | safety | county     | event       | ongoing       | needs        | wants          || rule   | overlays
        Ana    | unsure |            |             |               |              |                || DG-20A | SAFETY
        Ben    |        |            |             |               | safety       |                || DG-20A | SAFETY
        Caro   | unsure |            | in_hospital |               |              |                || DG-20  | SAFETY
        Dev    |        |            |             | left_jail_12m | safety, food |                || DG-10  | SAFETY
        Eva    | unsure | outside_ca |             |               |              |                || DG-01  | SAFETY
        Fay    | none, unsure |      |             |               |              |                || DG-20A | SAFETY
        Gil    | -      |            |             |               |              |                || DG-20A | SAFETY
        Hoa    |        |            |             |               | food         |                || DG-24  |
        Ina    | violence, unsure |  |             |               | safety       | talk_to_person || DG-00  |
        """)


def test_danger_hides_every_overlay(check: Check) -> None:
    check(
        """
        person | safety   | age | coverage         | event             | needs                             | wants          | lang | format      || overlays
        Ana    | overdose | 40  | medi_cal_pending | denied_or_delayed | getting_around, caring_for_someone, safety | talk_to_person | es | large_print ||
        Ben    | unsure   | 40  | medi_cal_pending | denied_or_delayed | getting_around, caring_for_someone, safety | talk_to_person | es | large_print || SAFETY, DENIAL, TALK, RIDE, CAREGIVER, COVERAGE, COVERAGE-2027, LANG
        Caro   | overdose | 15  |                  |                   |                                   |                |      |             ||
        """,
        as_of="2026-11-24",
    )


def test_somebody_to_talk_to(check: Check) -> None:
    """OV-TALK: talk_to_person in wants, or three “unsure” among the five that count; two are too few."""
    check("""
        person | wants                 | coverage | event       | ongoing | duration | programs | needs  || rule   | overlays
        Ana    | talk_to_person        |          |             |         |          |          |        || DG-23B | TALK
        Ben    | talk_to_person, rides |          | in_hospital |         |          |          |        || DG-20  | TALK, RIDE
        Caro   |                       |          | in_hospital | unsure  | unsure   | unsure   |        || DG-20  | TALK
        Dev    |                       |          | in_hospital | unsure  | unsure   |          | unsure || DG-20  |
        Eva    | unsure                |          | unsure      | unsure  |          |          | unsure || DG-21A |
        Fay    |                       | unsure   | unsure      |         | unsure   |          |        || DG-06  | TALK, COVERAGE
        Gil    |                       | unsure   | in_hospital |         |          |          |        || DG-20  | COVERAGE
        """)


def test_rides_and_caring(check: Check) -> None:
    """OV-RIDE: rides in wants or getting_around in needs. OV-CAREGIVER: caregiver_help or caring_for_someone."""
    check("""
        person | event       | programs | needs                    | wants          || rule   | overlays
        Ana    |             |          | getting_around           |                || DG-23  | RIDE
        Ben    | in_hospital |          |                          | rides          || DG-20  | RIDE
        Caro   |             | hospice  | caring_for_someone       |                || DG-03  | CAREGIVER
        Dev    |             |          | money                    | caregiver_help || DG-24  | CAREGIVER
        Eva    |             | hospice  | getting_around           | caregiver_help || DG-03  | RIDE, CAREGIVER
        Fay    |             |          | money                    | unsure         || DG-24  |
        Gil    |             | hospice  |                          | talk_to_person || DG-03  | TALK
        """)


def test_help_with_coverage(check: Check) -> None:
    """OV-COVERAGE: none, unsure or medi_cal_pending; or coverage_help in wants."""
    check("""
        person | coverage         | wants         || rule   | overlays
        Ana    | none             |               || DG-24  | COVERAGE
        Ben    | unsure           |               || DG-24  | COVERAGE
        Caro   | medi_cal_pending |               || DG-24  | COVERAGE
        Dev    | private          | coverage_help || DG-23C | COVERAGE
        Eva    | medi_cal_plan    | coverage_help || DG-23C | COVERAGE
        Fay    | medi_cal_plan    |               || DG-24  |
        Gil    | medi_cal_no_plan |               || DG-24  |
        Hoa    | duals_dsnp       |               || DG-24  |
        Ina    | duals_other      |               || DG-24  |
        Joe    | medicare_only    |               || DG-24  |
        Kim    | private          | unsure        || DG-24  |
        Lea    | va_tricare       |               || DG-24  |
        Mia    | -                |               || DG-24  | COVERAGE
        """)


def test_the_rules_of_2027_by_day_and_age(check: Check) -> None:
    """From 2026-10-03, for people of 19 to 64 and those whose age nobody is sure of."""
    check("""
        person | as_of      | age    || overlays
        Ana    | 2026-10-02 | 40     ||
        Ben    | 2026-10-03 | 40     || COVERAGE-2027
        Caro   | 2026-10-03 | 18     ||
        Dev    | 2026-10-03 | 19     || COVERAGE-2027
        Eva    | 2026-10-03 | 64     || COVERAGE-2027
        Fay    | 2026-10-03 | 65     ||
        Gil    | 2026-10-03 | unsure || COVERAGE-2027
        Hoa    | 2026-10-03 | -      || COVERAGE-2027
        Ina    | 2026-10-02 | unsure ||
        Joe    | 2027-03-01 | 40     || COVERAGE-2027
        """)


def test_the_rules_of_2027_by_coverage(check: Check) -> None:
    """Only for Medi-Cal, with or without a plan, waiting for it, and where nobody is sure."""
    check(
        """
        person | age | coverage         || overlays
        Ana    | 40  | medi_cal_plan    || COVERAGE-2027
        Ben    | 40  | medi_cal_no_plan || COVERAGE-2027
        Caro   | 40  | medi_cal_pending || COVERAGE, COVERAGE-2027
        Dev    | 40  | unsure           || COVERAGE, COVERAGE-2027
        Eva    | 40  | none             || COVERAGE
        Fay    | 40  | duals_dsnp       ||
        Gil    | 40  | duals_other      ||
        Hoa    | 40  | medicare_only    ||
        Ina    | 40  | private          ||
        Joe    | 40  | va_tricare       ||
        """,
        as_of="2026-10-03",
    )


def test_a_young_person_s_own_care(check: Check) -> None:
    """OV-TEEN: age 12 to 17, or a young person (or one of unknown age) who answers about private care of their own.

    The private question is asked only when who=me and the age is under 18 or unsure; else it is `no`, whatever an
    earlier answer was.
    """
    check("""
        person | who    | age    | teen_private || overlays
        Ana    | child  | 11     |              ||
        Ben    | child  | 12     |              || TEEN
        Caro   | other  | 17     |              || TEEN
        Dev    | child  | 18     |              ||
        Eva    | me     | 11     | yes          || TEEN
        Fay    | me     | 11     | no           ||
        Gil    | me     | 11     | unsure       ||
        Hoa    | me     | 17     | no           || TEEN
        Ina    | me     | unsure | yes          || TEEN
        Joe    | me     | unsure | no           ||
        Kim    | me     | 18     | yes          ||
        Lea    | parent | 70     | yes          ||
        Mia    | child  | 11     | yes          ||
        Ned    | child  | unsure | yes          ||
        """)


def test_language_and_format(check: Check) -> None:
    """OV-LANG: another language than English, or a format that was chosen."""
    check("""
        person | lang    | format      || overlays
        Ana    | en      |             ||
        Ben    | en-US   | standard    ||
        Caro   | es      |             || LANG
        Dev    | zh-Hant |             || LANG
        Eva    | en      | large_print || LANG
        Fay    | en      | braille     || LANG
        Gil    | en      | audio       || LANG
        Hoa    | en      | asl         || LANG
        """)


def test_a_letter_that_said_no(check: Check) -> None:
    """OV-DENIAL: denied_or_delayed, whatever the outcome; no other event."""
    check("""
        person | county     | event                          | ongoing       | programs || rule  | overlays
        Ana    |            | denied_or_delayed              |               |          || DG-20 | DENIAL
        Ben    |            | denied_or_delayed, in_hospital | left_jail_12m |          || DG-11 | DENIAL
        Caro   |            | denied_or_delayed              |               | hospice  || DG-03 | DENIAL
        Dev    | outside_ca | denied_or_delayed              |               |          || DG-01 | DENIAL
        Eva    |            | bill_problem                   |               |          || DG-20 |
        Fay    |            | unsure                         |               |          || DG-21A |
        """)


def test_when_a_letter_asks_for_a_call_back(check: Check) -> None:
    """OV-TALK through OV-DENIAL, while nobody has told the dates of the letter: wherever a row of the table of letters
    says callback, or may."""
    check("""
        person | event             | coverage         || overlays
        Ana    | denied_or_delayed | medi_cal_plan    || DENIAL
        Ben    | denied_or_delayed | medi_cal_no_plan || DENIAL
        Caro   | denied_or_delayed | medi_cal_pending || DENIAL, TALK, COVERAGE
        Dev    | denied_or_delayed | none             || DENIAL, TALK, COVERAGE
        Eva    | denied_or_delayed | private          || DENIAL, TALK
        Fay    | denied_or_delayed | medicare_only    || DENIAL, TALK
        Gil    | denied_or_delayed | duals_dsnp       || DENIAL, TALK
        Hoa    | denied_or_delayed | duals_other      || DENIAL, TALK
        Ina    | denied_or_delayed | unsure           || DENIAL, TALK, COVERAGE
        Joe    | denied_or_delayed | va_tricare       || DENIAL, TALK
        """)


@pytest.mark.parametrize("coverage", ["medi_cal_pending", "none"])
def test_a_letter_of_the_county_asks_for_no_call_back(check: Check, coverage: str) -> None:
    """Without coverage, or waiting for it: if the county sent the letter there are dates, else a callback."""
    check(f"""
        person | event             | coverage   | letter                        || overlays
        Ana    | denied_or_delayed | {coverage} | 2026-08-20 stops county       || DENIAL, COVERAGE
        Ben    | denied_or_delayed | {coverage} | 2026-08-20 goes_on county     || DENIAL, COVERAGE
        Caro   | denied_or_delayed | {coverage} | 2026-08-20 stops not_county   || DENIAL, TALK, COVERAGE
        Dev    | denied_or_delayed | {coverage} | 2026-08-20                    || DENIAL, TALK, COVERAGE
        """)


def test_other_letters_and_the_call_back(check: Check) -> None:
    """Private coverage: a callback today to keep a service, none for the appeal alone. A plan of Medi-Cal: none.
    Medicare, both, not sure, VA and TRICARE: with every letter."""
    check("""
        person | event             | coverage      | letter             || overlays
        Ana    | denied_or_delayed | private       | 2026-08-20 stops   || DENIAL, TALK
        Ben    | denied_or_delayed | private       | 2026-08-20         || DENIAL, TALK
        Caro   | denied_or_delayed | private       | 2026-08-20 goes_on || DENIAL
        Dev    | denied_or_delayed | medi_cal_plan | 2026-08-20 stops   || DENIAL
        Eva    | denied_or_delayed | medicare_only | 2026-08-20 goes_on || DENIAL, TALK
        Fay    | denied_or_delayed | duals_dsnp    | 2026-08-20 goes_on || DENIAL, TALK
        Gil    | denied_or_delayed | va_tricare    | 2026-08-20 goes_on || DENIAL, TALK
        Hoa    | bill_problem      | va_tricare    |                    ||
        """)


def test_nothing_is_read_into_questions_that_were_not_asked(check: Check) -> None:
    """Outside California the rest is skipped, so nobody is “not sure” of it; elsewhere silence is “not sure”."""
    check(
        """
        person | safety | who | age | county     | coverage | event | ongoing | needs | duration | programs | wants | lang || rule  | overlays
        Ana    |        | -   | -   | outside_ca | -        | -     | -       | -     | -        | -        | -     |      || DG-01 |
        Ben    |        | -   | 15  | outside_ca | -        | -     | -       | -     | -        | -        | -     | es   || DG-01 | TEEN, LANG
        Caro   | -      | -   | -   | -          | -        | -     | -       | -     | -        | -        | -     |      || DG-06 | SAFETY, TALK, COVERAGE, COVERAGE-2027
        """,
        as_of="2026-11-24",
    )

"""How answers are read (families specification § 1.2): sets with none and unsure, silence, and which pages are asked."""

from __future__ import annotations

from tests.spec.guide.checking import Check


def test_a_named_value_removes_none_and_unsure(check: Check) -> None:
    """In every set, in whatever order it was answered."""
    check("""
        person | event             | ongoing               | programs      | duration || rule   | because
        Ana    | none, in_hospital |                       |               |          || DG-20  | event in_hospital
        Ben    | unsure, in_hospital, none |                |               |          || DG-20  | event in_hospital
        Caro   |                   | unsure, left_jail_12m |               |          || DG-10  | coverage medi_cal_plan, ongoing left_jail_12m
        Dev    |                   |                       | unsure, ecm   |          || DG-02  | coverage medi_cal_plan, programs ecm
        Eva    |                   | unsure                | unsure, ihss  | unsure   || DG-21A | ongoing unsure
        """)


def test_unsure_removes_none(check: Check) -> None:
    check("""
        person | safety       | event        | ongoing      | programs     | duration || rule
        Ana    | none, unsure |              |              |              |          || DG-20A
        Ben    |              | none, unsure |              |              |          || DG-21A
        Caro   |              |              | none, unsure |              |          || DG-21A
        Dev    |              |              | unsure       | none, unsure | unsure   || DG-06
        """)


def test_a_question_nobody_answered_is_not_sure(check: Check) -> None:
    """But a set without “none” (needs, wants) left empty is empty."""
    check("""
        person | safety | coverage | event | ongoing | needs | duration | programs | wants || rule
        Ana    | -      |          |       |         |       |          |          |       || DG-20A
        Ben    |        |          | -     |         |       |          |          |       || DG-21A
        Caro   |        |          |       | -       |       |          |          |       || DG-21A
        Dev    |        | -        |       | -       |       | -        |          |       || DG-06
        Eva    |        |          | -     |         |       | -        | -        |       || DG-06
        Fay    |        |          |       |         | -     |          |          | -     || DG-24
        Gil    |        | -        |       |         | -     |          | -        | -     || DG-24
        """)


def test_the_pages_of_the_guide(check: Check) -> None:
    """Eleven, and the private question for somebody under 18 or of unknown age who answers about themselves; our
    reading: it follows the age it depends on, once the age was asked."""
    check("""
        person | who    | age    || pages
        Ana    | me     | 18     || safety, who, age, county, coverage, event, ongoing, needs, duration, programs, wants
        Ben    | me     | 17     || safety, who, age, teen_private, county, coverage, event, ongoing, needs, duration, programs, wants
        Caro   | me     | unsure || safety, who, age, teen_private, county, coverage, event, ongoing, needs, duration, programs, wants
        Dev    | child  | 15     || safety, who, age, county, coverage, event, ongoing, needs, duration, programs, wants
        Eva    | unsure | 15     || safety, who, age, county, coverage, event, ongoing, needs, duration, programs, wants
        Fay    | me     | -      || safety, who, age, county, coverage, event, ongoing, needs, duration, programs, wants
        """)


def test_pages_that_are_skipped(check: Check) -> None:
    """A named danger stops after the first page; somebody outside California goes on to the result."""
    check("""
        person | safety         | who    | age | county     || pages
        Ana    | violence       |        |     |            || safety
        Ben    | violence, none | me     | 15  | outside_ca || safety
        Caro   | unsure         |        |     | outside_ca || safety, who, age, county
        Dev    | none           | me     | 15  | outside_ca || safety, who, age, teen_private, county
        Eva    | none           |        |     | unsure     || safety, who, age, county, coverage, event, ongoing, needs, duration, programs, wants
        """)


def test_why_a_row_was_reached(check: Check) -> None:
    """The answers a row was met by; what must not be is no reason."""
    check("""
        person | safety   | county     | coverage   | event       | ongoing       | needs               | duration | programs | wants         || rule   | because
        Ana    | violence |            |            |             |               |                     |          |          |               || DG-00  | safety violence
        Ben    |          | outside_ca |            |             |               |                     |          |          |               || DG-01  | county outside_ca
        Caro   |          |            |            |             |               |                     |          | hospice  |               || DG-03  | programs hospice
        Dev    |          |            | duals_dsnp |             | left_jail_12m |                     |          |          |               || DG-05  | coverage duals_dsnp, ongoing left_jail_12m
        Eva    |          |            | unsure     | unsure      |               |                     | unsure   |          |               || DG-06  | coverage unsure, event unsure, duration unsure
        Fay    |          |            | private    | in_hospital | left_jail_12m |                     |          |          |               || DG-14  | coverage private, event in_hospital, ongoing left_jail_12m
        Gil    | unsure   |            |            |             |               | safety              |          |          |               || DG-20A | safety unsure, needs safety
        Hoa    |          |            |            |             |               | food, health, money | months   |          |               || DG-21  | coverage medi_cal_plan, needs health, needs food, needs money, duration months
        Ina    |          |            |            |             |               | getting_around      |          |          | rides         || DG-23  | needs getting_around, wants rides
        Joe    |          |            |            |             |               |                     |          |          | coverage_help || DG-23C | wants coverage_help
        Kim    |          |            |            |             |               |                     |          |          |               || DG-24  |
        """)

"""Many emergency visits, or many unplanned stays (ECM specification § 1.2): UTL_A and UTL_C."""

from __future__ import annotations

from tests.spec.checking import Check
from wayfellow.rules.ecm.populations.utl_a import UTL_A
from wayfellow.rules.ecm.populations.utl_c import UTL_C
from wayfellow.rules.ecm.utilization import ed_limb, stay_limb

TWO = "2026-02-01@A, 2026-03-01@A"
THREE = f"{TWO}, 2026-04-01@A"
FOUR = f"{THREE}, 2026-05-01@A"
FIVE = f"{FOUR}, 2026-06-01@A"
SIX = f"{FIVE}, 2026-06-10@A"
ONE_STAY = "2026-02-01..2026-02-03@A 1"
TWO_STAYS = f"{ONE_STAY}, 2026-03-01..2026-03-03@A 2"
THREE_STAYS = f"{TWO_STAYS}, 2026-04-01..2026-04-03@A 5"
FOUR_STAYS = f"{THREE_STAYS}, 2026-05-01..2026-05-03@A 1"


def test_adults_five_visits_or_three_stays(check: Check) -> None:
    """An adult with five emergency visits or three unplanned stays in six months; the two are never added together."""
    check(
        UTL_A,
        f"""
        person | date_of_birth | ed_visits | stays         || finding
        Ana    | 1980-05-01    | {FIVE}    | NONE          || met
        Ben    | 1980-05-01    | {FOUR}    | NONE          || not_met
        Caro   | 1980-05-01    | NONE      | {THREE_STAYS} || met
        Dev    | 1980-05-01    | {FOUR}    | {TWO_STAYS}   || not_met
        Eli    | 1980-05-01    | {FOUR}    |               || unknown
        Fay    | 2010-05-01    | {FIVE}    | NONE          || not_met
        Gus    |               | {FIVE}    | NONE          || unknown
        Hana   | 2005-06-30    | {SIX}     |               || met
        Ivo    | 2005-07-01    | {SIX}     |               || not_met
        Jun    | 1980-05-01    |           | {FOUR_STAYS}  || met
        Kim    | ENROLLMENT_834: 1980-05-01; MEMBER_REPORT: 2010-05-01 | {FIVE} | NONE || conflict
        Lee    | ENROLLMENT_834: 1980-05-01; MEMBER_REPORT: 2010-05-01 | {FOUR} | NONE || not_met
        """,
        as_of="2026-06-30",
    )


def test_children_three_visits_or_two_stays(check: Check) -> None:
    """Somebody under 21 with three emergency visits or two unplanned stays in twelve months."""
    check(
        UTL_C,
        f"""
        person | date_of_birth | ed_visits | stays       || finding
        Ana    | 2010-05-01    | {THREE}   | NONE        || met
        Ben    | 2010-05-01    | {TWO}     | NONE        || not_met
        Caro   | 2010-05-01    | NONE      | {TWO_STAYS} || met
        Dev    | 2010-05-01    | {TWO}     | {ONE_STAY}  || not_met
        Eli    | 1980-05-01    | {THREE}   | NONE        || not_met
        Fay    |               | {THREE}   | NONE        || unknown
        Gus    | 2005-07-01    | {FOUR}    |             || met
        Hana   | 2005-06-30    | {FOUR}    |             || not_met
        Ivo    | 2010-05-01    |           | {THREE_STAYS} || met
        Jun    | 2010-05-01    |           | {ONE_STAY}  || unknown
        """,
        as_of="2026-06-30",
    )


def test_the_windows(check: Check) -> None:
    """Six months for adults, twelve for children: the day the window starts on is outside, the anchor inside."""
    table = """
        person | ed_visits                        || counted | not_counted
        Ana    | {start}@A, {first}@A, {anchor}@A || 2       | OUTSIDE_WINDOW
        Ben    | NONE                             || 0       |
        """
    adult = table.format(start="2025-12-30", first="2025-12-31", anchor="2026-06-30")
    child = table.format(start="2025-06-30", first="2025-07-01", anchor="2026-06-30")
    check(ed_limb("UTL_A", "adult"), adult, as_of="2026-06-30")
    check(ed_limb("UTL_C", "child"), child, as_of="2026-06-30")
    clamped = table.format(start="2026-02-28", first="2026-03-01", anchor="2026-08-31")
    check(ed_limb("UTL_A", "adult"), clamped, as_of="2026-08-31")
    stays = """
        person | stays                                       || counted | not_counted
        Ana    | {start}@A 1, {second}@A 1, {anchor}..@B 1   || 2       | OUTSIDE_WINDOW
        """
    check(stay_limb("UTL_A", "adult"),
          stays.format(start="2025-12-30", second="2026-01-02", anchor="2026-06-30"), as_of="2026-06-30")  # fmt: skip
    check(stay_limb("UTL_C", "child"),
          stays.format(start="2025-06-30", second="2025-07-02", anchor="2026-06-30"), as_of="2026-06-30")  # fmt: skip


def test_the_anchor(check: Check) -> None:
    """A plan may end its windows with its last settled month; what an admission feed or a referrer tells counts up to
    the day asked about."""
    check(
        ed_limb("UTL_A", "adult"),
        """
        person | ed_visits                                              || counted | not_counted
        Ana    | 2025-11-30@A, 2025-12-01@A, 2026-05-31@A, 2026-06-01@A || 2       | OUTSIDE_WINDOW, OUTSIDE_WINDOW
        Ben    | 2026-06-30@A ADT, 2026-06-29@A ATTESTED, 2026-06-28@A PROFESSIONAL || 2 | OUTSIDE_WINDOW
        Caro   | 2026-07-01@A ADT                                       || 0       |
        """,
        as_of="2026-06-30",
        anchor="2026-05-31",
    )


def test_attested_counts(check: Check) -> None:
    """An attested count and the events are compared, and the larger is used, never the sum."""
    check(
        ed_limb("UTL_A", "adult"),
        f"""
        person | ed_visits | attested_ed_visits                                || finding
        Ana    | {TWO}     | 5                                                 || met
        Ben    | {TWO}     | 3                                                 || not_met
        Caro   |           | 5                                                 || met
        Dev    |           | 4                                                 || not_met
        Eli    | {FIVE}    | 0                                                 || met
        Fay    | {TWO}     | REFERRAL_ATTESTATION: 6; MEMBER_REPORT: 2          || conflict
        Gus    | {FIVE}    | REFERRAL_ATTESTATION: 6; MEMBER_REPORT: 2          || met
        Hana   |           | NONE                                              || unknown
        Ivo    | {TWO}     | REFERRAL_ATTESTATION: 4; MEMBER_REPORT: 2          || not_met
        Jun    |           | REFERRAL_ATTESTATION: 7; MEMBER_REPORT: 5          || met
        """,
        as_of="2026-06-30",
    )
    check(
        stay_limb("UTL_C", "child"),
        f"""
        person | stays      | attested_unplanned_stays || finding
        Ana    | {ONE_STAY} | 2                        || met
        Ben    | {ONE_STAY} | 1                        || not_met
        Caro   | {ONE_STAY}, 2026-05-01..2026-05-02@A   | 2 || met
        Dev    | {ONE_STAY}, 2026-05-01..2026-05-02@A   | 1 || unknown
        Eli    | {ONE_STAY}, 2026-05-01..2026-05-02@A 3 | 1 || not_met
        """,
        as_of="2026-06-30",
    )


def test_a_tick_for_use_of_care_adds(check: Check) -> None:
    """Too few claims are an absence, no contrary record: a referrer's tick is enough, and contradicts nobody. Attested
    visits are compared with visits, attested stays with stays; neither fills up the other."""
    for rule, born, other, visits, stays in (
        (UTL_A, "1980-05-01", "UTL_C", 5, 3),
        (UTL_C, "2010-05-01", "UTL_A", 3, 2),
    ):
        check(
            rule,
            f"""
            person | date_of_birth | ed_visits | stays | attested_populations | attested_criteria | attested_ed_visits | attested_unplanned_stays || finding
            Ana    | {born}        | NONE      | NONE  | {rule.code}          |                   |                    |                          || met
            Ben    | {born}        | NONE      | NONE  |                      | UTL_ED            |                    |                          || met
            Caro   | {born}        | NONE      | NONE  |                      | UTL_STAY          |                    |                          || met
            Dev    | {born}        | NONE      | NONE  | HOM_A                | H1                |                    |                          || not_met
            Eli    |               |           |       | {rule.code}          | {rule.code}.AGE   |                    |                          || unknown
            Fay    | {born}        | {TWO}     | NONE  | {rule.code}          |                   |                    |                          || met
            Gus    | {born}        | {TWO}     | NONE  | {other}              |                   |                    |                          || not_met
            Hana   | {born}        | NONE      | NONE  |                      |                   | {visits}           |                          || met
            Ivo    | {born}        | NONE      | NONE  |                      |                   |                    | {stays}                  || met
            Jun    | {born}        | NONE      | NONE  |                      |                   | {visits - 1}       | {stays - 1}              || not_met
            Kim    | {born}        |           |       |                      |                   | {visits - 1}       | {stays - 1}              || not_met
            Lee    | {born}        |           |       |                      |                   | {visits - 1}       |                          || unknown
            """,
            as_of="2026-06-30",
        )
    check(
        ed_limb("UTL_A", "adult"),
        """
        person | attested_criteria || finding
        Ana    | UTL_ED            || met
        Ben    | UTL_STAY          || unknown
        Caro   | UTL_A.ED          || unknown
        """,
        as_of="2026-06-30",
    )


def test_when_no_event_is_zero(check: Check) -> None:
    """No event is zero only where somebody looked: a claims feed that covers the window while the person was enrolled
    on a day of it, or a whole list. Otherwise it is unknown."""
    check(
        ed_limb("UTL_A", "adult"),
        """
        person | enrolled               | ed_visits     || finding
        Ana    | 2026-06-30..           |               || not_met
        Ben    | 2020-01-01..2025-12-30 |               || unknown
        Caro   | 2020-01-01..2025-12-31 |               || not_met
        Dev    |                        |               || unknown
        Eli    |                        | NONE          || not_met
        Fay    |                        | CLAIM: NONE   || unknown
        Gus    | 2026-07-01..           |               || unknown
        Hana   |                        | ADT: 2026-05-01@A || unknown
        Ivo    |                        | CLAIM: 2026-02-01@A, 2026-03-01@A, 2026-04-01@A, 2026-05-01@A, 2026-06-01@A || met
        Jun    | 2020-01-01..2020-06-30, 2026-02-01..2026-02-28 | || not_met
        """,
        as_of="2026-06-30",
        claims="person | start | place\n Ana | 2026-06-30 | 11",
    )


def test_stays_and_the_anchor(check: Check) -> None:
    """Stays count up to the anchor, and only what an admission feed or a referrer tells counts after it; whether
    somebody looked is asked of the window that ends with the anchor."""
    check(
        stay_limb("UTL_A", "adult"),
        """
        person | enrolled     | stays                                             || finding | counted | not_counted
        Ana    | 2020-01-01.. | ADT: 2026-06-10..2026-06-12@A 1                   || not_met | 1       |
        Ben    | 2020-01-01.. | REFERRAL_ATTESTATION: 2026-06-10..2026-06-12@A 1  || not_met | 1       |
        Caro   | 2020-01-01.. | 2026-06-10..2026-06-12@A 1                        || not_met | 0       | OUTSIDE_WINDOW
        Dev    | 2020-01-01.. | ADT: 2026-07-01..2026-07-02@A 1                   || not_met | 0       |
        Eli    | 2020-01-01.. | ADT: 2025-11-30..2025-12-02@A 1                   || not_met | 0       | OUTSIDE_WINDOW
        Fay    | 2020-01-01.. | 2026-05-31..2026-06-12@A 1                        || not_met | 1       |
        Gus    | 2020-01-01.. |                                                   || not_met | 0       | OUTSIDE_WINDOW
        Hana   | 2026-06-01.. |                                                   || unknown | 0       |
        Ivo    | 2026-05-31.. |                                                   || not_met | 0       |
        Jun    | 2020-01-01..2025-11-30 |                                         || unknown | 0       |
        Kim    | 2020-01-01..2025-12-01 |                                         || not_met | 0       |
        Lee    | 2026-06-01.. | ADT: 2026-06-10..2026-06-12@A 1                   || unknown | 1       |
        """,
        as_of="2026-06-30",
        anchor="2026-05-31",
        claims="""
        person | start | end | facility | bill_type | revenue | admission_type
        Gus    | 2026-06-01 | 2026-06-03 | A | 111 | 0120 | 1
        """,
    )

"""What is a stay, which stays are one, and which are unplanned (ECM specification § 1.2)."""

from __future__ import annotations

from tests.spec.checking import Check
from wayfellow.rules.ecm.utilization import stay_limb

STAY = stay_limb("UTL_A", "adult")


def test_which_facility_claims(check: Check) -> None:
    """Inpatient bills (11x) with a room, and nursing-facility bills (21x, 18x) with a nursing code."""
    check(
        STAY,
        """
        person | stays || counted
        B111   | || 1
        B112   | || 1
        R0099  | || 0
        R0100  | || 1
        R0219  | || 1
        R0220  | || 0
        B131   | || 0
        B211   | || 1
        B181   | || 1
        R0021  | || 0
        R0023  | || 0
        R0190  | || 0
        R0191  | || 1
        R0193  | || 1
        R0194  | || 0
        """,
        as_of="2026-06-30",
        claims="""
        person | start | bill_type | revenue | admission_type
        B111   | 2026-05-01 | 111 | 0120 | 1
        B112   | 2026-05-01 | 112 | 0120 | 1
        R0099  | 2026-05-01 | 111 | 0099 | 1
        R0100  | 2026-05-01 | 111 | 0100 | 1
        R0219  | 2026-05-01 | 111 | 0219 | 1
        R0220  | 2026-05-01 | 111 | 0220 | 1
        B131   | 2026-05-01 | 131 | 0120 | 1
        B211   | 2026-05-01 | 211 | 0022 | 1
        B181   | 2026-05-01 | 181 | 0022 | 1
        R0021  | 2026-05-01 | 211 | 0021 | 1
        R0023  | 2026-05-01 | 211 | 0023 | 1
        R0190  | 2026-05-01 | 211 | 0190 | 1
        R0191  | 2026-05-01 | 211 | 0191 | 1
        R0193  | 2026-05-01 | 211 | 0193 | 1
        R0194  | 2026-05-01 | 211 | 0194 | 1
        """,
    )


def test_secondary_claims_tell_of_the_stay_they_touch(check: Check) -> None:
    """Part B and professional inpatient claims are a stay of their own only where no hospital or nursing bill touches
    them, a day either side; a professional claim does not say whether the stay was planned."""
    check(
        STAY,
        """
        person | stays || counted | undecided | not_counted
        B121   | || 1       | 0         |
        B221   | || 1       | 0         |
        B231   | || 1       | 0         |
        P21    | || 0       | 1         | UNKNOWN_TYPE
        P51    | || 0       | 1         | UNKNOWN_TYPE
        P31    | || 0       | 1         | UNKNOWN_TYPE
        P32    | || 0       | 0         |
        Inside | || 1       | 0         | DUPLICATE
        Before | || 1       | 0         | DUPLICATE
        Far    | || 1       | 1         | UNKNOWN_TYPE
        Part_b | || 0       | 1         | DUPLICATE, UNKNOWN_TYPE
        Nurse  | || 1       | 0         | DUPLICATE
        Part_n | || 1       | 0         | DUPLICATE
        To_snf | || 1       | 0         | MERGED
        """,
        as_of="2026-06-30",
        claims="""
        person | claim | start | end | facility | bill_type | revenue | place | admission_type
        B121   | 1 | 2026-05-01 | 2026-05-04 | A | 121 | 0120 |    | 1
        B221   | 1 | 2026-05-01 | 2026-05-04 | A | 221 | 0022 |    | 1
        B231   | 1 | 2026-05-01 | 2026-05-04 | A | 231 | 0193 |    | 1
        P21    | 1 | 2026-05-01 |            | A |     |      | 21 |
        P51    | 1 | 2026-05-01 |            | A |     |      | 51 |
        P31    | 1 | 2026-05-01 |            | A |     |      | 31 |
        P32    | 1 | 2026-05-01 |            | A |     |      | 32 |
        Inside | 1 | 2026-05-01 | 2026-05-04 | A | 111 | 0120 |    | 1
        Inside | 2 | 2026-05-03 |            | B |     |      | 21 |
        Before | 1 | 2026-05-02 | 2026-05-04 | A | 111 | 0120 |    | 1
        Before | 2 | 2026-05-01 |            |   |     |      | 21 |
        Far    | 1 | 2026-05-01 | 2026-05-04 | A | 111 | 0120 |    | 1
        Far    | 2 | 2026-05-06 |            |   |     |      | 21 |
        Part_b | 1 | 2026-05-01 | 2026-05-04 | A | 111 | 0120 |    |
        Part_b | 2 | 2026-05-01 | 2026-05-04 | A | 121 | 0120 |    | 1
        Nurse  | 1 | 2026-05-01 | 2026-05-14 | A | 211 | 0022 |    | 1
        Nurse  | 2 | 2026-05-03 |            | A |     |      | 31 |
        Part_n | 1 | 2026-05-01 | 2026-05-14 | A | 211 | 0022 |    | 1
        Part_n | 2 | 2026-05-03 | 2026-05-10 | A | 221 | 0022 |    | 1
        To_snf | 1 | 2026-05-01 | 2026-05-04 | A | 111 | 0120 |    | 1
        To_snf | 2 | 2026-05-04 | 2026-05-20 | B | 211 | 0022 |    | 2
        """,
    )


def test_secondary_codes_to_the_edge(check: Check) -> None:
    """The same rooms and nursing codes count on Part B bills."""
    check(
        STAY,
        """
        person | stays || counted
        R0100  | || 1
        R0099  | || 0
        R0219  | || 1
        R0220  | || 0
        N0191  | || 1
        N0190  | || 0
        N0194  | || 0
        N0021  | || 0
        N0023  | || 0
        """,
        as_of="2026-06-30",
        claims="""
        person | start | bill_type | revenue | admission_type
        R0100  | 2026-05-01 | 121 | 0100 | 1
        R0099  | 2026-05-01 | 121 | 0099 | 1
        R0219  | 2026-05-01 | 121 | 0219 | 1
        R0220  | 2026-05-01 | 121 | 0220 | 1
        N0191  | 2026-05-01 | 221 | 0191 | 1
        N0190  | 2026-05-01 | 221 | 0190 | 1
        N0194  | 2026-05-01 | 221 | 0194 | 1
        N0021  | 2026-05-01 | 221 | 0021 | 1
        N0023  | 2026-05-01 | 221 | 0023 | 1
        """,
    )


def test_unplanned_planned_unknown(check: Check) -> None:
    """Emergency, urgent and trauma admissions are unplanned; elective and newborn ones do not count; for 9, nothing,
    or a code that does not exist, nobody knows."""
    check(
        STAY,
        """
        person | stays              || counted | undecided | not_counted
        One    | 2026-05-01@A 1     || 1       | 0         |
        Two    | 2026-05-01@A 2     || 1       | 0         |
        Three  | 2026-05-01@A 3     || 0       | 0         | PLANNED
        Four   | 2026-05-01@A 4     || 0       | 0         | PLANNED
        Five   | 2026-05-01@A 5     || 1       | 0         |
        Nine   | 2026-05-01@A 9     || 0       | 1         | UNKNOWN_TYPE
        None   | 2026-05-01@A       || 0       | 1         | UNKNOWN_TYPE
        Seven  | 2026-05-01@A 7     || 0       | 1         | UNKNOWN_TYPE
        """,
        as_of="2026-06-30",
    )


def test_unknown_types_leave_the_answer_open(check: Check) -> None:
    """Where only certain and undecided stays together reach the threshold, the answer is unknown."""
    two = "2026-02-01@A 1, 2026-03-01@A 1"
    check(
        STAY,
        f"""
        person | stays                             || finding
        Ana    | {two}, 2026-04-01@A               || unknown
        Ben    | {two}, 2026-04-01@A 3             || not_met
        Caro   | {two}, 2026-04-01@A 1             || met
        Dev    | {two}                             || not_met
        """,
        as_of="2026-06-30",
    )


def test_transfers_and_returns_are_one_stay(check: Check) -> None:
    """The next admission at most a day after a discharge belongs to the same stay, dated by its first day."""
    check(
        STAY,
        """
        person | stays                                                          || counted | not_counted
        Ana    | 2026-05-01..2026-05-03@A 1, 2026-05-04..2026-05-06@B 1         || 1       | MERGED
        Ben    | 2026-05-01..2026-05-03@A 1, 2026-05-05..2026-05-06@B 1         || 2       |
        Caro   | 2026-05-01..2026-05-10@A 1, 2026-05-02..2026-05-03@B 1, 2026-05-11@C 1 || 1 | MERGED, MERGED
        Dev    | 2026-05-01..@A 1, 2026-06-15..2026-06-16@B 1                   || 1       | MERGED
        Eli    | 2025-12-30..2026-01-03@A 1, 2026-01-04..2026-01-06@B 1         || 0       | MERGED, OUTSIDE_WINDOW
        Fay    | 2026-05-01..2026-05-03@A 1 SHORT_TERM_SNF, 2026-05-10..2026-05-12@B 1 || 2 |
        """,
        as_of="2026-06-30",
    )


def test_the_type_of_a_chain(check: Check) -> None:
    """Unplanned if its first admission is, or is unknown and a later one is unplanned; unknown if any is and none is
    unplanned; otherwise planned."""
    first, second = "2026-05-01..2026-05-03@A", "2026-05-04..2026-05-06@B"
    check(
        STAY,
        f"""
        person | stays                     || counted | undecided | not_counted
        Ana    | {first} 1, {second} 3     || 1       | 0         | MERGED
        Ben    | {first} 3, {second} 1     || 0       | 0         | MERGED, PLANNED
        Caro   | {first}, {second} 1       || 1       | 0         | MERGED
        Dev    | {first}, {second} 3       || 0       | 1         | MERGED, UNKNOWN_TYPE
        Eli    | {first} 3, {second}       || 0       | 1         | MERGED, UNKNOWN_TYPE
        Fay    | {first} 3, {second} 3     || 0       | 0         | MERGED, PLANNED
        Gus    | {first}, {second}         || 0       | 1         | MERGED, UNKNOWN_TYPE
        Hana   | 2026-05-01@A 3, 2026-05-01@B 1 || 1  | 0         | MERGED
        """,
        as_of="2026-06-30",
    )


def test_births(check: Check) -> None:
    """An uncomplicated delivery, or a healthy newborn, is no avoidable stay; a chain is left out only when all of it
    is; a complicated one counts like any other."""
    check(
        STAY,
        """
        person | stays || counted | not_counted
        O80    | || 0       | DELIVERY
        Z38    | || 0       | DELIVERY
        G785   | || 0       | DELIVERY
        G788   | || 0       | DELIVERY
        G795   | || 0       | DELIVERY
        G798   | || 0       | DELIVERY
        G807   | || 0       | DELIVERY
        G806   | || 1       |
        Second | || 1       |
        Chain  | || 1       | MERGED
        """,
        as_of="2026-06-30",
        claims="""
        person | claim | start | end | facility | bill_type | revenue | admission_type | drg | diagnoses
        O80    | 1 | 2026-05-01 | 2026-05-02 | A | 111 | 0120 | 1 |     | O80 Z37.0
        Z38    | 1 | 2026-05-01 | 2026-05-02 | A | 111 | 0120 | 1 |     | Z38.00
        G785   | 1 | 2026-05-01 | 2026-05-02 | A | 111 | 0120 | 1 | 785 |
        G788   | 1 | 2026-05-01 | 2026-05-02 | A | 111 | 0120 | 1 | 788 |
        G795   | 1 | 2026-05-01 | 2026-05-02 | A | 111 | 0120 | 1 | 795 |
        G798   | 1 | 2026-05-01 | 2026-05-02 | A | 111 | 0120 | 1 | 798 |
        G807   | 1 | 2026-05-01 | 2026-05-02 | A | 111 | 0120 | 1 | 807 |
        G806   | 1 | 2026-05-01 | 2026-05-02 | A | 111 | 0120 | 1 | 806 | O80
        Second | 1 | 2026-05-01 | 2026-05-02 | A | 111 | 0120 | 1 |     | A41.9 O80
        Chain  | 1 | 2026-05-01 | 2026-05-02 | A | 111 | 0120 | 1 | 807 | O80
        Chain  | 2 | 2026-05-03 | 2026-05-05 | B | 111 | 0120 | 1 | 871 | A41.9
        """,
    )


def test_the_same_admission_told_twice(check: Check) -> None:
    """Claims of one facility and admission day are one admission; what they know is put together."""
    check(
        STAY,
        """
        person | stays || counted | undecided | not_counted
        Ana    | || 1       | 0         | DUPLICATE
        Ben    | || 0       | 0         | DUPLICATE, PLANNED
        Caro   | || 1       | 0         | DUPLICATE
        """,
        as_of="2026-06-30",
        claims="""
        person | claim | start | end | facility | bill_type | revenue | admission_type
        Ana    | 1 | 2026-05-01 | 2026-05-02 | A | 111 | 0120 |
        Ana    | 2 | 2026-05-01 | 2026-05-05 | A | 112 | 0120 | 1
        Ben    | 1 | 2026-05-01 | 2026-05-02 | A | 111 | 0120 |
        Ben    | 2 | 2026-05-01 | 2026-05-05 | A | 111 | 0120 | 3
        Caro   | 1 | 2026-05-01 | 2026-05-02 | A | 111 | 0120 | 3
        Caro   | 2 | 2026-05-01 | 2026-05-05 | A | 111 | 0120 | 1
        """,
    )


def test_long_term_nursing_stays(check: Check) -> None:
    """A nursing stay longer than a hundred days, without a gap of a day at one facility, is long-term care."""
    check(
        STAY,
        """
        person | stays                                                                  || counted | not_counted
        Ana    | 2026-01-01..2026-04-11@A 1 SHORT_TERM_SNF                              || 1       |
        Ben    | 2026-01-01..2026-04-12@A 1 SHORT_TERM_SNF                              || 0       | LONG_TERM
        Caro   | 2026-01-01..2026-03-01@A 1 SHORT_TERM_SNF, 2026-03-02..2026-05-01@A 1 SHORT_TERM_SNF || 0 | LONG_TERM
        Dev    | 2026-01-01..2026-03-01@A 1 SHORT_TERM_SNF, 2026-03-02..2026-05-01@B 1 SHORT_TERM_SNF || 1 | MERGED
        Eli    | 2026-05-01..2026-05-03@A 1 LONG_TERM_NF                                || 0       | LONG_TERM
        Fay    | 2026-01-01..2026-05-20@A 1                                             || 1       |
        """,
        as_of="2026-06-30",
    )


def test_a_reviewers_mark(check: Check) -> None:
    """A stay that a reviewer marked as clearly unavoidable does not count; the mark counts on the first day."""
    check(
        STAY,
        """
        person | stays                                                                     || counted | not_counted
        Ana    | 2026-05-01..2026-05-03@A 1 CLEARLY_UNAVOIDABLE                            || 0       | CLEARLY_UNAVOIDABLE
        Ben    | 2026-05-01..2026-05-03@A 1, 2026-05-04..2026-05-06@B 1 CLEARLY_UNAVOIDABLE || 1      | MERGED
        """,
        as_of="2026-06-30",
    )

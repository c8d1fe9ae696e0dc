"""What is an emergency visit, and what is one (ECM specification § 1.2)."""

from __future__ import annotations

from tests.spec.checking import Check
from wayfellow.rules.ecm.utilization import ed_limb

ED = ed_limb("UTL_A", "adult")


def test_which_facility_claims(check: Check) -> None:
    """Outpatient hospital bills (13x, 14x, and 85x of critical access hospitals) with an emergency revenue code."""
    check(
        ED,
        """
        person | ed_visits || counted
        B131   | || 1
        B141   | || 1
        B851   | || 1
        B0131  | || 1
        B111   | || 0
        R0449  | || 0
        R0459  | || 1
        R0460  | || 0
        R0981  | || 1
        R0980  | || 0
        R0982  | || 0
        R450   | || 1
        Urgent | || 0
        Fast   | || 0
        Watch  | || 0
        """,
        as_of="2026-06-30",
        claims="""
        person | start | bill_type | revenue
        B131   | 2026-05-01 | 131  | 0450
        B141   | 2026-05-01 | 141  | 0450
        B851   | 2026-05-01 | 851  | 0450
        B0131  | 2026-05-01 | 0131 | 0450
        B111   | 2026-05-01 | 111  | 0450
        R0449  | 2026-05-01 | 131  | 0449
        R0459  | 2026-05-01 | 131  | 0459
        R0460  | 2026-05-01 | 131  | 0460
        R0981  | 2026-05-01 | 131  | 0981
        R0980  | 2026-05-01 | 131  | 0980
        R0982  | 2026-05-01 | 131  | 0982
        R450   | 2026-05-01 | 131  | 450
        Urgent | 2026-05-01 | 131  | 0516
        Fast   | 2026-05-01 | 131  | 0526
        Watch  | 2026-05-01 | 131  | 0762
        """,
    )


def test_which_professional_claims(check: Check) -> None:
    """Place 23, or a procedure of emergency care (99281 to 99285); urgent care (place 20) and observation are none."""
    check(
        ED,
        """
        person | ed_visits || counted
        P23    | || 1
        P20    | || 0
        C99280 | || 0
        C99281 | || 1
        C99285 | || 1
        C99286 | || 0
        Billed | || 0
        P22    | || 0
        P24    | || 0
        """,
        as_of="2026-06-30",
        claims="""
        person | start | bill_type | revenue | place | procedure
        P23    | 2026-05-01 | | | 23 | 99213
        P20    | 2026-05-01 | | | 20 | S9083
        C99280 | 2026-05-01 | | | 11 | 99280
        C99281 | 2026-05-01 | | | 11 | 99281
        C99285 | 2026-05-01 | | | 11 | 99285
        C99286 | 2026-05-01 | | | 11 | 99286
        Billed | 2026-05-01 | 131 | 0510 | 23 | 99285
        P22    | 2026-05-01 | | | 22 | 99221
        P24    | 2026-05-01 | | | 24 | 99213
        """,
    )


def test_one_visit_a_facility_and_day(check: Check) -> None:
    """Lines and claims of one facility and day are one visit; another facility, or another day, is another."""
    check(
        ED,
        """
        person | ed_visits || counted | not_counted
        Ana    | || 1       | DUPLICATE
        Ben    | || 2       |
        Caro   | || 2       |
        Dev    | || 1       |
        """,
        as_of="2026-06-30",
        claims="""
        person | claim | start | facility | bill_type | revenue
        Ana    | 1 | 2026-05-01 | A | 131 | 0450
        Ana    | 2 | 2026-05-01 | A | 131 | 0450
        Ben    | 1 | 2026-05-01 | A | 131 | 0450
        Ben    | 2 | 2026-05-01 | B | 131 | 0450
        Caro   | 1 | 2026-05-01 | A | 131 | 0450
        Caro   | 2 | 2026-05-02 | A | 131 | 0450
        Dev    | 1 | 2026-05-01 | A | 131 | 0450
        Dev    | 1 | 2026-05-01 | A | 131 | 0459
        """,
    )


def test_the_doctors_claim_joins_the_hospitals(check: Check) -> None:
    """A professional claim without a facility joins the visit of its day that has one (the first of several), or other
    such claims if there is none; with a facility it is a visit of that facility. A hospital's bill is always a visit
    of its own."""
    check(
        ED,
        """
        person | ed_visits || counted | not_counted
        Ana    | || 1       | DUPLICATE
        Ben    | || 1       | DUPLICATE
        Caro   | || 2       |
        Dev    | || 2       |
        Eli    | || 1       | DUPLICATE
        Fay    | || 2       | DUPLICATE
        Gus    | || 1       | DUPLICATE, DUPLICATE
        Hana   | || 1       | DUPLICATE
        Ivo    | || 1       | DUPLICATE
        Jun    | || 2       |
        Kim    | || 2       | DUPLICATE
        """,
        as_of="2026-06-30",
        claims="""
        person | claim | start | facility | bill_type | revenue | place
        Ana    | 1 | 2026-05-01 | A | 131 | 0450 |
        Ana    | 2 | 2026-05-01 |   |     |      | 23
        Ben    | 1 | 2026-05-01 |   |     |      | 23
        Ben    | 2 | 2026-05-01 |   |     |      | 23
        Caro   | 1 | 2026-05-01 | A | 131 | 0450 |
        Caro   | 2 | 2026-05-02 |   |     |      | 23
        Dev    | 1 | 2026-05-01 | A | 131 | 0450 |
        Dev    | 2 | 2026-05-01 | B |     |      | 23
        Eli    | 1 | 2026-05-01 |   | 131 | 0450 |
        Eli    | 2 | 2026-05-01 |   |     |      | 23
        Fay    | 1 | 2026-05-01 | A | 131 | 0450 |
        Fay    | 2 | 2026-05-01 | B | 131 | 0450 |
        Fay    | 3 | 2026-05-01 |   |     |      | 23
        Gus    | 1 | 2026-05-01 |   |     |      | 23
        Gus    | 2 | 2026-05-01 |   |     |      | 23
        Gus    | 3 | 2026-05-01 |   |     |      | 23
        Hana   | 1 | 2026-05-01 | A | 131 | 0450 |
        Hana   | 2 | 2026-05-01 | A |     |      | 23
        Ivo    | 1 | 2026-05-01 | B |     |      | 23
        Ivo    | 2 | 2026-05-01 |   |     |      | 23
        Jun    | 1 | 2026-05-01 | A | 131 | 0450 |
        Jun    | 2 | 2026-05-01 |   | 131 | 0450 |
        Kim    | 1 | 2026-05-01 | A | 131 | 0450 |
        Kim    | 2 | 2026-05-01 |   | 131 | 0450 |
        Kim    | 3 | 2026-05-01 |   |     |      | 23
        """,
    )


def test_a_visit_that_became_a_stay(check: Check) -> None:
    """A visit at the same facility on the day of an admission, or the day before, counts as the stay; without a
    facility the days alone link them. It stays absorbed whatever the stay is."""
    check(
        ED,
        """
        person | ed_visits || counted | not_counted
        Ana    | || 0       | BECAME_STAY
        Ben    | || 0       | BECAME_STAY
        Caro   | || 1       |
        Dev    | || 1       |
        Eli    | || 1       |
        Fay    | || 0       | BECAME_STAY
        Gus    | || 0       | BECAME_STAY
        Hana   | || 0       | BECAME_STAY
        Ivo    | || 1       |
        Jun    | || 0       | BECAME_STAY
        Kim    | || 0       | BECAME_STAY, DUPLICATE
        Lee    | || 0       | BECAME_STAY
        Mia    | || 0       | BECAME_STAY
        Noa    | || 1       |
        Oli    | || 0       | BECAME_STAY, BECAME_STAY
        Pia    | || 1       | DUPLICATE
        """,
        as_of="2026-06-30",
        claims="""
        person | claim | start | end | facility | bill_type | revenue | place | admission_type
        Ana    | 1 | 2026-05-02 |            | A | 131 | 0450 |    |
        Ana    | 2 | 2026-05-02 | 2026-05-05 | A | 111 | 0120 |    | 1
        Ben    | 1 | 2026-05-01 |            | A | 131 | 0450 |    |
        Ben    | 2 | 2026-05-02 | 2026-05-05 | A | 111 | 0120 |    | 1
        Caro   | 1 | 2026-04-30 |            | A | 131 | 0450 |    |
        Caro   | 2 | 2026-05-02 | 2026-05-05 | A | 111 | 0120 |    | 1
        Dev    | 1 | 2026-05-03 |            | A | 131 | 0450 |    |
        Dev    | 2 | 2026-05-02 | 2026-05-05 | A | 111 | 0120 |    | 1
        Eli    | 1 | 2026-05-02 |            | B | 131 | 0450 |    |
        Eli    | 2 | 2026-05-02 | 2026-05-05 | A | 111 | 0120 |    | 1
        Fay    | 1 | 2026-05-01 |            |   |     |      | 23 |
        Fay    | 2 | 2026-05-02 | 2026-05-05 | A | 111 | 0120 |    | 1
        Gus    | 1 | 2026-05-02 |            | A | 131 | 0450 |    |
        Gus    | 2 | 2026-05-02 | 2026-05-05 | A | 111 | 0120 |    | 3
        Hana   | 1 | 2026-05-02 |            | A | 131 | 0450 |    |
        Hana   | 2 | 2026-05-02 | 2026-05-05 | A | 111 | 0120 |    |
        Ivo    | 1 | 2026-05-02 |            |   | 131 | 0450 |    |
        Ivo    | 2 | 2026-05-02 | 2026-05-05 | A | 211 | 0022 |    | 1
        Jun    | 1 | 2026-05-04 |            | B | 131 | 0450 |    |
        Jun    | 2 | 2026-05-02 | 2026-05-04 | A | 111 | 0120 |    | 1
        Jun    | 3 | 2026-05-05 | 2026-05-08 | B | 111 | 0120 |    | 1
        Kim    | 1 | 2026-05-02 |            | A | 131 | 0450 |    |
        Kim    | 2 | 2026-05-02 |            |   |     |      | 23 |
        Kim    | 3 | 2026-05-02 | 2026-05-05 | A | 111 | 0120 |    | 1
        Lee    | 1 | 2026-05-01 |            |   |     |      | 23 |
        Lee    | 2 | 2026-05-02 |            |   |     |      | 21 |
        Mia    | 1 | 2025-12-30 |            | A | 131 | 0450 |    |
        Mia    | 2 | 2025-12-31 | 2026-01-05 | A | 111 | 0120 |    | 1
        Noa    | 1 | 2026-04-30 |            |   |     |      | 23 |
        Noa    | 2 | 2026-05-02 | 2026-05-05 | A | 111 | 0120 |    | 1
        Oli    | 1 | 2026-05-01 |            | A | 131 | 0450 |    |
        Oli    | 2 | 2026-05-02 |            | A | 131 | 0450 |    |
        Oli    | 3 | 2026-05-02 | 2026-05-05 | A | 111 | 0120 |    | 1
        Pia    | 1 | 2026-05-02 |            | B | 131 | 0450 |    |
        Pia    | 2 | 2026-05-02 |            |   |     |      | 23 |
        Pia    | 3 | 2026-05-02 | 2026-05-05 | A | 111 | 0120 |    | 1
        """,
    )


def test_a_reviewers_mark(check: Check) -> None:
    """A visit that a reviewer marked as clearly unavoidable does not count; any other is taken to be avoidable."""
    check(
        ED,
        """
        person | ed_visits                                             | stays                     || counted | not_counted
        Ana    | 2026-05-01@A CLEARLY_UNAVOIDABLE, 2026-05-03@A        |                           || 1       | CLEARLY_UNAVOIDABLE
        Ben    | 2026-05-01@A PRESUMED_AVOIDABLE                       |                           || 1       |
        Caro   | 2025-12-30@A CLEARLY_UNAVOIDABLE                      |                           || 0       | CLEARLY_UNAVOIDABLE
        Dev    | 2026-05-01@A CLEARLY_UNAVOIDABLE                      | 2026-05-01..2026-05-02@A 1 || 0      | BECAME_STAY
        Eli    | 2026-05-01@A                                          | 2026-05-02..2026-05-03@A 1 DELIVERY || 0 | BECAME_STAY
        Fay    | 2026-05-01@A                                          | 2026-05-02..@A 3          || 0       | BECAME_STAY
        Gus    | 2026-05-01@A                                          | ADT: 2026-05-02..@B 1     || 1       |
        """,
        as_of="2026-06-30",
    )


def test_claims_and_other_records_of_one_visit(check: Check) -> None:
    """A visit that a claim and somebody else tell of is one, also where the latter names no facility; a reviewer's mark
    on it stands whoever told of it."""
    check(
        ED,
        """
        person | ed_visits                        || counted | not_counted
        Ana    | ADT: 2026-05-01@A                || 1       | DUPLICATE
        Ben    | ADT: 2026-05-02@A                || 2       |
        Caro   | ADT: 2026-05-01@B                || 2       |
        Dev    | 2026-05-01@A CLEARLY_UNAVOIDABLE || 0       | CLEARLY_UNAVOIDABLE, DUPLICATE
        Eli    | ADT: 2026-05-01@A; REFERRAL_ATTESTATION: 2026-05-03@A || 2 | DUPLICATE
        Fay    | ADT: 2026-05-01                  || 1       | DUPLICATE
        Gus    | REFERRAL_ATTESTATION: 2026-05-01 || 1       | DUPLICATE
        Hana   | MANUAL: 2026-05-01 PROFESSIONAL CLEARLY_UNAVOIDABLE || 0 | CLEARLY_UNAVOIDABLE, DUPLICATE
        Ivo    | MANUAL: 2026-05-01               || 2       |
        Jun    | ADT: 2026-05-01@B; REFERRAL_ATTESTATION: 2026-05-01 || 1 |
        Kim    | ADT: 2026-05-01; REFERRAL_ATTESTATION: 2026-05-01 || 1 |
        Lee    | ADT: 2026-05-02                  || 2       |
        """,
        as_of="2026-06-30",
        claims="""
        person | claim | start | facility | bill_type | revenue
        Ana    | 1 | 2026-05-01 | A | 131 | 0450
        Ben    | 1 | 2026-05-01 | A | 131 | 0450
        Caro   | 1 | 2026-05-01 | A | 131 | 0450
        Dev    | 1 | 2026-05-01 | A | 131 | 0450
        Eli    | 1 | 2026-05-01 | A | 131 | 0450
        Fay    | 1 | 2026-05-01 | A | 131 | 0450
        Gus    | 1 | 2026-05-01 | A | 131 | 0450
        Hana   | 1 | 2026-05-01 | A | 131 | 0450
        Ivo    | 1 | 2026-05-01 | A | 131 | 0450
        Lee    | 1 | 2026-05-01 | A | 131 | 0450
        """,
    )

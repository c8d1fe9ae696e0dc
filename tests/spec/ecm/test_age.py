"""Adult or under 21, to the day (ECM specification § 0.1)."""

from __future__ import annotations

from tests.spec.checking import Check
from wayfellow.rules.ecm.age import adult, under_21


def test_the_birthday_itself_counts(check: Check) -> None:
    """From the twenty-first birthday on somebody is an adult."""
    table = """
        person | date_of_birth || finding
        Ana    | 2005-06-30    || {at}
        Ben    | 2005-07-01    || {below}
        Caro   | 2005-06-29    || {at}
        Dev    |               || unknown
        """
    check(adult("UTL_A"), table.format(at="met", below="not_met"), as_of="2026-06-30")
    check(under_21("UTL_C"), table.format(at="not_met", below="met"), as_of="2026-06-30")


def test_born_on_29_february(check: Check) -> None:
    """In a common year, those born on 29 February have their birthday on 1 March; a leap day moves nobody else's."""
    table = """
        person | date_of_birth || finding
        Ana    | {}            || met
        Ben    | {}            || not_met
        """
    check(adult("UTL_A"), table.format("2004-02-28", "2004-02-29"), as_of="2025-02-28")
    check(adult("UTL_A"), table.format("2004-02-29", "2004-03-02"), as_of="2025-03-01")
    check(adult("UTL_A"), table.format("2003-02-28", "2003-03-01"), as_of="2024-02-29")


def test_two_birth_dates(check: Check) -> None:
    """Two birth dates that make the same of somebody are no conflict; two that do not are one."""
    check(
        adult("UTL_A"),
        """
        person | date_of_birth                                       || finding
        Ana    | ENROLLMENT_834: 1980-01-01; MEMBER_REPORT: 1981-01-01 || met
        Ben    | ENROLLMENT_834: 2000-01-01; MEMBER_REPORT: 2010-01-01 || conflict
        Caro   | MEMBER_REPORT@2026-01-01: 2010-01-01; MEMBER_REPORT@2026-02-01: 2000-01-01 || met
        Dev    | MEMBER_REPORT@2026-07-01: 2000-01-01 || unknown
        Eli    | ENROLLMENT_834: 2010-01-01; MEMBER_REPORT: 2010-10-01 || not_met
        Fay    | ENROLLMENT_834: 2005-06-30; MEMBER_REPORT: 2005-07-01 || conflict
        """,
        as_of="2026-06-30",
    )


def test_nobody_can_attest_an_age(check: Check) -> None:
    """A tick on the referral form never stands for a birth date."""
    check(
        adult("UTL_A"),
        """
        person | date_of_birth | attested_criteria | attested_populations || finding
        Ana    |               | UTL_A.AGE         |                      || unknown
        Ben    |               |                   | UTL_A                || unknown
        Caro   | 2010-05-01    | UTL_A.AGE         | UTL_A                || not_met
        """,
        as_of="2026-06-30",
    )

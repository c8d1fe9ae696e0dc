"""Children and young people in the child-welfare system (ECM specification § 1.8): CW_C, any of five limbs."""

from __future__ import annotations

from tests.spec.checking import Check
from wayfellow.rules.ecm.child_welfare import ADOPTION_AID, FOSTER_CARE_AID, W1, W2, W3, W4, W5
from wayfellow.rules.ecm.populations.cw_c import CW_C

REST = (
    "in_foster_care_at_18_or_later | aap_disability_extension | adoption_assistance | receiving_family_maintenance"
    " | family_maintenance_end_date"
)


def test_in_foster_care_in_california(check: Check) -> None:
    """In foster care in California now; no state recorded means California."""
    check(
        W1,
        """
        person | in_foster_care | foster_care_state          || finding
        Ana    | true           | CA                         || met
        Ben    | true           |                            || met
        Caro   | true           | NV                         || not_met
        Dev    | false          |                            || not_met
        Eli    |                |                            || unknown
        Fay    | true           | CWS: CA; MEMBER_REPORT: NV || conflict
        """,
        as_of="2026-06-30",
    )


def test_in_foster_care_within_a_year(check: Check) -> None:
    """In foster care, in any state, now or within twelve months."""
    check(
        W2,
        """
        person | in_foster_care | foster_care_end_date | foster_care_state || finding
        Ana    | true           |                      | NV                || met
        Ben    | false          | 2025-06-30           |                   || met
        Caro   | false          | 2025-06-29           |                   || not_met
        Dev    | false          | NONE                 |                   || not_met
        Eli    |                |                      |                   || unknown
        """,
        as_of="2026-06-30",
    )


def test_foster_care_aid_codes(check: Check) -> None:
    """An aid code of foster care, or of approved relative care, proves care now; no code proves nothing."""
    rows = "\n".join(f"P{code} | {code} || met" for code in FOSTER_CARE_AID)
    table = f"person | aid_codes || finding\n{rows}\nNo | 10 || unknown"
    assert sorted(FOSTER_CARE_AID) == sorted("2P 2R 2S 2T 2U 40 42 43 45 46 49 4E 4H 4K 4L 4N 5K 5L".split())
    check(W1, table, as_of="2026-06-30")
    check(W2, table, as_of="2026-06-30")


def test_aged_out(check: Check) -> None:
    """In foster care on or after the eighteenth birthday, in any state."""
    check(
        W3,
        """
        person | in_foster_care_at_18_or_later | aid_codes || finding
        Ana    | true                          |           || met
        Ben    | false                         |           || not_met
        Caro   |                               | 4M        || met
        Dev    |                               | 40        || unknown
        Eli    | false                         | 4M        || conflict
        """,
        as_of="2026-06-30",
    )


def test_adoption_assistance(check: Check) -> None:
    """Eligible for, or in, adoption assistance; from 18 on only where a disability extends it."""
    check(
        W4,
        """
        person | date_of_birth | adoption_assistance | aap_disability_extension || finding
        Ana    | 2010-05-01    | ELIGIBLE            |                          || met
        Ben    | 2010-05-01    | IN_PROGRAM          |                          || met
        Caro   | 2010-05-01    | NONE                |                          || not_met
        Dev    | 2008-07-01    | IN_PROGRAM          | false                    || met
        Eli    | 2008-06-30    | IN_PROGRAM          | false                    || not_met
        Fay    | 2006-05-01    | IN_PROGRAM          | true                     || met
        Gus    | 2006-05-01    | IN_PROGRAM          |                          || unknown
        """,
        as_of="2026-06-30",
    )
    rows = "\n".join(f"P{code} | 2010-05-01 | {code} || met" for code in ADOPTION_AID)
    assert sorted(ADOPTION_AID) == ["03", "04", "06", "07", "4A"]
    check(W4, f"person | date_of_birth | aid_codes || finding\n{rows}", as_of="2026-06-30")


def test_family_maintenance(check: Check) -> None:
    """Receiving Family Maintenance, or until twelve months ago."""
    check(
        W5,
        """
        person | receiving_family_maintenance | family_maintenance_end_date || finding
        Ana    | true                         |                             || met
        Ben    | false                        | 2025-06-30                  || met
        Caro   | false                        | 2025-06-29                  || not_met
        Dev    |                              |                             || unknown
        """,
        as_of="2026-06-30",
    )


def test_each_limb_has_its_age(check: Check) -> None:
    """Foster care and adoption assistance until 21, Family Maintenance until 18, those who aged out until 26; each
    birthday ends it."""
    no = "false | false | NONE | false | NONE"
    check(
        CW_C,
        f"""
        person | date_of_birth | in_foster_care | foster_care_end_date | {REST} || finding
        Ana    | 2005-07-01    | true           |                      | {no}   || met
        Ben    | 2005-06-30    | true           |                      | {no}   || not_met
        Caro   | 2005-07-01    | false          | 2026-01-01           | {no}   || met
        Dev    | 2005-06-30    | false          | 2026-01-01           | {no}   || not_met
        Eli    | 2000-07-01    | false          | NONE                 | true  | false | NONE       | false | NONE || met
        Fay    | 2000-06-30    | false          | NONE                 | true  | false | NONE       | false | NONE || not_met
        Gus    | 2005-07-01    | false          | NONE                 | false | true  | IN_PROGRAM | false | NONE || met
        Hana   | 2005-06-30    | false          | NONE                 | false | true  | IN_PROGRAM | false | NONE || not_met
        Ivo    | 2008-07-01    | false          | NONE                 | false | false | NONE       | true  | NONE || met
        Jun    | 2008-06-30    | false          | NONE                 | false | false | NONE       | true  | NONE || not_met
        Kim    |               | true           |                      | {no}   || unknown
        Lee    | ENROLLMENT_834: 2006-05-01; MEMBER_REPORT: 2003-05-01 | true | | {no} || conflict
        """,
        as_of="2026-06-30",
    )


def test_a_tick_never_stands_for_the_age_of_a_limb(check: Check) -> None:
    """A limb ticked for somebody too old for it is a plain no, and no conflict: a tick says nothing about an age. A tick
    does say that a disability extends adoption assistance."""
    no = "false | NONE | false | NONE | false"
    aged_out = "false | NONE | | NONE | false"
    check(
        CW_C,
        f"""
        person | date_of_birth | attested_criteria | attested_populations | in_foster_care | foster_care_end_date | in_foster_care_at_18_or_later | adoption_assistance | receiving_family_maintenance || finding
        Ana    | 2003-05-01    | W1                |                      | {no}       || not_met
        Ben    | 2003-05-01    | W2                |                      | {no}       || not_met
        Caro   | 2003-05-01    | W4                |                      | {no}       || not_met
        Dev    | 2007-05-01    | W5                |                      | {no}       || not_met
        Eli    | 1995-05-01    | W3                |                      | {aged_out} || not_met
        Fay    | 2007-05-01    | W1                |                      | {no}       || conflict
        Gus    | 2003-05-01    | W1                |                      | {aged_out} || unknown
        Hana   | 2007-05-01    | W4                |                      | | | | |    || met
        Ivo    | 2007-05-01    | W5                |                      | | | | |    || unknown
        Jun    | 2003-05-01    |                   | CW_C                 | {no}       || conflict
        Kim    | 1995-05-01    |                   | CW_C                 | {no}       || not_met
        Lee    | 2003-05-01    |                   | CW_C                 | {aged_out} || met
        """,
        as_of="2026-06-30",
    )


def test_each_limb_is_enough(check: Check) -> None:
    """One limb is enough, and a referrer may attest it, or the population."""
    check(
        CW_C,
        """
        person | date_of_birth | attested_criteria | attested_populations || finding
        Ana    | 2010-05-01    | W1                |                      || met
        Ben    | 2010-05-01    | W2                |                      || met
        Caro   | 2010-05-01    | W3                |                      || met
        Dev    | 2010-05-01    | W4                |                      || met
        Eli    | 2010-05-01    | W5                |                      || met
        Fay    | 2010-05-01    |                   | CW_C                 || met
        Gus    | 2010-05-01    | H1                | BH_C                 || unknown
        Hana   | 2000-06-30    |                   | CW_C                 || not_met
        Ivo    | 2000-07-01    |                   | CW_C                 || met
        Jun    | 1980-05-01    | W1                |                      || not_met
        """,
        as_of="2026-06-30",
    )


def test_no_limb(check: Check) -> None:
    """All five have to be ruled out before the answer is no."""
    check(
        CW_C,
        """
        person | date_of_birth | in_foster_care | foster_care_end_date | in_foster_care_at_18_or_later | adoption_assistance | receiving_family_maintenance | family_maintenance_end_date || finding
        Ana    | 2010-05-01    | false          | NONE                 | false                         | NONE                | false                        | NONE                        || not_met
        Ben    | 1980-05-01    |                |                      |                               |                     |                              |                             || not_met
        Caro   | 2010-05-01    | false          | NONE                 | false                         | NONE                | false                        |                             || unknown
        """,
        as_of="2026-06-30",
    )

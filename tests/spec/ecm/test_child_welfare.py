"""Children and young people in the child-welfare system (ECM specification § 1.8): CW_C, any of five limbs."""

from __future__ import annotations

from tests.spec.checking import Check
from wayfellow.rules.ecm.child_welfare import ADOPTION_AID, FOSTER_CARE_AID, W1, W2, W3, W4, W5
from wayfellow.rules.ecm.populations.cw_c import CW_C


def test_in_foster_care_in_california(check: Check) -> None:
    """Under 21 and in foster care in California now; no state recorded means California."""
    check(
        W1,
        """
        person | date_of_birth | in_foster_care | foster_care_state || finding
        Ana    | 2010-05-01    | true           | CA                || met
        Ben    | 2010-05-01    | true           |                   || met
        Caro   | 2010-05-01    | true           | NV                || not_met
        Dev    | 2010-05-01    | false          |                   || not_met
        Eli    | 2005-07-01    | true           |                   || met
        Fay    | 2005-06-30    | true           |                   || not_met
        Gus    | 2010-05-01    |                |                   || unknown
        Hana   | 2010-05-01    | true           | CWS: CA; MEMBER_REPORT: NV || conflict
        """,
        as_of="2026-06-30",
    )


def test_in_foster_care_within_a_year(check: Check) -> None:
    """Under 21 and in foster care, in any state, now or within twelve months."""
    check(
        W2,
        """
        person | date_of_birth | in_foster_care | foster_care_end_date | foster_care_state || finding
        Ana    | 2010-05-01    | true           |                      | NV                || met
        Ben    | 2010-05-01    | false          | 2025-06-30           |                   || met
        Caro   | 2010-05-01    | false          | 2025-06-29           |                   || not_met
        Dev    | 2010-05-01    | false          | NONE                 |                   || not_met
        Eli    | 2005-07-01    | false          | 2026-01-01           |                   || met
        Fay    | 2005-06-30    | false          | 2026-01-01           |                   || not_met
        Gus    | 2010-05-01    |                |                      |                   || unknown
        """,
        as_of="2026-06-30",
    )


def test_foster_care_aid_codes(check: Check) -> None:
    """An aid code of foster care, or of approved relative care, proves care now; no code proves nothing."""
    rows = "\n".join(f"P{code} | 2010-05-01 | {code} || met" for code in FOSTER_CARE_AID)
    table = f"person | date_of_birth | aid_codes || finding\n{rows}\nNo | 2010-05-01 | 10 || unknown"
    assert sorted(FOSTER_CARE_AID) == sorted("2P 2R 2S 2T 2U 40 42 43 45 46 49 4E 4H 4K 4L 4N 5K 5L".split())
    check(W1, table, as_of="2026-06-30")
    check(W2, table, as_of="2026-06-30")


def test_aged_out(check: Check) -> None:
    """In foster care on or after the eighteenth birthday, in any state, until the twenty-sixth."""
    check(
        W3,
        """
        person | date_of_birth | in_foster_care_at_18_or_later | aid_codes || finding
        Ana    | 2000-07-01    | true                          |           || met
        Ben    | 2000-06-30    | true                          |           || not_met
        Caro   | 2002-05-01    | false                         |           || not_met
        Dev    | 2002-05-01    |                               | 4M        || met
        Eli    | 2002-05-01    |                               | 40        || unknown
        Fay    | 2002-05-01    | false                         | 4M        || conflict
        """,
        as_of="2026-06-30",
    )


def test_adoption_assistance(check: Check) -> None:
    """Under 18 and eligible for, or in, adoption assistance; under 21 where a disability extends it."""
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
        Gus    | 2005-07-01    | IN_PROGRAM          | true                     || met
        Hana   | 2005-06-30    | IN_PROGRAM          | true                     || not_met
        Ivo    | 2006-05-01    | IN_PROGRAM          |                          || unknown
        """,
        as_of="2026-06-30",
    )
    rows = "\n".join(f"P{code} | 2010-05-01 | {code} || met" for code in ADOPTION_AID)
    assert sorted(ADOPTION_AID) == ["03", "04", "06", "07", "4A"]
    check(W4, f"person | date_of_birth | aid_codes || finding\n{rows}", as_of="2026-06-30")


def test_family_maintenance(check: Check) -> None:
    """Under 18 and receiving Family Maintenance, or until twelve months ago."""
    check(
        W5,
        """
        person | date_of_birth | receiving_family_maintenance | family_maintenance_end_date || finding
        Ana    | 2010-05-01    | true                         |                             || met
        Ben    | 2010-05-01    | false                        | 2025-06-30                  || met
        Caro   | 2010-05-01    | false                        | 2025-06-29                  || not_met
        Dev    | 2008-07-01    | true                         |                             || met
        Eli    | 2008-06-30    | true                         |                             || not_met
        Fay    | 2010-05-01    |                              |                             || unknown
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

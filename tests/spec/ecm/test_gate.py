"""What stands before any population (ECM specification § 0.1): G1, G2, G5, and the plan's discretion."""

from __future__ import annotations

from tests.spec.checking import Check
from wayfellow.rules.ecm.gate import DISCRETION, G1, G2, G5, SAME_PROVIDER, STAYS

AS_OF = "2026-06-30"


def test_a_member_of_a_plan(check: Check) -> None:
    """Managed care on the day asked about; both ends of the membership belong to it, and an absent end is open."""
    check(
        G1,
        """
        person | medi_cal_delivery | mcp_enrollment_start | mcp_enrollment_end | programs    || finding
        Ana    | MANAGED_CARE      |                      |                    |             || met
        Ben    | FEE_FOR_SERVICE   |                      |                    |             || not_met
        Caro   | NONE              |                      |                    |             || not_met
        Dev    |                   |                      |                    |             || unknown
        Eli    | MANAGED_CARE      | 2026-06-30           |                    |             || met
        Fay    | MANAGED_CARE      | 2026-07-01           |                    |             || not_met
        Gus    | MANAGED_CARE      | 2020-01-01           | 2026-06-30         |             || met
        Hana   | MANAGED_CARE      | 2020-01-01           | 2026-06-29         |             || not_met
        Ivo    | MANAGED_CARE      | NONE                 | NONE               |             || met
        Jun    |                   |                      | 2026-06-29         |             || not_met
        Kim    |                   | 2020-01-01           |                    |             || unknown
        Lea    | MANAGED_CARE      |                      |                    | FFS_MEDICAL || not_met
        Max    | MANAGED_CARE      |                      |                    | NONE        || met
        Noa    | MANAGED_CARE      |                      |                    | WIC         || met
        Ole    | ENROLLMENT_834: MANAGED_CARE; MEMBER_REPORT: FEE_FOR_SERVICE | | |            || conflict
        Pia    | MANAGED_CARE      | | ENROLLMENT_834: 2026-01-31; MANUAL: 2027-01-31 |        || conflict
        Rex    | MANAGED_CARE      | ENROLLMENT_834: 2026-07-01; MANUAL: NONE | |         || conflict
        Quin   | ADT: FEE_FOR_SERVICE |                   |                    |             || unknown
        """,
        as_of=AS_OF,
    )


def test_membership_by_enrollment_spans(check: Check) -> None:
    """Spans without a gap are one membership; the one of the day counts, then the last before it, then the next."""
    check(
        G1,
        """
        person | enrolled                                       | medi_cal_delivery                           | mcp_enrollment_end                | mcp_enrollment_start || finding
        Ana    | 2020-01-01..                                   |                                             |                                   |                      || met
        Ben    | 2020-01-01..2026-06-29                         |                                             |                                   |                      || not_met
        Caro   | 2020-01-01..2026-06-30                         |                                             |                                   |                      || met
        Dev    | 2026-07-01..                                   |                                             |                                   |                      || not_met
        Eli    | 2020-01-01..2025-12-31, 2026-01-01..           |                                             |                                   |                      || met
        Fay    | 2020-01-01..2022-12-31, 2026-02-01..2026-12-31 |                                             |                                   |                      || met
        Gus    | 2020-01-01..2022-12-31, 2027-01-01..           |                                             |                                   |                      || not_met
        Hana   |                                                |                                             |                                   |                      || unknown
        Ivo    | 2020-01-01..                                   | ASSESSMENT: FEE_FOR_SERVICE                 |                                   |                      || conflict
        Jun    | 2020-01-01..                                   | ENROLLMENT_834@2019-06-30: FEE_FOR_SERVICE  |                                   |                      || met
        Kim    | 2020-01-01..                                   |                                             | ENROLLMENT_834@2019-06-30: 2019-12-31 |                  || met
        Lea    | 2020-01-01..                                   |                                             | MEMBER_REPORT: 2026-01-31         |                      || conflict
        Max    | 2020-01-01..2021-12-31, 2020-06-01..2020-12-31, 2021-06-01.. |                               |                                   |                      || met
        Noa    | 2020-01-01..                                   |                                             |                                   | MEMBER_REPORT: 2026-08-01 || conflict
        """,
        as_of=AS_OF,
    )


def test_no_share_of_cost(check: Check) -> None:
    """A share of cost puts people outside managed care, unless it is the one for long-term care; unsaid means none."""
    check(
        G2,
        """
        person | share_of_cost                                || finding
        Ana    |                                              || met
        Ben    | NONE                                         || met
        Caro   | LONG_TERM_CARE                               || met
        Dev    | OTHER                                        || not_met
        Eli    | ENROLLMENT_834: OTHER; MEMBER_REPORT: NONE   || conflict
        Fay    | AID_CODE: OTHER                              || not_met
        """,
        as_of=AS_OF,
    )


def test_an_open_authorization(check: Check) -> None:
    """Nobody has two authorizations at a time; unsaid means none."""
    check(
        G5,
        """
        person | open_ecm_authorization                  || finding
        Ana    |                                         || met
        Ben    | NONE                                    || met
        Caro   | SAME_PROVIDER                           || not_met
        Dev    | OTHER_PROVIDER                          || not_met
        Eli    | MANUAL: NONE; ENROLLMENT_834: OTHER_PROVIDER || conflict
        """,
        as_of=AS_OF,
    )
    check(
        SAME_PROVIDER,
        """
        person | open_ecm_authorization || finding
        Ana    |                        || not_met
        Ben    | SAME_PROVIDER          || met
        Caro   | OTHER_PROVIDER         || not_met
        Dev    | MANUAL: SAME_PROVIDER; MEMBER_REPORT: NONE || conflict
        """,
        as_of=AS_OF,
    )
    check(
        STAYS,
        """
        person | ecm_provider_preference || finding
        Ana    |                         || unknown
        Ben    | CURRENT_PROVIDER        || met
        Caro   | NEW_PROVIDER            || not_met
        Dev    | NO_PREFERENCE           || not_met
        Eli    | MEMBER_REPORT: NEW_PROVIDER; MANUAL: CURRENT_PROVIDER || conflict
        """,
        as_of=AS_OF,
    )


def test_the_discretion_of_the_plan(check: Check) -> None:
    """A reviewer's recorded decision, never a guess."""
    check(
        DISCRETION,
        """
        person | discretion_decision                 || finding
        Ana    |                                     || unknown
        Ben    | AUTHORIZE                           || met
        Caro   | DECLINE                             || not_met
        Dev    | MANUAL: AUTHORIZE; ASSESSMENT: DECLINE || conflict
        """,
        as_of=AS_OF,
    )

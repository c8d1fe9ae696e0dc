"""Going on after a change of plan (ECM specification § 2.5)."""

from __future__ import annotations

from tests.spec.checking import Check
from wayfellow.rules.ecm.continuity import CONTINUITY

AS_OF = "2026-06-30"


def test_the_last_service_in_the_previous_plan(check: Check) -> None:
    """Within 90 days before that plan ended; without its end, the day before the new membership began."""
    check(
        CONTINUITY,
        """
        person | last_ecm_service | previous_mcp_end | mcp_enrollment_start | prior_ecm_exit || finding
        Ana    | 2026-03-01       | 2026-05-30       |                      |                || met
        Ben    | 2026-03-01       | 2026-05-31       |                      |                || not_met
        Caro   | 2026-05-31       | 2026-05-31       |                      |                || met
        Dev    | 2026-06-01       | 2026-05-31       |                      |                || conflict
        Eli    | 2026-03-01       |                  | 2026-05-31           |                || met
        Fay    | 2026-03-01       |                  | 2026-06-01           |                || not_met
        Gus    | 2026-05-31       |                  | 2026-06-01           |                || met
        Hana   | 2026-06-01       |                  | 2026-06-01           |                || conflict
        Ivo    | 2026-05-01       |                  |                      |                || unknown
        Jun    |                  | 2026-05-31       |                      |                || unknown
        Kim    | NONE             | 2026-05-31       |                      |                || not_met
        Lea    | 2026-05-01       | NONE             | 2026-06-01           |                || met
        Max    | 2026-05-01       | 2026-05-31       |                      | GRADUATED      || not_met
        Noa    | 2026-05-01       | 2026-05-31       |                      | OPTED_OUT      || not_met
        Ole    | 2026-05-01       | 2026-05-31       |                      | NONE           || met
        Pia    | 2026-05-01       | 2026-05-31       |                      | MEMBER_REPORT: NONE; MANUAL: GRADUATED || conflict
        Quin   |                  |                  |                      |                || unknown
        Rex    |                  |                  |                      | GRADUATED      || not_met
        """,
        as_of=AS_OF,
    )


def test_days_that_disagree(check: Check) -> None:
    """All that was told has to fit; where some fits and some does not, somebody has to look."""
    check(
        CONTINUITY,
        """
        person | last_ecm_service                                | previous_mcp_end                             || finding
        Ana    | CLAIM: 2026-05-01; MEMBER_REPORT: 2026-04-01    | 2026-05-31                                   || met
        Ben    | CLAIM: 2026-05-01; MEMBER_REPORT: 2026-01-01    | 2026-05-31                                   || conflict
        Caro   | CLAIM: 2026-05-01; MEMBER_REPORT: NONE          | 2026-05-31                                   || conflict
        Dev    | 2026-05-01                                      | ENROLLMENT_834: 2026-05-31; MANUAL: 2025-12-31 || conflict
        Eli    | CLAIM: 2025-12-01; MEMBER_REPORT: 2025-11-01    | 2026-05-31                                   || not_met
        Fay    | CLAIM: 2025-12-01; MEMBER_REPORT: NONE          | 2026-05-31                                   || not_met
        Gus    | 2026-05-01                                      | ENROLLMENT_834: 2026-05-31; MANUAL: 2026-06-15 || met
        Hana   | 2026-01-01                                      | ENROLLMENT_834: 2026-04-01; MANUAL: 2026-05-31 || conflict
        """,
        as_of=AS_OF,
    )


def test_somebody_who_knows_says_so(check: Check) -> None:
    """Without a day of the last service one listed source is enough; against a day that is too early it is a conflict."""
    rows = [
        f"{source} | | | {source} | || met"
        for source in ("PREVIOUS_MCP", "PLAN_DATA_FEED", "MEMBER_OR_FAMILY", "PREVIOUS_PROVIDER", "OTHER")
    ]
    check(
        CONTINUITY,
        "\n".join(
            [
                "person | last_ecm_service | previous_mcp_end | prior_ecm_reported_by | prior_ecm_exit || finding",
                *rows,
                "Ana    |            |            | NONE             |           || not_met",
                "Ben    |            |            |                  |           || unknown",
                "Caro   |            |            | MEMBER_OR_FAMILY | GRADUATED || not_met",
                "Dev    | 2025-12-01 | 2026-05-31 | MEMBER_OR_FAMILY |           || conflict",
                "Eli    | 2026-06-01 | 2026-05-31 | MEMBER_OR_FAMILY |           || conflict",
                "Fay    | 2026-05-01 | 2026-05-31 | NONE             |           || met",
                "Gus    | 2026-05-01 |            | MEMBER_OR_FAMILY |           || met",
                "Hana   | NONE       | 2026-05-31 | PREVIOUS_MCP     |           || conflict",
                "Ivo    | 2025-12-01 | 2026-05-31 | NONE             |           || not_met",
            ]
        ),
        as_of=AS_OF,
    )


def test_the_new_membership_by_enrollment(check: Check) -> None:
    """The enrollment file tells when the new membership began; spans without a gap are one membership."""
    check(
        CONTINUITY,
        """
        person | enrolled                                            | last_ecm_service || finding
        Ana    | 2026-06-01..                                        | 2026-05-01       || met
        Ben    | 2026-06-01..                                        | 2026-03-02       || met
        Caro   | 2026-06-01..                                        | 2026-03-01       || not_met
        Dev    | 2026-04-01..2026-05-31, 2026-06-01..                | 2026-05-01       || conflict
        Eli    | 2025-01-01..2026-03-31, 2026-06-01..                | 2026-05-01       || met
        """,
        as_of=AS_OF,
    )

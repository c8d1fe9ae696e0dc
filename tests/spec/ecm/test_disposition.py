"""What follows (ECM specification § 0 rule 5): which step comes before which, and what stands in the way."""

from __future__ import annotations

from tests.spec.checking import Check
from tests.spec.engines import WHOLE_LAW

AS_OF = "2026-06-30"
NO_TO_ALL = {
    "cannot_self_manage": "false", "pregnant": "false", "pregnancy_end_date": "NONE",
    "transitional_rent_authorized": "false", "household_has_member_under_21": "false",
    "complex_social_factors": "NONE", "aces_score": "0", "in_custody": "false", "release_date": "NONE",
    "pre_release_services_received": "false", "living_setting": "INDEPENDENT_HOUSING",
    "able_to_live_in_community": "false", "race_ethnicity": "WHITE",
}  # fmt: skip
"""Answers of an adult of 50 that leave no population open, beside claims that show no visit and no stay."""


def asked_everything(rows: str) -> str:
    """Add NO_TO_ALL to every row; `but` changes one answer: `pregnant=true`."""
    heading, *lines = [line.strip() for line in rows.strip().splitlines()]
    given, wanted = heading.split("||")
    out = [f"{given.replace('but', '').rstrip(' |')} | date_of_birth | {' | '.join(NO_TO_ALL)} ||{wanted}"]
    for line in lines:
        left, right = line.split("||")
        *cells, but = (cell.strip() for cell in left.split("|"))
        changed = dict(part.split("=") for part in but.split(", ") if part)
        values = {**NO_TO_ALL, **{name: value for name, value in changed.items() if name != "date_of_birth"}}
        out.append(
            f"{' | '.join(cells)} | {changed.get('date_of_birth', '1976-05-01')} | {' | '.join(values.values())} ||{right}"
        )
    return "\n".join(out)


def test_the_gate_comes_first(check: Check) -> None:
    """No plan, or a share of cost, before everything else; not known is never a no."""
    check(
        WHOLE_LAW,
        """
        person | date_of_birth | transitional_rent_authorized | medi_cal_delivery | share_of_cost | programs | open_ecm_authorization | prior_ecm_reported_by || disposition
        Ana    | 1980-05-01    | true                         | MANAGED_CARE      |               | NONE     |                        |                       || AUTHORIZE
        Ben    | 1980-05-01    | true                         | FEE_FOR_SERVICE   |               | NONE     |                        |                       || DENY_GATE
        Caro   | 1980-05-01    | true                         | MANAGED_CARE      | OTHER         | NONE     |                        |                       || DENY_GATE
        Dev    | 1980-05-01    | true                         | NONE              | OTHER         | HOSPICE  | OTHER_PROVIDER         | PREVIOUS_MCP          || DENY_GATE
        Eli    | 1980-05-01    | true                         |                   |               | NONE     |                        |                       || MANUAL_REVIEW
        Fay    | 1980-05-01    | true                         | ENROLLMENT_834: MANAGED_CARE; MANUAL: NONE | | NONE |                   |                       || MANUAL_REVIEW
        Gus    | 1980-05-01    | true                         | MANAGED_CARE      | AID_CODE: OTHER; MANUAL: NONE | NONE |            |                       || MANUAL_REVIEW
        Hana   | 1980-05-01    | true                         | MANAGED_CARE      | LONG_TERM_CARE | NONE    |                        |                       || AUTHORIZE
        Ivo    | 1980-05-01    | true                         |                   |               | FFS_MEDICAL |                     |                       || DENY_GATE
        """,
        as_of=AS_OF,
    )


def test_programs_that_rule_it_out_come_second(check: Check) -> None:
    """Before continuity, reassignment, and what the person qualifies for; nobody asked about programs does not block."""
    check(
        WHOLE_LAW,
        """
        person | date_of_birth | transitional_rent_authorized | medi_cal_delivery | programs | living_setting | open_ecm_authorization | prior_ecm_reported_by || disposition
        Ana    | 1980-05-01    | true                         | MANAGED_CARE      | HOSPICE  |                |                        |                       || DENY_EXCLUDED
        Ben    | 1980-05-01    | true                         | MANAGED_CARE      | PACE     |                | OTHER_PROVIDER         | PREVIOUS_MCP          || DENY_EXCLUDED
        Caro   | 1980-05-01    |                              |                   | FMP      |                |                        |                       || DENY_EXCLUDED
        Dev    | 1980-05-01    | true                         | MANAGED_CARE      |          |                |                        |                       || AUTHORIZE
        Eli    | 1980-05-01    | true                         | MANAGED_CARE      | NONE     | ICF            |                        |                       || DENY_EXCLUDED
        Fay    | 1980-05-01    | true                         | MANAGED_CARE      | NONE     | MDS: ICF; MANUAL: RCFE |                |                       || MANUAL_REVIEW
        Gus    | 1980-05-01    | true                         | MANAGED_CARE      | HOSPICE 2025-01-01..2026-06-29 |  |                |                       || AUTHORIZE
        Hana   | 1980-05-01    | true                         | MANAGED_CARE      | HOSPICE, MSSP, CHW, WIC |      |                   |                       || DENY_EXCLUDED
        Ivo    | 1980-05-01    |                              |                   | HOSPICE  |                |                        | PREVIOUS_MCP          || DENY_EXCLUDED
        """,
        as_of=AS_OF,
    )


def test_continuity_comes_third(check: Check) -> None:
    """Before an authorization elsewhere and without any population; a choice still open does not stand in the way."""
    check(
        WHOLE_LAW,
        """
        person | date_of_birth | prior_ecm_reported_by | prior_ecm_exit | medi_cal_delivery | programs | open_ecm_authorization | transitional_rent_authorized | ecm_provider_preference || disposition
        Ana    | 1980-05-01    | PREVIOUS_MCP          |                | MANAGED_CARE      | NONE     |                        |                              | || AUTO_AUTHORIZE_CONTINUITY
        Ben    | 1980-05-01    | PREVIOUS_MCP          |                | MANAGED_CARE      | NONE     | OTHER_PROVIDER         |                              | || AUTO_AUTHORIZE_CONTINUITY
        Caro   | 1980-05-01    | PREVIOUS_MCP          |                | MANAGED_CARE      | MSSP     |                        |                              | || AUTO_AUTHORIZE_CONTINUITY
        Dev    | 1980-05-01    | PREVIOUS_MCP          |                |                   | NONE     |                        |                              | || MANUAL_REVIEW
        Eli    | 1980-05-01    | PREVIOUS_MCP          | GRADUATED      | MANAGED_CARE      | NONE     |                        |                              | || MANUAL_REVIEW
        Fay    | 1980-05-01    | PREVIOUS_MCP          | GRADUATED      | MANAGED_CARE      | NONE     |                        | true                         | || AUTHORIZE
        Gus    | 1980-05-01    | PREVIOUS_MCP          |                |                   | NONE     |                        | true                         | || MANUAL_REVIEW
        Hana   | 1980-05-01    |                       |                | MANAGED_CARE      | NONE     |                        | true                         | || AUTHORIZE
        Ivo    | 1980-05-01    | PREVIOUS_MCP          | MEMBER_REPORT: NONE; MANUAL: OPTED_OUT | MANAGED_CARE | NONE | | true                          | || AUTHORIZE
        Jun    | 1980-05-01    | PREVIOUS_MCP          |                | MANAGED_CARE      | NONE     | OTHER_PROVIDER         |                              | CURRENT_PROVIDER || AUTO_AUTHORIZE_CONTINUITY
        """,
        as_of=AS_OF,
    )


def test_an_authorization_elsewhere_comes_fourth(check: Check) -> None:
    """Whatever the person qualifies for: moved to the new provider, or left where the person wants to stay."""
    check(
        WHOLE_LAW,
        """
        person | date_of_birth | open_ecm_authorization | ecm_provider_preference | medi_cal_delivery | programs | transitional_rent_authorized || disposition
        Ana    | 1980-05-01    | OTHER_PROVIDER         | NEW_PROVIDER            | MANAGED_CARE      | NONE     | true                         || REASSIGN_EXISTING
        Ben    | 1980-05-01    | OTHER_PROVIDER         | CURRENT_PROVIDER        | MANAGED_CARE      | NONE     | true                         || WITHDRAWN
        Caro   | 1980-05-01    | OTHER_PROVIDER         |                         | MANAGED_CARE      | NONE     | true                         || REASSIGN_EXISTING
        Dev    | 1980-05-01    | OTHER_PROVIDER         | NO_PREFERENCE           | MANAGED_CARE      | NONE     |                              || REASSIGN_EXISTING
        Eli    | 1980-05-01    | SAME_PROVIDER          |                         | MANAGED_CARE      | NONE     | true                         || WITHDRAWN
        Fay    | 1980-05-01    | OTHER_PROVIDER         |                         | MANAGED_CARE      | MSSP     | true                         || REASSIGN_EXISTING
        Gus    | 1980-05-01    | MANUAL: NONE; ENROLLMENT_834: OTHER_PROVIDER | CURRENT_PROVIDER | MANAGED_CARE | NONE | true                       || MANUAL_REVIEW
        Hana   | 1980-05-01    | NONE                   | CURRENT_PROVIDER        | MANAGED_CARE      | NONE     | true                         || AUTHORIZE
        Ivo    | 1980-05-01    | OTHER_PROVIDER         | MEMBER_REPORT: NEW_PROVIDER; MANUAL: CURRENT_PROVIDER | MANAGED_CARE | NONE | true    || REASSIGN_EXISTING
        """,
        as_of=AS_OF,
    )


def test_no_population_comes_fifth(check: Check) -> None:
    """A no only where nothing is open any more; a reviewer of the plan may still say yes."""
    check(
        WHOLE_LAW,
        asked_everything(
            """
            person | enrolled     | programs | program_choices | discretion_decision | but || disposition
            Ana    | 2020-01-01.. | NONE     |                 |                     | || DENY_NO_POF
            Ben    | 2020-01-01.. | NONE     |                 |                     | cannot_self_manage=  || MANUAL_REVIEW
            Caro   | 2020-01-01.. | NONE     |                 |                     | aces_score=  || MANUAL_REVIEW
            Dev    | 2020-01-01.. | NONE     |                 |                     | pregnant=true || MANUAL_REVIEW
            Eli    | 2020-01-01.. | NONE     |                 | AUTHORIZE           | || AUTHORIZE
            Fay    | 2020-01-01.. | NONE     |                 | DECLINE             | || DENY_NO_POF
            Gus    | 2020-01-01.. | MSSP     |                 |                     | || DENY_NO_POF
            Hana   | 2020-01-01.. | MSSP     |                 | AUTHORIZE           | || MEMBER_CHOICE_REQUIRED
            Ole    | 2020-01-01.. | MSSP     | MSSP OTHER_PROGRAM 2026-06-01 |       | || DENY_NO_POF
            Ivo    | 2020-01-01.. | MSSP     | MSSP OTHER_PROGRAM 2026-06-01 | AUTHORIZE | || WITHDRAWN
            Jun    | 2020-01-01.. | HOSPICE  |                 | AUTHORIZE           | || DENY_EXCLUDED
            Kim    | 2020-01-01..2026-06-29 | NONE |           | AUTHORIZE           | || DENY_GATE
            Lea    | 2020-01-01.. | NONE     |                 |                     | household_has_member_under_21=true || MANUAL_REVIEW
            Max    | 2020-01-01.. | NONE     |                 | AUTHORIZE           | cannot_self_manage=  || AUTHORIZE
            Noa    |              | NONE     |                 |                     | || MANUAL_REVIEW
            """
        ),
        as_of=AS_OF,
    )


def test_the_choice_comes_sixth(check: Check) -> None:
    """Only where the person qualifies: the other program chosen, nothing chosen, or this help chosen."""
    check(
        WHOLE_LAW,
        """
        person | date_of_birth | transitional_rent_authorized | medi_cal_delivery | programs   | program_choices               || disposition
        Ana    | 1980-05-01    | true                         | MANAGED_CARE      | MSSP       |                               || MEMBER_CHOICE_REQUIRED
        Ben    | 1980-05-01    | true                         | MANAGED_CARE      | MSSP       | MSSP ECM 2026-06-01           || AUTHORIZE
        Caro   | 1980-05-01    | true                         | MANAGED_CARE      | MSSP       | MSSP OTHER_PROGRAM 2026-06-01 || WITHDRAWN
        Dev    | 1980-05-01    |                              | MANAGED_CARE      | MSSP       |                               || MANUAL_REVIEW
        Eli    | 1980-05-01    | true                         | MANAGED_CARE      | TCM_COUNTY |                               || AUTHORIZE
        Fay    | 1980-05-01    | true                         | MANAGED_CARE      | CHW        |                               || AUTHORIZE
        Gus    | 1980-05-01    | true                         | MANAGED_CARE      | IHSS, RC   |                               || AUTHORIZE
        Hana   | 1980-05-01    | true                         |                   | MSSP       |                               || MEMBER_CHOICE_REQUIRED
        Ivo    | 1980-05-01    | true                         |                   | MSSP       | MSSP ECM 2026-06-01           || MANUAL_REVIEW
        Jun    | 1980-05-01    | true                         | MANAGED_CARE      | MSSP, ALW  | MSSP OTHER_PROGRAM 2026-06-01 || WITHDRAWN
        Kim    | 1980-05-01    | true                         | MANAGED_CARE      | MSSP, ALW  | MSSP ECM 2026-06-01           || MEMBER_CHOICE_REQUIRED
        Lea    | 1980-05-01    | true                         | MANAGED_CARE      | WAIVER_WAITLIST, HHP, PRERELEASE_CM |      || AUTHORIZE
        """,
        as_of=AS_OF,
    )


def test_nothing_is_known_of_anybody(check: Check) -> None:
    """Silence authorizes nobody and denies nobody."""
    check(
        WHOLE_LAW,
        """
        person | date_of_birth | medi_cal_delivery || disposition | warnings
        Ana    |               |                   || MANUAL_REVIEW | AGE_UNKNOWN date_of_birth, MEMBERSHIP_NOT_CHECKED medi_cal_delivery, PROGRAMS_NOT_ASKED programs, DEFAULT_USED share_of_cost, DEFAULT_USED open_ecm_authorization
        Ben    | 1980-05-01    | MANAGED_CARE      || MANUAL_REVIEW | PROGRAMS_NOT_ASKED programs, DEFAULT_USED share_of_cost, DEFAULT_USED open_ecm_authorization
        Caro   | 2010-05-01    | MANAGED_CARE      || MANUAL_REVIEW | PROGRAMS_NOT_ASKED programs, DEFAULT_USED share_of_cost, DEFAULT_USED open_ecm_authorization
        """,
        as_of=AS_OF,
    )


def test_defaults_that_were_used_are_said(check: Check) -> None:
    """A default is named where something that is met rests on it."""
    told = "medi_cal_delivery | share_of_cost | open_ecm_authorization | programs"
    yes = "MANAGED_CARE | NONE | NONE | NONE"
    check(
        WHOLE_LAW,
        f"""
        person | date_of_birth | in_foster_care | foster_care_state | prior_ecm_reported_by | prior_ecm_exit | last_ecm_service | previous_mcp_end | {told} || disposition | warnings
        Ana    | 2015-05-01    | true  |    |              |      |            |            | {yes} || AUTHORIZE | DEFAULT_USED foster_care_state
        Ben    | 2015-05-01    | true  | CA |              |      |            |            | {yes} || AUTHORIZE |
        Caro   | 2015-05-01    | true  | NV |              |      |            |            | {yes} || AUTHORIZE |
        Dev    | 1980-05-01    |       |    | PREVIOUS_MCP |      |            |            | {yes} || AUTO_AUTHORIZE_CONTINUITY | DEFAULT_USED prior_ecm_exit
        Eli    | 1980-05-01    |       |    | PREVIOUS_MCP | NONE |            |            | {yes} || AUTO_AUTHORIZE_CONTINUITY |
        Fay    | 1980-05-01    |       |    |              | NONE | 2026-06-01 | 2026-05-31 | {yes} || MANUAL_REVIEW | DATE_IMPLAUSIBLE last_ecm_service
        """,
        as_of=AS_OF,
    )

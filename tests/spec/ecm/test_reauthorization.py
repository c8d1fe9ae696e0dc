"""Asking again when an authorization ends (ECM specification § 5.4): what ends the help, and what never does."""

from __future__ import annotations

from tests.spec.checking import Check
from tests.spec.engines import WHOLE_LAW
from wayfellow.rules.ecm.ending import DIED, ENDS, GRADUATES, REAUTHORIZATION, TRANSFERS
from wayfellow.rules.facts.gate import DISCONTINUATION_CRITERIA

AS_OF = "2026-06-30"


def test_which_request_asks_to_go_on(check: Check) -> None:
    check(
        REAUTHORIZATION,
        """
        person | request_type    || finding
        Ana    | REAUTHORIZATION || met
        Ben    | NEW             || not_met
        Caro   |                 || unknown
        Dev    | MANUAL: NEW; REFERRAL_ATTESTATION: REAUTHORIZATION || conflict
        """,
        as_of=AS_OF,
    )


def test_each_criterion_that_ends_it(check: Check) -> None:
    """Every criterion by itself, and what each leads to."""
    for rule, codes in (
        (GRADUATES, ("GOALS_MET", "LOWER_LEVEL")),
        (TRANSFERS, ("CHANGED_MCP",)),
        (DIED, ("DECEASED",)),
        (
            ENDS,
            (
                "DECLINED",
                "UNWILLING",
                "UNABLE_TO_REACH",
                "EXCLUDED_PROGRAM",
                "LOST_COVERAGE",
                "MOVED",
                "INCARCERATED",
                "OTHER",
            ),
        ),
    ):
        rows = [f"{code} | {code} || {'met' if code in codes else 'not_met'}" for code in DISCONTINUATION_CRITERIA]
        table = ["person | discontinuation_findings || finding", *rows, "Ana | || unknown", "Ben | NONE || not_met"]
        check(rule, "\n".join(table), as_of=AS_OF)


def test_whether_it_goes_on(check: Check) -> None:
    """Going on tests what ends the help and never who qualifies: growing up, or a home that was found, ends nothing."""
    rows = [
        f"{code} | | REAUTHORIZATION | {code} | MANAGED_CARE | NONE | || DISCONTINUE"
        for code in DISCONTINUATION_CRITERIA
    ]
    check(
        WHOLE_LAW,
        "\n".join(
            [
                "person | date_of_birth | request_type | discontinuation_findings | medi_cal_delivery | programs | program_choices || disposition",
                *rows,
                "Ana  | 1980-05-01 | REAUTHORIZATION | NONE | MANAGED_CARE    | NONE    | || REAUTHORIZE",
                "Ben  | 1980-05-01 | REAUTHORIZATION |      | MANAGED_CARE    | NONE    | || MANUAL_REVIEW",
                "Caro | 1980-05-01 | REAUTHORIZATION | NONE | FEE_FOR_SERVICE | NONE    | || DISCONTINUE",
                "Dev  | 1980-05-01 | REAUTHORIZATION | NONE |                 | NONE    | || MANUAL_REVIEW",
                "Eli  | 1980-05-01 | REAUTHORIZATION | NONE | MANAGED_CARE    | HOSPICE | || DISCONTINUE",
                "Fay  | 1980-05-01 | REAUTHORIZATION | NONE | MANAGED_CARE    |         | || REAUTHORIZE",
                "Gus  | 1980-05-01 | REAUTHORIZATION | NONE | MANAGED_CARE    | MSSP    | || REAUTHORIZE",
                "Hana | 1980-05-01 | REAUTHORIZATION | NONE | MANAGED_CARE    | MSSP    | MSSP OTHER_PROGRAM 2026-06-01 || DISCONTINUE",
                "Lea  | 1980-05-01 | REAUTHORIZATION |      | FEE_FOR_SERVICE | NONE    | || DISCONTINUE",
                "Max  | 1980-05-01 | REAUTHORIZATION | DECLINED |             | NONE    | || DISCONTINUE",
                "Ivo  | 2005-06-30 | REAUTHORIZATION | NONE | MANAGED_CARE    | NONE    | || REAUTHORIZE",
                "Jun  | 1980-05-01 | REAUTHORIZATION | ASSESSMENT: NONE; MEMBER_REPORT: DECLINED | MANAGED_CARE | NONE | || DISCONTINUE",
                "Kim  | 1980-05-01 | MANUAL: NEW; REFERRAL_ATTESTATION: REAUTHORIZATION | NONE | MANAGED_CARE | NONE | || MANUAL_REVIEW",
            ]
        ),
        as_of=AS_OF,
    )

"""What a result says beside its findings: duties, periods, when to look again, whom to ask first, what to write.

Source: ECM specification § 0 (result record, table of obligations and tasks, rule 8), § 2.3, § 2.6, § 3.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from wayfellow.rules.ecm.membership import Span
from wayfellow.rules.ecm.person import PersonRecords
from wayfellow.rules.ecm.result import result_for
from wayfellow.rules.language.facts import Observation
from wayfellow.rules.language.parameters import Parameters, load_parameters
from wayfellow.rules.language.rule import Moment

DAY = date(2026, 6, 30)
NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)
MEMBER = (Span(date(2024, 1, 1), date(2999, 12, 31)),)
ADULT = {"date_of_birth": date(1980, 5, 1), "programs": ()}
MET = {**ADULT, "transitional_rent_authorized": True}


def result(facts: dict[str, Any], *, spans: tuple[Span, ...] = MEMBER, parameters: Parameters | None = None) -> Any:
    told = [Observation(name, value, DAY, None, "MANUAL") for name, value in facts.items()]
    moment = Moment(DAY, parameters or load_parameters())
    return result_for(PersonRecords(told, (), spans).at(moment), evaluated_at=NOW)


def in_program(program: str, **fields: str) -> tuple[dict[str, str], ...]:
    return ({"program": program, **fields},)


def tasks(said: Any) -> set[str]:
    return {task["code"] for task in said["tasks"]}


def duties(said: Any) -> dict[str, str]:
    return {duty["code"]: duty["rule"] for duty in said["obligations"]}


@pytest.mark.parametrize(
    ("facts", "disposition", "expected"),
    [
        (MET, "AUTHORIZE", {"ASSIGN_PROVIDER", "NOTIFY_PCP"}),
        (
            {**ADULT, "prior_ecm_reported_by": ("PREVIOUS_MCP",)},
            "AUTO_AUTHORIZE_CONTINUITY",
            {"ASSIGN_PROVIDER", "NOTIFY_PCP", "OBTAIN_CARE_PLAN", "REASSESS_DISCONTINUATION"},
        ),
        (
            {**MET, "open_ecm_authorization": "OTHER_PROVIDER"},
            "REASSIGN_EXISTING",
            {"ASK_PROVIDER_PREFERENCE", "REASSIGN_WITH_WARM_HANDOFF"},
        ),
        (
            {**MET, "open_ecm_authorization": "OTHER_PROVIDER", "ecm_provider_preference": "NEW_PROVIDER"},
            "REASSIGN_EXISTING",
            {"REASSIGN_WITH_WARM_HANDOFF"},
        ),
        ({**MET, "programs": in_program("MSSP")}, "MEMBER_CHOICE_REQUIRED", {"EDUCATE_AND_RECORD_CHOICE"}),
        (
            {
                **MET,
                "programs": in_program("MSSP"),
                "program_choices": ({"program": "MSSP", "value": "ECM", "chosen_on": "2026-06-01"},),
            },
            "AUTHORIZE",
            {"ASSIGN_PROVIDER", "NOTIFY_PCP", "END_OTHER_PROGRAM"},
        ),
        (
            {**MET, "programs": in_program("TCM_COUNTY")},
            "AUTHORIZE",
            {"ASSIGN_PROVIDER", "NOTIFY_PCP", "END_OTHER_PROGRAM"},
        ),
        (
            {
                **MET,
                "programs": in_program("MSSP"),
                "program_choices": ({"program": "MSSP", "value": "OTHER_PROGRAM", "chosen_on": "2026-06-01"},),
            },
            "WITHDRAWN",
            {"DOCUMENT_EDUCATION", "TELL_REFERRER"},
        ),
        (
            {**MET, "medi_cal_delivery": "FEE_FOR_SERVICE"},
            "MANUAL_REVIEW",
            {"REVIEW_EVIDENCE"},
        ),
        (
            {**MET, "programs": in_program("HOSPICE")},
            "DENY_EXCLUDED",
            {"SEND_NOA", "TELL_REFERRER", "CONNECT_TO_OWN_COVERAGE_OR_PROGRAM"},
        ),
        ({**MET, "programs": in_program("CHW")}, "AUTHORIZE", {"ASSIGN_PROVIDER", "NOTIFY_PCP", "DUPLICATION_REVIEW"}),
        (
            {**MET, "waiver_waitlists": ("ALW",)},
            "AUTHORIZE",
            {"ASSIGN_PROVIDER", "NOTIFY_PCP", "WAITLIST_EDUCATION"},
        ),
        (
            {**MET, "pre_release_services_received": True},
            "AUTHORIZE",
            {"ASSIGN_PROVIDER", "NOTIFY_PCP", "PRE_RELEASE_WARM_HANDOFF"},
        ),
        (
            {**ADULT, "programs": in_program("MSSP"), "prior_ecm_reported_by": ("OTHER",)},
            "AUTO_AUTHORIZE_CONTINUITY",
            {
                "ASSIGN_PROVIDER",
                "NOTIFY_PCP",
                "OBTAIN_CARE_PLAN",
                "REASSESS_DISCONTINUATION",
                "EDUCATE_AND_RECORD_CHOICE",
            },
        ),
    ],
)
def test_what_has_to_be_done(facts: dict[str, Any], disposition: str, expected: set[str]) -> None:
    said = result(facts)
    assert said["disposition"] == disposition
    assert tasks(said) == expected


def test_what_nobody_said_is_asked() -> None:
    said = result({"date_of_birth": date(1980, 5, 1)}, spans=())
    assert tasks(said) == {"VERIFY_ENROLLMENT", "ASK_ABOUT_PROGRAMS", "REVIEW_EVIDENCE"}
    reviewed = [task["rule"] for task in said["tasks"] if task["code"] == "REVIEW_EVIDENCE"]
    assert len(reviewed) == len(set(reviewed)) > 10


def test_an_ending_and_its_state() -> None:
    again = {**ADULT, "request_type": "REAUTHORIZATION"}
    for finding, state, expected in (
        ("GOALS_MET", "GRADUATED", {"SEND_NOA", "TRANSITION_PLAN"}),
        ("CHANGED_MCP", "TRANSFERRED", {"SEND_NOA"}),
        ("MOVED", "DISCONTINUED", {"SEND_NOA"}),
    ):
        said = result({**again, "discontinuation_findings": (finding,)})
        assert (said["reauth_disposition"], said["state"], tasks(said)) == ("DISCONTINUE", state, expected)
        assert "disposition" not in said
        assert said["notice"]["type"] == "DISCONTINUATION"
    assert result({**again, "discontinuation_findings": ("GOALS_MET", "DECEASED")})["state"] == "DISCONTINUED"
    goes_on = result({**again, "discontinuation_findings": ()})
    assert goes_on["reauth_disposition"] == "REAUTHORIZE"
    assert goes_on["effective"] == {
        "basis": "REAUTHORIZATION", "start": "2026-06-30", "end": "2026-12-29", "first_billable": "2026-06-30",
    }  # fmt: skip


def test_standing_duties() -> None:
    said = result({**MET, "programs": in_program("IHSS"), "fleeing_violence": True})
    assert duties(said) == {
        "PLAN_ADDRESSES_HOUSING": "HOM_A",
        "WEEKLY_IN_PERSON_VISIT": "TRANSITIONAL_RENT_AUTHORIZED",
        "RESTRICT_DISPLAY": "H6",
        "NON_DUPLICATION_PLAN": "OVERLAP.BOTH",
    }
    child = {"date_of_birth": date(2015, 5, 1), "programs": in_program("BPHM"), "transitional_rent_authorized": True}
    assert set(duties(result(child))) == {
        "PLAN_ADDRESSES_HOUSING", "ONE_TEAM_FOR_HOUSEHOLD", "WEEKLY_IN_PERSON_VISIT", "NON_DUPLICATION_PLAN",
        "BPHM_IN_PLACE",
    }  # fmt: skip
    assert "KEEP_SAME_PROVIDER" in duties(result({**ADULT, "prior_ecm_reported_by": ("OTHER",)}))


@pytest.mark.parametrize(
    ("facts", "spans", "period"),
    [
        ({}, MEMBER, ("PROSPECTIVE", "2026-06-30", "2027-06-29", "2026-06-30")),
        (
            {"prior_ecm_reported_by": ("PREVIOUS_MCP",)},
            (Span(date(2026, 6, 1), date(2999, 12, 31)),),
            ("CONTINUITY", "2026-06-01", "2027-05-31", "2026-06-01"),
        ),
        (
            {
                "referral_path": "STREAMLINED",
                "ecm_provider_types": ("STREET_MEDICINE",),
                "ecm_provider_contracted_populations": ("HOM_A",),
                "streamlined_first_service": date(2026, 6, 10),
            },
            MEMBER,
            ("STREAMLINED", "2026-06-10", "2027-06-09", "2026-06-10"),
        ),
        (
            {
                "referral_path": "STREAMLINED",
                "ecm_provider_types": ("PRIMARY_CARE",),
                "ecm_provider_contracted_populations": ("HOM_A",),
                "streamlined_first_service": date(2026, 6, 10),
            },
            MEMBER,
            ("PROSPECTIVE", "2026-06-30", "2027-06-29", "2026-06-30"),
        ),
        (
            {"pre_release_services_received": True, "release_date": date(2026, 5, 20)},
            MEMBER,
            ("PRE_RELEASE", "2026-05-20", "2027-05-19", "2026-05-20"),
        ),
        (
            {"pre_release_services_received": True, "release_date": date(2026, 5, 20)},
            (Span(date(2026, 6, 1), date(2999, 12, 31)),),
            ("PRE_RELEASE", "2026-06-01", "2027-05-31", "2026-06-01"),
        ),
        (
            {
                "programs": in_program("MSSP", end="2026-07-31"),
                "program_choices": ({"program": "MSSP", "value": "ECM", "chosen_on": "2026-06-01"},),
            },
            MEMBER,
            ("PROSPECTIVE", "2026-06-30", "2027-06-29", "2026-08-01"),
        ),
        (
            {"programs": in_program("IHSS", end="2026-07-31")},
            MEMBER,
            ("PROSPECTIVE", "2026-06-30", "2027-06-29", "2026-06-30"),
        ),
    ],
)
def test_from_when_to_when(facts: dict[str, Any], spans: tuple[Span, ...], period: tuple[str, ...]) -> None:
    """Retroactive where the law says so; paid from the day after a program that ends for it."""
    found = result({**MET, **facts}, spans=spans)["effective"]
    assert tuple(found[name] for name in ("basis", "start", "end", "first_billable")) == period


def test_the_lengths_are_parameters() -> None:
    shorter = load_parameters().replaced("ecm.authorization.first_months", 3)
    assert result(MET, parameters=shorter)["effective"]["end"] == "2026-09-29"
    again = {**ADULT, "request_type": "REAUTHORIZATION", "discontinuation_findings": ()}
    shorter = load_parameters().replaced("ecm.authorization.again_months", 1)
    assert result(again, parameters=shorter)["effective"]["end"] == "2026-07-29"


def test_when_the_answer_may_change_by_itself() -> None:
    said = result(
        {
            "date_of_birth": date(2005, 9, 30),
            "housing_loss_date": date(2026, 8, 15),
            "expected_release_date": date(2026, 11, 1),
            "programs": (*in_program("HOSPICE", end="2026-07-10"), *in_program("MSSP", start="2026-12-01")),
        }
    )
    assert said["reevaluate_on"] == ["2026-07-11", "2026-07-16", "2026-08-03", "2026-09-30", "2026-12-01"]
    assert result({"date_of_birth": date(2008, 2, 29)})["reevaluate_on"] == ["2029-03-01"]
    assert result(ADULT)["reevaluate_on"] == []


def test_whom_to_ask_first_to_be_the_provider() -> None:
    said = result({**MET, "programs": in_program("CBAS"), "ecm_provider_preference": "NEW_PROVIDER"})
    known = {one["basis"]: (one["rank"], one["known"], one["must"]) for one in said["assignment"]}
    assert known["PERSONS_PREFERENCE"] == (1, ["NEW_PROVIDER"], False)
    assert known["EXISTING_PROGRAM"] == (2, ["CBAS"], True)
    assert [one["rank"] for one in said["assignment"]] == [1, 2, 3, 4, 5, 6]
    other = load_parameters().replaced("ecm.assignment.priority", ("PRIMARY_CARE",))
    assert [one["basis"] for one in result(MET, parameters=other)["assignment"]] == ["PRIMARY_CARE"]


def test_a_denial_names_every_failed_gate_and_exclusion_in_order() -> None:
    said = result({**MET, "share_of_cost": "OTHER", "programs": (*in_program("HOSPICE"), *in_program("FFS_MEDICAL"))})
    assert said["disposition"] == "DENY_GATE"
    assert said["notice"] == {"type": "DENIAL", "reasons": ["G1", "G2", "G3"], "send_by": None}
    assert [reason.split()[0] for reason in said["reasons"]][:3] == ["G1", "G2", "G3"]
    assert result(MET)["notice"] is None


def test_programs_and_choices_are_shown_as_they_were_told() -> None:
    said = result(
        {
            **MET,
            "programs": in_program("MSSP", start="2025-01-01", source="county", verified_on="2026-06-01"),
            "program_choices": (
                {
                    "program": "MSSP", "value": "ECM", "chosen_on": "2026-06-02", "chosen_by": "Rosa",
                    "education_given_on": "2026-06-01",
                },
            ),
        }
    )  # fmt: skip
    assert said["overlaps"] == [
        {
            "program": "MSSP", "rule": "EITHER_OR", "start": "2025-01-01", "end": None, "source": "county",
            "verified_on": "2026-06-01", "waiver": None,
        }
    ]  # fmt: skip
    assert said["choice"] == {
        "programs": ["MSSP"], "value": "ECM", "chosen_on": "2026-06-02", "chosen_by": "Rosa",
        "education_given_on": "2026-06-01",
    }  # fmt: skip
    assert result({"date_of_birth": date(1980, 5, 1)})["overlaps"] is None
    assert result(ADULT)["overlaps"] == []
    assert result({**MET, "ccs_enrollment": "CCS"})["overlaps"][0]["rule"] == "BOTH"


def test_who_authorized_it() -> None:
    assert result(MET)["authorized_by"] == "POF"
    assert result({**ADULT, "prior_ecm_reported_by": ("OTHER",)})["authorized_by"] == "CONTINUITY"
    assert result({**ADULT, "discretion_decision": "AUTHORIZE"})["authorized_by"] == "MCP_DISCRETION"
    assert result(ADULT)["authorized_by"] is None

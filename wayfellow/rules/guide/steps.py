"""What to do next, by outcome: who does it, whom to call and by when. Source: families specification § 1.3.

A step names a line of the directory, or PLAN (the plans of the county) or CARD (the number on their card) with a line
for when that fails. A step that is done in person names none; every outcome has one that does.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wayfellow.rules.guide.conditions import ALWAYS
from wayfellow.rules.guide.questions import NONE
from wayfellow.rules.guide.terms import COVERED, chose
from wayfellow.rules.language.rule import Expression, Not, any_of, fact


class Due(StrEnum):
    TODAY = "today"
    NEXT_CALL = "guide.call_within_days"
    PLAN_ANSWERS = "guide.plan_answers_days"


class Calls(StrEnum):
    """Whom a step calls first; its line is for when that fails."""

    LINE = "the line itself"
    PLAN = "the plan"
    CARD = "the number on the card"


@dataclass(frozen=True)
class Step:
    code: str
    who: str
    line: str
    calls: Calls = Calls.LINE
    due: Due = Due.TODAY
    when: Expression = ALWAYS


_IN_HOSPITAL_CARE = chose("event", "surgery_planned", "in_hospital", "home_from_hospital_30d", "rehab_or_snf_stay")
_UNINSURED = fact("coverage").is_in(NONE)
_MEDICARE = fact("coverage").is_in("medicare_only", "duals_dsnp", "duals_other")
_DSNP = fact("coverage").is_in("duals_dsnp")
_MEDI_CAL = any_of(COVERED, fact("coverage").is_in("medi_cal_no_plan"))

_ASK_PLAN = Step("ask_plan_for_ecm", "family_and_plan", "medi_cal_ombudsman", Calls.PLAN, Due.PLAN_ANSWERS)
_ASK_URGENTLY = Step("ask_plan_for_ecm_urgent", "family_and_plan", "")
_HELP_WITH_COVERAGE = Step("coverage_helper", "you", "health_consumer_alliance")
_MEDI_CAL_CHECK = Step("medi_cal_check", "you", "medi_cal_helpline")
_LEAD = Step("call_lead_care_manager", "care_manager", "medi_cal_ombudsman", Calls.PLAN)
_CALLBACK = Step("callback", "coordinator", "health_consumer_alliance", due=Due.NEXT_CALL)
_AT_THE_HOSPITAL = Step("hospital_case_manager", "hospital", "", when=any_of(_IN_HOSPITAL_CARE, _UNINSURED))
_CASE_MANAGER_NOW = (
    _AT_THE_HOSPITAL,
    Step("start_case_management_today", "plan", "medi_cal_ombudsman", Calls.PLAN, when=_MEDI_CAL),
    Step(
        "start_case_management_today",
        "plan",
        "health_consumer_alliance",
        Calls.CARD,
        when=Not(any_of(_MEDI_CAL, _UNINSURED)),
    ),
)
_COMPLEX = Step("ask_complex_case_management", "plan", "health_consumer_alliance", Calls.CARD, when=Not(_DSNP))
_DSNP_TEAM = Step("call_dsnp_care_line", "plan", "hicap", Calls.CARD, when=_DSNP)
_CAREGIVER = (
    Step("caregiver_check_in", "you", "caregiver_resource_center"),
    Step("caregiver_resource_center", "you", "caregiver_resource_center", due=Due.NEXT_CALL),
)
_RIDE = Step("ride_helper", "plan", "medi_cal_helpline", Calls.PLAN)

_NEED_LINES = {
    "health": "medi_cal_helpline", "mental_health": "calhope", "drugs_alcohol": "suicide_988", "housing": "help_211",
    "food": "help_211", "money": "help_211", "safety": "domestic_violence", "getting_around": "medi_cal_helpline",
    "caring_for_someone": "caregiver_resource_center",
}  # fmt: skip
NEEDS = tuple(
    Step(f"need.{need}", "you", line, when=chose("needs", need)) for need, line in _NEED_LINES.items() if need != "food"
)
FOOD = Step("food", "you", "help_211", when=chose("needs", "food"))
"""A next step in any outcome but danger (families specification § 1.5)."""

STEPS: dict[str, tuple[Step, ...]] = {
    "danger_now": (Step("come_back", "you", "help_211"),),
    "out_of_state": (
        Step("call_211", "you", "help_211"),
        Step("call_card_case_management", "you", "help_211", Calls.CARD),
    ),
    "already_have_it": (_LEAD,),
    "check_ecm": (_LEAD, Step("coverage_check_today", "coordinator", "medi_cal_helpline")),
    "existing_program": (Step("call_program_team", "program_team", "health_consumer_alliance"),),
    "choose_one": (
        Step("coordinator_compares", "coordinator", "medi_cal_ombudsman", Calls.PLAN, Due.NEXT_CALL),
        Step("you_choose", "you", "", due=Due.NEXT_CALL),
    ),
    "dsnp_care_team": (Step("call_dsnp_care_line", "plan", "hicap", Calls.CARD),),
    "more_needed": (_CALLBACK,),
    "refer": (_ASK_PLAN, _ASK_URGENTLY),
    "one_lead": (*_CASE_MANAGER_NOW, _ASK_PLAN, _ASK_URGENTLY),
    "confirm_medi_cal": (*_CASE_MANAGER_NOW, _HELP_WITH_COVERAGE),
    "coverage_first": (
        _HELP_WITH_COVERAGE,
        Step("ask_plan_for_ecm_later", "family_and_plan", "health_care_options", due=Due.NEXT_CALL),
    ),
    "event_and_more": (*_CASE_MANAGER_NOW, _DSNP_TEAM, _COMPLEX, _MEDI_CAL_CHECK),
    "other_ongoing": (
        _COMPLEX,
        Step("medicare_chronic_care", "you", "hicap", when=_MEDICARE),
        Step(
            "county_behavioral_health",
            "county",
            "calhope",
            when=any_of(
                chose("ongoing", "serious_mental_health_or_drug_use", "child_serious_mental_health"),
                chose("needs", "mental_health", "drugs_alcohol"),
            ),
        ),
        Step("area_agency_on_aging", "county", "area_agency_on_aging"),
        _MEDI_CAL_CHECK,
    ),
    "event": (
        _AT_THE_HOSPITAL,
        Step("start_case_management", "plan", "medi_cal_ombudsman", Calls.PLAN, Due.NEXT_CALL, _MEDI_CAL),
        Step(
            "start_case_management",
            "plan",
            "health_consumer_alliance",
            Calls.CARD,
            Due.NEXT_CALL,
            Not(any_of(_MEDI_CAL, _UNINSURED)),
        ),
        Step("coverage_helper", "you", "health_consumer_alliance", when=_UNINSURED),
        Step("charity_care", "hospital", "", when=_UNINSURED),
    ),
    "safety_check": (
        Step("safety_page", "you", "help_211"),
        Step("staff_call_today", "coordinator", "domestic_violence"),
    ),
    "possible_ecm": (Step("screening_call", "family_and_plan", "medi_cal_ombudsman", Calls.PLAN, Due.NEXT_CALL),),
    "not_sure": (_CALLBACK,),
    "several_needs": (Step("coordinator_call", "coordinator", "help_211", due=Due.NEXT_CALL), *NEEDS),
    "caregiver": _CAREGIVER,
    "ride": (_RIDE,),
    "caregiver_and_ride": (*_CAREGIVER, _RIDE),
    "asked_for_person": (Step("call_now", "you", "health_consumer_alliance"), _CALLBACK),
    "coverage_help": (_HELP_WITH_COVERAGE, _MEDI_CAL_CHECK),
    "basic": (
        Step("primary_care", "you", "medi_cal_helpline", Calls.CARD),
        Step("nurse_line", "plan", "medi_cal_helpline", Calls.CARD),
        Step("call_211", "you", "help_211"),
        *NEEDS,
        Step("come_back_if", "you", ""),
    ),
}
"""By subtype, in the order in which they are done."""

"""Every code the guide can give has its words, and the words suggest: they never decide."""

from __future__ import annotations

import pytest

from wayfellow.services.wording import FOLDER, Words, english_in

ENGLISH = english_in(FOLDER)
QUESTIONS = {
    "safety": "medical_emergency overdose suicide violence elder_or_dependent_abuse child_abuse"
    " no_safe_place_tonight none",
    "who": "me child parent spouse other client",
    "age": "",
    "county": "outside_ca",
    "coverage": "medi_cal_plan medi_cal_no_plan medi_cal_pending duals_dsnp duals_other medicare_only private"
    " va_tricare none",
    "event": "surgery_planned in_hospital home_from_hospital_30d rehab_or_snf_stay denied_or_delayed bill_problem"
    " new_serious_illness high_risk_pregnancy none",
    "ongoing": "homeless_or_losing_home many_er_or_hospital serious_mental_health_or_drug_use left_jail_12m"
    " may_need_nursing_home in_nursing_home_wants_home pregnant_or_12m_after child_ccs_extra_needs child_foster_care"
    " child_serious_mental_health none",
    "needs": "health mental_health drugs_alcohol housing food money safety getting_around caring_for_someone",
    "duration": "weeks months",
    "programs": "ecm plan_ccm hospice pace icf_resident family_mosaic waiver_1915c cct county_tcm ihss regional_center"
    " ccs county_fsp none",
    "wants": "rides caregiver_help coverage_help talk_to_person",
    "teen_private": "yes no",
}  # fmt: skip
ABOUT_SOMEBODY = ["age", "county", "coverage", "duration", "programs"]
TOLD_AGAIN = ["safety", "coverage", "event", "ongoing", "needs", "programs", "wants"]
SUBTYPES = (
    "danger_now out_of_state already_have_it check_ecm existing_program choose_one dsnp_care_team more_needed refer"
    " one_lead confirm_medi_cal coverage_first event_and_more other_ongoing event safety_check possible_ecm not_sure"
    " several_needs caregiver ride caregiver_and_ride asked_for_person coverage_help basic"
)
FAMILIES = {
    "outcome": "SAFETY ECM BOTH CASE_MANAGEMENT TALK NEITHER_BUT",
    "step": "come_back call_211 call_card_case_management call_lead_care_manager coverage_check_today call_program_team"
    " coordinator_compares you_choose call_dsnp_care_line callback ask_plan_for_ecm ask_plan_for_ecm_urgent"
    " start_case_management_today start_case_management coverage_helper ask_plan_for_ecm_later"
    " ask_complex_case_management medicare_chronic_care county_behavioral_health area_agency_on_aging medi_cal_check"
    " hospital_case_manager charity_care safety_page staff_call_today screening_call coordinator_call"
    " caregiver_check_in caregiver_resource_center ride_helper call_now primary_care nurse_line come_back_if food",
    "step.need": QUESTIONS["needs"],
    "who": "you family_and_plan plan hospital care_manager program_team county coordinator",
    "condition": "start_cm_now choose_one confirm_medi_cal ecm_conflict ecm_first one_lead_person plan_confirms"
    " cm_closes_after_handoff",
    "not_checked": "eligibility plan_contract medical_records dates",
    "may_match": "lead HOM_A HOM_F UTL_A UTL_C BH_A BH_C JI_A JI_C LTC_A NFT_A CCS_C CW_C BEQ",
    "ask": "HOM_A HOM_F UTL_A UTL_C BH_A BH_C JI_A JI_C LTC_A NFT_A CCS_C CW_C BEQ",
    "guide.format": "question standard large_print braille audio asl",
}  # fmt: skip
OVERLAYS = "SAFETY TALK RIDE CAREGIVER COVERAGE COVERAGE-2027 TEEN LANG DENIAL"
DATED = ["ask_plan_for_ecm", "start_case_management", "screening_call", "coordinator_call"]
NOT_NOW = [
    "out_of_state", "existing_program", "dsnp_care_team", "coverage_first", "other_ongoing", "caregiver", "ride",
    "caregiver_and_ride", "coverage_help", "basic",
]  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_has_its_words(question: str) -> None:
    wanted = ["question", "help", "why", "unsure", *QUESTIONS[question].split()]
    if question in ABOUT_SOMEBODY:
        wanted.append("question.me")
    assert [one for one in wanted if f"guide.{question}.{one}" not in ENGLISH] == []


@pytest.mark.parametrize("question", TOLD_AGAIN)
def test_what_somebody_told_us_can_be_said_again(question: str) -> None:
    named = set(QUESTIONS[question].split()) - ({"none"} if question != "coverage" else set())
    assert [one for one in named | {"unsure"} if f"because.{question}.{one}" not in ENGLISH] == []


@pytest.mark.parametrize("subtype", SUBTYPES.split())
def test_a_result_has_a_title_a_reason_and_words_for_the_phone(subtype: str) -> None:
    said = ENGLISH[f"result.{subtype}.say"]
    assert ENGLISH[f"result.{subtype}.title"]
    assert ENGLISH[f"result.{subtype}.reason"].count(".") in (1, 2, 3)
    assert said.startswith("Hello.")
    assert 3 <= sum(said.count(end) for end in ".?") <= 5


@pytest.mark.parametrize("family", FAMILIES)
def test_every_code_has_its_words(family: str) -> None:
    assert [code for code in FAMILIES[family].split() if f"{family}.{code}" not in ENGLISH] == []


@pytest.mark.parametrize("overlay", OVERLAYS.split())
def test_what_is_added_to_a_result_has_a_title_and_a_text(overlay: str) -> None:
    assert f"overlay.OV-{overlay}.title" in ENGLISH
    assert f"overlay.OV-{overlay}.text" in ENGLISH


def test_a_step_with_a_date_has_a_place_for_it() -> None:
    with_a_day = {key for key, text in ENGLISH.items() if key.startswith("step.") and "{day}" in text}
    assert with_a_day == {f"step.{code}" for code in DATED}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_where_nothing_matches_no_heading_speaks_of_a_match(lang: str) -> None:
    match = {"en": "like a match", "es": "parece"}[lang]
    words = Words(lang)
    assert match in words.say("outcome.ECM")
    assert match in words.say("outcome.BOTH")
    assert match in words.say("outcome.CASE_MANAGEMENT")
    assert not [one for one in NOT_NOW if match in words.say(f"result.{one}.title")]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_script_for_the_phone_holds_nothing_of_the_person(lang: str) -> None:
    words = Words(lang)
    assert not [one for one in SUBTYPES.split() if "{" in words.say(f"result.{one}.say")]

"""Who does each step, whom one calls first, and by when (families specification § 1.3; § 4 for a call that can wait)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.spec.guide.tables import answers_of
from wayfellow.rules.directory.load import load_directory
from wayfellow.rules.guide.steps import FOOD, STEPS, Calls, Step
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.services.guide.deciding import suggest
from wayfellow.services.guide.words import in_words
from wayfellow.services.wording import Words

TABLE = """
step                        | who             | first          | by
come_back                   | you             | 211            | today
call_211                    | you             | 211            | today
call_card_case_management   | you             | card           | today
call_lead_care_manager      | care_manager    | plan           | today
coverage_check_today        | coordinator     | line           | today
call_program_team           | program_team    | line           | today
coordinator_compares        | coordinator     | plan           | next working day
you_choose                  | you             |                | next working day
call_dsnp_care_line         | plan            | card           | today
callback                    | coordinator     | line           | next working day
ask_plan_for_ecm            | family_and_plan | plan           | 5 working days
ask_plan_for_ecm_urgent     | family_and_plan |                | today
hospital_case_manager       | hospital        |                | today
start_case_management_today | plan            | plan or card   | today
coverage_helper             | you             | line           | today
ask_plan_for_ecm_later      | family_and_plan | line           | next working day
ask_complex_case_management | plan            | card           | today
medi_cal_check              | you             | line           | today
medicare_chronic_care       | you             | line           | today
county_behavioral_health    | county          | line           | today
area_agency_on_aging        | county          | line           | today
start_case_management       | plan            | plan or card   | next working day
charity_care                | hospital        |                | today
safety_page                 | you             | 211            | today
staff_call_today            | coordinator     | line           | today
screening_call              | family_and_plan | plan           | next working day
coordinator_call            | coordinator     | 211            | next working day
need.health                 | you             | line           | today
need.mental_health          | you             | line           | today
need.drugs_alcohol          | you             | line           | today
need.housing                | you             | 211            | today
need.money                  | you             | 211            | today
need.safety                 | you             | line           | today
need.getting_around         | you             | line           | today
need.caring_for_someone     | you             | line           | today
caregiver_check_in          | you             | line           | today
caregiver_resource_center   | you             | line           | next working day
ride_helper                 | plan            | plan           | today
call_now                    | you             | line           | today
primary_care                | you             | card           | today
nurse_line                  | plan            | card           | today
come_back_if                | you             |                | today
food                        | you             | 211            | today
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()[1:]]
EVERY = [*(step for steps in STEPS.values() for step in steps), FOOD]
BY = {"TODAY": "today", "NEXT_CALL": "next working day", "PLAN_ANSWERS": "5 working days"}


def _first(step: Step) -> str:
    if step.calls is not Calls.LINE:
        return step.calls.name.lower()
    return {"": "", "help_211": "211"}.get(step.line, "line")


def test_every_step_is_in_the_table() -> None:
    assert {step.code for step in EVERY} == {row[0] for row in ROWS}


@pytest.mark.parametrize(("code", "who", "first", "by"), ROWS, ids=[row[0] for row in ROWS])
def test_a_step_is_done_by_its_row(code: str, who: str, first: str, by: str) -> None:
    for step in EVERY:
        if step.code == code:
            assert (step.who, BY[step.due.name]) == (who, by)
            assert _first(step) in first.split(" or ")


@pytest.mark.parametrize(
    ("asked_on", "plan_answers", "next_working_day"),
    [
        ("2026-09-14", "2026-09-21", "2026-09-15"),
        ("2026-09-18", "2026-09-25", "2026-09-21"),
        ("2026-09-04", "2026-09-14", "2026-09-08"),
    ],
    ids=["a Monday", "a Friday", "the Friday before Labor Day"],
)
def test_working_days_are_counted_from_the_day_after(asked_on: str, plan_answers: str, next_working_day: str) -> None:
    """A plan answers in five working days; a call that can wait is made on the next one."""
    day, directory = date.fromisoformat(asked_on), load_directory()
    plan, call = (
        in_words(suggest(answers_of(answers), as_of=day), Words("en"), directory).steps[0]
        for answers in ({"ongoing": "left_jail_12m"}, {"event": "unsure"})
    )
    assert (plan.code, str(plan.by_when)) == ("ask_plan_for_ecm", plan_answers)
    assert (call.code, str(call.by_when)) == ("callback", next_working_day)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_urgent_answer_is_the_one_in_force(lang: str) -> None:
    hours = load_parameters()["guide.plan_answers_urgent_hours"].values[-1][1]
    assert hours == 72
    assert f"{hours} " in Words(lang).say("step.ask_plan_for_ecm_urgent")

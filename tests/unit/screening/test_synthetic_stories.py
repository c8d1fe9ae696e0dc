"""The planted stories: they cover every population, kind and outcome, and nothing else speaks for anybody."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest

from wayfellow.rules.days import earliest_within
from wayfellow.rules.ecm import register
from wayfellow.rules.facts import VOCABULARY
from wayfellow.rules.language.reading import read_value
from wayfellow.rules.language.value_sets import plain_code, sets_of
from wayfellow.screening.synthetic import days, diagnoses
from wayfellow.screening.synthetic.block import Wish, make_block
from wayfellow.screening.synthetic.stories import STORIES
from wayfellow.screening.synthetic.story import DISPOSITIONS, KINDS, POPULATIONS, Population

AS_OF = date(2026, 6, 30)
TOLD = [story for story in STORIES if story.expects]
NOT_TOLD = {"UTL_A": {"conflict", "met by fact"}, "UTL_C": {"conflict", "met by fact", "attested"}}
"""Counts have no contrary record; what a feed and a referrer count is told of adults."""
NEVER_BY_CODE = {"JI_C", "NFT_A", "CW_C"}
NOTHING_ON_THE_WAY = {"BH_C", "CW_C"}
"""One criterion decides them, so that nothing can speak for them before it is known."""


@pytest.fixture(scope="module")
def block() -> dict[str, list[dict[str, Any]]]:
    """The tables of a small county in which every story is told."""
    made = make_block(Wish(4_000, 7, AS_OF, lines_a_person=2), 0)
    return {name: table.to_pylist() for name, table in made.tables.items()}


def test_the_populations_are_those_of_the_law() -> None:
    assert [population.code for population in register.POPULATIONS] == list(POPULATIONS)


def test_no_story_has_the_name_of_another() -> None:
    assert [code for code, times in Counter(story.code for story in STORIES).items() if times > 1] == []


@pytest.mark.parametrize("population", POPULATIONS)
def test_every_population_is_told_in_every_kind(population: Population) -> None:
    told = {story.kind for story in TOLD if next(iter(story.expects)) == population}
    missing = set(NOT_TOLD.get(population, set()))
    missing |= {"met by code"} if population in NEVER_BY_CODE else set()
    missing |= {"one answer away"} if population in NOTHING_ON_THE_WAY else set()
    assert set(KINDS) - told == missing


def test_one_answer_away_means_not_known_yet() -> None:
    assert {next(iter(story.expects.values())) for story in TOLD if story.one_answer_away} == {"unknown"}


def test_every_disposition_is_planted_at_least_twice(block: dict[str, list[dict[str, Any]]]) -> None:
    people = Counter(dict.fromkeys((row["person_id"], row["disposition"]) for row in block["truth"]).keys())
    planted = Counter(word for _person, word in people if word)
    told = Counter(story.comes_to for story in TOLD)
    assert {word for word in DISPOSITIONS if planted[word] < 2 or told[word] < 2} == set()


def test_what_a_person_comes_to_is_the_same_for_every_population(block: dict[str, list[dict[str, Any]]]) -> None:
    words: dict[str, set[str | None]] = {}
    for row in block["truth"]:
        words.setdefault(row["person_id"], set()).add(row["disposition"])
    assert {len(each) for each in words.values()} == {1}


def test_nobody_is_authorized_for_whom_nothing_is_met_and_nobody_denied_who_belongs() -> None:
    met = {"AUTHORIZE", "MEMBER_CHOICE_REQUIRED", "WITHDRAWN"}
    assert {story.code for story in TOLD if story.comes_to in met and "met" not in story.expects.values()} == set()
    assert {story.code for story in TOLD if story.comes_to == "DENY_NO_POF" and len(story.expects) < 13} == set()


def test_every_fact_is_in_the_vocabulary_and_holds_what_it_should() -> None:
    for story in STORIES:
        for said in story.said:
            read_value(VOCABULARY[said.fact], said.value.replace("{day}", "2026-01-31"))


def test_everyday_codes_of_sound_people_speak_for_no_population() -> None:
    assert {code: names for code in diagnoses.SOUND if (names := sets_of("icd10", plain_code(code)))} == {}


def test_ordinary_codes_never_tell_what_makes_life_hard() -> None:
    """A drug diagnosis, hunger and two emergency visits would make BH_A complete for somebody nobody planted."""
    hard = {"FOOD", "HOUSING_UNSTABLE", "PREGNANCY"}
    ordinary = {code for pool in (diagnoses.CHILD, diagnoses.ADULT, diagnoses.ELDER, diagnoses.EMERGENCY,
                diagnoses.HOSPITAL, diagnoses.RARE) for code in pool}  # fmt: skip
    assert {code for code in ordinary if hard & set(sets_of("icd10", plain_code(code)))} == set()


def rows_of(block: dict[str, list[dict[str, Any]]], table: str, story: str) -> list[dict[str, Any]]:
    people = {row["person_id"] for row in block["truth"] if row["story"] == story}
    found = [row for row in block[table] if row["person_id"] in people]
    assert found
    return found


def test_somebody_without_a_plan_has_none_in_the_file(block: dict[str, list[dict[str, Any]]]) -> None:
    outside = rows_of(block, "eligibility", "fee_for_service")
    assert {(row["plan"], row["payer_type"]) for row in outside} == {(None, "medicaid")}
    assert all("fee-for-service" in row["payer"] for row in outside)
    inside = rows_of(block, "eligibility", "plan_told")
    assert {row["payer"] for row in inside} == {"Lake County Medi-Cal (invented)"}
    assert all(row["plan"] for row in inside)


def test_a_membership_that_ended_has_ended(block: dict[str, list[dict[str, Any]]]) -> None:
    ends = [row["enrollment_end_date"] for row in rows_of(block, "eligibility", "left_lately")]
    assert all(timedelta(days=10) <= AS_OF - end < timedelta(days=60) for end in ends)


def test_somebody_new_to_the_plan_came_the_day_after_the_other_ended(block: dict[str, list[dict[str, Any]]]) -> None:
    for story, gap in (("had_ecm_day_90", 90), ("had_ecm_day_91", 91)):
        (start,) = {row["enrollment_start_date"] for row in rows_of(block, "eligibility", story)}
        facts = {row["fact"]: date.fromisoformat(row["value"]) for row in rows_of(block, "facts", story)
                 if row["fact"] in ("previous_mcp_end", "last_ecm_service")}  # fmt: skip
        assert start - facts["previous_mcp_end"] == timedelta(days=1)
        assert facts["previous_mcp_end"] - facts["last_ecm_service"] == timedelta(days=gap)


def test_the_file_and_the_facts_name_the_same_group(block: dict[str, list[dict[str, Any]]]) -> None:
    assert {row["race"] for row in rows_of(block, "eligibility", "beq_expecting")} == {"black or african american"}


@pytest.mark.parametrize(
    ("story", "born"),
    [
        ("adopted_18_today", date(2008, 6, 30)), ("adopted_18_tomorrow", date(2008, 7, 1)),
        ("foster_youth_26_today", date(2000, 6, 30)), ("foster_youth_26_tomorrow", date(2000, 7, 1)),
    ],
)  # fmt: skip
def test_people_on_a_birthday_stand_on_the_right_side(
    block: dict[str, list[dict[str, Any]]], story: str, born: date
) -> None:
    assert {row["birth_date"] for row in rows_of(block, "eligibility", story)} == {born}


def test_the_edge_of_a_year_is_the_laws_own() -> None:
    for step in range(1_500):
        day = date(2027, 1, 1) + timedelta(days=step)
        assert days.earliest_since(day, 12) == earliest_within(day, 12)
        assert days.earliest_since(day, 6) == earliest_within(day, 6)

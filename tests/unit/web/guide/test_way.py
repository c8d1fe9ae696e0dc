"""Which page comes next and which came before, with the stops for safety and for a letter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

import pytest

from wayfellow.rules.guide.answers import Answer, Answers
from wayfellow.rules.guide.questions import QUESTIONS
from wayfellow.web.guide import way
from wayfellow.web.guide.state import State

DAY = date(2026, 11, 24)
ADULT = [question.key for question in QUESTIONS if question.key != "teen_private"]


def keys(given: Mapping[str, Answer]) -> list[str]:
    """The pages on the way of these answers, without what all addresses share."""
    return [page.removeprefix("/guide/").rstrip("/") for page in way.pages(State(Answers(given)), DAY)]


def test_a_family_that_answered_nothing_sees_every_question_but_the_private_one() -> None:
    assert keys({}) == [*ADULT, "result"]


def test_danger_leads_to_the_result_at_once() -> None:
    assert keys({"safety": ("violence",)}) == ["safety", "result"]


def test_somebody_who_is_not_sure_about_danger_sees_help_before_the_next_question() -> None:
    assert keys({"safety": ("unsure",)})[:3] == ["safety", "safe", "who"]


def test_needing_to_be_safe_shows_help_after_that_question() -> None:
    found = keys({"safety": ("none",), "needs": ("safety",)})
    assert found[found.index("needs") + 1] == "safe"


def test_help_is_shown_once_even_if_two_answers_ask_for_it() -> None:
    assert keys({"safety": ("unsure",), "needs": ("safety",)}).count("safe") == 1


def test_a_letter_that_said_no_is_asked_about_right_after_it_was_named() -> None:
    found = keys({"event": ("denied_or_delayed", "in_hospital")})
    assert found[found.index("event") + 1] == "letter"
    assert "letter" not in keys({"event": ("in_hospital",)})


@pytest.mark.parametrize(
    ("who", "age", "is_asked"),
    [("me", 17, True), ("me", 18, False), ("me", "unsure", True), ("child", 9, False), ("me", None, False)],
)
def test_a_young_person_who_answers_alone_is_asked_whether_to_keep_it_private(
    who: str, age: Answer | None, is_asked: bool
) -> None:
    given: dict[str, Answer] = {"who": who} | ({} if age is None else {"age": age})
    assert ("teen_private" in keys(given)) is is_asked


def test_outside_california_the_way_ends_after_the_county() -> None:
    assert keys({"county": "outside_ca"}) == ["safety", "who", "age", "county", "result"]


@pytest.mark.parametrize(
    "given", [{}, {"safety": ("unsure",)}, {"event": ("denied_or_delayed",)}, {"who": "me", "age": 16}]
)
def test_back_undoes_next_on_every_page(given: dict[str, Answer]) -> None:
    state = State(Answers(given))
    for here, onward in pairwise(way.pages(state, DAY)):
        assert way.after(here, state, DAY) == onward
        assert way.before(onward, state, DAY) == here
    assert way.before("/guide/safety/", state, DAY) == way.START


def test_from_a_page_that_is_not_on_the_way_one_goes_on_where_an_answer_is_missing() -> None:
    state = State(Answers({"safety": ("none",), "who": "parent"}))
    assert way.after("/guide/teen_private/", state, DAY) == "/guide/age/"
    assert way.before("/guide/teen_private/", state, DAY) == way.START


def test_with_every_answer_given_the_result_is_open() -> None:
    given: dict[str, Answer] = dict.fromkeys(ADULT, "unsure")
    assert way.first_open(State(Answers(given)), DAY) == way.RESULT

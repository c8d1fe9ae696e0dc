"""Every code the guide can give has its words, and the words suggest: they never decide."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from wayfellow.rules.ecm.register import POPULATIONS
from wayfellow.rules.guide.conditions import CONDITIONS, OVERLAYS
from wayfellow.rules.guide.decision_table import ROWS, Outcome
from wayfellow.rules.guide.outcome import NOT_CHECKED
from wayfellow.rules.guide.questions import QUESTIONS, UNSURE, Question
from wayfellow.rules.guide.steps import FOOD, STEPS
from wayfellow.services.wording import FOLDER, Words, english_in

ENGLISH = english_in(FOLDER)
ABOUT_SOMEBODY = {"age", "county", "coverage", "duration", "programs"}
TOLD_AGAIN = [question for question in QUESTIONS if question.key not in {"who", "age", "county", "teen_private"}]
SUBTYPES = [row.subtype for row in ROWS]
ALL_STEPS = {step.code: step for steps in STEPS.values() for step in (*steps, FOOD)}
CODES: dict[str, Iterable[str]] = {
    "outcome.{}": Outcome,
    "condition.{}": [condition.code for condition in CONDITIONS],
    "overlay.{}.title": [overlay.code for overlay in OVERLAYS],
    "overlay.{}.text": [overlay.code for overlay in OVERLAYS],
    "step.{}": ALL_STEPS,
    "who.{}": {step.who for step in ALL_STEPS.values()},
    "not_checked.{}": NOT_CHECKED,
    "may_match.{}": [population.code for population in POPULATIONS],
    "ask.{}": [population.code for population in POPULATIONS],
    "guide.format.{}": ["question", "standard", "large_print", "braille", "audio", "asl"],
}
SUGGESTS = {"en": "like a match", "es": "parece"}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_a_question_has_its_words(question: Question) -> None:
    wanted = ["question", "help", "why", UNSURE, *question.values]
    wanted += ["question.me"] if question.key in ABOUT_SOMEBODY else []
    assert [one for one in wanted if f"guide.{question.key}.{one}" not in ENGLISH] == []


@pytest.mark.parametrize("question", TOLD_AGAIN, ids=lambda question: question.key)
def test_what_somebody_told_us_can_be_said_again(question: Question) -> None:
    told = [*(question.values if question.key == "coverage" else question.named), UNSURE]
    assert [one for one in told if f"because.{question.key}.{one}" not in ENGLISH] == []


@pytest.mark.parametrize("subtype", SUBTYPES)
def test_a_result_has_a_title_a_reason_and_words_for_the_phone(subtype: str) -> None:
    said = ENGLISH[f"result.{subtype}.say"]
    assert ENGLISH[f"result.{subtype}.title"]
    assert ENGLISH[f"result.{subtype}.reason"].count(".") in (1, 2, 3)
    assert said.startswith("Hello.")
    assert 3 <= sum(said.count(end) for end in ".?") <= 5


@pytest.mark.parametrize("key", CODES)
def test_every_code_has_its_words(key: str) -> None:
    assert [code for code in CODES[key] if key.format(code) not in ENGLISH] == []


def test_no_step_is_written_for_a_code_the_guide_does_not_give() -> None:
    written = {key.removeprefix("step.") for key in ENGLISH if key.startswith("step.")}
    assert written - set(ALL_STEPS) == set()


@pytest.mark.parametrize("lang", SUGGESTS)
def test_only_where_something_fits_a_heading_says_so(lang: str) -> None:
    words = Words(lang)
    fits = {outcome for outcome in Outcome if SUGGESTS[lang] in words.say(f"outcome.{outcome}")}
    assert fits == {Outcome.ECM, Outcome.BOTH, Outcome.CASE_MANAGEMENT}
    titles = {row.outcome for row in ROWS if SUGGESTS[lang] in words.say(f"result.{row.subtype}.title")}
    assert titles <= fits


@pytest.mark.parametrize("lang", SUGGESTS)
def test_words_for_the_phone_hold_nothing_of_the_person(lang: str) -> None:
    words = Words(lang)
    assert not [one for one in SUBTYPES if "{" in words.say(f"result.{one}.say")]

"""Families go through the guide from the first page to a phone number."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Arrives
from tests.journeys.visitor import PHONE, Visitor

pytestmark = pytest.mark.browser

FATHER: dict[str, Any] = {
    "safety": "none", "who": "parent", "age": 78, "county": "19", "coverage": "medi_cal_plan",
    "event": ["in_hospital"], "ongoing": ["many_er_or_hospital"], "needs": ["health", "getting_around"],
    "duration": "months", "programs": ["none"], "wants": ["rides"],
}  # fmt: skip

WELL: dict[str, Any] = {"event": "none", "ongoing": "none", "needs": [], "duration": "weeks", "wants": []}


def begins(visitor: Visitor) -> None:
    """From the first page to the first question."""
    visitor.opens("/")
    visitor.follows("home.start")
    visitor.follows("guide.start.begin")


@pytest.mark.parametrize("lang", ["es"])
def test_a_daughter_in_a_hospital_hall_finds_help_in_spanish_on_a_small_phone_without_scripts(plain: Visitor) -> None:
    # Given an old phone in Spanish, whose browser runs no scripts
    begins(plain)
    # When she answers for her father
    plain.answers(**FATHER)
    # Then the result says what looks like a match, what to do by when, whom to call, and what to say
    assert plain.at == "/guide/result/"
    assert plain.first_heading == plain.say("outcome.BOTH")
    plain.sees("result.page.next", "result.page.say", "result.page.why", "because.event.in_hospital")
    calls = plain.page.locator("main a[href^='tel:']")
    assert calls.count() >= 2
    # and promises nothing
    assert not any(word in plain.text.lower() for word in ("califica", "le negaron la"))
    # and the card for the nurse speaks both languages
    plain.follows("result.page.card")
    card = plain.page.locator(".wf-nurse-card")
    assert plain.words.english.say("card.interpreter") in card.inner_text()
    assert plain.say("card.interpreter") in card.inner_text()
    assert not plain.page.locator("[data-print]:visible, [data-read-aloud]:visible").count()


def test_in_danger_help_comes_first_and_the_guide_can_go_on(phone: Visitor) -> None:
    # Given somebody in two kinds of danger
    begins(phone)
    # When they say so
    phone.answers(safety=["suicide", "violence"])
    # Then no further question is asked: help is shown, and its numbers can be pressed, the first without scrolling
    assert phone.at == "/guide/result/"
    assert phone.first_heading == phone.say("result.danger_now.title")
    for number in ("988", "911", "18007997233"):
        assert phone.page.locator(f"main a[href$='{number}']").count(), number
    assert phone.page.locator("main a[href^='tel:']").first.bounding_box()["y"] < PHONE.height  # type: ignore[index]
    # and if they wish, the guide goes on
    phone.presses("result.page.go_on")
    phone.answers(**dict(list(FATHER.items())[1:]))
    phone.sees("result.page.next", "overlay.OV-SAFETY.title")


def test_outside_california_no_help_of_california_is_promised(phone: Visitor) -> None:
    # Given a family in another state
    begins(phone)
    # When they say so
    phone.answers(safety="none", who="parent", age=78, county="outside_ca")
    # Then they are told whom to ask there, and asked nothing more
    assert phone.first_heading == phone.say("result.out_of_state.title")
    assert phone.page.locator("main a[href='tel:211']").count()


def test_a_letter_that_said_no_becomes_days_to_act(phone: Visitor) -> None:
    # Given a denial of a plan
    begins(phone)
    to_event = dict(list({**FATHER, "event": ["denied_or_delayed"]}.items())[:6])
    phone.answers(**to_event)
    assert phone.at == "/guide/letter/"
    # When its date cannot be, they are told what to put right, and what they wrote stays
    types(phone, "printed_on", "13", "45", "2026")
    phone.expects(422)
    phone.presses("letter.submit")
    phone.sees("guide.errors.date")
    assert phone.page.input_value("#printed_on_day") == "45"
    expect(phone.page.get_by_role("alert")).to_be_focused()
    # and when it is right, the days follow at once
    types(phone, "printed_on", "11", "16", "2026")
    phone.page.click("label[for=service_ends-yes]")
    types(phone, "ends_on", "12", "1", "2026")
    phone.presses("letter.submit")
    phone.sees("letter.dates")
    phone.sees("letter.appeal", day=phone.words.day(date(2027, 1, 15)))
    phone.sees("letter.keep", day=phone.words.day(date(2026, 11, 25)))  # before Thanksgiving, whatever the law allows
    phone.follows("guide.next")
    phone.answers(**{key: FATHER[key] for key in list(FATHER)[6:]})
    # Then the result shows them too
    phone.sees("letter.appeal", day=phone.words.day(date(2027, 1, 15)))


def types(visitor: Visitor, name: str, *parts: str) -> None:
    for part, text in zip(("month", "day", "year"), parts, strict=True):
        visitor.page.fill(f"#{name}_{part}", text)


def test_an_answer_is_changed_and_the_rest_stays(page: Visitor) -> None:
    # Given a finished guide
    begins(page)
    page.answers(**FATHER)
    page.follows("result.page.change")
    before = page.page.locator(".wf-answers dd").all_inner_texts()
    # When one answer is changed
    page.page.locator("a[href='/guide/coverage/?to=check']").click()
    assert page.page.is_checked("#coverage-medi_cal_plan")
    page.answers(coverage="private")
    # Then the list shows it, and nothing else changed
    assert page.at == "/guide/check/"
    after = page.page.locator(".wf-answers dd").all_inner_texts()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1
    assert page.say("guide.coverage.private") in changed[0][1]
    page.follows("guide.check.done")
    assert page.at == "/guide/result/"


def test_answers_stay_seven_days_only_when_somebody_presses_and_go_at_once(page: Visitor) -> None:
    # Given some answers, which go when the browser closes
    begins(page)
    page.answers(safety="none", who="parent")
    assert page.cookies()["wayfellow_answers"]["expires"] == -1
    # When they ask to keep them, then not to
    page.opens("/guide/check/")
    page.presses("guide.keep.button")
    page.sees("guide.keep.kept", day=page.words.day(date(2026, 12, 1)))
    kept = page.page.evaluate("Date.now() / 1000") + 7 * 24 * 60 * 60
    assert abs(page.cookies()["wayfellow_answers"]["expires"] - kept) < 60 * 60
    page.presses("guide.keep.undo")
    assert page.cookies()["wayfellow_answers"]["expires"] == -1
    # and erase them
    page.presses("guide.erase.button")
    # Then they are gone, and the Back button does not bring them back
    page.sees("guide.erase.done")
    assert "wayfellow_answers" not in page.cookies()
    page.page.go_back()
    page.page.goto("/guide/check/")
    page.sees("guide.check.empty")
    assert page.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_back_button_two_tabs_and_another_language_lose_nothing(page: Visitor) -> None:
    # Given a family in the middle of the guide
    begins(page)
    page.answers(safety="none", who="parent", age=78)
    # When they go back by the browser and by our own button
    page.page.go_back()
    page.is_asked("age")
    assert page.page.input_value("#age_written") == "78"
    page.presses("guide.back")
    page.is_asked("who")
    assert page.page.is_checked("#who-parent")
    # and answer further in another tab, while this one still shows an old question
    old, page.page = page.page, page.new_tab()
    page.opens("/guide/county/")
    page.answers(county="19", coverage="medi_cal_plan")
    page.page = old
    page.answers(who="spouse")
    # and change the language on a question
    page.page.get_by_role("link", name="Español").click()
    page.words = type(page.words)("es")
    page.is_asked("age")
    # Then everything is there, the later answer instead of the earlier one, in Spanish
    page.opens("/guide/check/")
    answers = page.page.locator(".wf-answers dd").all_inner_texts()
    told = " ".join(answers)
    for key in ("guide.who.spouse", "guide.coverage.medi_cal_plan"):
        assert page.say(key) in told, key
    assert "78" in told
    assert "Los Angeles" in told
    assert page.page.locator("html").get_attribute("lang") == "es"


def test_two_families_at_once_see_only_their_own(arrives: Arrives) -> None:
    # Given two browsers
    one, two = arrives(PHONE, "en"), arrives(PHONE, "es")
    begins(one)
    begins(two)
    # When they answer in turns
    for key, answer in FATHER.items():
        one.answers(**{key: answer})
        two.answers(**{key: WELL.get(key, answer)})
    # Then each gets what fits its own answers, in its own language
    assert one.first_heading == one.say("outcome.BOTH")
    assert two.first_heading == two.say("result.basic.title")

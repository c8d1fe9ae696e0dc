"""Families find out which help fits, from the first page to the number to call. All of them are invented."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browsing import Visits, axe, picture
from tests.journeys.walking import (
    DANGER,
    ELSEWHERE,
    FATHER,
    GO_ON,
    LETTER,
    answer,
    answers_of,
    choose,
    press,
    question_on,
    tell_of_letter,
    walk,
)
from wayfellow.services.wording import Words

pytestmark = pytest.mark.browser
ENGLISH, SPANISH = Words("en"), Words("es")
NEVER = re.compile(r"you qualify|eligible for sure|usted califica|reúne los requisitos|too late", re.IGNORECASE)


def says(page: Page, *sentences: str) -> None:
    """The page says each of these somewhere."""
    text = " ".join(page.inner_text("body").split())
    for sentence in sentences:
        assert " ".join(sentence.split()) in text, f"{page.url} does not say: {sentence}"


def begin(page: Page) -> None:
    """From the first page to the first question."""
    page.goto("/")
    press(page, "main a[href='/guide/']")
    press(page, f"main a{GO_ON.removeprefix('main ')}")


def test_a_daughter_finds_help_for_her_father_on_a_small_phone_without_scripts(plain: Page) -> None:
    """Spanish, 320 pixels, no scripts: from the first page to the result, and the card for the nurse."""
    # Given a daughter whose phone speaks Spanish
    begin(plain)
    assert plain.locator("html").get_attribute("lang") == "es"
    # When she answers for her father, one question a page
    walk(plain, FATHER)
    # Then she reads what looks like a match, what to do first and by whom, and whom to call
    says(plain, SPANISH.say("outcome.BOTH"), SPANISH.say("result.page.next"), SPANISH.say("result.page.say"))
    assert plain.locator("main a[href^='tel:']").count() >= 3
    assert not NEVER.search(plain.inner_text("main"))
    assert "{" not in plain.inner_text("main")
    # and the address says nothing of what she answered
    assert plain.url.endswith("/guide/result/")
    # When she takes the card along, it speaks her language and English
    press(plain, "main a[href='/guide/card/']")
    for words in (SPANISH, ENGLISH):
        assert words.say("card.interpreter") in plain.inner_text(".wf-nurse-card")
    # and a script that never runs offered nothing
    assert not plain.locator("[data-print]:visible, [data-read-aloud]:visible, .wf-only-script:visible").count()


def test_danger_comes_first_and_the_guide_goes_on_when_they_wish(phone: Page) -> None:
    # Given somebody who is hurt and may want to die
    begin(phone)
    # When they say so
    answer(phone, "safety", DANGER["safety"])
    # Then nothing else is asked; the numbers stand there to be pressed, and one can leave fast
    assert question_on(phone) == "result"
    numbers = [link.get_attribute("href") for link in phone.locator("main a[href^='tel:']").all()]
    assert {"tel:988", "tel:911", "tel:+18007997233"} <= set(numbers)
    assert phone.locator("main a[data-leave]").count() == 1
    # When they go on all the same, help stays on top of the result
    press(phone, "form[action='/guide/go-on/'] button")
    walk(phone, FATHER)
    says(phone, SPANISH.say("overlay.OV-SAFETY.text"))
    assert phone.locator("main .wf-alert--danger a[href='/safety/']").count() == 1


def test_outside_california_the_guide_says_whom_to_ask_there(zoomed: Page) -> None:
    # Given a family elsewhere, who read at 200 %
    begin(zoomed)
    # When they say where they live, the questions end
    for key in ("safety", "who", "age", "county"):
        answer(zoomed, key, ELSEWHERE[key])
    # Then they get a number that works there
    says(zoomed, ENGLISH.say("result.out_of_state.title"))
    assert zoomed.locator("main a[href='tel:211']").count() >= 1


def test_a_letter_that_said_no_becomes_days_to_act(phone: Page) -> None:
    # Given a family with a letter of 16 November that ends a service on 1 December
    begin(phone)
    walk(phone, LETTER, until="letter")
    # When a month is written that is none, the page says so first, keeps what was typed, and leads to the field
    tell_of_letter(phone, printed="13 45 2026")
    expect(phone.get_by_role("alert")).to_be_focused()
    says(phone, SPANISH.say("guide.errors.date"))
    assert phone.input_value("#printed_on_day") == "45"
    assert not axe(phone)
    picture(phone, "letter-error-phone-es")
    phone.locator(".wf-errors a").first.press("Enter")
    expect(phone.locator("#printed_on_month")).to_be_focused()
    # When it is put right
    tell_of_letter(phone, printed="11 16 2026", service_ends="yes", ends="12 1 2026")
    # Then the days to act by stand there in full; ten days end on Thanksgiving, so it is the day before
    last, keep = SPANISH.day(date(2027, 1, 15)), SPANISH.day(date(2026, 11, 25))
    dates = [SPANISH.say("letter.appeal", day=last), SPANISH.say("letter.keep", day=keep)]
    says(phone, *dates)
    assert not axe(phone)
    picture(phone, "letter-dates-phone-es")
    # and again on the result
    press(phone, "main a.wf-button--big")
    walk(phone, LETTER)
    says(phone, *dates)


def test_an_answer_is_changed_kept_and_erased(page: Page) -> None:
    # Given a family at its result
    begin(page)
    walk(page, FATHER)
    press(page, "main a[href='/guide/check/']")
    before = page.locator(".wf-answers__one").all_inner_texts()
    # When they change one answer from the list
    press(page, "a[href='/guide/coverage/?to=check']")
    assert page.is_checked("#coverage-medi_cal_plan")
    answer(page, "coverage", "private")
    # Then they are back at the list, and only that answer is another
    assert question_on(page) == "check"
    changed = set(page.locator(".wf-answers__one").all_inner_texts()) - set(before)
    assert len(changed) == 1
    assert ENGLISH.say("guide.coverage.private") in changed.pop()
    # When they keep their answers, the page says until when, and the cookie outlives the browser
    assert answers_of(page)[0]["expires"] == -1
    press(page, "button[name=keep][value=yes]")
    says(page, ENGLISH.say("guide.keep.kept", day=ENGLISH.day(date(2026, 12, 1))))
    days = (answers_of(page)[0]["expires"] - page.evaluate("Date.now() / 1000")) / (24 * 60 * 60)
    assert round(days) == 7
    # When they erase everything, nothing is left, and Back brings nothing back
    press(page, "form[action='/guide/erase/'] button")
    assert not answers_of(page)
    page.go_back()
    assert not page.locator(".wf-answers__one").count()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_back_another_tab_and_another_language_lose_nothing(page: Page) -> None:
    # Given a family in the middle of the guide
    begin(page)
    walk(page, FATHER, until="event")
    # When they go back by the browser, then by our own button
    page.go_back()
    assert page.is_checked("#coverage-medi_cal_plan")
    press(page, "button[name=go][value=back]")
    assert page.input_value("#county_written") == "19"
    # and choose another language there
    press(page, ".wf-languages a[hreflang=es]")
    assert page.locator("html").get_attribute("lang") == "es"
    assert page.input_value("#county_written") == "19"
    # and go on in a second tab, while the first shows an old question, which they then answer otherwise
    other = page.context.new_page()
    other.goto("/guide/coverage/")
    answer(other, "coverage", "duals_dsnp")
    answer(page, "county", "37")
    # Then everything is there in the new language, the last word counts
    page.goto("/guide/check/")
    says(page, SPANISH.say("guide.coverage.duals_dsnp"), "San Diego", "72")
    # and something chosen but not sent is not kept by going away and back
    page.goto("/guide/who/")
    choose(page, "who", "child")
    page.goto("/guide/check/")
    says(page, SPANISH.say("guide.who.parent"))


def test_two_families_at_once_see_only_their_own(visits: Visits) -> None:
    # Given two families who begin at the same time
    one, two = visits.begin("plain", "en"), visits.begin("plain", "es")
    begin(one)
    begin(two)
    # When they answer in turns
    quiet = {**FATHER, "event": "none", "ongoing": "none", "needs": "food", "duration": "weeks", "wants": "unsure"}
    for key in FATHER:
        answer(one, key, FATHER[key])
        answer(two, key, quiet[key])
    # Then each has a result of its own, in its own language
    says(one, ENGLISH.say("outcome.BOTH"))
    assert SPANISH.say("outcome.BOTH") not in two.inner_text("main")
    assert two.locator("html").get_attribute("lang") == "es"

"""Everything by the keyboard alone, leaving fast, and what only a script can do."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.every_page import MOTHER
from tests.journeys.visitor import Visitor
from wayfellow.web.site.leaving import ELSEWHERE

pytestmark = pytest.mark.browser
FURTHEST = 120
"""Presses of Tab before we say that something cannot be reached."""
FOCUSED = "document.activeElement"


def reaches(visitor: Visitor, selector: str) -> None:
    """Press Tab until this has the focus."""
    for _ in range(FURTHEST):
        visitor.page.keyboard.press("Tab")
        if visitor.page.evaluate(f"(wanted) => {FOCUSED}.matches(wanted)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by Tab on {visitor.at}")


def picks(visitor: Visitor, key: str, answer: object) -> None:
    """Choose an answer as one does without a mouse: Tab to the group, arrows in it, Space."""
    if key in ("age", "county"):
        reaches(visitor, f"#{key}_written")
        visitor.page.keyboard.type("72" if key == "age" else "Los Angeles")
        return
    if isinstance(answer, tuple):
        for one in answer:
            reaches(visitor, f"#{key}-{one}")
            visitor.page.keyboard.press("Space")
            assert visitor.page.is_checked(f"#{key}-{one}")
        return
    reaches(visitor, f"[name={key}]")
    visitor.page.keyboard.press("Space")
    for _ in range(12):
        if visitor.page.is_checked(f"#{key}-{answer}"):
            return
        visitor.page.keyboard.press("ArrowDown")
    raise AssertionError(f"{key}-{answer} cannot be chosen by the arrows")


def test_the_whole_guide_goes_by_the_keyboard_alone(page: Visitor) -> None:
    # Given somebody without a mouse, who skips what stands before the main part
    page.opens("/")
    page.page.keyboard.press("Tab")
    assert page.page.evaluate(f"{FOCUSED}.innerText") == page.say("site.skip")
    page.page.keyboard.press("Enter")
    # When they start, and answer every question by Tab, Space, arrows and Enter
    reaches(page, "a[href='/guide/']")
    page.page.keyboard.press("Enter")
    page.page.wait_for_url("**/guide/")
    reaches(page, "main a.wf-button--big")
    page.page.keyboard.press("Enter")
    for key, answer in MOTHER.items():
        page.page.wait_for_url(f"**/guide/{key}/")
        picks(page, key, answer)
        reaches(page, "button.wf-button--big")
        page.page.keyboard.press("Enter")
    # Then they come to the result
    page.page.wait_for_url("**/guide/result/")
    reaches(page, "main a[href^='tel:']")


def test_a_wrong_answer_is_said_first_and_leads_to_its_field(page: Visitor) -> None:
    # Given a question that is left open
    page.opens("/guide/age/")
    page.expects(422)
    page.presses("guide.next")
    # Then the focus is on what is wrong, and its link leads to the field
    expect(page.page.get_by_role("alert")).to_be_focused()
    page.page.keyboard.press("Tab")
    page.page.keyboard.press("Enter")
    assert page.page.locator(page.page.evaluate("location.hash")).count() == 1
    assert page.page.evaluate("document.querySelector(location.hash).matches('input, select, fieldset')")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_three_presses_of_escape_leave_at_once_and_leave_nothing(page: Visitor, lang: str) -> None:
    # Given a result on the screen, and an answered question on the way to it
    page.has_answered(MOTHER)
    page.opens("/guide/needs/")
    page.opens("/guide/result/")
    # When Escape is pressed twice, then something else, nothing happens
    for key in ("Escape", "Escape", "Tab"):
        page.page.keyboard.press(key)
    assert page.at == "/guide/result/"
    # and when it is pressed three times, they are elsewhere
    for _ in range(3):
        page.page.keyboard.press("Escape")
    page.page.wait_for_url("**/leave/")
    page.page.wait_for_function("document.title === 'Weather'")
    assert page.left_for == [ELSEWHERE]
    # Then nothing of ours is left, and Back does not show the result
    assert not {"wayfellow_answers", "wayfellow_lang"} & set(page.cookies())
    page.page.go_back()
    assert page.at == "/guide/needs/"
    assert not page.page.locator("input:checked").count()


def test_the_way_out_works_without_scripts(plain: Visitor) -> None:
    # Given answers, and a browser without scripts
    plain.has_answered(MOTHER)
    plain.opens("/guide/result/")
    # When they press the button that leaves
    plain.page.get_by_role("link", name=plain.say("site.leave")).first.click()
    # Then they are elsewhere without the answers
    assert plain.left_for == [ELSEWHERE]
    assert "wayfellow_answers" not in plain.cookies()


VOICE = """(lang) => {
  window.said = [];
  class Saying { constructor(text) { this.text = text; } }
  const speech = {
    getVoices: () => [{ lang, localService: true }], cancel() {}, addEventListener() {},
    speak(saying) { window.said.push([saying.lang, saying.text]); saying.onstart(); },
  };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.SpeechSynthesisUtterance = Saying;
}"""


@pytest.mark.parametrize(("lang", "voice"), [("en", "en-US"), ("es", "es-MX")])
def test_a_page_reads_itself_aloud_where_there_is_a_voice_of_its_language(page: Visitor, lang: str, voice: str) -> None:
    # Given a device with a voice
    page.page.add_init_script(f"({VOICE})({voice!r})")
    page.opens("/safety/")
    # When they press the button
    page.page.get_by_role("button", name=page.say("site.read_aloud")).click()
    # Then every sentence of the page is said in its language, beginning with its heading
    said = page.page.evaluate("window.said")
    assert {tongue for tongue, _ in said} == {lang}
    assert said[0][1] == page.say("safety.heading")
    assert any(re.search(r"\b988\b", text) for _, text in said)
    assert page.page.get_by_role("button", name=page.say("site.read_aloud.stop")).is_visible()


def test_nothing_is_offered_that_cannot_work(page: Visitor, plain: Visitor) -> None:
    # Given a device whose only voice speaks another language, and one without scripts
    page.page.add_init_script(f"({VOICE})('ko-KR')")
    for visitor, prints in ((page, True), (plain, False)):
        visitor.has_answered(MOTHER)
        visitor.opens("/guide/result/")
        # Then no button reads aloud; only a script prints
        assert not visitor.page.locator("[data-read]").is_visible()
        assert visitor.page.locator("[data-print]").is_visible() is prints


def test_a_form_that_is_not_from_here_is_refused_kindly_in_two_languages(page: Visitor) -> None:
    # Given a page that stayed open until its cookie was gone
    page.opens("/guide/who/")
    page.chooses("who", "parent")
    page.context.clear_cookies(name="csrftoken")
    # When it is sent
    page.expects(403)
    page.presses("guide.next")
    # Then both languages say what to do
    page.sees("errors.csrf.title", "errors.csrf.to_do")
    page.words = type(page.words)("es")
    page.sees("errors.csrf.title", "errors.csrf.to_do")

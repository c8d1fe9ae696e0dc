"""Everything can be done by the keyboard, one always sees where one is, and Escape leads away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browsing import ELSEWHERE, Visits, axe, picture
from tests.journeys.walking import FATHER, answers_of, question_on
from wayfellow.services.wording import Words

pytestmark = pytest.mark.browser
FURTHEST = 90
"""Presses of Tab after which we say that something cannot be reached."""
FOCUS = """() => {
  document.getAnimations().forEach((motion) => motion.finish());
  const one = document.activeElement, box = one.getBoundingClientRect();
  const ringed = [one, one.closest(".wf-choice")].filter(Boolean).map((each) => getComputedStyle(each));
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    what: one.outerHTML.slice(0, 120), is_body: one === document.body,
    ring: ringed.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
    seen: Boolean(top) && (one.contains(top) || (one.closest(".wf-choice")?.contains(top) ?? false)),
  };
}"""


def reach(page: Page, what: str) -> None:
    """Press Tab until this has the focus."""
    for _ in range(FURTHEST):
        page.keyboard.press("Tab")
        if page.evaluate("what => document.activeElement.matches(what)", what):
            return
    raise AssertionError(f"{what} cannot be reached by Tab on {page.url}.")


def enter(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


def answer_by_keys(page: Page, key: str, value: str) -> None:
    """As one does without a mouse: Tab to the group, Space, the arrows; letters in a list; Enter to go on."""
    if key in ("age", "county"):
        reach(page, f"#{key}_written")
        page.keyboard.type(value)
    elif page.locator(f"input[type=radio][name={key}]").count():
        reach(page, f"input[name={key}]")
        page.keyboard.press("Space")
        while not page.is_checked(f"#{key}-{value}"):
            page.keyboard.press("ArrowDown")
    else:
        for one in value.split():
            reach(page, f"#{key}-{one}")
            page.keyboard.press("Space")
    reach(page, "button.wf-button--big")
    enter(page)


def test_the_whole_guide_goes_by_keyboard(page: Page) -> None:
    # Given somebody who uses no mouse; the first Tab offers to skip what is on every page
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(".usa-skipnav")).to_be_focused()
    expect(page.locator(".usa-skipnav")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    # When they begin and answer everything
    reach(page, "main a[href='/guide/']")
    enter(page)
    reach(page, "main a.wf-button--big")
    enter(page)
    for key, value in {**FATHER, "county": "Los Angeles"}.items():
        assert question_on(page) == key
        answer_by_keys(page, key, value)
    # Then the result is there, with numbers in reach
    assert question_on(page) == "result"
    reach(page, "main a[href^='tel:']")


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_one_always_sees_where_the_focus_is(device: str, visits: Visits, answered: Callable[[str], list[Any]]) -> None:
    """Each stop of Tab has a ring, and nothing covers it, the bar that stays in reach neither."""
    # Given answers
    page = visits.begin(device)
    page.context.add_cookies(answered("letter"))
    found = []
    # When somebody goes through these pages by Tab, there and back
    for path in ("/", "/guide/safety/", "/guide/county/", "/guide/letter/", "/guide/check/", "/guide/result/"):
        page.goto(path)
        for way in ("Tab", "Shift+Tab"):
            for _ in range(FURTHEST):
                page.keyboard.press(way)
                at = page.evaluate(FOCUS)
                if at["is_body"]:
                    break
                found += [f"{path} by {way}: no ring on {at['what']}"] * (not at["ring"])
                found += [f"{path} by {way}: covered: {at['what']}"] * (not at["seen"])
    # Then they always saw where they were
    assert not found, "\n".join(dict.fromkeys(found))


def test_a_ring_is_drawn_around_each_kind_of_thing(page: Page) -> None:
    """What the style sheet says is also what is painted."""
    page.goto("/gallery/")
    page.keyboard.press("Tab")
    main = page.locator("main")
    for what in ("a.usa-button", "button.usa-button", "summary", "input[type=radio]", "#plain", "select"):
        one = main.locator(what).locator("visible=true").first
        one.scroll_into_view_if_needed()
        page.evaluate("document.activeElement.blur()")
        box = one.bounding_box()
        assert box
        clip = {"x": box["x"] - 8, "y": box["y"] - 8, "width": box["width"] + 16, "height": box["height"] + 16}
        before = page.screenshot(clip=clip)  # type: ignore[arg-type]
        one.focus()
        assert page.screenshot(clip=clip) != before, what  # type: ignore[arg-type]


def test_an_answer_that_is_missing_is_asked_for_where_it_belongs(visits: Visits) -> None:
    for device, lang in (("phone", "es"), ("desktop", "en")):
        page = visits.begin(device, lang)
        for key in ("safety", "age", "county", "coverage"):
            # Given a question nobody answered
            page.goto(f"/guide/{key}/")
            # When they go on all the same
            with page.expect_navigation():
                page.click("button.wf-button--big")
            # Then the page says so first, once, and leads to what is missing
            alert = page.get_by_role("alert")
            expect(alert).to_be_focused()
            expect(alert.locator("li")).to_have_count(1)
            assert not axe(page)
            picture(page, f"question-{key}-error-{device}-{lang}")
            alert.locator("a").press("Enter")
            assert page.evaluate("document.activeElement.matches('input, select')"), key


def test_escape_three_times_leads_away_and_leaves_nothing(page: Page, answered: Callable[[str], list[Any]]) -> None:
    # Given a result on the screen, reached from the first page
    page.context.add_cookies(answered("danger"))
    page.goto("/")
    page.goto("/guide/result/")
    # When Escape is pressed twice and then another key, nothing happens
    for key in ("Escape", "Escape", "Tab", "Escape", "Escape"):
        page.keyboard.press(key)
    assert question_on(page) == "result"
    # When it is pressed once more, the page goes blank and the browser goes elsewhere
    with page.expect_request(ELSEWHERE), page.expect_event("requestfailed"):
        page.keyboard.press("Escape")
    # Then no cookie is left, and Back does not lead to the result
    assert not page.context.cookies()
    page.wait_for_url("chrome-error://**")
    visited = page.context.new_cdp_session(page).send("Page.getNavigationHistory")
    assert not [one["url"] for one in visited["entries"] if "result" in one["url"]]


def test_the_exit_works_without_scripts(plain: Page, answered: Callable[[str], list[Any]]) -> None:
    # Given answers on a phone that runs no scripts
    plain.context.add_cookies(answered("danger"))
    plain.goto("/guide/result/")
    # When the exit is pressed
    with plain.expect_request(ELSEWHERE):
        plain.click(".wf-quick__leave", no_wait_after=True)
    # Then the browser is sent away, and the answers are gone
    assert not answers_of(plain)


VOICE = """lang => {
  window.said = [];
  const speech = {getVoices: () => [{lang, localService: true}], cancel() {}, addEventListener() {},
    speak(saying) { window.said.push([saying.lang, saying.text]); saying.onstart(); }};
  Object.defineProperty(window, "speechSynthesis", {value: speech});
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""


def test_a_page_is_read_aloud_where_there_is_a_voice_and_printed_where_there_is_a_script(
    page: Page, phone: Page, plain: Page
) -> None:
    # Given three devices: with an English voice; in Spanish with the same voice; without scripts
    for one in (page, phone):
        one.add_init_script(f"({VOICE})('en-US')")
    for one, reads, prints in ((page, True, True), (phone, False, True), (plain, False, False)):
        # When they open the card
        one.goto("/guide/card/")
        # Then a button is there only where it works
        assert one.locator("[data-read]").is_visible() is reads
        assert one.locator("[data-print]").is_visible() is prints
    # When the page is read, its heading comes first, in its language
    page.click("[data-read]")
    assert page.evaluate("said[0]") == ["en", Words("en").say("card.title")]
    expect(page.locator("[data-stop]")).to_be_focused()

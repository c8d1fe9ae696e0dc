"""When something goes wrong there is still a page: in both languages, with somebody to call."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.journeys.browsing import Visits, axe, picture
from tests.journeys.looking import look
from tests.journeys.walking import choose
from wayfellow.services.wording import Words

pytestmark = pytest.mark.browser


def helps(page: Page, kind: str) -> None:
    """The page says what happened and what to do in both languages, names somebody to call, and is sound."""
    for words in (Words("en"), Words("es")):
        for part in ("title", "happened", "to_do"):
            assert words.say(f"errors.{kind}.{part}") in page.inner_text("main"), (kind, words.lang)
    assert "211" in page.inner_text("main")
    assert not [*look(page, "en"), *axe(page)]
    picture(page, f"error-{kind}")


def test_every_error_somebody_can_run_into_has_a_page_that_helps(visits: Visits) -> None:
    page = visits.begin("desktop")
    visits.expected.update({403, 404, 405})
    # An address that was copied wrongly
    page.goto("/guide/wich/")
    helps(page, "404")
    # An address that belongs to a form, opened by hand
    page.goto("/guide/erase/")
    helps(page, "405")
    # A form that waited until its cookie was gone
    page.goto("/guide/who/")
    choose(page, "who", "parent")
    page.context.clear_cookies(name="csrftoken")
    with page.expect_navigation():
        page.click("button.wf-button--big")
    helps(page, "csrf")
    # From each of them one way leads on
    with page.expect_navigation():
        page.locator("main a.usa-button").first.click()
    assert page.locator("main a[href='/guide/']").count()


def test_answers_that_cannot_be_read_are_said_to_be_lost(page: Page) -> None:
    # Given a cookie somebody changed
    page.goto("/")
    page.context.add_cookies([{"name": "wayfellow_answers", "value": "AAAA", "url": page.url}])
    # When they come to their result
    page.goto("/guide/result/")
    # Then the guide begins again and says why, and the cookie is gone
    assert Words("en").say("guide.errors.answers_lost") in page.inner_text("main")
    assert not [one for one in page.context.cookies() if one.get("name") == "wayfellow_answers"]

"""What looks at the pages can see: a page is broken in each way, and each is found."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.journeys.browsing import Visits, axe
from tests.journeys.looking import look

pytestmark = pytest.mark.browser

BROKEN = {
    "color-contrast": "document.querySelector('main .wf-hint').style.color = '#ddd'",
    "label": "document.querySelector('label').remove()",
    "wider than the screen": "document.querySelector('main h1').style.width = '2000px'",
    "one first heading": "document.querySelector('main').append(document.querySelector('h1').cloneNode(true))",
    "too low for a finger": "document.querySelector('summary').style.cssText = 'min-height: 0; padding: 0'",
    "it is in fr": "document.documentElement.lang = 'fr'",
    "the page runs rtl": "document.documentElement.dir = 'rtl'",
    "says more than it should": "document.title = 'ECM looks like a match'",
    "broken over two lines": (
        "document.querySelector('.wf-number').style.cssText = 'white-space: normal; display: inline';"
        "document.querySelector('.wf-number').innerHTML = '800<br>555'"
    ),
}
REFUSED = {
    "Content Security Policy directive 'style-src": "document.body.setAttribute('style', 'color: red')",
    'Content Security Policy directive: "connect-src': "fetch('https://elsewhere.example/').catch(() => 1)",
    "A script failed": "setTimeout(() => { throw new Error('broken here') })",
    "answered 404": "fetch('/guide/nowhere/').then(() => 1)",
}


def test_each_way_to_break_a_page_is_found(page: Page) -> None:
    missed = []
    for told, script in BROKEN.items():
        page.goto("/guide/who/")
        assert look(page, "en") + axe(page) == []
        page.evaluate(f"() => {{ {script} }}")
        if not any(told in one for one in look(page, "en") + axe(page)):
            missed.append(told)
    assert missed == []


def test_what_goes_wrong_behind_a_page_is_noticed(visits: Visits) -> None:
    page = visits.begin("desktop")
    page.goto("/guide/who/")
    for script in REFUSED.values():
        page.evaluate(script)
    noticed, visits.complaints[:] = " ".join(visits.complaints), []
    assert [told for told in REFUSED if told not in noticed] == []

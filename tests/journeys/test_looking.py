"""The checks of a page find what they are for: a page is broken in each way, and each is told."""

from __future__ import annotations

import pytest

from tests.journeys import looking
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser

BREAKS = {
    "axe label": "document.querySelector('label').remove()",
    "axe color-contrast": "document.querySelector('main .wf-hint').className = 'planted-pale'",
    "scrolls sideways": "document.querySelector('main').append(wide)",
    "first headings": "document.querySelector('main').append(document.createElement('h1'))",
    "less than 44": "document.querySelector('summary').classList.add('planted-small')",
    "shows no ring": "document.querySelector('summary').classList.add('planted-no-ring')",
    "its lang": "document.documentElement.lang = 'fr'",
    "its dir": "document.documentElement.dir = 'rtl'",
    "its title": "document.title = 'ECM looks like a match'",
}
STYLE = (
    ".planted-pale {color: #ddd !important; background: #fff !important}"
    " .planted-small {min-height: 0 !important; height: 20px !important; padding: 0 !important}"
    " .planted-no-ring, .planted-no-ring:focus {outline: none !important; box-shadow: none !important}"
)


def test_each_way_to_break_a_page_is_found(page: Visitor) -> None:
    missed = []
    for told, script in BREAKS.items():
        page.opens("/guide/who/")
        page.page.evaluate(
            "(style) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(style);"
            " document.adoptedStyleSheets = [sheet]; }",
            STYLE,
        )
        page.page.evaluate(f"() => {{ const wide = document.createElement('hr'); wide.width = 2000; {script} }}")
        title = page.say("site.document_title")
        found = looking.spoken(page.page, lang="en", direction="ltr", title=title)
        found += looking.shape(page.page) + looking.axe(page.page) + looking.rings(page.page)
        if not any(told in one for one in found):
            missed.append((told, found))
    assert missed == []


def test_an_error_behind_a_page_is_noticed(page: Visitor) -> None:
    page.opens("/guide/who/")
    page.page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.page.evaluate("setTimeout(() => { throw new Error('planted'); })")
    page.page.evaluate("fetch('/guide/nowhere/').then(() => 1)")
    page.page.evaluate("fetch('http://127.0.0.1:1/').catch(() => 1)")
    noticed, page.problems = " ".join(page.problems), []
    for told in ("style", "planted", "404", "Content Security Policy"):
        assert told in noticed, told

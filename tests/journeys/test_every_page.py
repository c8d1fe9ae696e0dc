"""Every page, in both languages, on a desk, on a small phone, at 200 %, and without scripts."""

from __future__ import annotations

import pytest

from tests.journeys import looking
from tests.journeys.conftest import Arrives
from tests.journeys.every_page import EVERY_PAGE
from tests.journeys.visitor import LOOKS, PLAIN, ZOOMED, Look, Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_every_page_can_be_read_and_pressed_by_anybody(arrives: Arrives, look: Look, lang: str) -> None:
    visitor = arrives(look, lang)
    faults = []
    for shown in EVERY_PAGE:
        shown.open(visitor)
        faults += [f"{shown.name}: {fault}" for fault in everything_wrong(visitor)]
        if look != ZOOMED:
            looking.picture(visitor.page, f"{look.name}-{lang}-{shown.name}")
    print(f"{len(EVERY_PAGE)} pages, {look.name}, {lang}")
    assert faults == []


def everything_wrong(visitor: Visitor) -> list[str]:
    page, words = visitor.page, visitor.words
    found = looking.spoken(page, lang=words.lang, direction=words.dir, title=words.say("site.document_title"))
    found += looking.shape(page)
    if visitor.look == PLAIN:  # axe and the ring need scripts; the page they would see is the phone's
        return found
    return found + looking.axe(page) + looking.rings(page)

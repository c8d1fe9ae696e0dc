"""A language that runs from right to left, as a draft that nobody has reviewed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys import looking
from tests.journeys.arabic import TAG, WORD, checkout
from tests.journeys.conftest import Arrives
from tests.journeys.every_page import FRAME, GUIDE
from tests.journeys.served import served
from tests.journeys.visitor import DESKTOP, PHONE
from wayfellow.services.wording import Words

pytestmark = pytest.mark.browser
NOT_OF_A_DRAFT = {"label-content-name-mismatch"}
"""A draft of one word cannot repeat in one string what it says in another."""
LOOKED_AT = {"home", "safety", "languages", "guide-start", "guide-coverage", "guide-letter", "result", "result-danger"}


def test_a_draft_that_runs_from_right_to_left_is_mirrored_marked_and_never_trusted_in_danger(
    arrives: Arrives, tmp_path: Path
) -> None:
    english = Words()
    with served(tmp_path, code=checkout(tmp_path)) as site:
        # Given somebody whose phone speaks Arabic
        for look in (PHONE, DESKTOP):
            visitor = arrives(look, TAG, at=site)
            faults = []
            for shown in (one for one in (*FRAME, *GUIDE) if one.name in LOOKED_AT):
                # When they open a page
                shown.open(visitor)
                page = visitor.page
                # Then it is mirrored, nothing is out of place, and it says that nobody has checked it, in English too
                faults += [
                    f"{shown.name}: {one}" for one in looking.shape(page) + looking.axe(page, but=NOT_OF_A_DRAFT)
                ]
                root = page.locator("html")
                assert (root.get_attribute("lang"), root.get_attribute("dir")) == (TAG, "rtl"), shown.name
                assert WORD in page.locator("h1").inner_text()
                brand, tongues = page.locator(".wf-brand").bounding_box(), page.locator(".wf-languages").bounding_box()
                assert brand
                assert tongues
                assert brand["x"] > tongues["x"], "the header is not mirrored"
                notice = page.locator(".wf-draft-notice")
                assert notice.locator("[lang=en]").inner_text() == english.say("site.draft.text")
                looking.picture(page, f"{look.name}-ar-{shown.name}")
            assert faults == [], faults
            # and in danger there are no words that may be wrong: English, with its numbers the right way round
            visitor.opens("/safety/")
            suicide = visitor.page.locator("#suicide")
            assert suicide.get_attribute("lang") == "en"
            assert suicide.get_attribute("dir") == "ltr"
            assert english.say("safety.suicide.title") in suicide.inner_text()
            assert WORD not in suicide.inner_text()
            assert suicide.locator("a[href='tel:988'] bdi[dir=ltr]").count() == 1
            assert suicide.locator("svg").count() >= 1

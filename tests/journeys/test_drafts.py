"""A language nobody has reviewed yet, which runs from right to left."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from playwright.sync_api import Browser

from tests.journeys.browsing import Visits, axe, picture
from tests.journeys.serving import served
from wayfellow.services.wording import FOLDER, Words, english_in

pytestmark = pytest.mark.browser
SAMPLE = "كلمات للتجربة"
"""“Words to try”: no translation of anything, in letters that run from right to left."""
LOOKED_AT = ("/", "/guide/", "/guide/safety/", "/guide/age/", "/guide/card/", "/languages/", "/gallery/", "/no-page/")


@pytest.fixture
def arabic(tmp_path: Path) -> Path:
    """Our words, and a draft of every one of them in Arabic."""
    folder = tmp_path / "locale"
    shutil.copytree(FOLDER, folder)
    (folder / "ar").mkdir()
    catalog = Catalog("ar")
    for number, (key, text) in enumerate(english_in(FOLDER).items()):
        catalog.add(text, " ".join([SAMPLE, str(number), *re.findall(r"\{\w+\}", text)]), context=key)
    written = BytesIO()
    write_po(written, catalog)
    (folder / "ar" / "all.po").write_bytes(written.getvalue())
    return folder


@pytest.fixture
def visits(browser: Browser, arabic: Path, style_sheets: None) -> Iterator[Visits]:
    with served(WAYFELLOW_LOCALE=str(arabic)) as address:
        visits = Visits(browser, address, expected={404})
        yield visits
        visits.end()


def test_a_draft_is_mirrored_and_marked_and_safety_stays_in_english(visits: Visits) -> None:
    english, found = Words("en"), []
    # Given phones and desktops in Arabic
    for device in ("phone", "desktop"):
        page = visits.begin(device, "ar")
        for path in LOOKED_AT:
            # When they open a page
            page.goto(path)
            html = page.locator("html")
            # Then it runs from right to left, and says in English too that nobody has checked it
            assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("ar", "rtl")
            assert page.locator(".wf-draft-notice [lang=en]").inner_text() == english.say("site.draft.text")
            sideways = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
            found += [f"{path}: {one}" for one in ([*axe(page), *(["scrolls sideways"] if sideways else [])])]
            name, tongues = page.locator(".wf-brand").bounding_box(), page.locator(".wf-languages").bounding_box()
            assert name
            assert tongues
            assert name["x"] + name["width"] > tongues["x"] + tongues["width"] or name["y"] < tongues["y"]
            picture(page, f"ar{path.strip('/').replace('/', '-') or 'home'}-{device}")
        # When they are in danger, the words are English ones that were checked, with the number and a picture
        page.goto("/safety/")
        block = page.locator("#suicide")
        assert (block.get_attribute("lang"), block.get_attribute("dir")) == ("en", "ltr")
        assert SAMPLE not in block.inner_text()
        assert english.say("safety.suicide.title") in block.inner_text()
        assert block.locator("a[href='tel:988'] bdi[dir=ltr]").inner_text() == "988"
        assert block.locator("h2 svg").count() == 1
        found += [f"/safety/: {one}" for one in axe(page)]
        picture(page, f"ar-safety-{device}")
    # The English stands beside a draft where a page asks for it
    page.goto("/gallery/")
    draft = page.locator(".wf-draft").first
    assert SAMPLE in draft.inner_text()
    assert draft.locator("[lang=en]").inner_text() == english.say("gallery.sample.text")
    assert not found, "\n".join(found)

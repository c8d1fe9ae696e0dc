"""What stands around every page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from tests.unit.web.rendering import Page
from wayfellow import web

SOURCES = Path(str(web.__file__)).parent
LANGUAGES = ["en", "es"]


@pytest.fixture(params=LANGUAGES)
def page(request: pytest.FixtureRequest, client: Client) -> Page:
    return Page(client.get(f"/gallery/?lang={request.param}").content.decode())


def test_a_page_has_one_main_heading(page: Page) -> None:
    assert len(page.all("h1")) == 1


def test_the_first_link_skips_to_the_main_part(page: Page) -> None:
    assert page.all("a")[0]["href"] == f"#{page.one('main')['id']}"


def test_help_and_exit_are_links_that_need_no_script(page: Page) -> None:
    assert page.one("a", class_="wf-quick__help")["href"] == "/safety/"
    assert page.one("a", class_="wf-quick__leave")["href"] == "/leave/"


def test_a_page_offers_the_other_language_by_its_own_name_and_stays_where_one_is(page: Page) -> None:
    other = page.one("a", rel="nofollow", dir="ltr")
    assert other["lang"] != page.one("html")["lang"]
    assert other["href"] == f"/gallery/?lang={other['lang']}"


def test_the_tab_and_the_history_say_nothing_of_what_one_reads(client: Client) -> None:
    """The name of the page is on its main part, for those who listen."""
    page = Page(client.get("/gallery/").content.decode())
    heading = "All our building blocks"
    assert page.one("main")["aria-label"] == heading
    title = page.html.partition("<title>")[2].partition("</title>")[0]
    assert title == "Wayfellow: information for families"


def test_every_part_that_shares_a_role_has_a_name(page: Page) -> None:
    assert all({"aria-label", "aria-labelledby"} & set(nav) for nav in page.all("nav"))


def test_what_needs_a_script_is_hidden_until_there_is_one(page: Page) -> None:
    assert "hidden" in page.one("p", class_="wf-tools")


def test_no_template_holds_a_script_or_a_style() -> None:
    inline = re.compile(r"<style|<script(?![^>]* src=)|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
    pages = [file for file in (SOURCES / "templates").rglob("*.html") if "papers" not in file.parts]
    assert pages
    assert [file.name for file in pages if inline.search(file.read_text())] == []


def test_a_script_stores_nothing_and_writes_no_markup() -> None:
    script = (SOURCES / "static_src" / "site.js").read_text()
    assert not re.search(r"localStorage|setItem|indexedDB|document\.cookie|innerHTML|eval\(|fetch\(", script)


def test_styles_run_either_way() -> None:
    """Left and right are for USWDS, which is turned around; ours say start and end."""
    ours = (SOURCES / "static_src").glob("*.scss")
    physical = re.compile(
        r"^\s*(?:margin|padding|border)-(?:left|right)|^\s*(?:left|right):|text-align: (?:left|right)"
    )
    told = [(file.name, line) for file in ours for line in file.read_text().splitlines() if physical.search(line)]
    assert told == []

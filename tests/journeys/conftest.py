"""A server and a browser for these stories, and visits of four kinds: see browsing.py.

They live as long as this folder's tests, not longer: Playwright keeps an event loop, beside which Django refuses to
speak to a database.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.browsing import ROOT, Visits
from tests.journeys.serving import served
from tests.journeys.staff import StaffSite, staff_site
from tests.journeys.walking import FAMILIES, answers_of, walk
from wayfellow.config import assets

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",  # nothing leaves this machine
]


@pytest.fixture(scope="package")
def style_sheets() -> None:
    """What browsers get, compiled; a server that was started before sends pages without."""
    assets.prepare(ROOT, tests=True)


@pytest.fixture(scope="package")
def address(style_sheets: None) -> Iterator[str]:
    """Where the pages are served."""
    with served() as address:
        yield address


@pytest.fixture(scope="package")
def site(style_sheets: None) -> Iterator[StaffSite]:
    """The pages with a record of their own, for the people who work here. Nobody is in it before a story says so."""
    with staff_site() as site:
        yield site


@pytest.fixture
def staff_visits(browser: Browser, site: StaffSite) -> Iterator[Visits]:
    """The visits of people who work here; one that did what no page of ours may fails the test."""
    visits = Visits(browser, site.address)
    yield visits
    visits.end()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.fail("These stories need Chromium. Debian and Ubuntu: apt-get install chromium.", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def visits(browser: Browser, address: str) -> Iterator[Visits]:
    """The visits of this test; one that did what no page of ours may fails it."""
    visits = Visits(browser, address)
    yield visits
    visits.end()


@pytest.fixture
def page(visits: Visits) -> Page:
    """A window on a desktop, in English."""
    return visits.begin("desktop")


@pytest.fixture
def phone(visits: Visits) -> Page:
    """The smallest phone, in Spanish."""
    return visits.begin("phone", "es")


@pytest.fixture
def plain(visits: Visits) -> Page:
    """A small phone that runs no scripts, in Spanish."""
    return visits.begin("plain", "es")


@pytest.fixture
def zoomed(visits: Visits) -> Page:
    """A window on a desktop at 200 %, in English."""
    return visits.begin("zoomed")


@pytest.fixture(scope="package")
def answered(browser: Browser, address: str) -> Callable[[str], list[Any]]:
    """The cookies of a family that went through the whole guide; each family goes once."""
    visits = Visits(browser, address)

    @cache
    def cookies(family: str) -> list[Any]:
        page = visits.begin("desktop")
        page.goto("/guide/safety/")
        walk(page, FAMILIES[family])
        kept = answers_of(page)
        visits.end()
        return kept

    return cookies

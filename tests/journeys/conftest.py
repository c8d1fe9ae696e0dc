"""One server and one Chromium for all journeys; a visitor whose page had an error behind it fails the test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.journeys.served import Served, served
from tests.journeys.visitor import DESKTOP, PHONE, PLAIN, ZOOMED, Look, Visitor

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    *"--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync".split(),
    *"--disable-background-networking --disable-component-update".split(),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]

Arrives = Callable[..., Visitor]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert program, "Chromium is not here. Install it (Debian and Ubuntu: apt-get install chromium)."
    with playwright.chromium.launch(executable_path=program, args=ARGUMENTS) as started:
        yield started


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("site")) as here:
        yield here
        assert here.log.read_text() == "", "the server complained"


@pytest.fixture
def arrives(browser: Browser, site: Served) -> Iterator[Arrives]:
    """Open a browser of one's own: `arrives(PHONE, "es")`. What went wrong behind its pages fails the test."""
    visitors: list[Visitor] = []

    def arrive(look: Look = DESKTOP, lang: str = "en", at: Served = site) -> Visitor:
        visitors.append(Visitor(browser, at, look, lang))
        return visitors[-1]

    yield arrive
    for visitor in visitors:
        visitor.page.evaluate("1")  # what the browser still had to tell comes with the answer
        visitor.context.close()
    assert [problem for visitor in visitors for problem in visitor.problems] == []


@pytest.fixture
def lang() -> str:
    """The language of the four visitors below; a test may name another."""
    return "en"


@pytest.fixture
def page(arrives: Arrives, lang: str) -> Visitor:
    return arrives(DESKTOP, lang)


@pytest.fixture
def phone(arrives: Arrives, lang: str) -> Visitor:
    return arrives(PHONE, lang)


@pytest.fixture
def zoomed(arrives: Arrives, lang: str) -> Visitor:
    return arrives(ZOOMED, lang)


@pytest.fixture
def plain(arrives: Arrives, lang: str) -> Visitor:
    return arrives(PLAIN, lang)

"""How people look at the pages: devices, what a visit must not do, what is looked at on every page, and pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, BrowserContext, CDPSession, ConsoleMessage, Page, Request, Response

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / ".data" / "pictures"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']}).then(found => found.violations)"
FORM_TO_PUT_RIGHT = 422
GIVEN_UP = "net::ERR_ABORTED"
"""The browser asked no longer, as somebody had gone on: the picture in the tab is one that nobody waits for."""
ELSEWHERE = "https://www.weather.gov/"
"""Where the quick exit leads; the browser cannot reach it here."""
LOCALES = {"en": "en-US", "es": "es-MX"}


@dataclass(frozen=True)
class Device:
    """width, height: in CSS pixels. scale: real pixels in one of them. scripts: whether the page's own may run."""

    width: int
    height: int
    scale: float = 1
    scripts: bool = True


DEVICES = {
    "desktop": Device(1280, 900),
    "phone": Device(320, 640),
    "zoomed": Device(640, 450, scale=2),  # a window of 1280 pixels at 200 %
    "plain": Device(320, 640, scripts=False),
}


@dataclass
class Visits:
    """The visits of one test, and what they did that no page of ours may.

    expected: statuses of pages the test asks for because they are errors.
    """

    browser: Browser
    address: str
    expected: set[int] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def begin(self, device: str, lang: str = "en", cookies: list[Any] | None = None) -> Page:
        seen = DEVICES[device]
        context = self.browser.new_context(
            base_url=self.address,
            viewport={"width": seen.width, "height": seen.height},
            device_scale_factor=seen.scale,
            locale=LOCALES.get(lang, lang),
            reduced_motion="reduce",
        )
        context.set_default_timeout(20_000)
        self.contexts.append(context)
        context.add_cookies(cookies or [])
        context.on("console", self._heard)
        context.on("weberror", lambda error: self.complaints.append(f"A script failed: {error.error}"))
        context.on("request", self._asked)
        context.on("response", self._answered)
        context.on("requestfailed", self._failed)
        page = context.new_page()
        if not seen.scripts:
            _WITHOUT_SCRIPTS[page] = context.new_cdp_session(page)
            forbid_scripts(page, True)
        return page

    def end(self) -> None:
        for context in self.contexts:
            context.close()
        assert not self.complaints, "\n".join(self.complaints)

    def _heard(self, message: ConsoleMessage) -> None:
        """An error or a warning; whether something could not be loaded is seen elsewhere."""
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.complaints.append(f"The browser says: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:", ELSEWHERE)):
            self.complaints.append(f"A page asked for {request.url}, which is not ours.")

    def _answered(self, response: Response) -> None:
        is_page = response.request.is_navigation_request()
        if response.status >= 400 and not (is_page and response.status in {FORM_TO_PUT_RIGHT, *self.expected}):
            self.complaints.append(f"{response.url} answered {response.status}.")

    def _failed(self, request: Request) -> None:
        if not request.url.startswith(ELSEWHERE) and request.failure != GIVEN_UP:
            self.complaints.append(f"{request.url} did not arrive: {request.failure}.")


_WITHOUT_SCRIPTS: WeakKeyDictionary[Page, CDPSession] = WeakKeyDictionary()
"""The pages whose own scripts never run, each with what says so to the browser; a second voice would not be heard."""


def forbid_scripts(page: Page, forbidden: bool) -> None:
    """On a plain phone: forbid scripts, or let ours look at a page that was loaded without its own."""
    if page in _WITHOUT_SCRIPTS:
        _WITHOUT_SCRIPTS[page].send("Emulation.setScriptExecutionDisabled", {"value": forbidden})


def axe(page: Page) -> list[str]:
    """What axe finds wrong with a page, a sentence for each element."""
    if page.evaluate("scrollTo(0, 0); typeof axe == 'undefined'"):
        page.evaluate(AXE.read_text())
    return [
        f"{rule['id']} ({rule['help']}): {node['html'][:160]} {' '.join(node['failureSummary'].split())}"
        for rule in page.evaluate(RUN_AXE, AXE_RULES)
        for node in rule["nodes"]
    ]


def picture(page: Page, name: str) -> None:
    """Keep a picture of the whole page for people to look at."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)

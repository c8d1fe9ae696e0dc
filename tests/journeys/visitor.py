"""Somebody with a browser: what they do, in the words they see; and whatever went wrong behind the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, Response, Route

from tests.journeys.served import Served
from wayfellow.rules.guide.answers import Answer
from wayfellow.services.wording import ENGLISH, Words, languages
from wayfellow.web.guide.state import COOKIE

PATIENCE = 60_000
"""Milliseconds; far more than any page needs, on a machine that does much else."""
GIVEN_UP = "net::ERR_ABORTED"
"""A request that is no longer wanted, because somebody went on to another page. It did not fail."""
ELSEWHERE = "<!doctype html><title>Weather</title><p>Sunny"


@dataclass(frozen=True)
class Look:
    """How the pages are looked at. At 200 % a window of 1280 pixels is 640 wide."""

    name: str
    width: int
    height: int
    scripts: bool = True


DESKTOP = Look("desktop", 1280, 900)
PHONE = Look("phone", 320, 640)
ZOOMED = Look("zoomed", 640, 450)
PLAIN = Look("plain", 320, 640, scripts=False)
LOOKS = (DESKTOP, PHONE, ZOOMED, PLAIN)


class Visitor:
    """What they press is found by the words they see; in a language that is not ours, nothing is.

    problems: errors in the console, requests that failed, anything refused by the content policy."""

    def __init__(self, browser: Browser, served: Served, look: Look, lang: str) -> None:
        self.served, self.look = served, look
        self.words = Words(lang if lang in {one.tag for one in languages()} else ENGLISH)
        self.problems: list[str] = []
        self.left_for: list[str] = []
        self._expected: set[str] = set()
        self.context = self._context(browser, lang)
        self.page = self.new_tab()

    def _context(self, browser: Browser, lang: str) -> BrowserContext:
        context = browser.new_context(
            base_url=self.served.address,
            locale=lang,
            viewport={"width": self.look.width, "height": self.look.height},
            java_script_enabled=self.look.scripts,
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        context.route("**/leave/", self._goes_elsewhere)
        return context

    def new_tab(self) -> Page:
        """One more tab of the same browser, watched like the first."""
        page = self.context.new_page()
        page.on("console", self._said)
        page.on("pageerror", lambda error: self._notice(f"script: {error}"))
        page.on("requestfailed", self._failed)
        return page

    def _goes_elsewhere(self, route: Route) -> None:
        """The way out leads off this machine, where tests do not go: write down where, and show a page in its place."""
        answer = route.fetch(max_redirects=0)
        self.left_for.append(answer.headers["location"])
        route.fulfill(response=answer, status=200, body=ELSEWHERE, content_type="text/html")

    def _said(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            self._notice(said.text)

    def _failed(self, request: Request) -> None:
        if request.failure != GIVEN_UP:
            self._notice(f"{request.url}: {request.failure}")

    def _notice(self, text: str) -> None:
        if not any(status in text for status in self._expected):
            self.problems.append(f"{self.page.url.removeprefix(self.served.address)}: {text}")

    def say(self, key: str, **values: object) -> str:
        return self.words.say(key, **values)

    def has_answered(self, answers: dict[str, Answer], **more: object) -> None:
        """Put these answers into the browser."""
        sealed = self.served.sealed(answers, **more)
        self.context.add_cookies([{"name": COOKIE, "value": sealed, "url": self.served.address}])

    def opens(self, path: str, status: int = 200) -> Response:
        """Go to an address by hand, and get this status."""
        if status >= 400:
            self._expected.add(f"status of {status}")
        answer = self.page.goto(path)
        assert answer
        assert answer.status == status, f"{path} answered {answer.status}, not {status}"
        return answer

    def expects(self, status: int) -> None:
        """Say that a page of this status will come, which a browser reports as an error."""
        self._expected.add(f"status of {status}")

    def cookies(self) -> dict[str, Any]:
        """The cookies of this site by name."""
        return {str(one["name"]): one for one in self.context.cookies()}

    # --- the words a family sees are how they find what to press ---

    def button(self, key: str) -> Locator:
        return self.page.get_by_role("button", name=self.say(key), exact=True)

    def link(self, key: str) -> Locator:
        return self.page.get_by_role("main").get_by_role("link", name=self.say(key), exact=True)

    def follows(self, key: str) -> None:
        with self.page.expect_navigation():
            self.link(key).first.click()

    def presses(self, key: str) -> None:
        with self.page.expect_navigation():
            self.button(key).first.click()

    def answers(self, **given: Any) -> None:
        """Answer questions in the order given, one page each, and go on after each.

        A list is several choices; an age or a county is written into its field.
        """
        for key, answer in given.items():
            self.is_asked(key)
            if key in ("age", "county") and answer not in ("unsure", "outside_ca"):
                self.writes(key, str(answer))
            else:
                for one in answer if isinstance(answer, list) else [answer]:
                    self.chooses(key, one)
            self.presses("guide.next")

    def chooses(self, key: str, value: str) -> None:
        self.page.click(f"label[for={key}-{value}]")

    def writes(self, key: str, text: str) -> None:
        field = self.page.locator(f"#{key}_written")
        field.select_option(text) if key == "county" else field.fill(text)

    def is_asked(self, key: str) -> None:
        assert self.at == f"/guide/{key}/", f"expected the question {key}, got {self.at}"

    @property
    def at(self) -> str:
        """Where they are, without what follows a question mark."""
        return self.page.url.removeprefix(self.served.address).partition("?")[0].partition("#")[0]

    @property
    def text(self) -> str:
        """Everything in the main part of the page."""
        return self.page.locator("main").inner_text()

    @property
    def first_heading(self) -> str:
        return self.page.get_by_role("heading", level=1).inner_text()

    def sees(self, *keys: str, **values: object) -> None:
        for key in keys:
            assert self.say(key, **values) in " ".join(self.text.split()), f"{self.at} does not say {key}"

"""Every page, on every kind of screen, in both languages: nothing for axe to find, nothing wider than the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.journeys.browsing import AXE, DEVICES, Visits, axe, forbid_scripts, picture
from tests.journeys.looking import look
from wayfellow.rules.guide.questions import QUESTIONS

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Stop:
    """A page to look at. family: whose answers are brought along."""

    name: str
    path: str
    family: str = ""
    status: int = 200


STOPS = (
    Stop("home", "/"),
    Stop("difference", "/difference/"),
    Stop("safety", "/safety/"),
    Stop("privacy", "/privacy/"),
    Stop("accessibility", "/accessibility/"),
    Stop("languages", "/languages/"),
    Stop("gallery", "/gallery/"),
    Stop("gallery-rtl", "/gallery/rtl/"),
    Stop("not-found", "/no-such-page/", status=404),
    Stop("start", "/guide/"),
    Stop("start-again", "/guide/", "father"),
    *(Stop(f"question-{one.key}", f"/guide/{one.key}/", "father") for one in QUESTIONS if one.key != "teen_private"),
    Stop("question-private", "/guide/teen_private/", "not_sure"),
    Stop("safe", "/guide/safe/", "not_sure"),
    Stop("letter", "/guide/letter/", "letter"),
    Stop("check", "/guide/check/", "letter"),
    Stop("check-nothing", "/guide/check/"),
    Stop("erased", "/guide/erased/"),
    Stop("card", "/guide/card/?in=es&need=hearing"),
    *(Stop(f"result-{family}", "/guide/result/", family) for family in ("father", "letter", "danger", "elsewhere")),
    Stop("result-large", "/guide/result/?size=large", "father"),
    Stop("result-not-sure", "/guide/result/", "not_sure"),
)
PICTURED = {("desktop", "en"), ("phone", "es")}


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("device", DEVICES)
def test_nothing_is_wrong_with_any_page(
    device: str, lang: str, visits: Visits, answered: Callable[[str], list[Any]]
) -> None:
    page = visits.begin(device, lang)
    page.context.add_init_script(AXE.read_text())
    visits.expected.add(404)
    found = []
    for stop in STOPS:
        page.context.clear_cookies()
        page.context.add_cookies(answered(stop.family) if stop.family else [])
        forbid_scripts(page, True)
        opened = page.goto(stop.path)
        assert opened
        assert opened.status == stop.status, stop
        assert page.url.endswith(stop.path), stop
        forbid_scripts(page, False)
        found += [f"{stop.name}: {problem}" for problem in (*look(page, lang), *axe(page))]
        if (device, lang) in PICTURED:
            picture(page, f"{stop.name}-{device}-{lang}")
    assert not found, "\n".join(found)

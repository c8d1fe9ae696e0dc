"""The answers in the cookie: what goes in comes out, it fits, and it is gone when it should be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from wayfellow.config.clock import SystemClock
from wayfellow.rules.guide.answers import Answer, Answers
from wayfellow.rules.guide.letter import Letter
from wayfellow.rules.guide.questions import FORMATS, QUESTIONS, Kind
from wayfellow.web.guide.state import COOKIE, State, forget, read_state, write_state

NOW = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)
LETTER = Letter(date(2026, 11, 2), date(2026, 11, 4), True, date(2026, 12, 1), False, None)
EVERYTHING: dict[str, Answer] = {
    **{one.key: one.named for one in QUESTIONS if one.kind is Kind.MANY},
    **{one.key: max(one.values, key=len) for one in QUESTIONS if one.kind is Kind.ONE},
    "age": 120,
    "county": "19",
}
STATES = {
    "nothing": State(),
    "one answer": State(Answers({"age": 0})),
    "not sure of anything": State(Answers({one.key: "unsure" for one in QUESTIONS if one.kind is not Kind.MANY})),
    "everything": State(Answers(EVERYTHING, format="large_print"), LETTER, kept_until=NOW + timedelta(days=7)),
    "a letter of which only one date is known": State(Answers({"event": ("denied_or_delayed",)}), Letter(NOW.date())),
}


@pytest.fixture(autouse=True)
def frozen(settings: Any) -> None:
    settings.CLOCK = SystemClock(NOW)


def written(state: State) -> Any:
    response = HttpResponse()
    write_state(response, state)
    return response.cookies[COOKIE]


def read(sealed: str, lang: str = "en") -> State:
    request = RequestFactory().get("/")
    request.COOKIES[COOKIE] = sealed
    return read_state(request, lang)


@pytest.mark.parametrize("which", STATES)
def test_what_goes_in_comes_out(which: str) -> None:
    assert read(written(STATES[which]).value) == STATES[which]


@pytest.mark.parametrize("format", FORMATS)
def test_how_somebody_reads_travels_along(format: str) -> None:  # noqa: A002
    assert read(written(State().with_format(format)).value).answers.format == format


def test_every_answer_there_is_fits_into_what_a_browser_keeps() -> None:
    """Browsers drop a cookie of more than 4,096 bytes with its name and all (RFC 6265bis § 5.6)."""
    assert len(written(STATES["everything"]).OutputString()) < 4_000


def test_the_language_is_that_of_the_page_not_of_the_cookie() -> None:
    assert read(written(State(Answers({"age": 3}, lang="en"))).value, "es").answers.lang == "es"


def test_a_cookie_goes_when_the_browser_closes_unless_somebody_asked_to_keep_it() -> None:
    assert written(State())["max-age"] == ""
    assert written(State().kept(NOW))["max-age"] == 7 * 24 * 60 * 60
    assert written(State().kept(NOW).no_longer_kept())["max-age"] == ""


def test_no_script_and_no_other_site_gets_the_cookie(settings: Any) -> None:
    cookie = written(State())
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (True, "Lax", "/", "")
    settings.CSRF_COOKIE_SECURE = True
    assert written(State())["secure"]


def test_an_answer_keeps_how_long_and_whether_a_letter_was_told() -> None:
    state = STATES["everything"].with_answer("age", 7)
    assert state == replace(STATES["everything"], answers=state.answers)
    assert state.answers.age == 7


def test_without_a_cookie_it_is_a_fresh_start_and_nothing_was_lost() -> None:
    state = read_state(RequestFactory().get("/"), "es")
    assert (state.is_empty, state.is_lost, state.answers.lang) == (True, False, "es")


def test_what_is_forgotten_is_sent_away_at_once() -> None:
    response = HttpResponse()
    forget(response)
    assert (response.cookies[COOKIE].value, response.cookies[COOKIE]["max-age"]) == ("", 0)

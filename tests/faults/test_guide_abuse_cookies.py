"""Cookies that are not ours, not whole, not this person's purpose, or too old: a fresh start, and never a failure."""

from __future__ import annotations

import base64
import json
import os
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from tests.faults.abuse import HOSTILE, MARK, MY_FATHER, Inspector, browser, cookie, inspecting
from wayfellow.config.clock import SystemClock
from wayfellow.rules.guide.answers import Answers
from wayfellow.web.guide import state as states
from wayfellow.web.guide.sealed import seal
from wayfellow.web.guide.state import SITTING, State, read_state, write_state

PAGES = ("/guide/", "/guide/who/", "/guide/check/", "/guide/result/", "/guide/letter/")
NOW = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
Settings = Any


def is_lost(sealed: str) -> bool:
    request = RequestFactory().get("/guide/")
    request.COOKIES[states.COOKIE] = sealed
    state = read_state(request, "en")
    assert state.is_lost is state.is_empty
    return state.is_lost


def show_everywhere(inspector: Inspector, sealed: str, case: object) -> None:
    """Every page of the guide takes it as a fresh start, and the start says so and forgets it."""
    for path in PAGES:
        answer = browser(sealed).get(path)
        inspector.check(answer, (case, path))
    start = browser(sealed).get("/guide/")
    assert start.cookies[states.COOKIE]["max-age"] == 0, case


def test_a_cookie_of_ours_is_read() -> None:
    """Without this, everything below could pass because no cookie is ever read."""
    assert not is_lost(cookie())


def test_forged_cookies_are_a_fresh_start() -> None:
    dice = random.Random(7)
    forged = [base64.urlsafe_b64encode(dice.randbytes(size)).decode().rstrip("=") for size in range(0, 400, 7)]
    forged += [*HOSTILE.values(), "{}", json.dumps(MY_FATHER), "=", "====", "a", "-_-_", "x" * 100_000, "null", "\0"]
    forged = [one.encode().decode("latin-1") for one in forged if one]  # as a server hands on what it was sent
    with inspecting("forged cookies") as inspector:
        for one in forged:
            assert is_lost(one)
            show_everywhere(inspector, one, one)


def test_a_cookie_cut_or_changed_anywhere_is_a_fresh_start() -> None:
    whole = cookie()
    raw = bytearray(base64.urlsafe_b64decode(whole + "=" * (-len(whole) % 4)))
    changed = [whole[:length] for length in range(1, len(whole))]
    for place, bit in product(range(len(raw)), (0, 7)):
        other = bytearray(raw)
        other[place] ^= 1 << bit
        changed.append(base64.urlsafe_b64encode(other).decode().rstrip("="))
    changed += [whole + "AAAA", "AAAA" + whole, whole * 2, whole[::-1], whole.swapcase()]
    print(f"cut or changed: {len(changed)} cookies")
    assert [one for one in changed if not is_lost(one)] == []


def test_halves_of_two_cookies_make_no_third() -> None:
    mine, other = cookie(), cookie({**MY_FATHER, "age": 17})
    swapped = [mine[:cut] + other[cut:] for cut in range(4, min(len(mine), len(other)) - 4)]
    print(f"swapped halves: {len(swapped)} cookies")
    assert [one for one in swapped if not is_lost(one)] == []


def test_two_cookies_of_the_same_answers_look_different() -> None:
    assert cookie() != cookie()
    assert MARK not in cookie()
    assert "medi_cal" not in str(base64.urlsafe_b64decode(cookie() + "==="))


def test_a_cookie_of_another_key_or_purpose_is_a_fresh_start(settings: Settings) -> None:
    ours = cookie()
    with inspecting("other keys and purposes") as inspector:
        for purpose in ("wayfellow answers 0", "wayfellow answers 2", "", "draft"):
            show_everywhere(inspector, seal("{}", purpose=purpose), purpose)
        settings.SECRET_KEY = "another deployment's"
        assert is_lost(ours)
        show_everywhere(inspector, ours, "another key")
        settings.SECRET_KEY_FALLBACKS = ["a key that was never ours"]
        assert is_lost(ours)


def test_a_cookie_under_another_name_is_nothing() -> None:
    """The answers as a language or a token, a token or a language as answers."""
    with inspecting("other names") as inspector:
        for path in PAGES:
            answer = browser(None, wayfellow_lang=cookie(), csrftoken=cookie()).get(path)
            inspector.check(answer, path)
            assert answer.headers["Content-Language"] == "en"
        for value in ("es", "a" * 32, "en"):
            assert is_lost(value)
            show_everywhere(inspector, value, value)


@pytest.mark.parametrize(("days", "lasts"), [(0, SITTING), (7, timedelta(days=7))])
def test_a_cookie_is_believed_to_its_last_second_and_not_replayed_after(
    days: int, lasts: timedelta, settings: Settings
) -> None:
    settings.CLOCK = SystemClock(NOW)
    state, response = State(Answers(MY_FATHER)), HttpResponse()
    write_state(response, state.kept(NOW) if days else state)
    sealed = response.cookies[states.COOKIE].value
    for moment, lost in ((NOW, False), (NOW + lasts, False), (NOW + lasts + SECOND, True), (NOW - SECOND, True)):
        settings.CLOCK = SystemClock(moment)
        assert is_lost(sealed) is lost, moment
    settings.CLOCK = SystemClock(NOW + lasts + SECOND)
    with inspecting(f"replayed, kept for {days} days") as inspector:
        show_everywhere(inspector, sealed, "replayed")


def test_answering_on_does_not_make_seven_days_longer(settings: Settings) -> None:
    settings.CLOCK = SystemClock(NOW)
    state, response = State(Answers(MY_FATHER)).kept(NOW), HttpResponse()
    settings.CLOCK = SystemClock(NOW + timedelta(days=6))
    write_state(response, replace(state, answers=state.answers.with_answer("age", 72)))
    settings.CLOCK = SystemClock(NOW + timedelta(days=7) + SECOND)
    assert is_lost(response.cookies[states.COOKIE].value)


def test_what_another_version_of_the_guide_wrote_is_a_fresh_start() -> None:
    right = {
        "answers": {"who": "me"}, "format": "standard", "letter": None, "kept_until": None,
        "written_at": datetime.now(UTC).isoformat(),
    }  # fmt: skip
    others: list[Any] = [None, [], 7, "text", {}, {**right, "answers": []}, {**right, "answers": None}]
    others += [{name: value for name, value in right.items() if name != left_out} for left_out in right]
    wrong = {"grandma": "me", "who": "grandma", "age": -1, "county": "99", "event": ["grandma"], "safety": 7}
    others += [{**right, "answers": {key: value}} for key, value in wrong.items()]
    others += [{**right, "format": "smell"}, {**right, "written_at": "soon"}, {**right, "kept_until": 7}]
    letters: list[Any] = [7, [], {}, {"printed_on": "soon"}, {"grandma": 1}]
    others += [{**right, "letter": letter} for letter in letters]
    assert not is_lost(seal(json.dumps(right), purpose=states.PURPOSE))
    with inspecting("other versions") as inspector:
        for other in others:
            sealed = seal(json.dumps(other), purpose=states.PURPOSE)
            assert is_lost(sealed), other
            show_everywhere(inspector, sealed, other)


def test_an_answer_after_a_cookie_was_lost_begins_anew() -> None:
    visitor = browser(os.urandom(40).hex())
    answer = visitor.post("/guide/who/", {"who": "me"})
    assert answer.status_code == 302
    assert not is_lost(visitor.cookies[states.COOKIE].value)

"""Which language a page is in: pressed, remembered, asked for by the browser, and otherwise English."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from wayfellow.web.language_choice import COOKIE, choose, spoken


@pytest.mark.parametrize(
    ("pressed", "remembered", "browser", "expected"),
    [
        ("", "", "", "en"),
        ("", "", "es", "es"),
        ("", "", "es-MX,es;q=0.9,en;q=0.8", "es"),
        ("", "", "en-US,en;q=0.9,es;q=0.8", "en"),
        ("", "", "de,es;q=0.5", "es"),
        ("", "en", "es", "en"),
        ("es", "en", "en", "es"),
        ("xx", "es", "en", "es"),
        ("", "xx", "es", "es"),
        ("", "", "*;q=nonsense,,;", "en"),
        ("../../etc", "<script>", "x" * 5000, "en"),
    ],
)
def test_the_latest_wish_counts(pressed: str, remembered: str, browser: str, expected: str) -> None:
    request = RequestFactory(headers={"Accept-Language": browser}).get("/", {"lang": pressed} if pressed else {})
    request.COOKIES[COOKIE] = remembered
    assert choose(request) == expected


@pytest.mark.parametrize(("asked", "expected"), [("ES", "es"), ("es-419", "es"), ("e", None), ("", None)])
def test_a_language_is_known_in_all_its_kinds(asked: str, expected: str | None) -> None:
    assert spoken(asked) == expected


def test_a_link_with_a_language_is_remembered(client: Client) -> None:
    answer = client.get("/gallery/?lang=es")
    cookie = answer.cookies[COOKIE]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("es", True, "Lax")
    assert answer.headers["Content-Language"] == "es"
    assert client.get("/gallery/").headers["Content-Language"] == "es"


def test_a_language_nobody_speaks_is_not_remembered(client: Client) -> None:
    assert COOKIE not in client.get("/gallery/?lang=xx").cookies


def test_without_cookies_a_link_still_chooses(client: Client) -> None:
    client.cookies.clear()
    assert '<html lang="es" dir="ltr">' in client.get("/gallery/?lang=es").content.decode()

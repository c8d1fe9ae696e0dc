"""The quick exit works by link alone and leaves nothing behind."""

from __future__ import annotations

import pytest
from django.test import Client

from wayfellow.web.site.leaving import ELSEWHERE


def test_one_is_somewhere_else_at_once(client: Client) -> None:
    answer = client.get("/leave/")
    assert (answer.status_code, answer.headers["Location"]) == (302, ELSEWHERE)


def test_the_place_one_goes_to_learns_nothing(client: Client) -> None:
    assert client.get("/leave/").headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("name", ["wayfellow_answers", "wayfellow_lang", "csrftoken"])
def test_no_cookie_of_ours_stays(client: Client, name: str) -> None:
    client.cookies[name] = "something"
    answer = client.get("/leave/")
    assert answer.cookies[name]["max-age"] == 0
    assert '"cookies"' in answer.headers["Clear-Site-Data"]

"""Every answer has the headers that protect the reader: pages, files, errors of every kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from wayfellow.config import urls as ours
from wayfellow.web.site.errors import page

POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'",
    "manifest-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
}  # fmt: skip
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def fails(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a name that nobody should read")


urlpatterns = [
    *ours.urlpatterns,
    path("fails/", fails),
    *(path(f"error/{status}/", page, {"status": status}) for status in (409, 503)),
]
handler400, handler403, handler404, handler500 = ours.handler400, ours.handler403, ours.handler404, ours.handler500

ANSWERS: dict[str, tuple[int, Callable[[Client], Any]]] = {
    "a page": (200, lambda client: client.get("/gallery/")),
    "compressed": (200, lambda client: client.get("/gallery/", headers={"Accept-Encoding": "gzip"})),
    "away": (302, lambda client: client.get("/leave/")),
    "a wrong host": (400, lambda client: client.get("/gallery/", headers={"Host": "elsewhere.example"})),
    "a form without its token": (403, lambda client: client.post("/gallery/")),
    "no page": (404, lambda client: client.get("/nothing/")),
    "no file": (404, lambda client: client.get("/static/nothing.css")),
    "a wrong method": (405, lambda client: client.put("/gallery/", headers={"X-CSRFToken": "x"})),
    "a change in between": (409, lambda client: client.get("/error/409/")),
    "too much": (413, lambda client: client.post("/gallery/", {"text": "x" * 70_000})),
    "our own failure": (500, lambda client: client.get("/fails/")),
    "not ready": (503, lambda client: client.get("/error/503/")),
}


@pytest.fixture
def browser() -> Client:
    return Client(enforce_csrf_checks=True, raise_request_exception=False)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("which", ANSWERS)
def test_every_answer_protects_its_reader(which: str, browser: Client) -> None:
    status, ask = ANSWERS[which]
    if status == 405:
        browser.handler.enforce_csrf_checks = False
    answer = ask(browser)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert {part.strip() for part in answer.headers["Content-Security-Policy"].split(";")} == POLICY
    assert answer.headers["Referrer-Policy"] in {"same-origin", "no-referrer"}
    assert "geolocation=()" in answer.headers["Permissions-Policy"]


@pytest.mark.parametrize("address", ["/difference/", "/nothing/", "/leave/"])
def test_a_visit_leaves_no_cookie_behind(client: Client, address: str) -> None:
    cookies = client.get(address).cookies
    assert [name for name, cookie in cookies.items() if cookie["max-age"] != 0] == []

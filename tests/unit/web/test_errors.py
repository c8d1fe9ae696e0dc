"""Pages for what goes wrong: they help in two languages, name a number and a way home, and repeat nothing."""

from __future__ import annotations

import json
import logging

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from tests.unit.web.rendering import Page
from wayfellow.config import urls as ours
from wayfellow.rules.problems import MissingDependency
from wayfellow.services.wording import Words
from wayfellow.web.discreet_log import DiscreetFormatter
from wayfellow.web.site import errors

KINDS = ["400", "403", "csrf", "404", "405", "409", "413", "500", "503"]
SECRET = "Maria-Lopez"


def stops(request: HttpRequest) -> HttpResponse:
    raise OperationalError(SECRET)


def lacks(request: HttpRequest) -> HttpResponse:
    raise MissingDependency(SECRET)


def fails(request: HttpRequest) -> HttpResponse:
    raise ValueError(SECRET) from KeyError(SECRET)


urlpatterns = [*ours.urlpatterns, path("stops/", stops), path("lacks/", lacks), path("fails/", fails)]
handler400, handler403, handler404, handler500 = ours.handler400, ours.handler403, ours.handler404, ours.handler500


def told(kind: str) -> tuple[Page, HttpResponse]:
    status = 403 if kind == "csrf" else int(kind)
    answer = errors.page(RequestFactory().get("/"), status, "csrf" if kind == "csrf" else "")
    return Page(answer.content.decode()), answer


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_is_told_in_both_languages(kind: str) -> None:
    page, _ = told(kind)
    for lang in ("en", "es"):
        assert Words(lang).say(f"errors.{kind}.title") in page.text
        assert Words(lang).say(f"errors.{kind}.to_do") in page.text
    assert page.all("div", lang="es")


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_names_a_human_being_and_the_way_home(kind: str) -> None:
    page, _ = told(kind)
    assert page.all("a", href="tel:211")
    assert page.text.count("211") >= 3
    assert [link["href"] for link in page.all("a", class_="wf-button")] == ["/", "/"]


def test_being_away_says_when_to_come_back() -> None:
    assert told("503")[1].headers["Retry-After"] == "120"


@pytest.mark.parametrize("address", [f"/{SECRET}/", f"/{SECRET}/?lang=es&{SECRET}={SECRET}", "/%0a<script>"])
def test_an_error_repeats_nothing(client: Client, address: str) -> None:
    page = client.get(address, headers={"User-Agent": SECRET, "X-Something": SECRET}).content.decode()
    assert SECRET not in page
    assert "<script>" not in page


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(("address", "status"), [("/stops/", 503), ("/lacks/", 503), ("/fails/", 500)])
def test_a_failure_tells_no_secret_to_reader_or_log(
    address: str, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.handler.setFormatter(DiscreetFormatter())
    logging.getLogger("django").addHandler(caplog.handler)
    try:
        answer = Client(raise_request_exception=False).get(f"{address}?q={SECRET}", headers={"Cookie": f"a={SECRET}"})
    finally:
        logging.getLogger("django").removeHandler(caplog.handler)
    assert answer.status_code == status
    assert SECRET not in answer.content.decode()
    assert caplog.text
    assert SECRET not in caplog.text


def test_the_last_page_needs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*given: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(errors, "page", broken)
    answer = errors.server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert 'href="tel:211"' in answer.content.decode()


def test_a_log_line_says_where_and_not_with_what() -> None:
    try:
        fails(HttpRequest())
    except ValueError:
        record = logging.getLogger("x").makeRecord("x", 40, "", 0, "It failed", (), __import__("sys").exc_info())
    line = DiscreetFormatter().format(record)
    assert json.loads(line).keys() == {"at", "level", "logger", "what", "error"}
    assert "in fails" in line
    assert "ValueError" in line
    assert "KeyError" in line
    assert SECRET not in line


def test_a_request_is_logged_by_its_pattern_and_number_only(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.handler.setFormatter(DiscreetFormatter())
    with caplog.at_level(logging.INFO, "wayfellow.requests"):
        answer = client.get(f"/guide/?q={SECRET}", headers={"User-Agent": SECRET})
        client.get(f"/{SECRET}/")
    first, second = (json.loads(line) for line in caplog.text.splitlines())
    assert (first["route"], first["status"], first["request"]) == ("guide/", 200, answer.headers["X-Request-Id"])
    assert (second["route"], second["status"]) == ("none", 404)
    assert SECRET not in caplog.text


def test_what_was_put_into_a_message_is_left_out() -> None:
    record = logging.getLogger("x").makeRecord("x", 40, "", 0, "%s was not found", (SECRET,), None)
    record.__dict__.update(status=404, name_of_person=SECRET, route=object())
    said = json.loads(DiscreetFormatter().format(record))
    assert (said["what"], said["status"]) == ("%s was not found", 404)
    assert said.keys() == {"at", "level", "logger", "what", "status"}

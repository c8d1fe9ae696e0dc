"""What a family takes along: the result and the card for a nurse, as pages and as PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.reading_html import read as read_page
from tests.unit.web.reading_pdf import letter_points, lines
from wayfellow.rules.guide.answers import Answer, Answers
from wayfellow.web.guide.state import State, write_state
from wayfellow.web.papers import pdf

MY_FATHER: Mapping[str, Answer] = {
    "safety": ("none",),
    "who": "parent",
    "age": 71,
    "county": "19",
    "coverage": "medi_cal_plan",
    "event": ("none",),
    "ongoing": ("many_er_or_hospital",),
    "needs": ("housing",),
    "duration": "months",
    "programs": ("none",),
    "wants": ("unsure",),
}


def somebody(given: Mapping[str, Answer]) -> Client:
    """A browser in which the guide was answered."""
    response = HttpResponse()
    write_state(response, State(Answers(given)))
    client = Client()
    client.cookies = response.cookies
    return client


@pytest.fixture
def no_pango(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(pdf, "weasyprint", None)
    pdf.can_make_pdf.cache_clear()
    yield
    monkeypatch.undo()
    pdf.can_make_pdf.cache_clear()


def test_the_result_is_a_pdf_nobody_keeps() -> None:
    answer = somebody(MY_FATHER).get("/guide/result.pdf")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"] == 'inline; filename="wayfellow.pdf"'
    said = lines(answer.content)
    assert said[0] == "If someone is in danger, call 911."
    assert "L.A. Care Health Plan: 1-888-839-9909" in said
    assert "How old are they? 71" in said


def test_the_result_in_spanish_and_in_large_print() -> None:
    answer = somebody(MY_FATHER).get("/guide/result.pdf", {"lang": "es", "size": "large"})
    assert "¿Qué puede hacer ahora?" in lines(answer.content)
    assert min(letter_points(answer.content)) >= 20


def test_without_answers_the_pdf_leads_to_the_first_question() -> None:
    answer = Client().get("/guide/result.pdf")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/guide/")


@pytest.mark.parametrize("path", ["/guide/result.pdf", "/guide/card.pdf"])
@pytest.mark.usefixtures("no_pango")
def test_a_machine_without_pango_leads_to_the_page_one_can_print(path: str) -> None:
    client = somebody(MY_FATHER)
    answer = client.get(path)
    assert answer.status_code == 302
    shown = read_page(client.get(answer.headers["Location"]).content)
    assert not [link for link in shown.links if ".pdf" in link]


@pytest.mark.parametrize("tag", ["ar", "es", "km", "ko"])
def test_a_card_is_a_page_and_a_pdf(tag: str) -> None:
    page = read_page(Client().get("/guide/card/", {"in": tag}).content)
    assert "Please get me an interpreter." in page.text
    assert page.headings.count(1) == 1
    link = next(link for link in page.links if ".pdf" in link)
    assert "Please get me an interpreter." in lines(Client().get(link).content)


@pytest.mark.parametrize("asked", [{"in": "xx"}, {"need": "smell"}, {"in": "<script>", "need": "../../x"}, {}])
def test_what_is_no_language_shows_the_page_s_own(asked: dict[str, str]) -> None:
    answer = Client().get("/guide/card/", {**asked, "lang": "es"})
    page = read_page(answer.content)
    assert "Hablo español. I speak Spanish." in page.text
    assert b"<script>" not in answer.content
    assert "smell" not in page.text

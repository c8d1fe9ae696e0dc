"""The pages of the guide, one after another, as a family goes through them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.reading_html import read as read_page
from wayfellow.config.clock import SystemClock
from wayfellow.rules.guide.answers import Answer, Answers
from wayfellow.rules.guide.questions import QUESTIONS
from wayfellow.services.guide.deciding import suggest
from wayfellow.services.guide.words import in_words
from wayfellow.services.wording import Words
from wayfellow.web.guide.state import COOKIE, State, read_state, write_state
from wayfellow.web.guide.views import directory

NOW = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)
MY_MOTHER: Mapping[str, Any] = {
    "safety": ["none"], "who": "parent", "age_written": "71", "county_written": "19", "coverage": "medi_cal_plan",
    "event": ["home_from_hospital_30d"], "ongoing": ["none"], "needs": ["health", "food"], "duration": "weeks",
    "programs": ["none"], "wants": ["rides"],
}  # fmt: skip
GIVEN: Mapping[str, Answer] = {
    "safety": ("none",), "who": "parent", "age": 71, "county": "19", "coverage": "medi_cal_plan",
    "event": ("home_from_hospital_30d",), "ongoing": ("none",), "needs": ("health", "food"), "duration": "weeks",
    "programs": ("none",), "wants": ("rides",),
}  # fmt: skip
every_language = pytest.mark.parametrize("lang", ["en", "es"])


@pytest.fixture(autouse=True)
def frozen(settings: Any) -> None:
    settings.CLOCK = SystemClock(NOW)


def somebody(given: Mapping[str, Answer], lang: str = "en", **more: Any) -> Client:
    """A browser in which the guide was answered so far."""
    response, client = HttpResponse(), Client()
    write_state(response, State(Answers(given), **more))
    client.cookies = response.cookies
    client.cookies["wayfellow_lang"] = lang
    return client


def state_of(client: Client) -> State:
    """What this browser holds."""
    request = client.get("/guide/").wsgi_request
    return read_state(request, "en")


def form_of(key: str) -> dict[str, Any]:
    return {name: value for name, value in MY_MOTHER.items() if name.removesuffix("_written") == key}


@every_language
def test_a_family_goes_the_whole_way_and_reads_what_the_guide_suggests(lang: str) -> None:
    client = Client()
    client.get("/guide/", {"lang": lang})
    path, seen = "/guide/safety/", []
    while path != "/guide/result/":
        key = path.split("/")[2]
        seen.append(key)
        assert client.get(path).status_code == 200
        path = client.post(path, form_of(key)).headers["Location"]
    assert seen == [question.key for question in QUESTIONS if question.key != "teen_private"]
    assert state_of(client).answers.given == GIVEN
    said = in_words(suggest(Answers(GIVEN, lang), as_of=SystemClock(NOW).today()), Words(lang), directory())
    text = read_page(client.get(path).content).text
    for sentence in (said.title, *said.reasons, *said.told, *(step.text for step in said.steps), said.say):
        assert " ".join(sentence.split()) in text


@every_language
@pytest.mark.parametrize("key", [question.key for question in QUESTIONS])
def test_every_question_has_one_heading_its_choices_and_not_sure(key: str, lang: str) -> None:
    page = read_page(somebody({"who": "me", "age": 16}, lang).get(f"/guide/{key}/").content)
    assert page.headings.count(1) == 1
    assert f"{key}-unsure" in page.ids
    assert len(page.ids) == len(set(page.ids))
    assert "guide." not in page.text


def test_an_answer_is_marked_when_one_comes_back() -> None:
    html = somebody({"who": "spouse"}).get("/guide/who/").content.decode()
    (mark,) = [part for part in html.split("<input")[1:] if "checked" in part.partition(">")[0]]
    assert 'value="spouse"' in mark


@every_language
def test_without_a_choice_the_page_says_what_to_do_and_loses_nothing(lang: str) -> None:
    client = somebody({"who": "me"}, lang)
    answer = client.post("/guide/coverage/", {})
    assert answer.status_code == 422
    page = read_page(answer.content)
    assert page.text.count(Words(lang).say("guide.errors.choose_one")) == 2  # on top, and beside the question
    assert "#coverage-medi_cal_plan" in page.links
    assert "coverage-medi_cal_plan" in page.ids
    assert COOKIE not in answer.cookies
    assert state_of(client).answers.given == {"who": "me"}


def test_going_back_keeps_what_was_just_chosen_and_needs_no_choice() -> None:
    client = somebody({"safety": ("none",), "who": "me"})
    assert client.post("/guide/age/", {"go": "back"}).headers["Location"] == "/guide/who/"
    assert client.post("/guide/age/", {"go": "back", "age_written": "40"}).headers["Location"] == "/guide/who/"
    assert state_of(client).answers.age == 40


@pytest.mark.parametrize("left_out", ["safety", "county", "wants"])
@pytest.mark.parametrize("path", ["/guide/result/", "/guide/result.pdf"])
def test_the_result_waits_for_the_question_that_is_open(path: str, left_out: str) -> None:
    given = {key: answer for key, answer in GIVEN.items() if key != left_out}
    assert somebody(given).get(path).headers["Location"] == f"/guide/{left_out}/"


def test_changing_one_answer_from_the_list_leads_back_to_the_list() -> None:
    client = somebody(GIVEN)
    links = read_page(client.get("/guide/check/").content).links
    assert "/guide/county/?to=check" in links
    assert 'name="to" value="check"' in client.get("/guide/county/?to=check").content.decode()
    answer = client.post("/guide/county/", {"to": "check", "county_written": "34"})
    assert answer.headers["Location"] == "/guide/check/"
    assert "Sacramento" in read_page(client.get("/guide/check/").content).text


def test_danger_named_from_the_list_still_leads_to_help_at_once() -> None:
    client = somebody(GIVEN)
    client.post("/guide/safety/", {"to": "check", "safety": "violence"})
    page = read_page(client.get("/guide/result/").content)
    assert "tel:911" in page.links
    assert page.text.index("1-800-799-7233") < page.text.index("211")


def test_after_danger_one_can_go_on_and_help_stays_on_top() -> None:
    client = somebody({**GIVEN, "safety": ("suicide",)})
    assert "tel:988" in read_page(client.get("/guide/result/").content).links
    assert client.post("/guide/go-on/").headers["Location"] == "/guide/who/"
    assert state_of(client).answers.of("safety") == ("unsure",)
    page = read_page(client.get("/guide/result/").content)
    assert page.text.index(Words().say("overlay.OV-SAFETY.title")) < page.text.index(Words().say("result.page.next"))


def test_a_letter_is_asked_about_only_where_one_was_named() -> None:
    assert somebody(GIVEN).get("/guide/letter/").headers["Location"] == "/guide/result/"
    assert somebody({**GIVEN, "event": ("denied_or_delayed",)}).get("/guide/letter/").status_code == 200


DENIED: Mapping[str, Answer] = {**GIVEN, "event": ("denied_or_delayed",)}
LETTER = {"printed_on_month": "11", "printed_on_day": "16", "printed_on_year": "2026", "service_ends": "no"}


@every_language
def test_a_letter_shows_its_day_at_once_and_again_with_the_result(lang: str) -> None:
    client = somebody(DENIED, lang)
    assert client.post("/guide/letter/", LETTER).headers["Location"] == "/guide/letter/"
    advice = suggest(Answers(DENIED, lang), as_of=SystemClock(NOW).today(), letter=state_of(client).letter).letter
    assert advice
    (line,) = advice.dates
    assert line.day
    day = Words(lang).day(line.day)
    assert day in read_page(client.get("/guide/letter/").content).text
    assert day in read_page(client.get("/guide/result/").content).text


def test_a_letter_that_is_passed_is_forgotten() -> None:
    client = somebody(DENIED)
    client.post("/guide/letter/", LETTER)
    assert client.post("/guide/letter/", {"go": "skip"}).headers["Location"] == "/guide/ongoing/"
    assert state_of(client).letter is None


def test_a_letter_typed_wrong_keeps_what_was_typed_and_marks_the_date() -> None:
    answer = somebody(DENIED).post("/guide/letter/", {**LETTER, "printed_on_year": "2027"})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert Words().say("guide.errors.date_future") in html
    assert 'value="2027"' in html
    assert "#printed_on_month" in read_page(answer.content).links
    assert "printed_on_month" in read_page(answer.content).ids


@every_language
def test_answers_are_kept_only_when_asked_and_the_page_says_until_when(lang: str) -> None:
    client = somebody(GIVEN, lang)
    says = Words(lang).say("guide.keep.kept", day=Words(lang).day(datetime(2026, 12, 1, tzinfo=UTC).date()))
    assert says not in read_page(client.get("/guide/check/").content).text
    assert client.post("/guide/keep/", {"keep": "yes"}).cookies[COOKIE]["max-age"] == 604_800
    assert says in read_page(client.get("/guide/check/").content).text
    assert client.post("/guide/keep/", {"keep": "no"}).cookies[COOKIE]["max-age"] == ""
    assert says not in read_page(client.get("/guide/check/").content).text


def test_nothing_answered_is_nothing_to_keep() -> None:
    assert Client().post("/guide/keep/", {"keep": "yes"}).cookies[COOKIE]["max-age"] == ""


@every_language
def test_erasing_forgets_every_answer_and_says_so(lang: str) -> None:
    client = somebody(GIVEN, lang, kept_until=None)
    answer = client.post("/guide/erase/")
    assert answer.cookies[COOKIE]["max-age"] == 0
    assert client.get(answer.headers["Location"]).status_code == 200
    assert state_of(client).is_empty
    assert not state_of(client).is_lost


def test_how_somebody_likes_to_read_is_remembered_and_shown() -> None:
    client = somebody(GIVEN)
    plain = client.get("/guide/result/").content
    assert client.post("/guide/format/", {"format": "large_print"}).headers["Location"] == "/guide/result/"
    assert state_of(client).answers.format == "large_print"
    assert client.get("/guide/result/").content != plain
    client.post("/guide/format/", {"format": "smell"})
    assert state_of(client).answers.format == "large_print"


def test_the_start_leads_on_to_where_one_stopped() -> None:
    links = read_page(somebody({"safety": ("none",), "who": "me"}).get("/guide/").content).links
    assert "/guide/age/" in links
    assert "/guide/age/" not in read_page(Client().get("/guide/").content).links


@every_language
def test_answers_that_were_lost_are_told_once(lang: str) -> None:
    client = Client()
    client.cookies[COOKIE], client.cookies["wayfellow_lang"] = "not ours", lang
    lost = Words(lang).say("guide.errors.answers_lost")
    assert client.get("/guide/result/").headers["Location"] == "/guide/"
    assert lost in read_page(client.get("/guide/").content).text
    assert lost not in read_page(client.get("/guide/").content).text


def test_the_language_changes_on_any_page_and_no_answer_is_lost() -> None:
    client = somebody(GIVEN)
    page = read_page(client.get("/guide/result/", {"lang": "es"}).content)
    assert page.langs[0] == "es"
    assert state_of(client).answers.given == GIVEN


@pytest.mark.parametrize("path", ["/guide/", "/guide/needs/", "/guide/check/", "/guide/result/", "/guide/card/"])
def test_no_answer_is_in_any_address_or_title(path: str) -> None:
    answer = somebody(GIVEN).get(path)
    page = read_page(answer.content)
    title = answer.content.decode().partition("<title>")[2].partition("</title>")[0]
    for told in ("medi_cal", "hospital", "71", "food"):
        assert not [link for link in page.links if told in link and not link.startswith(("tel:", "sms:"))]
        assert told not in title

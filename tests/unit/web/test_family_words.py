"""What the pages list: questions, cookies, formats, languages, the notice of those who run the site."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from wayfellow.rules.directory.load import load_directory
from wayfellow.rules.languages import LANGUAGES
from wayfellow.services.calls import CallBook
from wayfellow.services.wording import Words, english_in
from wayfellow.web.site.accessibility import accessibility
from wayfellow.web.site.difference import QUESTIONS, difference
from wayfellow.web.site.language_list import others, spoken_here
from wayfellow.web.site.notice import Notice, read_notice
from wayfellow.web.site.numbered import numbered
from wayfellow.web.site.privacy import COOKIES, privacy
from wayfellow.web.speaking import Speaking

each_language = pytest.mark.parametrize("lang", ["en", "es"])


@each_language
def test_every_question_people_ask_has_an_answer(lang: str) -> None:
    words = Words(lang)
    told = difference(Speaking(words), CallBook(load_directory(), words, date(2026, 11, 24)))
    assert [one.code for one in told.asked] == list(QUESTIONS)
    assert all(one.question.endswith("?") and one.answer for one in told.asked)
    assert all(row.case and row.ecm and row.question.endswith("?") for row in told.rows)
    assert len(told.case_sounds) >= 3
    assert len(told.ecm_sounds) >= 3


def test_every_answer_that_is_written_is_shown() -> None:
    told = difference(Speaking(Words()), CallBook(load_directory(), Words(), date(2026, 11, 24)))
    shown = {paragraph for one in told.asked for paragraph in one.answer}
    written = {text for key, text in english_in().items() if key.startswith("difference.ask.") and ".answer." in key}
    assert written == shown


def test_a_list_ends_at_the_first_number_that_is_missing() -> None:
    speaking = Speaking(Words())
    assert len(numbered(speaking, "privacy.where.")) == 4
    assert numbered(speaking, "privacy.nowhere.") == ()


@each_language
def test_the_privacy_page_names_every_cookie_of_this_site_and_no_other(lang: str) -> None:
    told = privacy(Speaking(Words(lang)))
    assert {cookie.name for cookie in told.cookies} == set(COOKIES)
    assert all(cookie.what and cookie.how_long for cookie in told.cookies)


def test_leaving_takes_every_cookie_of_this_site_away() -> None:
    taken = Client().get("/leave/").cookies
    assert set(taken) == set(COOKIES)
    assert all(cookie["max-age"] == 0 for cookie in taken.values())


def test_the_language_cookie_lasts_no_longer_than_the_privacy_page_says() -> None:
    cookie = Client().get("/", {"lang": "es"}).cookies["wayfellow_lang"]
    assert int(cookie["max-age"]) <= 183 * 24 * 60 * 60
    assert Words().say("privacy.cookie.lang.how_long").startswith("6 months")


def test_reading_a_page_of_the_site_sets_no_cookie() -> None:
    for path in ("/", "/difference/", "/safety/", "/privacy/", "/accessibility/", "/languages/"):
        assert not Client().get(path).cookies


@each_language
def test_every_format_says_how_to_get_it(lang: str) -> None:
    told = accessibility(Speaking(Words(lang)))
    assert len(told.formats) == 6
    assert all(one.name and one.text and "{" not in one.text for one in told.formats)


def test_every_language_but_english_gets_the_sentence_that_brings_an_interpreter() -> None:
    asked = others(Speaking(Words("es")))
    assert [one.tag for one in asked] == [one.tag for one in LANGUAGES if one.tag != "en"]
    assert all(f"I speak {one.english_name}." in one.say for one in asked)


def test_the_languages_of_this_site_are_linked_and_the_current_one_is_marked() -> None:
    here = {one.tag: one for one in spoken_here(Speaking(Words("es")), "/languages/")}
    assert here["es"].is_current
    assert not here["en"].is_current
    assert here["en"].href == "/languages/?lang=en"


def test_a_deployment_without_a_notice_shows_none(tmp_path: Path) -> None:
    assert read_notice(None, "en") is None
    assert read_notice(tmp_path, "en") is None


def test_the_notice_of_a_deployment_is_read_in_paragraphs_and_falls_back_to_english(tmp_path: Path) -> None:
    (tmp_path / "notice.en.txt").write_text("We treat everybody\nalike.\n\nTell us if not.\n")
    assert read_notice(tmp_path, "en") == Notice("en", ("We treat everybody alike.", "Tell us if not."))
    assert read_notice(tmp_path, "es") == Notice("en", ("We treat everybody alike.", "Tell us if not."))
    (tmp_path / "notice.es.txt").write_text("Tratamos a todos igual.")
    assert read_notice(tmp_path, "es") == Notice("es", ("Tratamos a todos igual.",))


def test_the_notice_stands_on_the_accessibility_page_as_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "notice.en.txt").write_text("We treat <b>everybody</b> alike.")
    monkeypatch.setattr(settings, "NOTICES", tmp_path)
    assert "We treat &lt;b&gt;everybody&lt;/b&gt; alike." in Client().get("/accessibility/").content.decode()

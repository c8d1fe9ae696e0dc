"""Home, the difference, help now, privacy, accessibility, languages: each in both languages."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from tests.reading_html import Page, read
from wayfellow.rules.directory.load import load_directory
from wayfellow.rules.guide.safety import OTHER_LINES, SAFETY
from wayfellow.rules.languages import LANGUAGES

PAGES = ("/", "/difference/", "/safety/", "/privacy/", "/accessibility/", "/languages/")
PHONE = re.compile(r"(?:1-)?\d{3}-\d{3}-\d{4}")
KEY = re.compile(
    r"\b(?:home|difference|safety|privacy|accessibility|languages|line|site)\.[a-z_0-9]+(?:\.[a-z_0-9]+)*\b"
)

every_page = pytest.mark.parametrize("path", PAGES)
every_language = pytest.mark.parametrize("lang", ["en", "es"])


def opened(path: str, lang: str) -> Page:
    answer = Client().get(path, {"lang": lang})
    assert answer.status_code == 200
    return read(answer.content)


@every_page
@every_language
def test_a_page_is_in_its_language_with_one_first_heading_and_no_level_left_out(path: str, lang: str) -> None:
    page = opened(path, lang)
    assert page.langs[0] == lang
    assert page.headings.count(1) == 1
    assert all(deeper - level <= 1 for level, deeper in zip(page.headings, page.headings[1:], strict=False))


@every_page
@every_language
def test_every_link_leads_somewhere(path: str, lang: str) -> None:
    page = opened(path, lang)
    for link in page.links:
        if link.startswith("#"):
            assert link[1:] in page.ids, link
        elif link.startswith("/"):
            try:
                resolve(link.partition("?")[0])
            except Resolver404:
                pytest.fail(f"{path} leads to {link}, which is no page.")
        else:
            assert link.startswith(("https://", "tel:", "sms:")), link


@every_page
@every_language
def test_an_anchor_is_named_once(path: str, lang: str) -> None:
    ids = opened(path, lang).ids
    assert len(ids) == len(set(ids))


@every_page
@every_language
def test_no_key_and_no_placeholder_is_left_where_words_belong(path: str, lang: str) -> None:
    text = opened(path, lang).text
    assert "{" not in text
    assert not KEY.search(text)


@every_page
@every_language
def test_every_number_shown_is_one_of_the_directory(path: str, lang: str) -> None:
    page = opened(path, lang)
    lines = load_directory().lines.values()
    known = {one.number for line in lines for one in line.numbers} | {line.tty for line in lines}
    known |= {line.text_to for line in lines}
    assert set(PHONE.findall(page.text)) <= known
    dialed = {re.sub(r"\D", "", link).removeprefix("1") for link in page.links if link.startswith("tel:")}
    assert dialed
    assert dialed <= {re.sub(r"\D", "", number).removeprefix("1") for number in known}


@every_page
def test_the_title_in_the_tab_says_nothing_of_why_somebody_came(path: str) -> None:
    html = Client().get(path).content.decode()
    title = re.search(r"<title>(.*?)</title>", html, re.DOTALL)
    assert title
    assert not re.search(r"help|care|safe|danger|medi", title[1], re.IGNORECASE)


@every_page
def test_a_page_runs_no_script_and_no_style_of_its_own(path: str) -> None:
    html = Client().get(path).content.decode()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", html)


@every_language
def test_home_leads_to_the_guide_to_the_difference_and_to_help(lang: str) -> None:
    links = opened("/", lang).links
    assert {"/guide/", "/difference/", "/safety/", "/privacy/", "tel:911", "tel:988", "tel:211"} <= set(links)


@every_language
def test_help_now_has_a_block_for_every_trigger_in_the_order_of_the_table(lang: str) -> None:
    page = opened("/safety/", lang)
    blocks = [name for name in page.ids if name in {trigger.code for trigger in SAFETY}]
    assert blocks == [trigger.code for trigger in SAFETY]


@every_language
def test_help_now_shows_every_line_of_the_table(lang: str) -> None:
    text = opened("/safety/", lang).text
    directory = load_directory()
    for line in {*OTHER_LINES, *(line for trigger in SAFETY for line in (*trigger.first, *trigger.also))}:
        assert directory.lines[line].numbers[-1].number in text, line


@every_language
def test_every_language_stands_on_its_page_by_its_own_name(lang: str) -> None:
    page = opened("/languages/", lang)
    for language in LANGUAGES:
        assert language.name in page.text
        assert language.tag in page.langs


def test_an_address_with_more_in_it_shows_the_same_help() -> None:
    """What somebody ticked never travels in an address, so the page reads none."""
    asked = Client().get("/safety/", {"for": "violence"}).content
    assert asked == Client().get("/safety/").content


def test_a_page_answers_only_to_reading() -> None:
    assert Client().post("/safety/").status_code in {403, 405}

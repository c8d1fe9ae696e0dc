"""The card for a nurse on paper: one page, the language's own name large, in every script we have letters for."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest

from tests.unit.web.reading_pdf import letter_points, lines, read, spoken, tags
from wayfellow.rules.languages import SpokenLanguage
from wayfellow.services.interpreter_cards import SPEECHES, card_for
from wayfellow.web.papers.card import card_html, card_pdf, in_english
from wayfellow.web.papers.fonts import FAMILIES, WEIGHTS, font_files

TOO_LARGE_TO_BRING = {"yue", "cmn", "zh-Hans", "zh-Hant", "ja", "ko"}  # these show if the machine has such a font
WITH_A_FONT_OF_OURS = [one for one in SPEECHES if one.tag not in TOO_LARGE_TO_BRING]


@pytest.mark.parametrize("speech", SPEECHES, ids=lambda one: one.tag)
def test_a_card_is_one_page_that_says_in_english_what_is_needed(speech: SpokenLanguage) -> None:
    content = card_pdf(card_for(speech.tag, need="braille"))
    assert len(read(content).pages) == 1
    said = lines(content)
    for sentence in (f"I speak {speech.english_name}.", "Please get me an interpreter.", "I need braille."):
        assert sentence in said


@pytest.mark.parametrize("speech", SPEECHES, ids=lambda one: one.tag)
def test_every_script_we_bring_a_font_for_is_set_in_it(
    speech: SpokenLanguage, caplog: pytest.LogCaptureFixture
) -> None:
    if speech.tag in TOO_LARGE_TO_BRING:
        return  # whether it shows depends on the machine; the next test is about where it cannot
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        content = card_pdf(card_for(speech.tag))
    assert not caplog.records
    fonts = {str(font["/BaseFont"]) for page in read(content).pages for font in _fonts(page)}
    assert fonts
    assert all("Noto-Sans" in font or "NotoSans" in font for font in fonts), fonts


def _fonts(page: object) -> list[dict[str, object]]:
    return [one.get_object() for one in page["/Resources"]["/Font"].values()]  # type: ignore[index]


def test_where_no_font_has_the_letters_the_card_is_in_english() -> None:
    card = card_for("ko")
    assert '<span lang="en" dir="ltr">Korean</span>' in card_html(in_english(card))
    unseen = replace(card, speech=SpokenLanguage("ium", "\U000e0fff\U0010fffd", "Mien"))
    assert lines(card_pdf(unseen))[0] == "Mien"


def test_the_arabic_name_runs_from_right_to_left() -> None:
    assert '<span lang="ar" dir="rtl">العربية</span>' in card_html(card_for("ar"))
    name = lines(card_pdf(card_for("ar")))[0]
    assert sorted(name) == sorted("العربية")  # its letters; readers put them in the order they are seen or spoken


def test_the_name_is_large_and_nothing_is_small() -> None:
    for tag, at_least in (("ar", 60), ("es", 40)):
        sizes = letter_points(card_pdf(card_for(tag)))
        assert max(sizes) >= at_least
        assert min(sizes) >= 20


def test_a_card_is_tagged_and_its_picture_can_be_heard() -> None:
    content = card_pdf(card_for("es"))
    assert read(content).trailer["/Root"]["/Lang"] == "en"  # type: ignore[index]
    assert tags(content).count("/H1") == 1
    assert spoken(content) == ["A person speaks and another person helps with the words."]


def test_spanish_stands_over_its_english() -> None:
    said = lines(card_pdf(card_for("es")))
    assert said[:3] == ["Español", "Hablo español.", "I speak Spanish."]


def test_every_font_we_name_is_there() -> None:
    assert set(font_files()) == {(family, weight) for family in FAMILIES for weight in WEIGHTS}

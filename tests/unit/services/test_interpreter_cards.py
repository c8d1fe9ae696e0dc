"""The card for a nurse: a card in every language, and no sentence nobody reviewed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from wayfellow.rules.languages import SpokenLanguage
from wayfellow.rules.problems import UnreadableInput
from wayfellow.services.interpreter_cards import FORMATS, SPEECHES, card_for, speech_of
from wayfellow.services.wording import FOLDER

# family guide specification § 1.7, typed from its table
LISTED = (
    """en-US ar hy km zh-Hans zh-Hant fa hi mww hmn ja ko lo ium pa pa-Guru ru es-US es-419 tl fil th uk vi yue cmn"""
)
ENGLISH = ["Please get me an interpreter.", "It is free.", "Please do not ask my family to interpret."]


@pytest.mark.parametrize("tag", LISTED.split())
def test_every_language_of_the_law_has_a_card(tag: str) -> None:
    card = card_for(tag)
    assert card.speech.name
    assert [line.english for line in card.lines] == [f"I speak {card.speech.english_name}.", *ENGLISH]


@pytest.mark.parametrize("speech", SPEECHES, ids=lambda one: one.tag)
def test_only_reviewed_sentences_are_shown_in_the_language(speech: SpokenLanguage) -> None:
    tag = speech.tag
    shown = [line.text for line in card_for(tag).lines if line.text]
    assert bool(shown) == (tag == "es")


def test_spanish_says_it_all_in_spanish_and_in_english() -> None:
    card = card_for("es", need="asl")
    assert [(line.text, line.english) for line in card.lines] == [
        ("Hablo español.", "I speak Spanish."),
        ("Por favor, consígame un intérprete.", "Please get me an interpreter."),
        ("Es gratis.", "It is free."),
        ("Por favor, no pida a mi familia que interprete.", "Please do not ask my family to interpret."),
        ("Uso la lengua de señas (ASL).", "I use sign language (ASL)."),
    ]


def test_a_draft_is_not_shown(tmp_path: Path) -> None:
    folder = tmp_path / "locale"
    shutil.copytree(FOLDER, folder)
    file = folder / "es" / "print.po"
    file.write_text(file.read_text().replace('# reviewed_by: Wayfellow\nmsgctxt "card.free"', 'msgctxt "card.free"'))
    assert [bool(line.text) for line in card_for("es", folder=folder).lines] == [True, True, False, True]


@pytest.mark.parametrize(
    ("tag", "name", "direction"),
    [("ar", "العربية", "rtl"), ("fa", "فارسی", "rtl"), ("hy", "Հայերեն", "ltr"), ("vi", "Tiếng Việt", "ltr")],
)
def test_a_language_is_called_what_its_speakers_call_it(tag: str, name: str, direction: str) -> None:
    assert (speech_of(tag).name, speech_of(tag).dir) == (name, direction)


@pytest.mark.parametrize("need", FORMATS)
def test_a_card_may_ask_for_a_format_too(need: str) -> None:
    assert len(card_for("ko", need=need).lines) == len(card_for("ko").lines) + 1


def test_what_is_no_language_or_no_format_is_said_so() -> None:
    with pytest.raises(UnreadableInput, match="There is no card in 'xx'; expected one of en, es, ar"):
        card_for("xx")
    with pytest.raises(UnreadableInput, match="There is no format 'smell'; expected one of large_print, braille"):
        card_for("es", need="smell")

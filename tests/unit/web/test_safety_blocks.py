"""The blocks of help in danger: what they hold, and that words nobody has reviewed never stand in them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from wayfellow.rules.directory.load import load_directory
from wayfellow.rules.guide.safety import SAFETY
from wayfellow.services.calls import CallBook
from wayfellow.services.wording import FOLDER, Words
from wayfellow.web.site.safety import EVERY_TRIGGER, other_lines, safety_blocks

BOOK = CallBook(load_directory(), Words(), date(2026, 11, 24))
SPANISH = replace(BOOK, words=Words("es"))


@pytest.fixture
def half_reviewed(tmp_path: Path) -> CallBook:
    """Spanish in which one sentence about an overdose waits for somebody to review it."""
    locale = tmp_path / "locale"
    shutil.copytree(FOLDER / "en", locale / "en")
    shutil.copytree(FOLDER / "es", locale / "es")
    file = locale / "es" / "safety.po"
    key = 'msgctxt "safety.overdose.also"'
    before, after = file.read_text().split(key)
    file.write_text(before.removesuffix("# reviewed_by: Wayfellow\n") + key + after)
    return replace(BOOK, words=Words("es", locale))


@pytest.mark.parametrize("book", [BOOK, SPANISH], ids=["en", "es"])
def test_every_block_has_a_title_words_a_number_and_a_picture(book: CallBook) -> None:
    blocks = safety_blocks(EVERY_TRIGGER, book)
    assert [block.trigger for block in blocks] == [trigger.code for trigger in SAFETY]
    for block in blocks:
        assert block.title
        assert len(block.words) >= 2
        assert all(call.number and call.name for call in (*block.first, *block.also))
        assert block.pictogram
        assert block.lang == book.words.lang


def test_the_guide_gets_only_the_blocks_of_what_was_ticked() -> None:
    blocks = safety_blocks({"suicide", "none", "medical_emergency"}, BOOK)
    assert [block.trigger for block in blocks] == ["medical_emergency", "suicide"]


def test_the_way_out_stands_in_a_block_where_somebody_may_be_watching() -> None:
    leaving = {block.trigger for block in safety_blocks(EVERY_TRIGGER, BOOK) if block.leave}
    assert leaving == {"violence", "elder_or_dependent_abuse", "child_abuse"}


def test_a_block_with_words_nobody_has_reviewed_is_in_english_and_the_others_are_not(half_reviewed: CallBook) -> None:
    blocks = {block.trigger: block for block in safety_blocks(EVERY_TRIGGER, half_reviewed)}
    overdose = blocks.pop("overdose")
    assert (overdose.lang, overdose.dir) == ("en", "ltr")
    assert overdose.title == Words().say("safety.overdose.title")
    assert [call.number for call in overdose.first] == ["911"]
    assert all(call.name == Words().say(f"line.{call.line}") for call in (*overdose.first, *overdose.also))
    assert {block.lang for block in blocks.values()} == {"es"}


def test_every_other_line_says_when_to_call_it() -> None:
    assert all(call.text and call.note for call in other_lines(SPANISH))

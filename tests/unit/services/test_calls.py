"""A phone line as a page shows it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from wayfellow.rules.directory.load import load_directory
from wayfellow.services.calls import CallBook
from wayfellow.services.wording import Words

TODAY = date(2026, 11, 24)


def book(overlay: Path | None = None, lang: str = "en") -> CallBook:
    return CallBook(load_directory(overlay), Words(lang), TODAY)


def test_a_call_has_its_name_its_number_and_where_to_text() -> None:
    (call,) = book().calls(["domestic_violence"])
    assert call.name == Words().say("line.domestic_violence")
    assert (call.number, call.sms, call.sms_word, call.tty) == ("1-800-799-7233", "88788", "START", "1-800-787-3224")


def test_a_text_telephone_number_that_serves_every_line_is_not_repeated_beside_each() -> None:
    (suicide,) = book().calls(["suicide_988"])
    assert suicide.tty == ""


def test_when_to_call_comes_from_the_page_and_a_brief_call_has_no_note() -> None:
    (full,), (brief,) = (book().calls(["hicap"], "safety.other.", brief=brief) for brief in (False, True))
    assert full.text == brief.text == Words().say("safety.other.hicap")
    assert full.note == Words().say("line.hicap.note")
    assert brief.note == ""


def test_a_call_is_in_the_language_of_the_page() -> None:
    (call,) = book(lang="es").calls(["help_211"])
    assert call.name == Words("es").say("line.help_211") != Words().say("line.help_211")


def test_a_help_line_of_ones_own_comes_before_ours(tmp_path: Path) -> None:
    (tmp_path / "lines.yaml").write_text(
        "source: {title: Our own list, section: called}\n"
        'lines: {own_help_line: {numbers: [{number: "1-800-555-0100", from: 2026-01-01}]}}\n'
    )
    assert [call.line for call in book().human()] == ["health_consumer_alliance", "help_211"]
    own = book(tmp_path).human()
    assert [call.line for call in own] == ["own_help_line", "health_consumer_alliance", "help_211"]
    assert own[0].number == "1-800-555-0100"
    assert own[0].name


def test_only_the_emergency_number_looks_like_danger() -> None:
    emergency, local = book().calls(["emergency_911", "help_211"])
    assert emergency.look
    assert not local.look

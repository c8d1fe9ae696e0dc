"""Words by language: what is reviewed, what is a draft, and what falls back to English."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from wayfellow.rules.problems import UnreadableInput
from wayfellow.services.wording import State, Words, languages

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
GREETING = 'msgctxt "home.hello"\nmsgid "Hello, {name}"\nmsgstr "Hola, {name}"\n'
SIGNED = "# reviewed_by: Ana Ruiz\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    english = tmp_path / "en" / "home.yaml"
    english.parent.mkdir()
    english.write_text("home.hello: Hello, {name}\nhome.bye: Good-bye\n")
    (tmp_path / "es").mkdir()
    return tmp_path


def spanish(folder: Path, entry: str) -> Words:
    (folder / "es" / "home.po").write_text(HEAD + entry)
    return Words("es", folder)


def test_a_signed_translation_is_reviewed(folder: Path) -> None:
    words = spanish(folder, SIGNED + GREETING)
    assert words.say("home.hello", name="Ana") == "Hola, Ana"
    assert words.state("home.hello") is State.REVIEWED


@pytest.mark.parametrize(
    "entry",
    [
        GREETING,
        "# reviewed_by:\n" + GREETING,
        SIGNED + "#, fuzzy\n" + GREETING,
        SIGNED + GREETING.replace("Hello, {name}", "Hi, {name}"),
    ],
    ids=["nobody reviewed it", "nobody signed", "fuzzy", "its English has changed"],
)
def test_a_draft_is_said_and_known_as_one(folder: Path, entry: str) -> None:
    words = spanish(folder, entry)
    assert words.say("home.hello", name="Ana") == "Hola, Ana"
    assert words.state("home.hello") is State.DRAFT


@pytest.mark.parametrize("entry", [SIGNED + GREETING, 'msgctxt "home.bye"\nmsgid "Good-bye"\nmsgstr ""\n'])
def test_what_is_missing_is_said_in_english(folder: Path, entry: str) -> None:
    words = spanish(folder, entry)
    assert words.say("home.bye") == "Good-bye"
    assert words.state("home.bye") is State.MISSING
    assert words.has("home.bye")


def test_a_key_that_is_written_nowhere_is_no_word(folder: Path) -> None:
    words = Words("en", folder)
    assert not words.has("home.nothing")
    assert words.state("home.nothing") is State.MISSING
    with pytest.raises(KeyError):
        words.say("home.nothing")


def test_english_is_its_own_review(folder: Path) -> None:
    assert Words("en", folder).state("home.bye") is State.REVIEWED
    assert spanish(folder, SIGNED + GREETING).english.say("home.hello", name="Ana") == "Hello, Ana"


def test_english_comes_first_and_every_folder_is_a_language(folder: Path) -> None:
    for tag in ("ar", "fa", "zh-Hant"):
        (folder / tag).mkdir()
    found = {language.tag: language for language in languages(folder)}
    assert list(found) == ["en", "ar", "es", "fa", "zh-Hant"]
    assert [tag for tag, language in found.items() if language.dir == "rtl"] == ["ar", "fa"]
    assert (found["es"].name, found["es"].english_name) == ("Español", "Spanish")


def test_a_day_is_said_with_its_weekday() -> None:
    day = date(2026, 12, 1)
    assert Words("en").day(day) == "Tuesday, December 1, 2026"
    assert Words("es").day(day) == "martes, 1 de diciembre de 2026"


def test_a_language_without_words_is_refused(folder: Path) -> None:
    with pytest.raises(UnreadableInput, match="no words for the language 'vi'"):
        Words("vi", folder)


@pytest.mark.parametrize(
    "english", ["home.hello: 5\n", "home.hello: Hello\nhome.other:\n"], ids=["a number", "nothing"]
)
def test_english_that_is_no_text_is_refused(tmp_path: Path, english: str) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "home.yaml").write_text(english)
    with pytest.raises(UnreadableInput, match=r"home\.yaml: home\.\w+ must be one text"):
        Words("en", tmp_path)


def test_a_key_in_two_files_is_refused(folder: Path) -> None:
    (folder / "en" / "site.yaml").write_text("home.bye: Bye\n")
    with pytest.raises(UnreadableInput, match=r"site\.yaml: home\.bye must be one text, written once"):
        Words("en", folder)

"""Translations follow the English: new, changed and lost strings, and nothing of a translator's work lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from wayfellow.rules.problems import UnreadableInput
from wayfellow.services.translations import Progress, out_of_step, progress, translated_languages, update
from wayfellow.services.wording import State, Words


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en").mkdir()
    write(tmp_path, "home.hello: Hello\nhome.bye: Good-bye\n")
    update("es", tmp_path)
    return tmp_path


def write(folder: Path, english: str, area: str = "home") -> None:
    (folder / "en" / f"{area}.yaml").write_text(english)


def read(folder: Path) -> str:
    return (folder / "es" / "home.po").read_text()


def translate(folder: Path, english: str, spanish: str, signed: str = "# reviewed_by: Ana Ruiz\n") -> None:
    """Write a translation into the file as a person would."""
    before, entry, after = read(folder).partition(f'msgid "{english}"\nmsgstr ""\n')
    above, context, key = before.rpartition("msgctxt")
    text = above + signed + context + key + entry.replace('msgstr ""', f'msgstr "{spanish}"') + after
    (folder / "es" / "home.po").write_text(text)


def test_a_new_language_begins_with_every_key_and_no_words(folder: Path) -> None:
    assert translated_languages(folder) == ("es",)
    assert progress("es", folder) == Progress("es", reviewed=0, draft=0, missing=2)
    assert out_of_step("es", folder) == ()


def test_a_signed_translation_stays_as_it_is(folder: Path) -> None:
    translate(folder, "Hello", "Hola")
    before = read(folder)
    assert update("es", folder) == ()
    assert read(folder) == before
    assert progress("es", folder) == Progress("es", reviewed=1, draft=0, missing=1)


def test_a_new_string_gets_its_entry_in_the_order_of_the_english(folder: Path) -> None:
    write(folder, "home.hello: Hello\nhome.new: News\nhome.bye: Good-bye\n")
    assert out_of_step("es", folder) == ("home.po",)
    assert update("es", folder) == ("home.po",)
    assert read(folder).index("home.hello") < read(folder).index("home.new") < read(folder).index("home.bye")


def test_changed_english_makes_a_draft_until_somebody_looks(folder: Path) -> None:
    translate(folder, "Hello", "Hola")
    write(folder, "home.hello: Hello there\nhome.bye: Good-bye\n")
    update("es", folder)
    assert (Words("es", folder).say("home.hello"), Words("es", folder).state("home.hello")) == ("Hola", State.DRAFT)
    update("es", folder)
    assert Words("es", folder).state("home.hello") is State.DRAFT
    (folder / "es" / "home.po").write_text(read(folder).replace("#, fuzzy\n", ""))
    update("es", folder)
    assert Words("es", folder).state("home.hello") is State.REVIEWED


def test_a_lost_string_and_a_lost_file_go(folder: Path) -> None:
    translate(folder, "Good-bye", "Adiós")
    write(folder, "home.hello: Hello\n")
    write(folder, "site.bye: Bye\n", area="site")
    update("es", folder)
    assert "Adiós" not in read(folder)
    (folder / "en" / "site.yaml").unlink()
    assert update("es", folder) == ("site.po",)
    assert [path.name for path in (folder / "es").iterdir()] == ["home.po"]


def test_a_string_that_moves_takes_its_translation_along(folder: Path) -> None:
    translate(folder, "Good-bye", "Adiós")
    write(folder, "home.hello: Hello\n")
    write(folder, "home.bye: Good-bye\n", area="site")
    assert update("es", folder) == ("home.po", "site.po")
    assert Words("es", folder).state("home.bye") is State.REVIEWED


def test_english_is_not_a_translation(folder: Path) -> None:
    with pytest.raises(UnreadableInput, match="English is what others are translated from"):
        update("en", folder)

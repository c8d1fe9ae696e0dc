"""`translations`: what is behind the English is named, with the way to repair it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wayfellow.config.entry import wayfellow
from wayfellow.rules.problems import Problem, UnreadableInput


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "home.yaml").write_text("home.hello: Hello\n")
    return tmp_path


def translations(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(wayfellow, ["translations", *words, "--locale", str(folder)])


def test_without_other_languages_there_is_nothing_to_say(folder: Path) -> None:
    told = translations(folder)
    assert (told.output, told.exit_code) == ("", 0)


def test_a_language_that_is_behind_is_a_problem_and_update_repairs_it(folder: Path) -> None:
    behind = translations(folder, "ar")
    assert isinstance(behind.exception, Problem)
    assert str(behind.exception) == "Behind the English: ar/home.po. Run: ./run wayfellow translations --update"
    assert translations(folder, "ar", "--update").output.splitlines() == [
        "Wrote ar/home.po",
        "Arabic: 0 reviewed, 0 draft, 1 missing",
    ]
    assert translations(folder).output == "Arabic: 0 reviewed, 0 draft, 1 missing\n"


@pytest.mark.parametrize("tag", ["spanish!", "xx", "../es"])
def test_what_is_no_language_is_refused(folder: Path, tag: str) -> None:
    refused = translations(folder, tag, "--update")
    assert isinstance(refused.exception, UnreadableInput)
    assert str(refused.exception).startswith(f"{tag!r} is no tag of a language")
    assert [path.name for path in folder.iterdir()] == ["en"]

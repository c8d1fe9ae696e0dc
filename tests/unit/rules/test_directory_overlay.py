"""A deployment's own directory laid over ours, and every way it can be wrong, in one sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from wayfellow.rules.directory.load import load_directory
from wayfellow.rules.directory.overlay import merged
from wayfellow.rules.problems import UnreadableInput

TODAY = date(2026, 11, 24)
SOURCE = "source: {title: A county's own list, section: page 1}\n"
OWN = "  own_help_line:\n    numbers: [{number: '1-800-555-2368', from: 2026-01-01}]\n    checked_on: 2026-11-01\n"
CHANGED = "  hicap:\n    numbers: [{number: '1-800-555-2300', from: 2027-01-01}]\n"


def overlay(folder: Path, lines: str, file: str = "lines") -> Path:
    (folder / f"{file}.yaml").write_text(lines)
    return folder


def test_a_deployment_adds_its_own_help_line(tmp_path: Path) -> None:
    laid = load_directory(overlay(tmp_path, f"{SOURCE}lines:\n{OWN}"))
    line = laid.line("own_help_line", TODAY)
    assert (line.number, line.tag, line.checked_on) == ("1-800-555-2368", "S", date(2026, 11, 1))
    assert laid.has_line("own_help_line", TODAY)
    assert not laid.has_line("own_help_line", date(2025, 12, 31))
    assert laid.line("dmhc", TODAY) == load_directory().line("dmhc", TODAY)
    assert laid.hash != load_directory().hash


def test_another_number_holds_from_its_day_on_with_its_own_source(tmp_path: Path) -> None:
    laid = load_directory(overlay(tmp_path, f"{SOURCE}lines:\n{CHANGED}"))
    assert laid.line("hicap", date(2026, 12, 31)).number == "1-800-434-0222"
    assert laid.line("hicap", date(2027, 1, 1)).number == "1-800-555-2300"
    assert laid.line("hicap", TODAY).source.title == "A county's own list"
    assert laid.line("hicap", TODAY).url == load_directory().line("hicap", TODAY).url


def test_a_number_somebody_called_is_marked_checked(tmp_path: Path) -> None:
    laid = load_directory(overlay(tmp_path, "lines:\n  aps: {checked_on: 2026-11-20}\n"))
    assert laid.line("aps", TODAY).checked_on == date(2026, 11, 20)
    assert laid.line("aps", TODAY).number == "1-833-401-0832"


def test_another_number_is_not_checked_because_ours_was() -> None:
    ours = {"numbers": [{"number": "1-800-434-0222", "from": date(2024, 1, 1)}], "checked_on": date(2026, 11, 1)}
    laid = {
        "numbers": [{"number": "1-800-555-2300", "from": date(2027, 1, 1)}],
        "source": {"title": "A", "section": "B"},
    }
    assert "checked_on" not in merged(ours, laid)
    assert merged(ours, {"hours": "24/7"})["checked_on"] == date(2026, 11, 1)


def test_a_county_s_access_line_and_a_new_plan_can_be_laid_over(tmp_path: Path) -> None:
    overlay(
        tmp_path,
        f"{SOURCE}counties:\n  '17': {{mental_health: [{{number: 1-800-555-2100, from: 2026-01-01}}]}}\n",
        "counties",
    )
    overlay(
        tmp_path,
        f"{SOURCE}tty: '711'\nplans:\n  made_up:\n    name: Made Up Health\n"
        "    numbers: [{number: 1-800-555-2200, from: 2026-01-01}]\n"
        "    serves: [{as: COMMERCIAL, from: 2026-06-01, to: 2026-12-31, counties: [Lake]}]\n",
        "plans",
    )
    laid = load_directory(tmp_path)
    assert laid.county("17").name == "Lake"
    assert laid.mental_health_line("17", TODAY).number == "1-800-555-2100"
    assert [one.code for one in laid.plans("17", TODAY)] == ["partnership", "made_up"]
    assert [one.code for one in laid.plans("17", date(2027, 1, 1))] == ["partnership"]


def line(entry: str) -> str:
    return f"{SOURCE}lines:\n  own_help_line: {{{entry}}}\n"


GOOD = "number: 1-800-555-2368"
BAD_LINES = [
    ("hours: 24/7", "own_help_line: it has no number; expected numbers"),
    ("numbers: []", "own_help_line: it has no number"),
    ("numbers: [5552368]", "5552368 is not a dated number"),
    (f"numbers: [{{{GOOD}}}]", "None is not a day; expected YYYY-MM-DD"),
    (f"numbers: [{{{GOOD}, from: '2026-01-01'}}]", "'2026-01-01' is not a day"),
    ("numbers: [{number: 211, from: 2026-01-01}]", "211 is not a number to call; expected one such as"),
    ("numbers: [{number: 1-800-HELP-NOW, from: 2026-01-01}]", "'1-800-HELP-NOW' is not a number to call"),
    ("numbers: [{number: 1-800-155-2368, from: 2026-01-01}]", "'1-800-155-2368' is not a number to call"),
    (f"numbers: [{{{GOOD}, from: 2026-06-01, to: 2026-05-31}}]", "it ends on 2026-05-31, before it starts on 2026-06"),
    (
        f"numbers: [{{{GOOD}, from: 2026-01-01}}, {{{GOOD}, from: 2026-06-01}}]",
        "it has two numbers on 2026-06-01; expected one a day",
    ),
    (
        f"numbers: [{{{GOOD}, from: 2026-01-01, to: 2026-06-01}}, {{{GOOD}, from: 2026-06-01}}]",
        "it has two numbers on 2026-06-01",
    ),
    (
        f"numbers: [{{{GOOD}, from: 2026-01-01, until: 2027-01-01}}]",
        "until is not known here; expected number, from, to",
    ),
    (f"numbers: [{{{GOOD}, from: 2026-01-01}}], nubmer: 1", "nubmer is not known here; expected numbers, text_to"),
    (f"numbers: [{{{GOOD}, from: 2026-01-01}}], source: 1", "it has no source"),
    (f"numbers: [{{{GOOD}, from: 2026-01-01}}], source: {{title: A}}", "its source has no title or no section"),
    (
        f"numbers: [{{{GOOD}, from: 2026-01-01}}], source: {{title: A, section: B, certainty: sure}}",
        "certainty 'sure' is none of",
    ),
    (f"numbers: [{{{GOOD}, from: 2026-01-01}}], url: http://plain.example", "expected an https:// address"),
    (f"numbers: [{{{GOOD}, from: 2026-01-01}}], text_to: HELP", "'HELP' is not a number to call"),
    (f"numbers: [{{{GOOD}, from: 2026-01-01}}], hours: 24", "hours: 24; expected words"),
]


@pytest.mark.parametrize(("entry", "said"), BAD_LINES, ids=[said[:40] for _entry, said in BAD_LINES])
def test_a_line_that_cannot_be_is_said_in_one_sentence(entry: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput) as told:
        load_directory(overlay(tmp_path, line(entry)))
    assert said in str(told.value)
    assert str(told.value).startswith("lines.yaml: ")
    assert str(told.value).endswith("See docs/how-to/change-a-phone-number.md.")
    assert "\n" not in str(told.value)


SERVES = "serves: [{as: COMMERCIAL, from: 2026-01-01, counties: [Lake]}]"
NUMBERS = f"numbers: [{{{GOOD}, from: 2026-01-01, to: 2026-12-31}}]"
BAD_FILES = [
    ("lines", "lines: [", "lines.yaml: while parsing"),
    ("lines", "", "lines.yaml: None is not an entry; expected source, tty, lines"),
    ("lines", "lines:\n", "it holds nothing; expected `lines:`"),
    ("lines", "lines:\n  911: {}\n", "911 is not an entry; expected a name (in quotes"),
    ("lines", "plans: {}\n", "plans is not known here"),
    ("lines", f"{SOURCE}lines:\n{OWN}{OWN}", "own_help_line is written twice; expected each name once"),
    ("lines", f"lines:\n{CHANGED}", "hicap: it has another number but no source"),
    ("lines", f"lines:\n{OWN}", "own_help_line: it has no source"),
    ("counties", "counties:\n  '59': {name: Deseret}\n", "there is no county '59'; expected '01' to '58'"),
    ("plans", f"{SOURCE}plans:\n  x: {{name: X, {NUMBERS}}}\n", "x: it serves nobody; expected serves"),
    ("plans", f"{SOURCE}plans:\n  x: {{{NUMBERS}, {SERVES}}}\n", "x: it has no name"),
    (
        "plans",
        f"{SOURCE}plans:\n  x: {{name: X, {NUMBERS}, {SERVES.replace('Lake', 'Deseret')}}}\n",
        "x: counties: Deseret; expected names of counties of California",
    ),
    (
        "plans",
        f"{SOURCE}plans:\n  x: {{name: X, {NUMBERS}, {SERVES.replace('COMM', 'IMM')}}}\n",
        "as: 'IMMERCIAL' is no kind",
    ),
    (
        "plans",
        f"{SOURCE}plans:\n  x: {{name: X, {NUMBERS}, {SERVES}}}\n",
        "x: it serves a county on 2027-01-01 without a number",
    ),
]


@pytest.mark.parametrize(("file", "text", "said"), BAD_FILES, ids=[said[:40] for _file, _text, said in BAD_FILES])
def test_a_file_that_cannot_be_is_said_in_one_sentence(file: str, text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput) as told:
        load_directory(overlay(tmp_path, text, file))
    assert said in str(told.value)
    assert "\n" not in str(told.value)


def test_a_folder_without_a_directory_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"holds no directory; expected a folder with lines\.yaml in it"):
        load_directory(tmp_path)

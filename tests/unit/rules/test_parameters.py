"""Numbers of policy: as they stood on a day, laid over by a deployment, and clear when they cannot be read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from wayfellow.rules.language.parameters import Parameter, load_parameters
from wayfellow.rules.language.source import Source
from wayfellow.rules.problems import UnreadableInput

DATED = Parameter(
    "ecm.made_up", "Made for a test.", "days", ((date(2024, 1, 1), 14), (date(2026, 7, 1), 30)), Source("A test", "§ 0")
)
VISITS = """
description: Emergency visits, as this deployment counts them.
unit: visits
values: {2026-07-01: 4}
source: {title: A county's contract, section: "§ 3", certainty: PLAN}
"""


def overlay(folder: Path, name: str, text: str) -> Path:
    path = folder / "ecm" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return folder


@pytest.mark.parametrize(
    ("day", "value"),
    [("2024-01-01", 14), ("2026-06-30", 14), ("2026-07-01", 30), ("2199-12-31", 30)],
)
def test_the_value_of_a_day(day: str, value: int) -> None:
    """A value holds from its day on, until the day of the next."""
    assert DATED.on(date.fromisoformat(day)) == value


def test_before_the_first_day_there_is_none() -> None:
    with pytest.raises(UnreadableInput, match=r"ecm\.made_up has no value on 2023-12-31: its first is from 2024-01-01"):
        DATED.on(date(2023, 12, 31))


def test_ours_are_dated_described_and_cited() -> None:
    parameters = load_parameters()
    assert parameters["ecm.adult_age"].on(date(2026, 6, 30)) == 21
    assert parameters["ecm.utilization.adult_ed_visits"].on(date(2026, 6, 30)) == 5
    for name, one in parameters.items():
        assert one.name == name
        assert one.description.endswith(".")
        assert one.unit
        assert one.source.section
        assert list(one.values) == sorted(one.values)


def test_an_overlay_replaces_a_value_from_its_day_on(tmp_path: Path) -> None:
    laid = load_parameters(overlay(tmp_path, "adult_age.yaml", VISITS.replace("4", "20")))
    assert laid["ecm.adult_age"].on(date(2026, 6, 30)) == 21
    assert laid["ecm.adult_age"].on(date(2026, 7, 1)) == 20
    assert laid["ecm.adult_age"].unit == "years"
    assert laid["ecm.adult_age"].source.certainty == "PLAN"
    assert laid["ecm.homelessness.housing_loss_days"] == load_parameters()["ecm.homelessness.housing_loss_days"]
    assert laid.hash != load_parameters().hash


def test_an_overlay_of_the_same_day_replaces_ours(tmp_path: Path) -> None:
    laid = load_parameters(overlay(tmp_path, "adult_age.yaml", VISITS.replace("2026-07-01: 4", "2022-01-01: 18")))
    assert laid["ecm.adult_age"].values == ((date(2022, 1, 1), 18),)


def test_an_overlay_may_hold_one_of_a_family(tmp_path: Path) -> None:
    family = "parameters:\n  adult_ed_visits: {description: Visits., unit: visits, values: {2026-07-01: 4}}\n"
    laid = load_parameters(overlay(tmp_path, "utilization.yaml", family + "source: {title: Ours, section: '1'}\n"))
    assert laid["ecm.utilization.adult_ed_visits"].on(date(2026, 7, 1)) == 4
    assert laid["ecm.utilization.adult_stays"].on(date(2026, 7, 1)) == 3


def test_an_overlay_of_nothing_we_know(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"The overlay names ecm\.adult_agee, which is not a parameter\."):
        load_parameters(overlay(tmp_path, "adult_agee.yaml", VISITS))


def test_an_overlay_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="nowhere is not a folder of parameters"):
        load_parameters(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "just a sentence",
        "- a\n- list\n",
        "description: No values.\nunit: years\nsource: {title: A, section: '1'}\n",
        VISITS.replace("4", "[4, 5]"),
        VISITS.replace("2026-07-01", "someday"),
        VISITS.replace("{2026-07-01: 4}", "{}"),
        VISITS.replace("PLAN", "HEARSAY"),
        VISITS.replace("title", "titel"),
        "parameters: [1, 2]\n",
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path: Path, text: str) -> None:
    """The file, that it is not a parameter file, and what was expected, on one line."""
    with pytest.raises(UnreadableInput) as caught:
        load_parameters(overlay(tmp_path, "adult_age.yaml", text))
    said = str(caught.value)
    assert said.startswith("adult_age.yaml: not a parameter file")
    assert "Expected description, unit, values by date and source" in said
    assert "\n" not in said
    assert str(tmp_path) not in said
    assert caught.value.exit_code == 2


def test_what_is_not_even_yaml_is_said_with_its_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"^adult_age\.yaml: not a parameter file") as caught:
        load_parameters(overlay(tmp_path, "adult_age.yaml", "values: {2026-07-01: 4"))
    said = str(caught.value)
    assert "line 1" in said
    assert "Expected description, unit, values by date and source" in said
    assert str(tmp_path) not in said


def test_what_if_a_number_were_another() -> None:
    changed = load_parameters().replaced("ecm.adult_age", 18)
    assert changed["ecm.adult_age"].on(date(1990, 1, 1)) == 18
    assert load_parameters()["ecm.adult_age"].on(date(2026, 6, 30)) == 21
    assert changed.hash != load_parameters().hash


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (VISITS.replace("4", "FOUR"), "ecm.adult_age another sort of value; expected whole numbers"),
        (VISITS.replace("4", "[FOUR]"), "ecm.adult_age another sort of value; expected whole numbers"),
    ],
)
def test_an_overlay_changes_what_a_value_is_and_not_its_sort(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UnreadableInput, match=said):
        load_parameters(overlay(tmp_path, "adult_age.yaml", text))


def test_an_overlay_of_the_matrix(tmp_path: Path) -> None:
    """A plan may read a line of the matrix otherwise, with a word the matrix knows."""
    line = (
        "parameters: {CHW: {description: Ours., unit: rule, values: {2026-07-01: %s}}}\nsource: {title: A, section: 1}"
    )
    laid = load_parameters(overlay(tmp_path / "a", "programs.yaml", line % "BOTH"))
    assert laid["ecm.programs.CHW"].on(date(2026, 6, 30)) == "REVIEW"
    assert laid["ecm.programs.CHW"].on(date(2026, 7, 1)) == "BOTH"
    with pytest.raises(UnreadableInput, match="a word it cannot hold; use BOTH, EITHER_OR"):
        load_parameters(overlay(tmp_path / "b", "programs.yaml", line % "PERHAPS"))

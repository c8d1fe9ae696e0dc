"""Wrong usage ends with one sentence and 2; what stood where the results should go stands there still."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.faults.bad_input import AS_OF, GOOD, put
from wayfellow.cli.explain import explain
from wayfellow.cli.screen import screen
from wayfellow.rules.problems import MissingDependency, UnreadableInput
from wayfellow.screening.outputs import written_aside
from wayfellow.screening.run import run_screening


def said_of(*words: object) -> str:
    """What `screen` refuses these words with."""
    done = CliRunner().invoke(screen, [str(word) for word in words])
    assert isinstance(done.exception, UnreadableInput), done.output
    return str(done.exception)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put(tmp_path / "in", GOOD)


@pytest.mark.parametrize(
    ("option", "day", "said"),
    [
        ("--as-of", "2026-02-30", "--as-of '2026-02-30' is not a day; write it like 2026-06-30."),
        ("--as-of", "06/30/2026", "--as-of '06/30/2026' is not a day; write it like 2026-06-30."),
        ("--as-of", "2026-W01-1", "--as-of '2026-W01-1' is not a day; write it like 2026-06-30."),
        ("--as-of", "0001-01-01", "--as-of 0001-01-01 is out of reach; name a day from 1900-01-01 to 2199-12-31."),
        ("--as-of", "9999-12-31", "--as-of 9999-12-31 is out of reach; name a day from 1900-01-01 to 2199-12-31."),
        ("--anchor", "0001-01-01", "--anchor 0001-01-01 is out of reach; name a day from 1900-01-01 to 2199-12-31."),
        (
            "--anchor",
            "2026-07-31",
            "--anchor 2026-07-31 is later than --as-of 2026-06-30; it ends the last settled month.",
        ),
        ("--memory", "nonsense", "--memory 'nonsense' is not a size such as 4GB."),
        ("--memory", "-5GB", "--memory '-5GB' is not a size such as 4GB."),
        ("--memory", "0MB", "--memory '0MB' is not a size such as 4GB."),
        ("--memory", "", "--memory '' is not a size such as 4GB."),
    ],
)
def test_an_impossible_option_is_named(option: str, day: str, said: str, folder: Path, tmp_path: Path) -> None:
    assert said_of(folder, "--as-of", AS_OF, "--out", tmp_path / "out", option, day) == said
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_a_day_before_all_rules_is_refused(folder: Path, tmp_path: Path) -> None:
    said = said_of(folder, "--as-of", "1990-01-01", "--out", tmp_path / "out")
    assert "has no value on 1990-01-01: its first is from 20" in said
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_results_need_a_folder(folder: Path) -> None:
    assert said_of(folder, "--as-of", AS_OF).startswith("--out is missing")


@pytest.mark.parametrize("command", [screen, explain])
def test_the_anchor_is_not_later_than_the_day_asked_about(command: object, tmp_path: Path) -> None:
    words = [str(tmp_path), "--as-of", "2026-06-30", "--anchor", "2026-07-01", "--json"]
    done = CliRunner().invoke(command, words if command is explain else words[:-1])  # type: ignore[arg-type]
    assert "--anchor 2026-07-01 is later" in str(done.exception)


PLACES = {
    "a file": ("results", {"results": "mine"}, "results is a file"),
    "in a file": ("results/of/june", {"results": "mine"}, "is a file"),
    "a foreign folder": ("results", {"results/thesis.txt": "mine"}, "results holds other files"),
    "our folder with a stranger": (
        "results", {"results/summary.json": "{}", "results/thesis.txt": "mine"}, "results holds other files",
    ),
    "our files without a summary": ("results", {"results/findings.parquet": "mine"}, "results holds other files"),
    "the input itself": ("in", {}, "in holds other files"),
    "inside the input": ("in/results", {}, "--out results is inside the input folder in"),
    "around the input": (".", {}, "holds other files"),
}  # fmt: skip


@pytest.mark.parametrize(("place", "files", "said"), PLACES.values(), ids=list(PLACES))
def test_results_never_replace_what_is_not_theirs(
    place: str, files: dict[str, str], said: str, folder: Path, tmp_path: Path
) -> None:
    put(tmp_path, files)
    before = sorted(tmp_path.rglob("*"))
    assert said in said_of(folder, "--as-of", AS_OF, "--out", tmp_path / place)
    assert sorted(tmp_path.rglob("*")) == before
    assert all((tmp_path / name).read_text() == content for name, content in files.items())


def test_a_place_nobody_may_write_to_is_a_dependency_that_is_missing(folder: Path) -> None:
    with pytest.raises(MissingDependency, match="cannot write there"):
        run_screening([folder], as_of=AS_OF, out=Path("/proc/wayfellow/out"))


def test_a_linked_folder_stays_a_link(tmp_path: Path) -> None:
    put(tmp_path / "disk", {"summary.json": "earlier"})
    (tmp_path / "out").symlink_to(tmp_path / "disk")
    with written_aside(tmp_path / "out") as aside:
        (aside / "summary.json").write_text("new")
    assert (tmp_path / "out").is_symlink()
    assert (tmp_path / "disk/summary.json").read_text() == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["disk", "out"]


def test_ctrl_c_between_two_moves_keeps_one_whole_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "out", {"summary.json": "earlier"})
    rename = Path.rename

    def pressed(self: Path, target: Path) -> Path:
        os.kill(os.getpid(), signal.SIGINT)
        return rename(self, target)

    with written_aside(tmp_path / "out") as aside:
        (aside / "summary.json").write_text("new")
        monkeypatch.setattr(Path, "rename", pressed)
    assert (tmp_path / "out/summary.json").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_move_that_fails_puts_the_earlier_results_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "out", {"summary.json": "earlier"})
    rename = Path.rename

    def full(self: Path, target: Path) -> Path:
        if target == tmp_path / "out" and self.name != "earlier":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(MissingDependency, match="nothing was changed"), written_aside(tmp_path / "out") as aside:
        (aside / "summary.json").write_text("new")
    assert (tmp_path / "out/summary.json").read_text() == "earlier"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize(
    ("trouble", "end"),
    [
        (MemoryError(), MissingDependency),
        (OSError(28, "No space left on device"), MissingDependency),
        (KeyboardInterrupt(), KeyboardInterrupt),
    ],
)
def test_nothing_is_left_of_a_run_that_fails(trouble: BaseException, end: type[BaseException], tmp_path: Path) -> None:
    put(tmp_path / "out", {"summary.json": "earlier"})

    def fail() -> None:
        with written_aside(tmp_path / "out") as aside:
            (aside / "findings.parquet").write_text("half")
            raise trouble

    with pytest.raises(end):
        fail()
    assert (tmp_path / "out/summary.json").read_text() == "earlier"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]

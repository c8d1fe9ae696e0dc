"""How a command ends: what is printed where, and with which exit code."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import click
import pytest

from wayfellow.config import entry
from wayfellow.rules.problems import MissingDependency, Problem, UnreadableInput

End = Callable[[Callable[[], object]], int]


def run(work: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry.Commands, "get_command", lambda *_: click.Command("x", callback=work))
    monkeypatch.setattr(sys, "argv", ["wayfellow", "x"])
    entry.main()


@pytest.fixture
def end(monkeypatch: pytest.MonkeyPatch) -> End:
    """Run a command that does what it is given, and return the exit code."""

    def code_of(work: Callable[[], object]) -> int:
        with pytest.raises(SystemExit) as leaving:
            run(work, monkeypatch)
        assert isinstance(leaving.value.code, int)
        return leaving.value.code

    return code_of


def raising(problem: BaseException) -> Callable[[], object]:
    def work() -> None:
        raise problem

    return work


@pytest.mark.parametrize(("kind", "code"), [(Problem, 1), (UnreadableInput, 2), (MissingDependency, 3)])
def test_a_problem_is_one_sentence_on_stderr(
    end: End, capsys: pytest.CaptureFixture[str], kind: type[Problem], code: int
) -> None:
    assert end(raising(kind("The roof leaks; close the window."))) == code
    assert capsys.readouterr() == ("", "The roof leaks; close the window.\n")


def test_wrong_usage_ends_with_2(end: End) -> None:
    assert end(raising(click.UsageError("no"))) == 2


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), click.Abort()])
def test_whoever_stops_it_is_told_nothing_was_written(
    end: End, capsys: pytest.CaptureFixture[str], stop: BaseException
) -> None:
    assert end(raising(stop)) == 130
    assert capsys.readouterr().err.strip() == "Stopped; nothing was written."


def test_work_that_is_done_ends_with_0(end: End) -> None:
    assert end(lambda: None) == 0


def test_a_command_may_choose_its_code(end: End) -> None:
    assert end(lambda: click.get_current_context().exit(1)) == 1


def test_what_nobody_expected_is_loud(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ZeroDivisionError):
        run(raising(ZeroDivisionError("x")), monkeypatch)


def test_a_reader_that_left_is_no_error_to_print() -> None:
    program = "import sys; from wayfellow.config.entry import main; sys.argv = ['wayfellow', '--help']; main()"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


def test_an_unknown_command_is_named() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "wayfellow", "scren"], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 2
    assert "No such command 'scren'" in done.stderr

"""`./run` and the launcher stand on Python alone: they work before anything is installed."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tomllib
import venv
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest

from wayfellow.config import VERSION
from wayfellow.rules.problems import MissingDependency

ROOT = Path(__file__).resolve().parents[2]
BARE = [sys.executable, "-S", "-B"]  # without site-packages


def run(*words: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*BARE, str(ROOT / "run"), *words], cwd=cwd, capture_output=True, text=True, check=False)


def test_the_launcher_needs_only_the_standard_library() -> None:
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from wayfellow.config import postgres"
    done = subprocess.run([*BARE, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_help_works_anywhere(tmp_path: Path) -> None:
    done = run("help", cwd=tmp_path)
    assert done.returncode == 0
    assert "./run test" in done.stdout


@pytest.mark.parametrize("words", [["tset"], ["check", "--all"], ["--port"], ["--nonsense"]])
def test_wrong_usage_is_said_and_ends_with_2(words: list[str]) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert done.stderr


def test_both_places_say_the_same_version() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"] == VERSION


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """`./run`, as it finds itself in an empty checkout; what it would fetch is only noted."""
    loader = SourceFileLoader("run", str(ROOT / "run"))
    module = ModuleType("run")
    module.__file__ = str(tmp_path / "run")
    (tmp_path / "requirements.lock").write_text("")
    (tmp_path / "bootstrap.lock").write_text("")
    (tmp_path / ".data").mkdir()
    exec(loader.get_code("run") or "", module.__dict__)
    module.fetched = []  # type: ignore[attr-defined]
    module.fetch = module.fetched.append  # type: ignore[attr-defined]
    create = venv.create  # without pip, which takes seconds and is not what is tested
    monkeypatch.setattr(venv, "create", lambda where, **how: create(where, **how | {"with_pip": False}))
    return module


def test_an_installation_is_done_once(fresh: ModuleType) -> None:
    fresh.install()
    assert fresh.is_installed()
    assert [command[-1].name for command in fresh.fetched] == ["bootstrap.lock", "requirements.lock"]


def test_a_change_of_the_lock_installs_again(fresh: ModuleType) -> None:
    fresh.install()
    fresh.LOCK.write_text("changed")
    assert not fresh.is_installed()


def test_an_interrupted_installation_begins_again(fresh: ModuleType) -> None:
    """What the first try left behind may be half written, so none of it is kept."""
    fresh.install()
    left_behind = fresh.ENV / "half-written"
    left_behind.touch()

    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    fresh.LOCK.write_text("changed")
    fetch, fresh.fetch = fresh.fetch, interrupted  # type: ignore[attr-defined]
    with pytest.raises(KeyboardInterrupt):
        fresh.install()
    assert not fresh.is_installed()

    fresh.fetch = fetch  # type: ignore[attr-defined]
    fresh.install()
    assert fresh.is_installed()
    assert not left_behind.exists()


def test_a_python_without_venv_is_told_how_to_get_it(fresh: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(MissingDependency, match="apt-get install python3-venv"):
        fresh.install()

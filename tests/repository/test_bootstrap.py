"""`./run` and the launcher stand on Python alone: they work before anything is installed."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from wayfellow.config import VERSION

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

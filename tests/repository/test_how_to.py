"""The how-to pages, done step by step: every command that prints something on a page prints just that.

A block ```csv name``` or ```json name``` is a file of that name. A line that begins with `$` is a command, and what
follows is what it prints; `…` stands for anything, on a line of its own for any lines.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = [
    "explanation/one-person",
    "how-to/add-a-language",
    "how-to/screen-your-own-claims",
    "how-to/screen-a-fhir-export",
    "how-to/explain-one-person",
    "how-to/find-things",
    "how-to/try-the-sample",
    "how-to/use-the-guide",
]
HERE = {**os.environ, "PYTHONPATH": str(ROOT), "WAYFELLOW_NOW": "2026-11-24T09:00-08:00", "COLUMNS": "120"}


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_shows_is_what_happens(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    session: dict[str, object] = {}
    monkeypatch.chdir(tmp_path)
    for kind, name, text in BLOCK.findall((ROOT / "docs" / f"{page}.md").read_text()):
        if name:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text)
        elif kind == "text":
            command, _, shown = text.partition("\n")
            assert command.startswith("$ "), command
            printed = run(command.removeprefix("$ ").split(), tmp_path)
            assert agrees(shown, printed), f"{command}\n{printed}"
            asked += 1
        elif kind == "pycon":
            asked += done_in_python(text, session)
    assert asked


def done_in_python(text: str, session: dict[str, object]) -> int:
    """Do the examples of one block, and return how many there were; names go on into the next block."""
    test = doctest.DocTestParser().get_doctest(text, session, "page", None, 0)
    said: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(test, out=said.append, clear_globs=False)
    session.update(test.globs)
    assert not result.failed, "".join(said)
    return result.attempted


def run(words: list[str], where: Path) -> str:
    if words[0] == "cat":
        return (where / words[1]).read_text()
    assert words[0] == "./run"
    words = words[2:] if words[1] == "wayfellow" else words[1:]
    command = [sys.executable, "-P", "-m", "wayfellow", *words]
    done = subprocess.run(command, cwd=where, env=HERE, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def agrees(shown: str, printed: str) -> bool:
    pattern = "".join(
        r"(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*") + r"\n" for line in shown.splitlines()
    )
    return re.fullmatch(pattern + r"\n*", printed) is not None


@pytest.mark.parametrize(
    ("shown", "printed", "expected"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n…\nc\n", "a\nb\nb\nc\n", True),
        ("a …\n", "a b\n", True),
        ("a\n", "a\nb\n", False),
        ("a …\n", "a b\nc\n", False),
    ],
)
def test_three_dots_stand_for_anything(shown: str, printed: str, expected: bool) -> None:
    assert agrees(shown, printed) is expected

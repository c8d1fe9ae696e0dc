"""What holds for every file of ours."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = [
    "run",
    ".ci",
    "wayfellow",
    "tests",
    "docs",
    "bench",
    *(file.name for file in ROOT.glob("*.*") if file.is_file()),
]
MODULES = sorted((ROOT / "wayfellow").rglob("*.py"))
A_MACHINE = re.compile(r"(?<![\w.…])/(?:work|home|root|Users|opt|mnt)/\w")


def texts() -> Iterator[tuple[Path, str]]:
    for name in OURS:
        top = ROOT / name
        for file in [top] if top.is_file() else sorted(top.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                try:
                    yield file.relative_to(ROOT), file.read_text()
                except UnicodeDecodeError:
                    continue


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT)))
def test_every_module_says_what_it_is(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text()))


def test_no_file_names_a_place_on_somebody_s_machine() -> None:
    assert [str(file) for file, text in texts() if A_MACHINE.search(text)] == []


def test_what_is_started_by_name_can_be_started() -> None:
    for program in ("run", ".ci/run"):
        assert os.access(ROOT / program, os.X_OK), program

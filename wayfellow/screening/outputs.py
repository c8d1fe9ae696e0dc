"""Whole or nothing: outputs are written aside and moved into place together, readable by their owner only."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from wayfellow.rules.problems import MissingDependency, UnreadableInput

SUMMARY = "summary.json"


def check_destination(out: Path) -> None:
    """Refuse to replace a folder that is not an earlier output of ours. Raises UnreadableInput."""
    if out.exists() and not out.is_dir():
        raise UnreadableInput(f"{out.name} is a file. Name a folder for the results with --out.")
    if out.is_dir() and any(out.iterdir()) and not (out / SUMMARY).exists():
        raise UnreadableInput(f"{out.name} holds other files. Name a new or an empty folder with --out.")


@contextmanager
def written_aside(out: Path) -> Iterator[Path]:
    """A private folder beside `out` to write into; it becomes `out` when all went well, and is removed otherwise."""
    check_destination(out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    except OSError as error:
        raise MissingDependency(f"{out.name}: cannot write beside it ({error.strerror}). Check the folder.") from error
    try:
        yield aside
        for path in aside.iterdir():
            path.chmod(0o600)
        _take_place(aside, out)
    except OSError as error:
        raise MissingDependency(
            f"{out.name} could not be written ({error.strerror or type(error).__name__}): nothing was changed there."
        ) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _take_place(aside: Path, out: Path) -> None:
    if not out.exists():
        aside.rename(out)
        return
    before = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    out.rename(before / "earlier")
    try:
        aside.rename(out)
    except OSError:
        (before / "earlier").rename(out)
        raise
    finally:
        shutil.rmtree(before, ignore_errors=True)


def write_summary(summary: dict[str, Any], folder: Path) -> None:
    with (folder / SUMMARY).open("w", encoding="utf-8") as stream:
        json.dump(summary, stream, indent=2, ensure_ascii=False, sort_keys=True)
        stream.write("\n")
        stream.flush()
        os.fsync(stream.fileno())

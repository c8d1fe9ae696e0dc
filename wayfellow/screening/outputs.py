"""Whole or nothing: outputs are written aside and moved into place together, readable by their owner only."""

from __future__ import annotations

import json
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from wayfellow.rules.problems import MissingDependency, UnreadableInput
from wayfellow.screening.engines import FREE

SUMMARY = "summary.json"
OURS = {SUMMARY, "findings.parquet", "dispositions.parquet", "candidates.xlsx", "rejected.csv"}


def check_destination(out: Path, apart_from: Iterable[Path] = ()) -> None:
    """Refuse to replace a folder that is not an earlier output of ours, or to write among the inputs.

    Raises UnreadableInput.
    """
    if out.exists() and not out.is_dir():
        raise UnreadableInput(f"{out.name} is a file. Name a folder for the results with --out.")
    held = {path.name for path in out.iterdir()} if out.is_dir() else set()
    if held and not (held <= OURS and SUMMARY in held):
        raise UnreadableInput(f"{out.name or out} holds other files. Name a new or an empty folder with --out.")
    for folder in (given.resolve() for given in apart_from):
        if out.is_relative_to(folder) and folder.is_dir():
            raise UnreadableInput(f"--out {out.name} is inside the input folder {folder.name}. Name one elsewhere.")


@contextmanager
def written_aside(out: Path, *, apart_from: Iterable[Path] = ()) -> Iterator[Path]:
    """A private folder beside `out` to write into; it becomes `out` when all went well, and is removed otherwise."""
    try:
        out = out.resolve()
        check_destination(out, apart_from)
        out.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{out.name[:100]}.", dir=out.parent))
    except (FileExistsError, NotADirectoryError):
        raise UnreadableInput(f"{out.parent.name} is a file. Name a folder in a folder with --out.") from None
    except (OSError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or "it leads in circles"
        raise MissingDependency(f"{out.name}: cannot write there ({why}). Name another folder with --out.") from error
    try:
        yield aside
        for path in aside.iterdir():
            path.chmod(0o600)
        with _undisturbed():
            _take_place(aside, out)
    except OSError as error:
        raise MissingDependency(
            f"{out.name} could not be written ({error.strerror or type(error).__name__}): nothing was changed there."
            f" {FREE}"
        ) from error
    except MemoryError as error:
        raise MissingDependency("The work needs more memory than this machine gives it. Free some first.") from error
    finally:
        with _undisturbed():
            shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A private folder for what is only needed on the way."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)
    except OSError as error:
        raise MissingDependency(f"The scratch space could not be written ({error.strerror}). Free some.") from error


def _take_place(aside: Path, out: Path) -> None:
    if not out.exists():
        aside.rename(out)
        return
    before = Path(tempfile.mkdtemp(prefix=f".{out.name[:100]}.", dir=out.parent))
    out.rename(before / "earlier")
    try:
        aside.rename(out)
    except OSError:
        (before / "earlier").rename(out)
        raise
    finally:
        shutil.rmtree(before, ignore_errors=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let nobody stop half a move or half a removal: Ctrl-C comes too late to change what is then done."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def write_summary(summary: dict[str, Any], folder: Path) -> None:
    with (folder / SUMMARY).open("w", encoding="utf-8") as stream:
        json.dump(summary, stream, indent=2, ensure_ascii=False, sort_keys=True)
        stream.write("\n")
        stream.flush()
        os.fsync(stream.fileno())

"""What an engine says when it fails, in our words: its own quote what stands in the files."""

from __future__ import annotations

import re

import duckdb

from wayfellow.rules.problems import MissingDependency, Problem, UnreadableInput
from wayfellow.screening.engines.engine import FREE

UNREADABLE = {
    "utf8": "holds text that is not UTF-8. Save it as UTF-8.",
    "utf-8": "holds text that is not UTF-8. Save it as UTF-8.",
    "gzip": "cannot be read to its end; it may be cut off. Copy it again.",
    "decompression": "is damaged inside. Copy it again.",
}


def problem_of(error: duckdb.Error, *, memory: str, read: str, written: str) -> Problem:
    """One sentence. read: the file that the error names. written: the file that was being written."""
    message = str(error)
    if isinstance(error, duckdb.OutOfMemoryException):
        if "max_temp_directory_size" in message:
            return MissingDependency(f"The disk is too full for what --memory {memory} cannot hold. {FREE}")
        return MissingDependency(f"The work needs more than --memory {memory}. Give it more, like --memory 4GB.")
    if isinstance(error, duckdb.IOException) and not read:
        return MissingDependency(f"{written or 'The scratch space'} could not be written: the disk is full. {FREE}")
    why = next((said for part, said in UNREADABLE.items() if part in message.lower()), "")
    return UnreadableInput(
        f"{read or 'The input'} {why or f'cannot be read as what its name says ({_kind(error)}). Copy it again.'}"
    )


def _kind(error: Exception) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", type(error).__name__.removesuffix("Exception")).lower()

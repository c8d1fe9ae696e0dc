"""The key that seals cookies: from the environment, or made once and kept in a file only its owner can read."""

from __future__ import annotations

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from wayfellow.rules.problems import MissingDependency


def read_secret_key(file: Path, variable: str = "WAYFELLOW_SECRET_KEY") -> str:
    """Return the key of an environment variable, or what `file` holds, made first if need be.

    Several machines behind one address need the same key, and so the variable.
    """
    given = os.environ.get(variable, "")
    if given:
        return given
    try:
        if not file.exists():
            make(file)
        return file.read_text()
    except OSError as reason:
        raise MissingDependency(
            f"The key in {file} cannot be read or made ({reason.strerror}). Set {variable} instead."
        ) from reason


def make(file: Path) -> None:
    """Write a new key whole or not at all; of two who do so at once, the first wins."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=file.parent)  # mkstemp's files are 0600
    try:
        with os.fdopen(handle, "w") as out:
            out.write(secrets.token_urlsafe(64))
        with suppress(FileExistsError):
            os.link(draft, file)
    finally:
        Path(draft).unlink()

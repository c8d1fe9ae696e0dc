"""A running PostgreSQL of one's own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from wayfellow.config import postgres


@pytest.fixture(scope="module")
def server() -> Iterator[dict[str, str]]:
    """The two addresses of a running server, shared by the tests of a module."""
    with tempfile.TemporaryDirectory(prefix="wf", dir="/tmp") as made:
        Path(made).chmod(0o755)
        yield postgres.start(Path(made) / "app", fast=True)
        postgres.remove(Path(made) / "app")

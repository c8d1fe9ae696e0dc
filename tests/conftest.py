"""What every test stands on: no network, and a clear word when PostgreSQL has not been started for it."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import pytest
from hypothesis import settings

from wayfellow.config import postgres

settings.register_profile("same-every-time", derandomize=True, deadline=None)
settings.load_profile("same-every-time")

STARTED_BY_RUN = "DATABASE_URL" in os.environ


def _is_here(address: Any) -> bool:
    """Whether an address stays on this machine."""
    host = address[0] if isinstance(address, tuple) else None
    return host is None or host in {"localhost", "::1"} or str(host).startswith("127.")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that would leave this machine."""
    connect = socket.socket.connect

    def connect_here_only(self: socket.socket, address: Any) -> None:
        if not _is_here(address):
            raise AssertionError(f"A test tried to reach {address}; tests stay on this machine.")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here_only)


def pytest_configure() -> None:
    """Let tests of the record be collected without ./run too, so that each can say what it needs."""
    if not STARTED_BY_RUN:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wayfellow.config.settings")
        django.setup()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Say how to run a test that needs the record, when nothing started PostgreSQL for it."""
    needs_record = item.get_closest_marker("django_db") or "db" in getattr(item, "fixturenames", ())
    if needs_record and not STARTED_BY_RUN:
        pytest.fail(f"This test needs PostgreSQL. Run it as: ./run test {item.nodeid}", pytrace=False)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Make this process's test database, and let go of it before it is dropped."""
    from django.db import connections

    yield
    connections.close_all()


@pytest.fixture
def server_folder() -> Iterator[Path]:
    """An empty folder to start a PostgreSQL in: a short path its account can reach. What runs in it is stopped."""
    with tempfile.TemporaryDirectory(prefix="wf", dir="/tmp") as made:
        Path(made).chmod(0o755)
        yield Path(made) / "app"
        postgres.remove(Path(made) / "app")

"""The application as it is served, on a free port, with the clock standing still; it is ready when it answers."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from wayfellow.config import serving

ROOT = Path(__file__).resolve().parents[2]
NOW = "2026-11-24T09:00-08:00"
"""A Tuesday; two days later is Thanksgiving."""
THREADS = 3
MOST_SAID = 1 << 20
ANSWERS = b"HTTP/1.1 "


@contextmanager
def served(**settings: str) -> Iterator[str]:
    """Serve the pages while the block lasts, without a database; give their address.  settings: of the environment."""
    with serving_and_heard(**settings) as (address, _said):
        yield address


@contextmanager
def serving_and_heard(name: str = serving.HOST, **settings: str) -> Iterator[tuple[str, Callable[[], str]]]:
    """The same; give their address and what tells everything the server has said so far.

    name: of this machine in the address. settings: of the environment, DATABASE_URL among them if there is a record.
    """
    known = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE", "WAYFELLOW"))}
    surroundings = {**known, "WAYFELLOW_NOW": NOW, "PYTHONPATH": str(ROOT), **settings}
    port = _free_port()
    command = [str(Path(sys.executable).with_name("granian")), "--interface=wsgi", f"--host={serving.HOST}"]
    command += [f"--port={port}", "--workers=1", f"--blocking-threads={THREADS}", "--no-ws", "--log-level=warning"]
    with tempfile.TemporaryFile() as said:
        server = subprocess.Popen(
            [*command, "wayfellow.config.wsgi:application"], cwd=ROOT, env=surroundings, stdout=said, stderr=said
        )
        try:
            if not _answers(server, port):
                said.seek(0)
                raise AssertionError(f"The server did not begin:\n{said.read().decode()}")
            yield f"http://{name}:{port}", lambda: os.pread(said.fileno(), MOST_SAID, 0).decode()
        finally:
            server.terminate()
            server.wait()


def _free_port() -> int:
    with socket.socket() as line:
        line.bind((serving.HOST, 0))
        return int(line.getsockname()[1])


def _answers(server: subprocess.Popen[bytes], port: int) -> bool:
    """Ask until somebody answers; False if the server ended instead."""
    while server.poll() is None:
        with socket.socket() as line:
            if line.connect_ex((serving.HOST, port)) == 0:
                line.sendall(b"GET /languages/ HTTP/1.0\r\nHost: localhost\r\n\r\n")
                if line.recv(len(ANSWERS)):
                    return True
    return False

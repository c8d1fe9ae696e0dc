"""The pages are served, said to be served, and stopped in order."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from wayfellow.config import serving

ROOT = Path(__file__).resolve().parents[2]
SERVE = (
    "import os, sys, pathlib; from wayfellow.config import serving; sys.exit(serving.serve(pathlib.Path(sys.argv[1]),"
)
SERVE += " int(sys.argv[2]), dict(os.environ), tell=lambda words: print(words, flush=True),"
SERVE += " then=lambda: print('and then', flush=True)))"


@pytest.fixture
def port() -> int:
    with socket.socket() as line:
        line.bind((serving.HOST, 0))
        return int(line.getsockname()[1])


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / ".data").mkdir()
    return tmp_path


@contextmanager
def served(place: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """Serve the pages while the block lasts; it begins once they answer."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE")}
    server = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(place), str(port)],
        env={**surroundings, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    with server:
        assert server.stdout
        try:
            assert any("Ctrl-C" in line for line in server.stdout), "the server ended before it began"
            assert any(line == "and then\n" for line in server.stdout), "nothing followed the welcome"
            yield server
        finally:
            serving.stop(place)


def test_pages_are_served_without_a_database_and_stopped(place: Path, port: int) -> None:
    with served(place, port) as server, closing(http.client.HTTPConnection(serving.HOST, port, timeout=30)) as line:
        line.request("GET", "/gallery/")
        assert line.getresponse().status == 200
        assert serving.served_on(place) == port
        with pytest.raises(serving.PortTaken, match="already answers"):
            serving.check_port(port)
        assert serving.stop(place)
        assert server.wait() == 0
    assert serving.served_on(place) is None
    assert not serving.stop(place)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_it_in_order(place: Path, port: int, how: signal.Signals) -> None:
    with served(place, port) as server:
        server.send_signal(how)
        assert server.wait() == 0
        assert serving.served_on(place) is None
        serving.check_port(port)


def test_a_second_server_of_one_checkout_is_refused(place: Path, port: int) -> None:
    with served(place, port), pytest.raises(serving.PortTaken, match=f"http://127.0.0.1:{port}"):
        serving.serve(place, port, dict(os.environ), tell=print)


@pytest.mark.parametrize("wrong", [0, -1, 65536])
def test_a_port_that_is_none_is_said(wrong: int) -> None:
    with pytest.raises(serving.NoSuchPort, match="expected 1 to 65535"):
        serving.check_port(wrong)

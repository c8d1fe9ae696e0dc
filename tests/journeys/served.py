"""The real application on a port of its own: the clock stands still, and there is no database."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import django.conf
from django.http import HttpResponse
from django.test import override_settings

from wayfellow.config.clock import read_clock
from wayfellow.rules.guide.answers import Answer, Answers
from wayfellow.web.guide.state import COOKIE, State, write_state

ROOT = Path(__file__).resolve().parents[2]
NOW = "2026-11-24T09:00-08:00"
SECRET = "a key for journeys only"
HOST = "127.0.0.1"
READY = "Started worker"


@dataclass(frozen=True)
class Served:
    """address: without a slash at its end. log: what the server said, which should be nothing."""

    address: str
    log: Path

    @staticmethod
    def sealed(answers: dict[str, Answer], **more: object) -> str:
        """The content of the cookie of a family that has answered so far, as the server itself would have written it."""
        written = HttpResponse()
        with override_settings(SECRET_KEY=SECRET, CLOCK=read_clock(NOW)):
            write_state(written, State(Answers(answers), **more))  # type: ignore[arg-type]
        return written.cookies[COOKIE].value


@contextmanager
def served(place: Path, *, code: Path = ROOT, now: str = NOW) -> Iterator[Served]:
    """Serve the pages while the block lasts; it begins once they can be asked for.

    place: an empty folder for what the server says.  code: where the package is.
    """
    assert django.conf.settings.STATIC_ROOT.is_dir(), "The style sheets are not compiled. Run ./run test once."
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "WAYFELLOW_"))}
    ours |= {"PYTHONPATH": str(code), "WAYFELLOW_NOW": now, "WAYFELLOW_SECRET_KEY": SECRET}
    granian = Path(sys.executable).with_name("granian")
    log = place / "server.log"
    with socket.socket() as port, log.open("w") as said:
        # The port stays ours while the server begins: it may share it, nobody else is given it.
        port.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        port.bind((HOST, 0))
        number = port.getsockname()[1]
        command = [str(granian), "--interface=wsgi", f"--host={HOST}", f"--port={number}", "--blocking-threads=3"]
        command += ["--no-ws", "--log-level=info", "wayfellow.config.wsgi:application"]
        with subprocess.Popen(command, cwd=code, env=ours, stdout=subprocess.PIPE, stderr=said, text=True) as server:
            try:
                assert server.stdout
                assert any(READY in line for line in server.stdout), f"The server did not begin: {log.read_text()}"
                yield Served(f"http://{HOST}:{number}", log)
            finally:
                server.terminate()
                server.communicate(timeout=60)

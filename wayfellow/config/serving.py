"""Serve the pages on this machine with a worker beside them, say whether they are served, and stop.

Standard library only, as `./run` needs it. A lock that the server holds as long as it lives says that it runs; no
process number, which could by now be another's.
"""

from __future__ import annotations

import fcntl
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from wayfellow.config import keeping_work
from wayfellow.rules.problems import MissingDependency, Problem

HOST = "127.0.0.1"
WORKERS, THREADS = 2, 3
START_SECONDS = STOP_SECONDS = 60
PAGES = {
    "/": "the first page",
    "/guide/": "which kind of help is right for a family",
    "/difference/": "the two kinds of help side by side",
    "/safety/": "whom to call in danger",
    "/gallery/": "what the pages are made of",
}


class PortTaken(Problem):
    """The pages cannot be served where they were wanted."""

    exit_code = 3


class NoSuchPort(Problem):
    """What was given as a port is none."""

    exit_code = 2


def check_port(port: int) -> None:
    """Raise a Problem if the pages cannot be served on this port."""
    if not 0 < port < 65536:
        raise NoSuchPort(f"There is no port {port}; expected 1 to 65535.")
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            line.bind((HOST, port))
        except PermissionError:
            raise NoSuchPort(f"Port {port} is not for ordinary accounts. Choose another: ./run --port 8000.") from None
        except OSError:
            raise PortTaken(
                f"Something already answers on port {port}. Stop it (./run stop, if it is ours),"
                f" or choose another port: ./run --port {port + 1 if port < 65535 else 8000}."
            ) from None


def serve(
    root: Path, port: int, surroundings: Mapping[str, str], tell: Callable[[str], None],
    then: Callable[[], object] = lambda: None,
) -> int:  # fmt: skip
    """Serve the pages until somebody stops it; return 0 then.  tell: is told where they are once they are.  then: is
    called after that.

    Raises MissingDependency if the server does not begin, or ends by itself.
    """
    with _only_server(root, port) as lock, keeping_work.kept_working(root, surroundings):
        command = [str(Path(sys.executable).parent / "granian"), "--interface=wsgi", f"--host={HOST}", f"--port={port}"]
        command += [f"--workers={WORKERS}", f"--blocking-threads={THREADS}", "--respawn-failed-workers"]
        command += ["--no-ws", "--log-level=warning", "wayfellow.config.guarded_wsgi:application"]
        # Its own session: Ctrl-C reaches us alone, and we end it once, in order.
        server = subprocess.Popen(command, cwd=root, env=surroundings, pass_fds=[lock], start_new_session=True)
        os.pwrite(lock, f"{server.pid} {port}".encode(), 0)
        for how in (signal.SIGINT, signal.SIGTERM):
            signal.signal(how, signal.default_int_handler)
        try:
            _wait_until_it_answers(server, port)
            tell(_welcome(port))
            then()
            code = server.wait()
        except KeyboardInterrupt:
            _end(server)
            tell("\nStopped.")
            return 0
    if code > 0:
        raise MissingDependency("The pages are served no longer; the lines above say why. Run this again.")
    return 0


def served_on(root: Path) -> int | None:
    """Return the port on which the pages of this checkout are served; None if they are not."""
    with suppress(OSError), _lock_file(root).open("r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return _record(root)[1]
    return None


def stop(root: Path) -> bool:
    """Stop serving the pages, and their worker; return whether there was anything to stop."""
    if served_on(root) is None:
        return keeping_work.stop(root)
    with suppress(ProcessLookupError):
        os.kill(_record(root)[0], signal.SIGTERM)
    deadline = time.monotonic() + STOP_SECONDS
    while served_on(root) is not None:
        if time.monotonic() > deadline:
            raise MissingDependency("The pages are still served after a minute. Stop the program named granian.")
        time.sleep(0.05)
    keeping_work.stop(root)
    return True


@contextmanager
def _only_server(root: Path, port: int) -> Iterator[int]:
    """Hold the lock of the one server of this checkout."""
    handle = os.open(_lock_file(root), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.ftruncate(handle, 0)
        yield handle
    except BlockingIOError:
        other = served_on(root)
        raise PortTaken(f"The pages are served already: http://{HOST}:{other}. ./run stop stops that.") from None
    finally:
        os.close(handle)


def _wait_until_it_answers(server: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        line = http.client.HTTPConnection(HOST, port, timeout=10)
        with suppress(OSError, http.client.HTTPException):
            line.request("GET", "/")
            line.getresponse().read()
            return
        time.sleep(0.1)
    _end(server)
    raise MissingDependency("The pages could not be served; the lines above say why.")


def _welcome(port: int) -> str:
    address = f"http://{HOST}:{port}"
    pages = "".join(f"  {address + path:38} {what}\n" for path, what in PAGES.items())
    return f"\nWayfellow is at {address}/  (Ctrl-C stops it)\n\n{pages}"


def _end(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _lock_file(root: Path) -> Path:
    return root / ".data" / "serving"


def _record(root: Path) -> tuple[int, int]:
    pid, port = _lock_file(root).read_text().split()
    return int(pid), int(port)

"""Keep a worker at work beside the pages: begin it, begin it anew should it die, and end it. Standard library only.

A lock the worker holds as long as it lives says that it runs, as with the pages (config/serving.py).
Source: security specification § 7.9, “Worker down”.
"""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

LOOK_SECONDS, REST_SECONDS, STOP_SECONDS = 0.2, 1.0, 30.0
WORK = (sys.executable, "-P", "-m", "wayfellow", "work")


@contextmanager
def kept_working(root: Path, surroundings: Mapping[str, str], *, command: Sequence[str] = WORK) -> Iterator[None]:
    """Have a worker while the block lasts. Without a database there is nothing to work at, and none is begun."""
    if not surroundings.get("DATABASE_URL"):
        yield
        return
    over = threading.Event()
    keeper = threading.Thread(target=_keep, args=(root, surroundings, command, over), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join(STOP_SECONDS + REST_SECONDS)


def works(root: Path) -> bool:
    """Whether a worker of this checkout runs."""
    with suppress(OSError), _lock_file(root).open("r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def stop(root: Path) -> bool:
    """End a worker that outlived whoever began it; return whether there was one."""
    if not works(root):
        return False
    with suppress(ProcessLookupError, ValueError):
        os.kill(int(_lock_file(root).read_text()), signal.SIGTERM)
    deadline = time.monotonic() + STOP_SECONDS
    while works(root) and time.monotonic() < deadline:
        time.sleep(0.05)
    return True


def _keep(root: Path, surroundings: Mapping[str, str], command: Sequence[str], over: threading.Event) -> None:
    while not over.is_set():
        worker = _begin(root, surroundings, command)
        while worker and worker.poll() is None and not over.wait(LOOK_SECONDS):
            pass
        if worker and worker.poll() is None:
            _end(worker)
        over.wait(REST_SECONDS)


def _begin(root: Path, surroundings: Mapping[str, str], command: Sequence[str]) -> subprocess.Popen[bytes] | None:
    """Begin a worker that holds the lock; None while another, left over from before, still does."""
    handle = os.open(_lock_file(root), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        worker = subprocess.Popen(command, cwd=root, env=surroundings, pass_fds=[handle], start_new_session=True)
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(worker.pid).encode(), 0)
    except BlockingIOError:
        return None
    finally:
        os.close(handle)  # the worker's own stays open
    return worker


def _end(worker: subprocess.Popen[bytes]) -> None:
    worker.terminate()
    try:
        worker.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()


def _lock_file(root: Path) -> Path:
    return root / ".data" / "working"

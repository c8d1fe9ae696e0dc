"""A worker is kept at work beside the pages: begun anew when it dies, ended with them, and said to run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from wayfellow.config import keeping_work
from wayfellow.config.keeping_work import kept_working, works

ROOT = Path(__file__).resolve().parents[2]
# Says that it lives, and waits to be told to end.
LIVES = "import os, signal; os.write(int(os.environ['SAY']), f'{os.getpid()}\\n'.encode()); signal.pause()"
STUBBORN = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {LIVES}"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".data").mkdir()
    monkeypatch.setattr(keeping_work, "REST_SECONDS", 0.01)
    monkeypatch.setattr(keeping_work, "LOOK_SECONDS", 0.01)
    return tmp_path


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Callable[[], int]]:
    """Waits for the next worker to begin, and returns its number."""
    path = tmp_path / "told"
    os.mkfifo(path)
    with os.fdopen(os.open(path, os.O_RDWR)) as reading:
        yield lambda: int(reading.readline())


def worker(place: Path, program: str) -> list[str]:
    opening = f"import os; os.environ['SAY'] = str(os.open({str(place / 'told')!r}, os.O_WRONLY)); "
    return [sys.executable, "-c", opening + program]


def surroundings() -> dict[str, str]:
    return {**os.environ, "DATABASE_URL": "postgresql://somewhere/wayfellow"}


def test_a_worker_that_dies_is_begun_anew_and_ended_with_the_pages(place: Path, told: Callable[[], int]) -> None:
    with kept_working(place, surroundings(), command=worker(place, LIVES)):
        first = told()
        assert works(place)
        os.kill(first, signal.SIGKILL)
        assert told() != first
        assert works(place)
    assert not works(place)


def test_a_worker_that_does_not_listen_is_killed(
    place: Path, told: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping_work, "STOP_SECONDS", 0.1)
    with kept_working(place, surroundings(), command=worker(place, STUBBORN)):
        told()
    assert not works(place)


def test_a_worker_left_over_is_not_doubled_and_can_be_stopped(place: Path, told: Callable[[], int]) -> None:
    """Whoever began it was killed."""
    left = keeping_work._begin(place, surroundings(), worker(place, LIVES))
    assert left
    assert told() == left.pid
    with kept_working(place, surroundings(), command=worker(place, LIVES)):
        assert works(place)
        assert (place / ".data" / "working").read_text() == str(left.pid)
    assert left.poll() is None
    assert keeping_work.stop(place)
    assert left.wait() == -signal.SIGTERM
    assert not keeping_work.stop(place)


def test_without_a_database_there_is_no_worker(place: Path) -> None:
    with kept_working(place, {}):
        assert not works(place)


def test_status_says_whether_a_worker_runs() -> None:
    said = subprocess.run([sys.executable, ROOT / "run", "status"], capture_output=True, text=True, check=True).stdout
    assert "worker       " in said

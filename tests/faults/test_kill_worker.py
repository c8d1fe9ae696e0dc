"""kill -9 of whoever publishes, of workers at each step, and of PostgreSQL under them: nothing is lost or doubled.

Source: security specification § 7.12, FI-07 … FI-12, FI-15, FI-20, FI-25, FI-40.
"""

from __future__ import annotations

import json
import os
import signal
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.faults.surviving import LATER, NOW, Installation, all_once
from wayfellow.config import postgres
from wayfellow.config.postgres_place import find_place

THINGS = 3
WORKER_DIES = (
    "before claim",
    "after claim",
    "mid listener",
    "after the listeners, before commit",
    "after commit, before the job ends",
)
SURVIVED: list[str] = []
EMPTY = {"things": [], "effects": [], "heard": 0, "waiting": 0}


@pytest.fixture(scope="module")
def here() -> Iterator[Installation]:
    with tempfile.TemporaryDirectory(prefix="wf", dir="/tmp") as made:
        Path(made).chmod(0o755)
        installation = Installation(Path(made) / "app")
        try:
            installation.start()
            installation.migrate()
            yield installation
            judged = installation.run("judge", at=LATER)
            assert json.loads(judged.stdout) == {"wrong": [], "whole": True}, judged.stderr
        finally:
            postgres.remove(installation.folder)
    print(
        "\nkill -9 and worse, all of it survived, the record agrees with itself and its audit is whole:",
        *SURVIVED,
        sep="\n  ",
    )


def was_killed(code: int | None) -> bool:
    return code == -signal.SIGKILL


@pytest.mark.parametrize("point", WORKER_DIES)
def test_a_worker_dies(here: Installation, point: str) -> None:
    """Its database sees a connection break; another worker, when the lease has run out, does the rest."""
    us = here.unused.pop()
    assert here.run("publish", us, THINGS).returncode == 0
    died = here.run("work", point)
    assert was_killed(died.returncode), died.stderr
    assert here.look(us) == [all_once(THINGS)]
    SURVIVED.append(f"worker: {point}")


@pytest.mark.parametrize(("point", "left"), [("before commit", EMPTY), ("after commit", all_once(THINGS))])
def test_who_publishes_dies(here: Installation, point: str, left: dict[str, object]) -> None:
    """All of a change and its events, or none of it."""
    us = here.unused.pop()
    assert was_killed(here.run("publish", us, THINGS, point).returncode)
    assert here.look(us) == [left]
    SURVIVED.append(f"who publishes: {point}")


def test_three_workers_deliver_the_same_at_once(here: Installation) -> None:
    us = here.unused.pop()
    here.run("publish", us, 30)
    workers = [here.begin("look", us, at=LATER) for _ in range(3)]
    assert all(complained == "" for _said, complained in [one.communicate(timeout=60) for one in workers])
    assert here.look(us) == [all_once(30)]
    SURVIVED.append("three workers at once")


def test_the_clock_jumps_an_hour_ahead_and_back(here: Installation) -> None:
    """A worker whose clock is behind finds nothing due yet; one ahead delivers, and a clock set right again goes on."""
    us, hour = here.unused.pop(), timedelta(hours=1)
    here.run("publish", us, THINGS)
    assert here.look(us, at=NOW - hour)[0]["waiting"] == THINGS
    died = here.run("work", "after claim", at=NOW + hour)
    assert was_killed(died.returncode), died.stderr
    assert here.look(us, at=NOW)[0]["heard"] == THINGS - 1
    assert here.look(us, at=NOW + 2 * hour) == [all_once(THINGS)]
    SURVIVED.append("clock an hour ahead, an hour back")


def test_postgres_dies_while_people_write_and_a_worker_works(here: Installation) -> None:
    """Every write that was acknowledged is there once; the worker finds the database again by itself."""
    us, them = here.unused.pop(), here.unused.pop()
    worker = here.begin("work")
    writers = [here.begin("write", organization, 60) for organization in (us, them)]
    for writer in writers:
        assert writer.stdout
        assert [writer.stdout.readline() for _ in range(20)][-1] == "20\n"
    os.kill(int((find_place(here.folder).cluster / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    here.start()
    for writer in writers:
        said, _ = writer.communicate(timeout=60)
        assert said.split()[-1] == "60"
    assert worker.poll() is None
    worker.terminate()
    _, complained = worker.communicate(timeout=30)
    assert worker.returncode == 0, complained[-2000:]
    assert here.look(us, them) == [all_once(60), all_once(60)]
    SURVIVED.append("PostgreSQL killed and restarted under two writers and a worker")


def test_a_worker_does_all_and_ends_well_when_told(here: Installation) -> None:
    """What its listeners publish wakes it anew; nobody else delivers here."""
    us = here.unused.pop()
    here.run("publish", us, THINGS)
    worker = here.begin("work")
    here.wait_for_jobs()
    worker.send_signal(signal.SIGINT)
    _, complained = worker.communicate(timeout=30)
    assert worker.returncode == 0, complained[-2000:]
    assert here.look(us, command="peek") == [all_once(THINGS)]
    SURVIVED.append("a worker left alone, and told to stop")

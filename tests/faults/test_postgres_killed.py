"""Killing PostgreSQL at the worst moment loses nothing that was acknowledged, and the next start repairs the rest."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from wayfellow.config import postgres
from wayfellow.config.postgres_place import Place, find_place
from wayfellow.rules.problems import MissingDependency

ROOT = Path(__file__).resolve().parents[2]


def pid_of(place: Place) -> int:
    return int((place.cluster / "postmaster.pid").read_text().split()[0])


def one(address: str, sql: str) -> object:
    with psycopg.connect(address, autocommit=True) as connection:
        row = connection.execute(sql).fetchone()
        return row and row[0]


def write_until_killed(address: str, place: Place) -> int:
    """Write numbers one by one, kill the server after 200, and return how many writes it said yes to."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("SET ROLE wayfellow_owner; CREATE TABLE written (id int)")
        for number in range(10_000):
            if number == 200:
                os.kill(pid_of(place), signal.SIGKILL)
            try:
                connection.execute("INSERT INTO written VALUES (%s)", [number])
            except psycopg.OperationalError:
                return number
    raise AssertionError("the server was killed and went on answering")


def test_the_installation_survives_a_kill(server_folder: Path) -> None:
    addresses = postgres.start(server_folder)
    migrate = [sys.executable, "-m", "django", "migrate", "--database=migrate", "--no-input", "--verbosity=0"]
    settings = {"DJANGO_SETTINGS_MODULE": "wayfellow.config.settings", "PYTHONPATH": str(ROOT)}
    subprocess.run(migrate, env=os.environ | addresses | settings, check=True)
    before = one(addresses["DATABASE_URL"], "SELECT public_id FROM base_installation")

    os.kill(pid_of(find_place(server_folder)), signal.SIGKILL)
    postgres.start(server_folder)

    assert before is not None
    assert one(addresses["DATABASE_URL"], "SELECT public_id FROM base_installation") == before


def test_every_acknowledged_write_survives_a_kill(server_folder: Path) -> None:
    """The server dies between two writes; each one it had said yes to is there, and no other."""
    address = postgres.start(server_folder)["DATABASE_MIGRATE_URL"]
    acknowledged = write_until_killed(address, find_place(server_folder))

    postgres.start(server_folder)

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("SET ROLE wayfellow_owner")
        found = connection.execute("SELECT count(*) FROM written").fetchone()
    assert found is not None
    assert found[0] in {acknowledged, acknowledged + 1}  # the one in flight may have been written


def test_a_number_that_now_belongs_to_somebody_else_does_not_stop_the_start(server_folder: Path) -> None:
    """After a restart of the machine the number in the lock file may be any process; here it is this one."""
    address = postgres.start(server_folder)["DATABASE_URL"]
    place = find_place(server_folder)
    number = str(pid_of(place))
    os.kill(int(number), signal.SIGKILL)
    for lock in (place.cluster / "postmaster.pid", place.socket / ".s.PGSQL.5432.lock"):
        lock.write_text(lock.read_text().replace(number, str(os.getpid()), 1))

    assert postgres.start(server_folder)["DATABASE_URL"] == address
    assert one(address, "SELECT 1") == 1


def test_an_interrupted_beginning_is_finished_by_the_next_start(server_folder: Path) -> None:
    postgres.start(server_folder)
    place = find_place(server_folder)
    place.roles_are_made.unlink()

    assert one(postgres.start(server_folder)["DATABASE_URL"], "SELECT current_user") == "wayfellow_app"


def test_a_server_that_cannot_start_says_why_and_where_to_look(
    server_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    postgres.start(server_folder)
    postgres.stop(server_folder)
    place = find_place(server_folder)
    (place.cluster / "PG_VERSION").write_text("9.6\n")
    monkeypatch.setattr(postgres, "RETRIES", 1)

    with pytest.raises(MissingDependency, match=r"does not start. Its log, .*server.log, says: .*FATAL"):
        postgres.start(server_folder)

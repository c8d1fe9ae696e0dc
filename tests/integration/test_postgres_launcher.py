"""The embedded PostgreSQL starts, stops, and says clearly when it cannot."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from wayfellow.config import postgres
from wayfellow.config.postgres_place import find_place
from wayfellow.rules.problems import MissingDependency


def answer(address: str, sql: str = "SELECT current_user") -> object:
    with psycopg.connect(address) as connection:
        row = connection.execute(sql).fetchone()
        return row and row[0]


def test_it_starts_and_answers_and_starting_again_changes_nothing(server_folder: Path) -> None:
    addresses = postgres.start(server_folder)
    since = answer(addresses["DATABASE_URL"], "SELECT pg_postmaster_start_time()")

    assert answer(addresses["DATABASE_URL"]) == "wayfellow_app"
    assert postgres.start(server_folder) == addresses
    assert answer(addresses["DATABASE_URL"], "SELECT pg_postmaster_start_time()") == since


def test_what_was_written_is_there_after_a_stop_and_a_start(server_folder: Path) -> None:
    addresses = postgres.start(server_folder)
    with psycopg.connect(addresses["DATABASE_MIGRATE_URL"], autocommit=True) as connection:
        connection.execute("SET ROLE wayfellow_owner")
        connection.execute("CREATE TABLE kept AS SELECT 'yes' AS answer; GRANT SELECT ON kept TO wayfellow_app")

    assert postgres.stop(server_folder)
    assert not postgres.is_running(server_folder)
    assert not postgres.stop(server_folder)
    assert postgres.start(server_folder) == addresses
    assert answer(addresses["DATABASE_URL"], "SELECT answer FROM kept") == "yes"


def test_two_may_start_it_at_once(server_folder: Path) -> None:
    start = (
        f"from pathlib import Path; from wayfellow.config import postgres; postgres.start(Path({str(server_folder)!r}))"
    )
    both = [subprocess.Popen([sys.executable, "-c", start]) for _ in range(2)]

    assert [one.wait(timeout=60) for one in both] == [0, 0]
    assert answer(postgres.known_addresses(server_folder)["DATABASE_URL"]) == "wayfellow_app"


def test_a_private_home_keeps_its_mode(server_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As root the server runs as somebody else, who cannot enter a private home; its files then live elsewhere."""
    home = server_folder.parent / "home"
    home.mkdir(mode=0o700)
    monkeypatch.setenv("WAYFELLOW_STATE", str(server_folder.parent / "state"))

    address = postgres.start(home / "app")["DATABASE_URL"]
    try:
        assert answer(address) == "wayfellow_app"
        assert stat.S_IMODE(home.stat().st_mode) == 0o700
    finally:
        postgres.remove(home / "app")


def test_a_new_checkout_at_an_old_path_does_not_find_old_data(
    server_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = server_folder.parent / "home"
    home.mkdir(mode=0o700)
    monkeypatch.setenv("WAYFELLOW_STATE", str(server_folder.parent / "state"))
    first = postgres.start(home / "app")
    postgres.remove(home / "app")

    second = postgres.start(home / "app")
    postgres.remove(home / "app")

    assert first != second


def test_a_path_too_long_for_a_socket_is_said(server_folder: Path) -> None:
    with pytest.raises(MissingDependency, match=r"too long a path .* 103 are allowed"):
        postgres.start(server_folder.parent / ("long" * 30) / "app")


def test_passwords_are_readable_by_their_owner_only(server_folder: Path) -> None:
    postgres.start(server_folder)
    place = find_place(server_folder)

    assert stat.S_IMODE(place.secrets.stat().st_mode) == 0o700
    assert stat.S_IMODE(place.socket.stat().st_mode) == 0o700
    assert {stat.S_IMODE((place.secrets / role).stat().st_mode) for role in ("postgres", "wayfellow_app")} == {0o600}


def test_the_log_holds_neither_passwords_nor_what_people_wrote(server_folder: Path) -> None:
    address = postgres.start(server_folder)["DATABASE_URL"]
    with pytest.raises(psycopg.errors.InvalidTextRepresentation):
        answer(address, "SELECT 1 WHERE 'x' = 'Ana Rivera' OR 'y'::int = 1")

    log = find_place(server_folder).log
    assert "invalid input syntax" in log.read_text()
    assert "Ana Rivera" not in log.read_text()


def test_binaries_that_are_not_there_are_said(server_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYFELLOW_PG_BIN", "/nowhere")
    with pytest.raises(MissingDependency, match="WAYFELLOW_PG_BIN is /nowhere"):
        postgres.start(server_folder)

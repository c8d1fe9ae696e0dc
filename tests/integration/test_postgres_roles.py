"""What each role of the embedded PostgreSQL may do, and what none may."""

from __future__ import annotations

from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg.conninfo import make_conninfo


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE mine (id int)",
        "CREATE TEMP TABLE mine (id int)",
        "CREATE SCHEMA mine",
        "CREATE ROLE mine",
        "CREATE DATABASE mine",
        "SET ROLE wayfellow_owner",
        "SET SESSION AUTHORIZATION postgres",
        "SELECT pg_read_file('/etc/hostname')",
    ],
)
def test_the_app_may_not(server: dict[str, str], sql: str) -> None:
    with (
        psycopg.connect(server["DATABASE_URL"], autocommit=True) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(sql)


def test_row_security_binds_the_app_and_the_owner(server: dict[str, str]) -> None:
    with psycopg.connect(server["DATABASE_MIGRATE_URL"], autocommit=True) as connection:
        connection.execute("""
            SET ROLE wayfellow_owner;
            CREATE TABLE guarded AS SELECT 1 AS id;
            ALTER TABLE guarded ENABLE ROW LEVEL SECURITY;
            ALTER TABLE guarded FORCE ROW LEVEL SECURITY;
            GRANT SELECT ON guarded TO wayfellow_app;
        """)
        assert connection.execute("SELECT count(*) FROM guarded").fetchone() == (0,)
    with psycopg.connect(server["DATABASE_URL"]) as connection:
        assert connection.execute("SELECT count(*) FROM guarded").fetchone() == (0,)


def test_the_migrator_can_do_nothing_until_it_becomes_the_owner(server: dict[str, str]) -> None:
    with psycopg.connect(server["DATABASE_MIGRATE_URL"], autocommit=True) as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE public.made_by_migrator (id int)")
        connection.execute("SET ROLE wayfellow_owner")
        connection.execute("CREATE TABLE made_by_owner (id int)")
        owner = connection.execute("SELECT relowner::regrole::text FROM pg_class WHERE relname = 'made_by_owner'")
        assert owner.fetchone() == ("wayfellow_owner",)


@pytest.mark.parametrize("role", ["wayfellow_app", "wayfellow_migrator", "postgres"])
@pytest.mark.parametrize("password", ["wrong", ""])
def test_nobody_signs_in_without_the_password(server: dict[str, str], role: str, password: str) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(make_conninfo(server["DATABASE_URL"], user=role, password=password))


def test_nobody_signs_in_as_the_owner(server: dict[str, str]) -> None:
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(make_conninfo(server["DATABASE_URL"], user="wayfellow_owner"))


def test_it_listens_on_no_network(server: dict[str, str]) -> None:
    assert urlsplit(server["DATABASE_URL"]).hostname is None
    with psycopg.connect(server["DATABASE_URL"]) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)

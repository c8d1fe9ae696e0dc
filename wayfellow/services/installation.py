"""Whether an installation is sound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from wayfellow.records import base
from wayfellow.records.base.catalogue import excess_powers, unguarded_tables
from wayfellow.rules.problems import MissingDependency

OLDEST_SERVER = 15
CLOCKS_MAY_DIFFER = timedelta(minutes=2)


@dataclass(frozen=True)
class Check:
    """One thing that was looked at. `repair` says what to do, and is empty when nothing is wrong."""

    what: str
    repair: str = ""

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong."""
        return not self.repair


def check_installation(*, at: datetime, deploy: bool) -> list[Check]:
    """Look at everything that must hold, and return what was found.

    at: this moment by our own clock. deploy: also look at what matters once people's data is inside.
    Raises MissingDependency if the database does not answer.
    """
    reach_database()
    return [*_always(at), *(_before_people_are_inside() if deploy else ())]


def reach_database() -> None:
    """Connect to the record. Raises MissingDependency, with what to do, if it does not answer."""
    try:
        connection.ensure_connection()
    except ImproperlyConfigured as reason:
        raise MissingDependency("There is no database yet. ./run makes one; or set DATABASE_URL.") from reason
    except OperationalError as reason:
        said = str(reason).partition("\n")[0]
        raise MissingDependency(f"PostgreSQL does not answer; ./run starts it. What came back: {said}") from reason


def sql_for_roles() -> str:
    """Return what a database administrator runs with psql to make our roles on another PostgreSQL."""
    ask = "".join(rf"\prompt 'Password for wayfellow_{role}: ' {role}_password" + "\n" for role in ("migrator", "app"))
    return ask + (Path(str(base.__file__)).parent / "roles.sql").read_text()


def _always(at: datetime) -> Iterator[Check]:
    version = connection.pg_version  # type: ignore[attr-defined]
    yield Check(
        f"PostgreSQL {version // 10000}.{version % 10000}",
        "" if version // 10000 >= OLDEST_SERVER else f"version {OLDEST_SERVER} or newer is needed",
    )
    missing = _unapplied_migrations()
    yield Check("the schema is up to date", f"run ./run to apply {', '.join(missing)}" if missing else "")
    powers = excess_powers()
    yield Check("the app's role can do only what it must", f"it {'; it '.join(powers)}" if powers else "")
    tables = unguarded_tables()
    yield Check("every table about people is guarded", f"no forced row policy on {', '.join(tables)}" if tables else "")
    apart = abs(at - _value("SELECT clock_timestamp()"))
    yield Check(
        "our clock and the server's agree",
        f"they are {apart} apart; is WAYFELLOW_NOW set?" if apart > CLOCKS_MAY_DIFFER else "",
    )


def _before_people_are_inside() -> Iterator[Check]:
    kept = _value("SELECT current_setting('fsync')") == "on"
    yield Check("what is committed survives a crash", "" if kept else "the server runs with fsync off; turn it on")
    private = _value("SELECT inet_server_addr() IS NULL OR ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
    yield Check("nobody can listen in on the database", "" if private else "add sslmode=verify-full to DATABASE_URL")


def _unapplied_migrations() -> list[str]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [str(migration) for migration, _ in plan]


def _value(sql: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]

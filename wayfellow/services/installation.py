"""Whether an installation is sound."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from wayfellow.records import base
from wayfellow.records.base.catalogue import excess_powers, unguarded_tables
from wayfellow.rules.problems import MissingDependency
from wayfellow.services.checks import Check, value
from wayfellow.services.deployment import before_people_are_inside

OLDEST = {18: 4, 17: 10, 16: 14, 15: 18}
"""The releases of 14 May 2026, which closed eleven holes: by major version, the oldest minor one."""
CLOCKS_MAY_DIFFER = timedelta(minutes=2)


def check_installation(*, at: datetime, deploy: bool) -> list[Check]:
    """Look at everything that must hold, and return what was found.

    at: this moment by our own clock. deploy: also look at what matters once people's data is inside.
    Raises MissingDependency if the database does not answer.
    """
    reach_database()
    return [*_always(at), *(before_people_are_inside(at) if deploy else ())]


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
    yield Check("PostgreSQL is recent enough", _too_old(connection.pg_version))  # type: ignore[attr-defined]
    missing = _unapplied_migrations()
    yield Check("the schema is up to date", f"run ./run to apply {', '.join(missing)}" if missing else "")
    powers = excess_powers()
    yield Check("the app's role can do only what it must", f"it {'; it '.join(powers)}" if powers else "")
    tables = unguarded_tables()
    yield Check("every table about people is guarded", f"no forced row policy on {', '.join(tables)}" if tables else "")
    apart = abs(at - value("SELECT clock_timestamp()"))
    yield Check(
        "our clock and the server's agree",
        f"they are {apart} apart; is WAYFELLOW_NOW set?" if apart > CLOCKS_MAY_DIFFER else "",
    )


def _too_old(version: int) -> str:
    major, minor = version // 10000, version % 10000
    if major < min(OLDEST):
        return f"version {min(OLDEST)} or newer is needed; this is {major}"
    return (
        f"{major}.{minor} has known holes; update it to {major}.{OLDEST[major]}" if minor < OLDEST.get(major, 0) else ""
    )


def refuse_unsafe() -> None:
    """Raise MissingDependency where nobody may be let in: the app could bypass row security, or the server is old.

    What does not answer now is looked at when it does.
    """
    try:
        powers, too_old = excess_powers(), _too_old(connection.pg_version)  # type: ignore[attr-defined]
    except (OperationalError, ImproperlyConfigured):
        return
    if powers or too_old:
        raise MissingDependency(
            f"Nobody is let in: the app's role {'; it '.join(powers)}. See wayfellow doctor --print-roles."
            if powers
            else f"Nobody is let in: PostgreSQL {too_old}."
        )


def _unapplied_migrations() -> list[str]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [str(migration) for migration, _ in plan]

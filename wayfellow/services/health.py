"""Whether this machine can take work now. Short words without names, numbers or versions: anybody may ask.

Source: security specification § 7.11.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection, connections
from django.db.migrations.executor import MigrationExecutor

from wayfellow.rules.access.actor import machine
from wayfellow.services.access import acting_as
from wayfellow.services.audit_chains import organizations_with_a_chain
from wayfellow.services.audit_sealing import oldest_unsealed

SEALED_WITHIN = timedelta(seconds=60)


def missing(*, at: datetime) -> str:
    """The first thing that is missing, if any: `database`, `writing`, `schema`, `context`, `audit`.

    Without a database of its own a machine serves the pages for families, and is ready for that.
    """
    if "default" not in connections.settings or not settings.DATABASES.get("default"):
        return ""
    try:
        return next((name for name, holds in _LOOKS if not holds(at)), "")
    except (DatabaseError, InterfaceError):
        connection.close()
        return "database"


def _can_write(at: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('transaction_read_only') = 'off' AND NOT pg_is_in_recovery()")
        return bool(cursor.fetchone()[0])


def _schema(at: datetime) -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _context(at: datetime) -> bool:
    """Whether the database takes a context that we sign now."""
    try:
        with acting_as(machine(organization=0, at=at)), connection.cursor() as cursor:
            cursor.execute("SELECT sec.organization() = 0")
            return bool(cursor.fetchone()[0])
    except DatabaseError:
        return False


def _audit(at: datetime) -> bool:
    """Whether nothing waits for its seal longer than a minute."""
    waiting = (oldest_unsealed(one, at) for one in organizations_with_a_chain(at=at))
    return all(since is None or at - since <= SEALED_WITHIN for since in waiting)


_LOOKS: tuple[tuple[str, Callable[[datetime], bool]], ...] = (
    ("writing", _can_write),
    ("schema", _schema),
    ("context", _context),
    ("audit", _audit),
)

"""The migration operation that says what the app's role may do with a table."""

from __future__ import annotations

from django.db.migrations.operations import RunSQL

APP_ROLE = "wayfellow_app"


def let_app(*verbs: str, table: str) -> RunSQL:
    """Return the operation that lets the app's role do these things, and no others, with a table.

    verbs: SELECT, INSERT, UPDATE or DELETE.
    """
    unknown = set(verbs) - {"SELECT", "INSERT", "UPDATE", "DELETE"}
    if unknown:
        raise ValueError(f"not something to do with rows: {sorted(unknown)}")
    return RunSQL(
        sql=f"GRANT {', '.join(verbs)} ON {table} TO {APP_ROLE}",
        reverse_sql=f"REVOKE ALL ON {table} FROM {APP_ROLE}",
        elidable=False,
    )

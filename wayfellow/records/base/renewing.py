"""`RenewRowSecurity()`: the migration operation that writes the policies of every guarded table anew.

After a template changed, tables that were made before still have the policies of their day. The class of each stands in
its comment; what the app may do with it (grants) stays as it is.
"""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations.base import Operation

from wayfellow.records.base.row_security import MARK, TEMPLATES, policies

_GUARDED = """
    SELECT relname, replace(obj_description(oid, 'pg_class'), %s, '') FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND starts_with(obj_description(oid, 'pg_class'), %s)
     ORDER BY relname
"""


class RenewRowSecurity(Operation):
    """Write all policies anew, by the class in each table's comment. A class nobody knows stops the migration."""

    reversible = True
    reduces_to_sql = False

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Nothing changes for Django."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(_GUARDED, [MARK, MARK])
            for table, kind in cursor.fetchall():
                if kind not in TEMPLATES:
                    raise ValueError(f"{table} says it is of class {kind}, and there is no such class")
                for statement in policies(kind, table):
                    cursor.execute(statement)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Stay with the newer policies: the older are not known any more."""

    def describe(self) -> str:
        return "Write the policies of every guarded table anew"

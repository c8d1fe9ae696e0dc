"""What the database says about its own tables, asked of PostgreSQL's catalogue."""

from __future__ import annotations

from django.db import DEFAULT_DB_ALIAS, connection, connections

from wayfellow.records.base.machinery import MACHINERY
from wayfellow.records.base.row_security import MARK

TABLES_WITHOUT_FORCED_ROW_SECURITY = """
    SELECT relname FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND NOT (relrowsecurity AND relforcerowsecurity)
     ORDER BY relname
"""
GUARDED = """
    SELECT c.relname, obj_description(c.oid, 'pg_class'), count(p.polname)
      FROM pg_class c LEFT JOIN pg_policy p ON p.polrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relrowsecurity
     GROUP BY c.relname, c.oid ORDER BY c.relname
"""
LOOSE_FUNCTIONS = """
    SELECT p.oid::regprocedure::text FROM pg_proc p
     WHERE (p.pronamespace = 'sec'::regnamespace AND p.proconfig IS NULL AND (p.prosecdef OR p.prosqlbody IS NULL))
        OR (p.pronamespace IN ('sec'::regnamespace, 'public'::regnamespace)
            AND has_function_privilege('public', p.oid, 'EXECUTE'))
"""
ROLE = """
    SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,
           has_database_privilege(current_database(), 'CREATE'), has_schema_privilege('public', 'CREATE'),
           EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid),
           EXISTS (SELECT FROM pg_auth_members WHERE member = pg_roles.oid)
      FROM pg_roles WHERE rolname = current_user
"""
POWERS = (
    "is a superuser",
    "bypasses row security",
    "may create databases",
    "may create roles",
    "may create schemas",
    "may create tables",
    "owns tables",
    "may become another role",
)


def unguarded_tables() -> list[str]:
    """Return the tables that are not machinery, so may hold rows about people, with no policy to guard them."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES_WITHOUT_FORCED_ROW_SECURITY)
        return [name for (name,) in cursor.fetchall() if name not in MACHINERY]


def classes() -> dict[str, tuple[str, int]]:
    """Return the class of every guarded table, and how many policies it has."""
    with connection.cursor() as cursor:
        cursor.execute(GUARDED)
        found = cursor.fetchall()
    return {name: ((comment or "").removeprefix(MARK), policies) for name, comment, policies in found}


def loose_functions() -> list[str]:
    """Return the functions that everybody may call, and those of the context whose search path can be led astray."""
    with connection.cursor() as cursor:
        cursor.execute(LOOSE_FUNCTIONS)
        return [name for (name,) in cursor.fetchall()]


def excess_powers(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """Return what the role we are signed in as may do and the app must not be able to."""
    with connections[using].cursor() as cursor:
        cursor.execute(ROLE)
        return [power for power, has_it in zip(POWERS, cursor.fetchone(), strict=True) if has_it]

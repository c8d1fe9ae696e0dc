"""Every policy is spoiled in turn, and each time somebody sees or does something else (RLS-T8).

Each template once, on one table of its class; and every table has the policies of its class, word for word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
from django.db import connections

from tests.isolation.conftest import seeding
from tests.isolation.policy_world import TABLES, answers, insert, rows
from wayfellow.records.base.catalogue import classes
from wayfellow.records.base.row_security import TEMPLATES, policies

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "migrate"])

_POLICIES = """
    SELECT polname, polcmd::text, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)
      FROM pg_policy WHERE polrelid = %s::regclass ORDER BY polname
"""
_GRANTED = "SELECT has_table_privilege('wayfellow_app', %s, %s)"
VERBS = {"r": "SELECT", "a": "INSERT", "w": "UPDATE", "d": "DELETE"}
SECOND_LOCK = "context_"
"""Restrictive policies that a context must be present: behind those that say so already, so that no mutant shows."""


def _is_locked(check: str | None) -> bool:
    """Whether it says what the second lock says too, so that “always” is no change."""
    return check is not None and "IS NOT NULL" in check and check.count("SELECT") == 1


def _fill() -> None:
    tables = {row._meta.db_table for row in rows()}
    with seeding(*tables) as cursor:
        for row in rows():
            insert(cursor, row)


def spoiled(name: str, using: str | None, check: str | None) -> Iterator[tuple[str, str]]:
    """(what was done, the statement) for each way to spoil a policy."""
    yield "dropped", "DROP POLICY {name} ON {table}"
    for what, text in (("USING", using), ("WITH CHECK", check)):
        if text is not None:
            others = "true" if text == "false" else f"NOT ({text})"
            yield f"{what} always", f"ALTER POLICY {{name}} ON {{table}} {what} (true)"
            yield f"{what} never", f"ALTER POLICY {{name}} ON {{table}} {what} (false)"
            yield f"{what} the contrary", f"ALTER POLICY {{name}} ON {{table}} {what} ({others})"


@pytest.mark.parametrize("kind", sorted(TABLES))
def test_no_policy_can_be_spoiled_unnoticed(kind: str) -> None:
    _fill()
    table = TABLES[kind]._meta.db_table
    before, unnoticed, tried = answers(kind), [], 0
    assert before == answers(kind)
    with connections["migrate"].cursor() as cursor:
        cursor.execute(_POLICIES, [table])
        for name, verb, using, check in cursor.fetchall():
            cursor.execute(_GRANTED, [table, VERBS[verb]])
            if name.startswith(SECOND_LOCK) or not cursor.fetchone()[0]:
                continue
            for what, statement in spoiled(name, using, check):
                if (what.endswith("never") and using == "false") or (what.endswith("always") and _is_locked(check)):
                    continue
                cursor.execute(statement.format(name=name, table=table))
                tried += 1
                if answers(kind) == before:
                    unnoticed.append(f"{name} {what}")
                for one in policies(kind, table):
                    cursor.execute(one)
    print(f"\nclass {kind}: {tried} mutants of {len(before)} answers, {len(unnoticed)} unnoticed")
    assert unnoticed == []
    assert answers(kind) == before


def test_every_class_has_its_table_here() -> None:
    assert set(TABLES) == set(TEMPLATES)
    assert {kind: classes()[model._meta.db_table][0] for kind, model in TABLES.items()} == {one: one for one in TABLES}


def test_every_table_has_the_policies_of_its_class_word_for_word() -> None:
    by_class = defaultdict(set)
    with connections["migrate"].cursor() as cursor:
        for table, (kind, _count) in classes().items():
            cursor.execute(_POLICIES, [table])
            by_class[kind].add(
                repr([tuple(str(one).replace(f"{table}.", "t.") for one in row) for row in cursor.fetchall()])
            )
    assert {kind: len(found) for kind, found in by_class.items()} == dict.fromkeys(by_class, 1)

"""What somebody who can run any SQL as the app still cannot do: lend, keep, forge or read what says who asks.

RLS-T6 (pools), RLS-T7 (contexts), RLS-T10 (what leaks beside rows). Source: security specification § 2.2, § 2.7.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, connections, transaction

from tests.isolation.conftest import NOW, acting, seeding
from tests.isolation.policy_world import edge, insert, told_by
from wayfellow.records.base.catalogue import classes
from wayfellow.records.base.context import signed
from wayfellow.records.people.models import Name
from wayfellow.services.access import AlreadySomebody, acting_as, coming_in
from wayfellow.services.places import oneself

ORGANIZATIONS, EACH = range(1, 65), 3
CONNECTIONS, VISITS = 4, 250


@pytest.fixture
def canaries(transactional_db: None) -> None:
    """Every organization knows three people, and nobody else knows them."""
    with seeding("access_edge", "people_name") as cursor:
        for one in ORGANIZATIONS:
            for person in range(one * 10, one * 10 + EACH):
                insert(cursor, edge(one, person, one))
                insert(cursor, Name(given=f"canary of {one}", **told_by(person, one)))


pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "migrate"])


def names() -> list[str]:
    return list(Name.objects.values_list("given", flat=True))


class _Mishap(Exception):
    pass


def _visits(seed: int) -> Iterator[str]:
    """Somebody new at every visit on one connection; some go wrong, in Python or in SQL, and nobody cleans up."""
    random = Random(seed)
    for _ in range(VISITS):
        organization, mishap = random.choice(ORGANIZATIONS), random.choice(["", "", "python", "sql", "late"])
        late = None
        try:
            with acting_as(acting(organization)):
                seen = names()
                assert seen == [f"canary of {organization}"] * EACH, (organization, Counter(seen))
                late = Name.objects.all()
                if mishap == "python":
                    raise _Mishap
                if mishap == "sql":
                    connection.cursor().execute("SELECT 1 / 0")
        except (_Mishap, DatabaseError):
            pass
        assert list(late if late is not None else []) == []
        with connection.cursor() as cursor:
            cursor.execute("SELECT coalesce(current_setting('app.ctx', true), '')")
            assert cursor.fetchone() == ("",)
        yield mishap


def _one_connection(seed: int) -> Counter[str]:
    try:
        return Counter(_visits(seed))
    finally:
        connections.close_all()


def test_nobody_finds_anything_of_whoever_had_the_connection_before(canaries: None) -> None:
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        told = sum(pool.map(_one_connection, range(CONNECTIONS)), Counter[str]())
    print(f"\n{told.total():,} visits of {len(ORGANIZATIONS)} actors on {CONNECTIONS} connections: {dict(told)}")
    assert told.total() == CONNECTIONS * VISITS
    assert len(told) == 4


def test_a_context_that_changes_between_two_rows_shows_nothing_of_others(canaries: None) -> None:
    ours, another = (signed(acting(one), settings.CONTEXT_KEY) for one in (1, 2))
    forged = f"2{ours[1:]}"
    with acting_as(acting(1)), connection.cursor() as cursor:
        for context in (forged, another):
            with transaction.atomic():
                cursor.execute("SELECT given, set_config('app.ctx', %s, true) FROM people_name", [context])
                assert {given for given, _context in cursor.fetchall()} == {"canary of 1"}
                transaction.set_rollback(True)
        with pytest.raises(DatabaseError, match="not signed by us"), transaction.atomic():
            cursor.execute(
                "SELECT n.given FROM (SELECT set_config('app.ctx', %s, true) OFFSET 0) s, LATERAL"
                " (SELECT given FROM people_name WHERE s.set_config <> '' OFFSET 0) n",
                [forged],
            )


def test_a_context_said_in_a_savepoint_goes_with_it(canaries: None) -> None:
    with acting_as(acting(1)):
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('app.ctx', %s, true)", [signed(acting(2), settings.CONTEXT_KEY)])
            assert set(names()) == {"canary of 2"}
            transaction.set_rollback(True)
        assert set(names()) == {"canary of 1"}


def test_nobody_becomes_another_user_at_the_door(canaries: None) -> None:
    with coming_in(oneself(7, NOW)) as become:
        assert names() == []
        with pytest.raises(AlreadySomebody):
            become(acting(1))  # user 1
    with coming_in(oneself(1, NOW)) as become:
        become(acting(1))
        assert set(names()) == {"canary of 1"}
        with pytest.raises(AlreadySomebody):
            become(acting(2))
    assert names() == []


@pytest.mark.parametrize(
    "statement",
    [
        "SET ROLE wayfellow_owner",
        "SET ROLE wayfellow_migrator",
        "SET SESSION AUTHORIZATION wayfellow_owner",
        "SELECT * FROM sec.context_key",
        "UPDATE sec.context_key SET frozen_clock_allowed = true",
        "ALTER TABLE people_name DISABLE ROW LEVEL SECURITY",
        "DROP POLICY reads ON people_name",
        "CREATE FUNCTION public.f() RETURNS text LANGUAGE sql AS 'SELECT 1'",
        "CREATE OR REPLACE FUNCTION sec.said(which integer) RETURNS text LANGUAGE sql AS 'SELECT 1'",
        "COPY people_name TO PROGRAM 'cat'",
        "SELECT last_value FROM people_name_id_seq",
        "TRUNCATE people_name",
        "SET row_security = off; SELECT * FROM people_name",
    ],
)
def test_the_app_cannot(canaries: None, statement: str) -> None:
    with acting_as(acting(1)), pytest.raises(DatabaseError):
        _all_of(statement)


def _all_of(statements: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for one in statements.split("; "):
            cursor.execute(one)


def test_statistics_of_guarded_tables_are_not_shown(canaries: None) -> None:
    with connections["migrate"].cursor() as owner:
        owner.execute("ANALYZE people_name")
    with acting_as(acting(1)), connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_stats WHERE tablename = ANY(%s)", [list(classes())])
        assert cursor.fetchall() == []


def _running(pid: int) -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT query FROM pg_stat_activity WHERE pid = %s", [pid])
            return str(cursor.fetchone()[0])
    finally:
        connections.close_all()


def test_nobody_reads_a_context_in_the_list_of_what_runs(canaries: None) -> None:
    """The app sees what other connections of the app run; a context there would be a key for two minutes."""
    with acting_as(acting(1)), connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
        cursor.execute("SELECT set_config('app.ctx', %s, true)", [signed(acting(1), settings.CONTEXT_KEY)])
        with ThreadPoolExecutor(1) as another:
            running = another.submit(_running, pid).result()
    assert running == "SELECT set_config('app.ctx', $1, true)"

"""The context says who is asking. Without one, with a forged one, or with a borrowed one, there is nothing to see."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from tests.isolation.conftest import NOW, acting
from wayfellow.records.base.catalogue import classes, loose_functions, unguarded_tables
from wayfellow.records.base.context import signed
from wayfellow.records.base.machinery import MACHINERY
from wayfellow.records.base.row_security import TEMPLATES
from wayfellow.records.people.models import Name, Person
from wayfellow.services.access import AlreadySomebody, acting_as
from wayfellow.services.people.creating import create_person
from wayfellow.services.people.new_person import NewPerson

pytestmark = pytest.mark.django_db


def put(context: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.ctx', %s, true)", [context])


def a_person() -> None:
    with acting_as(acting(1)) as me:
        create_person(NewPerson("Ana", "Invented", evidence="visit 1"), by=me)


def test_every_table_has_a_class_of_the_plan() -> None:
    assert unguarded_tables() == []
    assert {kind for kind, _policies in classes().values()} <= set(TEMPLATES)
    assert all(policies >= 7 for _kind, policies in classes().values())


def test_no_function_of_the_context_can_be_led_astray() -> None:
    assert loose_functions() == []


def test_without_a_context_every_table_is_empty_and_nothing_can_be_written() -> None:
    a_person()
    for table in classes():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchone() == (0,), table
            with pytest.raises(DatabaseError), transaction.atomic():
                cursor.execute(f"INSERT INTO {table} DEFAULT VALUES")


def test_machinery_is_what_it_says() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
        tables = {name for (name,) in cursor.fetchall()}
    assert tables - set(classes()) == MACHINERY & tables


def forged() -> dict[str, str]:
    """Contexts that are not ours, each made from one of ours by somebody who has no key."""
    ours = signed(acting(2), settings.CONTEXT_KEY)
    payload, _, signature = ours.rpartition("|")
    another = f"1{payload[1:]}"
    return {
        "another organization in it": f"{another}|{signature}",
        "another key": signed(acting(1), b"not ours"),
        "no signature": payload,
        "an empty signature": f"{payload}|",
        "a signature of another one": f"{another}|{signed(acting(3), settings.CONTEXT_KEY).rpartition('|')[2]}",
        "a longer signature": f"{ours}0",
        "something before it": f"1|{ours}",
        "a field more": f"{payload}|1|{signature}",
        "a field moved over the border": f"{payload[:-1]}|{payload[-1]}{signature}",
        "another border": f"{payload}.{signature}",
        "not a context": "x.y",
        "only borders": "|" * 70,
    }


@pytest.mark.parametrize("how", forged())
def test_a_forged_context_is_refused(how: str) -> None:
    a_person()
    put(forged()[how])
    with pytest.raises(DatabaseError, match="not signed by us"), transaction.atomic():
        Person.objects.count()


@pytest.mark.django_db(databases=["default", "migrate"], transaction=True)
def test_a_replayed_context_is_refused_where_time_does_not_stand_still() -> None:
    from django.db import connections

    a_person()
    with connections["migrate"].cursor() as cursor:
        cursor.execute("UPDATE sec.context_key SET frozen_clock_allowed = false")
    try:
        with pytest.raises(DatabaseError, match="too old"), acting_as(acting(1, at=NOW - timedelta(days=900))):
            Person.objects.count()
    finally:
        with connections["migrate"].cursor() as cursor:
            cursor.execute("UPDATE sec.context_key SET frozen_clock_allowed = true")


def test_inside_the_door_one_is_one_actor() -> None:
    with acting_as(acting(1)), pytest.raises(AlreadySomebody), acting_as(acting(2)):
        pass


def test_nothing_of_the_actor_is_left_behind_the_door() -> None:
    a_person()
    with acting_as(acting(1)):
        assert Name.objects.count() == 1
    assert Name.objects.count() == 0


def test_rows_that_are_read_late_are_still_guarded() -> None:
    a_person()
    with acting_as(acting(1)):
        late = Name.objects.all()
    assert list(late) == []

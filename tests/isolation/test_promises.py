"""Promises and events are seen by whom they concern: nobody else, and nobody else changes them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from tests.integration.record.promising import ME, OTHERS, US, a_person, a_promise
from tests.isolation.conftest import NOW, acting
from wayfellow.records.access.models import Relationship
from wayfellow.records.outbox.models import Event, Handled
from wayfellow.records.promises.models import Change, Promise
from wayfellow.rules.access.actor import Reach
from wayfellow.rules.access.labels import mask_of
from wayfellow.rules.access.refusals import NotFound
from wayfellow.services.access import acting_as
from wayfellow.services.delivery import deliver
from wayfellow.services.promises.changing import keep_promise
from wayfellow.services.promises.listing import open_promise, promises_of
from wayfellow.services.promises.refusals import PromiseOfAnotherOrganization
from wayfellow.services.relationships import let_see

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])  # both, so that any one test makes the tables
TABLES = (Promise, Change, Event, Handled)


def seen(organization: int, **how: object) -> list[int]:
    with acting_as(acting(organization, **how)):  # type: ignore[arg-type]
        return [table.objects.count() for table in TABLES]


def share(person: int, *, ends_at: datetime = NOW + timedelta(days=1)) -> None:
    """We let the others see what we know about a person."""
    with acting_as(acting(US)):
        reason = Relationship.objects.create(
            viewer_id=OTHERS,
            giver_id=US,
            person_id=person,
            predicate="referred_to",
            evidence="referral 1",
            begins_at=NOW - timedelta(days=1),
            ends_at=ends_at,
            recorded_at=NOW,
            recorded_by=ME,
        )
        let_see(reason, sources=[US])


def test_another_organization_sees_none_of_it() -> None:
    a_promise()
    deliver({"promise.made": {"a listener": lambda event, by: None}}, organization=US, now=lambda: NOW)
    assert all(seen(US))
    assert seen(OTHERS) == [0, 0, 0, 0]


def test_it_cannot_even_be_counted_after_a_colleague_shared_another_person() -> None:
    a_promise()
    share(a_person())
    assert seen(OTHERS) == [0, 0, 0, 0]


def test_whom_we_let_see_reads_the_promise_and_cannot_change_it() -> None:
    promise = a_promise()
    share(promise.person_id)
    them = acting(OTHERS)
    with acting_as(them):
        assert open_promise(promise.public_id, by=them)[0].pk == promise.pk
        assert promises_of(by=them) == []
        with pytest.raises(PromiseOfAnotherOrganization):
            keep_promise(promise.public_id, seen=1, what_was_done="Spoke with them.", by=them)
        assert Promise.objects.filter(pk=promise.pk).update(why="Another reason.") == 0
        assert Event.objects.count() == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            Change.objects.filter(promise_id=promise.pk).update(because="Another reason.")


def test_the_end_of_a_relationship_ends_the_sight_of_promises() -> None:
    promise = a_promise()
    share(promise.person_id, ends_at=NOW)
    them = acting(OTHERS)
    with acting_as(them), pytest.raises(NotFound):
        open_promise(promise.public_id, by=them)


def test_a_sensitive_promise_is_not_shared_with_what_is_not() -> None:
    person = a_person()
    a_promise(person=person, label_mask=mask_of(["SUD_P2"]))
    share(person)
    assert seen(OTHERS)[:2] == [0, 0]
    assert seen(US)[:2] == [1, 1]


def test_whose_sight_is_their_own_panel_sees_the_promises_of_their_panel() -> None:
    a_promise(by=acting(US, position=ME))
    assert seen(US, position=ME, reach=Reach.OWN)[:2] == [1, 1]
    assert seen(US, position=ME + 1, reach=Reach.OWN)[:2] == [0, 0]


@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
@pytest.mark.parametrize("table", ["promises_change", "outbox_handled"])
def test_history_is_appended_only(table: str, statement: str) -> None:
    a_promise()
    with acting_as(acting(US)), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(statement.format(table))


@pytest.mark.parametrize("field", ["name", "person_id", "subject_id", "published_at", "organization_id"])
def test_what_an_event_says_cannot_be_changed(field: str) -> None:
    a_promise()
    value = {"name": "promise.kept", "published_at": NOW}.get(field, 3)
    with acting_as(acting(US)), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Event.objects.update(**{field: value})

"""A dull promise about a dull person, for tests of promises."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.isolation.conftest import NOW, acting
from wayfellow.records.promises.models import Promise
from wayfellow.rules.access.actor import Actor
from wayfellow.services.access import acting_as
from wayfellow.services.people.creating import create_person
from wayfellow.services.people.new_person import NewPerson
from wayfellow.services.promises.making import NewPromise, Owner, make_promise

ME, MY_TEAM, SUPERVISOR = 1, 7, 9
US, OTHERS = 1, 2
TOMORROW = NOW + timedelta(days=1)


def a_person(by: Actor | None = None) -> int:
    me = by or acting(US)
    with acting_as(me):
        return create_person(NewPerson("Ana", "Invented", evidence="visit 1"), by=me).pk


def new(person: int, **told: Any) -> NewPromise:
    usual: dict[str, Any] = {
        "kind": "call_back",
        "rule": "TEST-1",
        "why": "They asked for a call.",
        "done_means": "Somebody spoke with them.",
        "owner": Owner(position=ME),
        "due_at": TOMORROW,
    }
    return NewPromise(person_id=person, **{**usual, **told})


def a_promise(by: Actor | None = None, **told: Any) -> Promise:
    me = by or acting(US)
    person = told.pop("person", None) or a_person(me)
    with acting_as(me):
        return make_promise(new(person, **told), by=me)

"""Begin a record: why we may see the person, the person, and what we know; all of it or nothing."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import connection

from wayfellow.records.people.models import Person
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import Refusal
from wayfellow.rules.access.roles import Action
from wayfellow.rules.clocks import day_of
from wayfellow.services import auditing, outbox
from wayfellow.services.people.checking import CannotBeKept, clean
from wayfellow.services.people.keys import renew_keys
from wayfellow.services.people.kinds import KINDS
from wayfellow.services.people.new_person import NewPerson
from wayfellow.services.people.twins import look_for_twins
from wayfellow.services.permissions import check_role
from wayfellow.services.relationships import Reason, begin_relationship


class MayBeKnown(Refusal):
    """Somebody like this is in the record already. Look whether it is them before you add a new person."""


def create_person(new: NewPerson, *, by: Actor, not_these: Collection[UUID] = ()) -> Person:
    """Begin the record of somebody who is not in it yet. Inside `acting_as`.

    not_these: people who look alike, and at whom somebody looked and said no. Raises MayBeKnown, CannotBeKept.
    """
    check_role(Action.WRITE, by=by)
    details = _details(new, by)
    alike = {twin.found.public_id for twin in look_for_twins(new, by=by).in_sight}
    if alike - set(not_these):
        raise MayBeKnown
    person_id = _next_id()
    begin_relationship(
        Reason(new.predicate, new.evidence), person=person_id, viewer=by.organization, position=by.position, by=by
    )
    person = Person(pk=person_id, birth_date=new.birth_date, recorded_at=by.at)
    person.save(force_insert=True)
    told = {"person_id": person_id, "source_id": by.organization, "recorded_at": by.at, "recorded_by": by.position}
    for code, values in details:
        KINDS[code].model(**values, **told).save(force_insert=True)
    renew_keys(person_id, by=by)
    auditing.record("person.created", by=by, person=person_id, kind="person", ids=[person_id])
    outbox.publish("person.created", by=by, person=person_id, kind="person", subject=person_id, version=1)
    return person


def check_new_person(new: NewPerson, *, by: Actor) -> None:
    """Raises CannotBeKept with everything that could not be kept of somebody new; adds nobody."""
    check_role(Action.WRITE, by=by)
    _details(new, by)


def _details(new: NewPerson, by: Actor) -> list[tuple[str, dict[str, Any]]]:
    """What to keep, cleaned. Raises CannotBeKept with everything that is wrong, by the names of `NewPerson`."""
    today = day_of(by.at)
    given: list[tuple[str, dict[str, Any], dict[str, str]]] = [
        ("name", {"given": new.given, "family": new.family}, {}),
        *([("number", {"kind": "cin", "value": new.cin.upper()}, {"value": "cin"})] if new.cin else []),
        *([("contact", {"kind": "phone", "value": new.phone}, {"value": "phone"})] if new.phone else []),
        *([("language", {"spoken": new.spoken}, {})] if new.spoken else []),
    ]
    kept: list[tuple[str, dict[str, Any]]] = []
    problems: dict[str, str] = {}
    for code, told, called in given:
        try:
            kept.append((code, clean(KINDS[code], told, today=today)))
        except CannotBeKept as wrong:
            problems |= {called.get(name, name): problem for name, problem in wrong.problems.items()}
    if new.birth_date and new.birth_date > today:
        problems["birth_date"] = "in_the_future"
    if not new.evidence.strip():
        problems["evidence"] = "required"
    if problems:
        raise CannotBeKept(problems)
    return kept


def _next_id() -> int:
    """The number of the next person, known before the row, so that why we may see it can come first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('people_person', 'id'))")
        (number,) = cursor.fetchone()
    return int(number)

"""Begin a record: the person, why we may see them, and what we know; all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection

from wayfellow.records.access.models import Edge, PersonEdge, Relationship
from wayfellow.records.people.models import ContactPoint, Identifier, Name, Person, SearchKey
from wayfellow.rules.access.actor import Actor, Purpose
from wayfellow.rules.access.roles import Action
from wayfellow.services import auditing
from wayfellow.services.permissions import needs
from wayfellow.services.search_keys import key_of_number, keys_of_name

EVERY_PURPOSE = sum(purpose.bit for purpose in Purpose)
EVERY_LABEL = -1
"""What an organization told itself, it may see whole."""
FOREVER = datetime(9999, 12, 31, tzinfo=UTC)


@dataclass(frozen=True)
class NewPerson:
    """What is known at the first moment. evidence: what shows that they came to us: a file line, a message, a visit."""

    given: str
    family: str = ""
    birth_date: date | None = None
    cin: str = ""
    phone: str = ""
    predicate: str = "care_team_member"
    evidence: str = ""


@needs(Action.WRITE)
def create_person(new: NewPerson, *, by: Actor) -> Person:
    """Begin the record of somebody who is not in it yet. Inside `acting_as`."""
    person_id = _next_id()
    reason = Relationship(
        viewer_id=by.organization,
        giver_id=by.organization,
        position_id=by.position,
        person_id=person_id,
        predicate=new.predicate,
        evidence=new.evidence,
        begins_at=by.at,
        ends_at=FOREVER,
        recorded_at=by.at,
        recorded_by=by.position,
    )
    reason.save(force_insert=True)
    let_see(reason)
    person = Person(pk=person_id, birth_date=new.birth_date, recorded_at=by.at)
    person.save(force_insert=True)
    told = {"person_id": person_id, "source_id": by.organization, "recorded_at": by.at, "recorded_by": by.position}
    Name(given=new.given, family=new.family, **told).save(force_insert=True)
    if new.cin:
        Identifier(kind="cin", value=new.cin, **told).save(force_insert=True)
    if new.phone:
        ContactPoint(kind="phone", value=new.phone, **told).save(force_insert=True)
    SearchKey.objects.bulk_create(SearchKey(kind=kind, token=token, **told) for kind, token in _keys(new))
    auditing.record("person.created", by=by, person=person_id, kind="person", ids=[person_id])
    return person


def let_see(reason: Relationship, sources: Iterable[int] = ()) -> None:
    """Open what a relationship gives: the viewer's own facts, those of `sources`, and the panel of a position."""
    for row in (*edges_of(reason, sources), *panel_of(reason)):
        row.save(force_insert=True)


def edges_of(reason: Relationship, sources: Iterable[int] = ()) -> list[Edge]:
    """The edges a relationship gives, as they should stand in the record. `reconcile` compares them with it."""
    return [
        Edge(
            source_id=source,
            basis_id=reason.pk,
            purposes=EVERY_PURPOSE,
            clearance=EVERY_LABEL if source == reason.viewer_id else 0,
            **_whose(reason),
        )
        for source in sorted({reason.viewer_id, *sources})
    ]


def panel_of(reason: Relationship) -> list[PersonEdge]:
    """The place on a panel that a relationship gives, where it names a position."""
    if not reason.position_id:
        return []
    return [PersonEdge(position_id=reason.position_id, basis_id=reason.pk, **_whose(reason))]


def _whose(reason: Relationship) -> dict[str, Any]:
    return {
        "viewer_id": reason.viewer_id,
        "giver_id": reason.giver_id,
        "person_id": reason.person_id,
        "begins_at": reason.begins_at,
        "ends_at": reason.ends_at,
    }


def _next_id() -> int:
    """The number of the next person, known before the row, so that why we may see it can come first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('people_person', 'id'))")
        (number,) = cursor.fetchone()
    return int(number)


def _keys(new: NewPerson) -> Iterable[tuple[str, str]]:
    found = dict.fromkeys(keys_of_name(new.given, new.family))
    if new.birth_date:
        found["birth", new.birth_date.isoformat()] = None
    for number in filter(None, (new.cin, new.phone)):
        found["number", key_of_number(number)] = None
    return found

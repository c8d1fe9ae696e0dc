"""One table of each class, with rows of two organizations, and everything an actor can find out about it or do to it.

`answers` is the whole of what the policies of a table decide, as the app meets it; RLS-T8 spoils a policy and looks
whether they change. Source: security specification § 2.3, § 2.7.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection, connections, models, transaction

from tests.isolation.conftest import NOW, acting
from wayfellow.records.access.models import Edge, PersonEdge, Relationship
from wayfellow.records.accounts.models import Position
from wayfellow.records.audit.models import Event
from wayfellow.records.desk.models import Draft
from wayfellow.records.organizations.models import Organization, Team
from wayfellow.records.people.models import LinkRequest, Name, Person, TwinHint, TwinKey
from wayfellow.records.programs.models import Lead
from wayfellow.rules.access.actor import Actor, Purpose, Reach, machine
from wayfellow.services.access import acting_as

LONG_AGO, LATER = NOW - timedelta(days=900), datetime(9999, 12, 31, tzinfo=UTC)
US, OTHERS, THIRD = 1, 2, 3
OURS, SHARED, THEIRS, ENDED, HIDDEN = 11, 12, 13, 14, 15
"""People: known to us; to us and others; to others; whom we saw once; whom we see for another purpose."""

TABLES: dict[str, type[models.Model]] = {
    "A": Team, "B": Name, "D": Organization, "E": Relationship, "F": Event, "K": Lead, "L": Position, "N": TwinHint,
    "P": Person, "S": Edge, "T": LinkRequest, "W": Draft,
}  # fmt: skip
OWNER = {
    "A": "organization_id", "B": "source_id", "D": "id", "E": "giver_id", "F": "organization_id", "K": "source_id",
    "L": "organization_id", "N": "digest", "P": "id", "S": "giver_id", "T": "asker_id", "W": "organization_id",
}  # fmt: skip
"""The column that says whose a row is, which somebody may try to change."""


def edge(viewer: int, person: int, source: int, giver: int = 0, **told: Any) -> Edge:
    usual = {"purposes": Purpose.CAREMGT.bit, "clearance": 0, "begins_at": LONG_AGO, "ends_at": LATER}
    whose = {"viewer_id": viewer, "person_id": person, "source_id": source, "giver_id": giver or source}
    return Edge(**whose, basis_id=person * 10 + source, **{**usual, **told})


def _panel(person: int, ends_at: datetime) -> PersonEdge:
    return PersonEdge(
        viewer_id=US, giver_id=US, position_id=1, person_id=person, basis_id=person, begins_at=LONG_AGO, ends_at=ends_at
    )


def _reason(viewer: int, giver: int, **told: Any) -> Relationship:
    return Relationship(
        viewer_id=viewer, giver_id=giver, person_id=SHARED, predicate="referred_to", evidence="a test",
        begins_at=LONG_AGO, ends_at=LATER, recorded_at=NOW, recorded_by=0, **told,
    )  # fmt: skip


def told_by(person: int, source: int, mask: int = 0) -> dict[str, Any]:
    return {"person_id": person, "source_id": source, "label_mask": mask, "recorded_at": NOW, "recorded_by": 0}


def _lead(person: int, source: int) -> Lead:
    return Lead(
        person_id=person, source_id=source, position_id=1, name="L", because="a test", begins_at=LONG_AGO,
        recorded_at=NOW, recorded_by=0,
    )  # fmt: skip


def _heard(organization: int) -> Event:
    return Event(
        at=NOW, action="a.test", decision="permit", user_id=1, position_id=1, organization_id=organization,
        purpose="TREAT", digest=b"x" * 32,
    )  # fmt: skip


def _asked(asker: int, digest: bytes) -> LinkRequest:
    return LinkRequest(digest=digest, asker_id=asker, position_id=1, because="a test", asked_at=NOW)


def _place(user: int, organization: int) -> Position:
    return Position(user_id=user, organization_id=organization, roles=["supervisor"], begins_at=LONG_AGO)


def _draft(organization: int, position: int, kept_until: datetime, subject: str = "new") -> Draft:
    return Draft(
        organization_id=organization, position_id=position, form="f", subject=subject, client=UUID(int=position),
        sealed="x", saved_at=NOW, kept_until=kept_until,
    )  # fmt: skip


def rows() -> Iterator[models.Model]:
    """What is in the record."""
    yield from (Organization(pk=one, name=f"O{one}", kind="cbo") for one in (US, OTHERS, THIRD))
    yield from (Team(organization_id=one, name="T") for one in (US, OTHERS, OTHERS))
    yield from (edge(US, one, US) for one in (OURS, SHARED))
    yield from (edge(OTHERS, one, OTHERS, clearance=-1) for one in (SHARED, THEIRS, ENDED, HIDDEN))
    yield edge(US, SHARED, OTHERS, clearance=1)
    yield edge(US, ENDED, OTHERS, ends_at=NOW)
    yield edge(US, HIDDEN, OTHERS, purposes=Purpose.HPAYMT.bit)
    yield from (_panel(*one) for one in ((OURS, LATER), (SHARED, NOW)))
    yield from (Person(pk=one, recorded_at=NOW) for one in (OURS, SHARED, THEIRS, ENDED, HIDDEN))
    known = [(OURS, US, 0), (SHARED, US, 0), *((one, OTHERS, 0) for one in (SHARED, THEIRS, ENDED, HIDDEN))]
    yield from (Name(given="N", **told_by(*one)) for one in (*known, (SHARED, OTHERS, 1), (SHARED, OTHERS, 2)))
    yield from (_lead(*one) for one in ((OURS, US), (SHARED, OTHERS), (THEIRS, OTHERS), (ENDED, OTHERS)))
    yield from (_reason(*one) for one in ((US, US), (US, OTHERS), (OTHERS, US), (OTHERS, OTHERS), (OTHERS, THIRD)))
    yield from (_heard(one) for one in (US, OTHERS, OTHERS))
    yield from (_place(*one) for one in ((1, US), (1, OTHERS), (2, US), (2, OTHERS), (3, OTHERS)))
    yield TwinHint(digest=b"a" * 32)
    yield TwinKey(digest=b"a" * 32, **told_by(SHARED, US))
    yield from (_asked(OTHERS, b"a" * 32), _asked(OTHERS, b"b" * 32), _asked(US, b"c" * 32))
    for one in (US, OTHERS):
        yield from (_draft(one, position, NOW + timedelta(days=1)) for position in (1, 2))
        yield _draft(one, 2, LONG_AGO, "over")


def tries() -> Iterator[tuple[str, models.Model]]:
    """What somebody may try to add, by class: rightly and wrongly."""
    yield from (("A", Team(organization_id=one, name="T")) for one in (US, OTHERS))
    yield from (("B", Name(given="N", **told_by(OURS, one))) for one in (US, OTHERS))
    yield "D", Organization(pk=99, name="O", kind="cbo")
    yield from (("E", _reason(OTHERS, one)) for one in (US, OTHERS))
    yield from (("F", _heard(one)) for one in (US, OTHERS))
    yield from (("K", _lead(99, one)) for one in (US, OTHERS))
    yield from (("L", _place(9, one)) for one in (US, OTHERS))
    yield "N", TwinHint(digest=b"z" * 32)
    yield "P", Person(pk=99, recorded_at=NOW)
    yield from (("S", edge(*one)) for one in ((OTHERS, 99, US, US), (US, 99, OTHERS, US), (OTHERS, 99, OTHERS, OTHERS)))
    yield from (("T", _asked(one, b"y" * 32)) for one in (US, OTHERS))
    yield from (("W", _draft(one, position, NOW, "added")) for one in (US, OTHERS) for position in (1, 2))


def actors() -> Iterator[Actor | None]:
    yield None
    yield from (acting(one) for one in (US, OTHERS, THIRD))
    yield from (acting(US, position=one, reach=Reach.OWN) for one in (1, 2))
    yield acting(US, purpose=Purpose.HPAYMT)
    yield acting(US, at=LONG_AGO - timedelta(days=1))
    yield from (machine(organization=one, at=NOW) for one in (0, US))


def insert(cursor: Any, row: models.Model) -> None:
    """Without RETURNING, which would ask the policy of reading as well."""
    fields = [one for one in row._meta.concrete_fields if not (one.primary_key and row.pk is None)]
    used = connections["migrate"]
    values = [one.get_db_prep_save(getattr(row, one.attname), used) for one in fields]
    names, marks = ", ".join(str(one.column) for one in fields), ", ".join("%s" for _ in fields)
    cursor.execute(f"INSERT INTO {row._meta.db_table} ({names}) VALUES ({marks})", values)


def answers(kind: str) -> list[object]:
    """All that actors can read, change, remove and add in the table of a class. Nothing of it stays."""
    found: list[object] = []
    for actor in actors():
        if actor is None:
            with transaction.atomic():
                found += _asked_of(kind)
                transaction.set_rollback(True)
            continue
        try:
            with acting_as(actor):
                found += _asked_of(kind)
                raise _Enough
        except _Enough:
            pass
    return found


class _Enough(Exception):
    pass


def _asked_of(kind: str) -> Iterator[object]:
    model = TABLES[kind]
    table, key = model._meta.db_table, model._meta.pk.column
    yield _done(f"SELECT count(*), sum(hashtext({key}::text)) FROM {table}")
    yield _done(f"UPDATE {table} SET {key} = {key}")
    for whose in (US, OTHERS):  # without a look at any column, so that only the policies of changing are asked
        yield _done(f"UPDATE {table} SET {OWNER[kind]} = {whose}")
    yield _done(f"DELETE FROM {table}")
    for of, row in tries():
        if of == kind:
            yield _done(row)


def _done(what: str | models.Model) -> object:
    """What comes back, how many rows it touched, or that it was refused; and then it is undone."""
    point = transaction.savepoint()
    try:
        with connection.cursor() as cursor:
            if isinstance(what, str):
                cursor.execute(what)
                return cursor.fetchone() if cursor.description else cursor.rowcount
            insert(cursor, what)
            return "added"
    except DatabaseError as refused:
        return type(refused.__cause__).__name__
    finally:
        transaction.savepoint_rollback(point)

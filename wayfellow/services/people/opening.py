"""Open the record of a person: everything current that we may see, from every source, in one statement.

Source: design § 8 (statements a page); security specification LG-01. Inside `acting_as`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, models

from wayfellow.records.people.models import Person
from wayfellow.records.people.models.detail import Detail
from wayfellow.records.programs.models import Lead
from wayfellow.records.promises.models import Promise
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import NotFound
from wayfellow.rules.access.roles import Action
from wayfellow.rules.lifecycles.promises import OPEN
from wayfellow.services import auditing
from wayfellow.services.people.kinds import KINDS
from wayfellow.services.permissions import check_role

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True)
class Told:
    """A current detail and who tells it. is_own: ours, which we alone may change. row: only to read.

    about: the name of another organization it is about, such as the plan.
    """

    row: Detail
    source: str
    is_own: bool
    about: str = ""


@dataclass(frozen=True)
class PersonFile:
    """details: by the code of the kind, the newest first. lead_at: the organization of the lead.

    promises: the open ones, first due first.
    """

    person: Person
    details: Mapping[str, tuple[Told, ...]]
    lead: Lead | None
    lead_at: str
    promises: tuple[Promise, ...] = ()


def open_file(public_id: UUID, *, by: Actor) -> PersonFile:
    """The record of a person, and that it was opened. Raises NotFound for nobody, and for who is out of sight alike."""
    check_role(Action.READ_SUMMARY, by=by)
    with connection.cursor() as cursor:
        cursor.execute(_FILE, {"person": public_id, "at": by.at, "open": sorted(map(str, OPEN))})
        rows = [(what, json.loads(row), source, about) for what, row, source, about in cursor.fetchall()]
    person = next((_made(Person, row) for what, row, *_ in rows if what == "person"), None)
    if person is None:
        raise NotFound
    auditing.record("person.opened", by=by, person=person.pk, kind="person", ids=[person.pk])
    lead, lead_at = next(((_made(Lead, row), source) for what, row, source, _ in rows if what == "lead"), (None, ""))
    promises = sorted((_made(Promise, row) for what, row, *_ in rows if what == "promise"), key=_turn)
    return PersonFile(person, {code: _details(code, rows, by) for code in KINDS}, lead, lead_at, tuple(promises))


def _turn(one: Promise) -> tuple[datetime, datetime, int]:
    """Whose turn comes first: as `services.promises.listing` orders them."""
    return one.postponed_until or one.due_at, one.due_at, one.pk


def _details(code: str, rows: list[tuple[str, dict[str, Any], str, str]], by: Actor) -> tuple[Told, ...]:
    made = [(_made(KINDS[code].model, row), source, about) for what, row, source, about in rows if what == code]
    made.sort(key=lambda one: (one[0].recorded_at, one[0].pk), reverse=True)
    return tuple(Told(row, source, row.source_id == by.organization, about) for row, source, about in made)


def _made(model: type[Row], told: Mapping[str, Any]) -> Row:
    """The row of a model from what JSON says of it."""
    fields = {one.attname: one for one in model._meta.concrete_fields}
    return model.from_db("default", list(fields), [one.to_python(told[name]) for name, one in fields.items()])


_START = """
    WITH asked AS MATERIALIZED (SELECT * FROM people_person WHERE public_id = %(person)s)
    SELECT 'person', to_jsonb(asked), '', '' FROM asked
    UNION ALL
    SELECT 'lead', to_jsonb(t), o.name, '' FROM programs_lead t JOIN organizations_organization o ON o.id = t.source_id
     WHERE t.person_id = (SELECT id FROM asked) AND t.begins_at <= %(at)s AND (t.ends_at IS NULL OR t.ends_at > %(at)s)
    UNION ALL
    SELECT 'promise', to_jsonb(t), '', '' FROM promises_promise t
     WHERE t.person_id = (SELECT id FROM asked) AND t.state = ANY(%(open)s)
"""
_PART = """
    UNION ALL
    SELECT '{code}', to_jsonb(t), o.name, {about} FROM {table} t JOIN organizations_organization o ON o.id = t.source_id
     WHERE t.person_id = (SELECT id FROM asked) AND t.ended_at IS NULL
"""
_ABOUT = {"plan_membership": "coalesce((SELECT a.name FROM organizations_organization a WHERE a.id = t.plan_id), '')"}
_FILE = _START + "".join(
    _PART.format(code=one.code, table=one.model._meta.db_table, about=_ABOUT.get(one.code, "''"))
    for one in KINDS.values()
)

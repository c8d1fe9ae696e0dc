"""Find people by name, sound, number or birth date; what is out of sight does not exist. Inside `acting_as`.

Every word must fit. Where nobody fits exactly, words that sound alike or differ by one letter are tried.
Source: access plan, “Search”.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q

from wayfellow.records.base import lookups  # noqa: F401  (registers `begins`)
from wayfellow.records.people.models import Person, SearchKey
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import NotFound
from wayfellow.rules.access.roles import Action
from wayfellow.services import auditing
from wayfellow.services.permissions import check_role
from wayfellow.services.search_keys import Key, asked, one_letter_away, sound

MOST = 50
"""People a search shows; who is not among them has to be asked for more exactly."""


@dataclass(frozen=True)
class Found:
    """A person as a list shows them. said: how to say the name. spoken: a language tag. lead: their name."""

    person_id: int
    public_id: UUID
    birth_date: date | None
    died_on: date | None
    name: str
    said: str
    spoken: str
    needs_interpreter: bool | None
    lead: str


def find_people(text: str, *, by: Actor) -> list[Found]:
    """The people in sight who match every word: a name or its sound, a number, a birth date. At most `MOST`."""
    check_role(Action.READ_SUMMARY, by=by)
    wanted = list(asked(text))
    ids = _ids([_exactly(key) for key in wanted]) or _ids([_nearly(key) for key in wanted])
    found = shown(ids)
    auditing.record("people.searched", by=by, kind="person", ids=[one.person_id for one in found])
    return found


def _ids(conditions: list[Q]) -> list[int]:
    """The people of whom a key fits each condition."""
    if not conditions:
        return []
    keys = SearchKey.objects.filter(conditions[0])
    for condition in conditions[1:]:
        keys = keys.filter(person_id__in=SearchKey.objects.filter(condition).values("person_id"))
    return list(keys.values_list("person_id", flat=True).distinct().order_by("person_id")[:MOST])


def _exactly(key: Key) -> Q:
    kind, token = key
    return Q(kind=kind, token__begins=token) if kind == "name" else Q(kind=kind, token=token)


def _nearly(key: Key) -> Q:
    kind, token = key
    if kind != "name":
        return _exactly(key)
    return Q(kind="sound", token=sound(token)) | Q(kind="name", token__in=one_letter_away(token))


def shown(ids: Collection[int]) -> list[Found]:
    """These people as a list shows them, as far as they are in sight, by name."""
    if not ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_SHOWN, {"ids": list(ids)})
        found = [Found(*row) for row in cursor.fetchall()]
    return sorted(found, key=lambda one: (one.name.casefold(), one.person_id))


# The name and language of whoever we are, where we told one; otherwise the newest anybody told.
_SHOWN = """
    SELECT p.id, p.public_id, p.birth_date, p.died_on,
           trim(coalesce(nullif(n.preferred, ''), n.given, '') || ' ' || coalesce(n.family, '')), coalesce(n.said, ''),
           coalesce(l.spoken, ''), l.needs_interpreter, coalesce(d.name, '')
      FROM people_person p
      LEFT JOIN LATERAL (
           SELECT * FROM people_name t WHERE t.person_id = p.id AND t.ended_at IS NULL
            ORDER BY t.source_id = (SELECT sec.organization()) DESC, t.recorded_at DESC, t.id DESC LIMIT 1) n ON true
      LEFT JOIN LATERAL (
           SELECT * FROM people_language t WHERE t.person_id = p.id AND t.ended_at IS NULL
            ORDER BY t.source_id = (SELECT sec.organization()) DESC, t.recorded_at DESC, t.id DESC LIMIT 1) l ON true
      LEFT JOIN LATERAL (
           SELECT * FROM programs_lead t WHERE t.person_id = p.id AND t.begins_at <= (SELECT sec.at())
              AND (t.ends_at IS NULL OR t.ends_at > (SELECT sec.at())) LIMIT 1) d ON true
     WHERE p.id = ANY(%(ids)s)
"""


def open_person(public_id: UUID, *, by: Actor) -> Person:
    """The person, and that they were opened. Raises NotFound for nobody, and for somebody out of sight alike."""
    check_role(Action.READ_SUMMARY, by=by)
    person = Person.objects.filter(public_id=public_id).first()
    if person is None:
        raise NotFound
    auditing.record("person.opened", by=by, person=person.pk, kind="person", ids=[person.pk])
    return person

"""Find people by name, sound, number or birth date, and open one; what is out of sight does not exist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wayfellow.records.base import lookups  # noqa: F401  (registers `begins`)
from wayfellow.records.people.models import Name, Person, SearchKey
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import NotFound
from wayfellow.rules.access.roles import Action
from wayfellow.services import auditing
from wayfellow.services.permissions import needs
from wayfellow.services.search_keys import asked, sound

MOST = 50
"""People a search shows; who is not among them has to be asked for more exactly."""


@dataclass(frozen=True)
class Found:
    """A person as a list shows them."""

    person_id: int
    public_id: UUID
    name: str
    birth_date: date | None


@needs(Action.READ_SUMMARY)
def find_people(text: str, *, by: Actor) -> list[Found]:
    """The people in sight who match every word: a name or its sound, a number, a birth date. Inside `acting_as`."""
    ids: set[int] | None = None
    for kind, token in asked(text):
        matching = _matching(kind, token)
        ids = matching if ids is None else ids & matching
        if not ids:
            break
    found = _shown(sorted(ids or ())[:MOST])
    auditing.record("people.searched", by=by, kind="person", ids=[one.person_id for one in found])
    return found


def _matching(kind: str, token: str) -> set[int]:
    exact = set(SearchKey.objects.filter(kind=kind, token__begins=token).values_list("person_id", flat=True)[:1000])
    if exact or kind != "name":
        return exact
    return set(SearchKey.objects.filter(kind="sound", token=sound(token)).values_list("person_id", flat=True)[:1000])


def _shown(ids: list[int]) -> list[Found]:
    names = {name.person_id: name for name in Name.objects.filter(person_id__in=ids).order_by("-recorded_at", "-pk")}
    people = Person.objects.filter(pk__in=ids)
    return sorted(
        (Found(p.pk, p.public_id, _name(names.get(p.pk)), p.birth_date) for p in people), key=lambda one: one.name
    )


def _name(name: Name | None) -> str:
    return " ".join(filter(None, (name.preferred or name.given, name.family))) if name else ""


@needs(Action.READ_SUMMARY)
def open_person(public_id: UUID, *, by: Actor) -> Person:
    """The person, and that they were opened. Raises NotFound for nobody, and for somebody out of sight alike."""
    person = Person.objects.filter(public_id=public_id).first()
    if person is None:
        raise NotFound
    auditing.record("person.opened", by=by, person=person.pk, kind="person", ids=[person.pk])
    return person

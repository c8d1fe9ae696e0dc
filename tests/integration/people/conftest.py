"""Two organizations with people who work there, and people they know."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.core.cache import cache

from tests.integration.accounts.conftest import Worker, join, make_organization, quick_passwords
from wayfellow.records.accounts.models import Position
from wayfellow.records.organizations.models import Organization
from wayfellow.records.people.models import Person
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.roles import Role
from wayfellow.services.access import acting_as
from wayfellow.services.desk.keys import new_key
from wayfellow.services.people.creating import create_person
from wayfellow.services.people.details import Telling, tell_detail
from wayfellow.services.people.kinds import KINDS
from wayfellow.services.people.new_person import NewPerson
from wayfellow.services.places import actor_at, machine_in, places_of

__all__ = ["quick_passwords"]
ANA = NewPerson("Ana", "Sosa", date(1950, 2, 1), "91234567A", "213-555-0100", "es", evidence="an invented visit")


@dataclass(frozen=True)
class Desk:
    """Somebody at work. by: who they are to services."""

    worker: Worker
    organization: Organization

    @property
    def by(self) -> Actor:
        now = settings.CLOCK.now()
        place = next(p for p in places_of(user=self.worker.user, at=now) if p.organization == self.organization.pk)
        return actor_at(place, user=self.worker.user, at=now)

    @property
    def position(self) -> UUID:
        with acting_as(machine_in(self.organization.pk, settings.CLOCK.now())):
            return Position.objects.get(user_id=self.worker.user).public_id

    def get(self, path: str) -> Any:
        return self.worker.client.get(path)

    def post(self, path: str, told: dict[str, Any] | None = None) -> Any:
        """Send a form of a page, with the key it was made with."""
        return self.worker.client.post(path, {"key": new_key(self.by), **(told or {})})

    def read(self, path: str) -> str:
        answer = self.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return str(answer.content.decode())

    def add(self, new: NewPerson = ANA) -> Person:
        me = self.by
        with acting_as(me):
            return create_person(new, by=me)

    def tell(self, person: Person, kind: str, /, **told: Any) -> Any:
        me = self.by
        with acting_as(me):
            return tell_detail(KINDS[kind], told, person=person.pk, by=me, telling=Telling("person"))

    @contextmanager
    def acting(self) -> Iterator[Actor]:
        me = self.by
        with acting_as(me):
            yield me


Joins = Callable[..., Desk]


@pytest.fixture
def joins(db: None) -> Joins:
    """Somebody new at work, signed in."""
    count = 0

    def new(organization: Organization, *roles: Role) -> Desk:
        nonlocal count
        count += 1
        cache.clear()
        return Desk(join(organization, f"w{count}@{organization.pk}.example", *roles), organization)

    return new


@pytest.fixture
def north(db: None) -> Organization:
    return make_organization("North Care")


@pytest.fixture
def south(db: None) -> Organization:
    return make_organization("South Care")


@pytest.fixture
def desk(north: Organization, joins: Joins) -> Desk:
    """A lead care manager who supervises, too."""
    return joins(north, Role.LEAD_CARE_MANAGER, Role.SUPERVISOR)


@pytest.fixture
def ana(desk: Desk) -> Person:
    desk.add(NewPerson("Noise", "Nearby", date(1950, 2, 2), evidence="another"))
    return desk.add()

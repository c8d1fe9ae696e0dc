"""Where a user works: read anew with every request, so that what was suspended or ended is over at once.

Source: security specification § 1.1, AU-06, AU-07.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from wayfellow.records.accounts.models import Position
from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.actor import Actor, Purpose, Reach
from wayfellow.rules.access.roles import Role
from wayfellow.rules.access.working_as import purpose_of, reach_of
from wayfellow.services import auditing
from wayfellow.services.access import acting_as

NOWHERE = 0
"""The organization the machine acts for when it acts for none: it sees the directory, and adds to it."""
NOBODY = -1
"""The organization of a user who has not chosen one. Nothing is ever of it: they see their own positions only."""


@dataclass(frozen=True)
class Place:
    """A live position, with the name of its organization."""

    position: int
    public_id: UUID
    organization: int
    name: str
    roles: tuple[Role, ...]


def places_of(*, user: int, at: datetime) -> list[Place]:
    """The live positions of a user, by the names of their organizations."""
    with acting_as(oneself(user, at)):
        positions = list(
            Position.objects.filter(
                Q(ends_at=None) | Q(ends_at__gt=at), user_id=user, begins_at__lte=at, suspended_at=None
            )
        )
        working = Organization.objects.filter(suspended_at=None).in_bulk([one.organization_id for one in positions])
    places = [
        Place(one.pk, one.public_id, one.organization_id, working[one.organization_id].name, _roles(one.roles))
        for one in positions
        if one.organization_id in working
    ]
    return sorted(places, key=lambda place: (place.name, place.position))


def enter_place(place: Place, *, user: int, at: datetime) -> None:
    """Begin to act at one of a user's places, on the record of that organization."""
    by = actor_at(place, user=user, at=at)
    with acting_as(by):
        auditing.record("place.entered", by=by, kind="position", ids=[place.position])


def actor_at(place: Place, *, user: int, at: datetime) -> Actor:
    """Who acts, for a user at one of their places."""
    return Actor(
        user=user,
        position=place.position,
        organization=place.organization,
        purpose=purpose_of(place.roles),
        reach=reach_of(place.roles),
        at=at,
        roles=frozenset(place.roles),
    )


def oneself(user: int, at: datetime) -> Actor:
    """A user before they act anywhere."""
    return Actor(user=user, position=0, organization=NOBODY, purpose=Purpose.SYSADMIN, reach=Reach.OWN, at=at)


def machine_in(organization: int, at: datetime) -> Actor:
    """The machine itself, in one organization."""
    return Actor(user=0, position=0, organization=organization, purpose=Purpose.SYSADMIN, reach=Reach.OWN, at=at)


def _roles(names: list[str]) -> tuple[Role, ...]:
    return tuple(Role(name) for name in names)

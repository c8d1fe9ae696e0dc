"""Where a user works: read anew with every request, so that what was suspended or ended is over at once.

Source: security specification § 1.1, AU-06, AU-07.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

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


_LIVE = """
    SELECT p.id, p.public_id, p.organization_id, o.name, p.roles
      FROM accounts_position p JOIN organizations_organization o ON o.id = p.organization_id
     WHERE p.user_id = %(user)s AND p.begins_at <= %(at)s AND (p.ends_at IS NULL OR p.ends_at > %(at)s)
       AND p.suspended_at IS NULL AND o.suspended_at IS NULL
     ORDER BY o.name, p.id
"""


def places_of(*, user: int, at: datetime) -> list[Place]:
    """The live positions of a user, by the names of their organizations."""
    with acting_as(oneself(user, at)) as me:
        return own_places(by=me)


def own_places(*, by: Actor) -> list[Place]:
    """The same, in one statement, for a user who does not act anywhere yet. Inside `acting_as`."""
    with connection.cursor() as cursor:
        cursor.execute(_LIVE, {"user": by.user, "at": by.at})
        return [Place(*(*told, _roles(roles))) for *told, roles in cursor.fetchall()]


def enter_place(place: Place, *, user: int, at: datetime) -> None:
    """Begin to act at one of a user's places, on the record of that organization."""
    by = actor_at(place, user=user, at=at)
    with acting_as(by):
        auditing.record("place.entered", by=by, kind="position", ids=[place.position])


def actor_at(place: Place, *, user: int, at: datetime, is_fresh: bool = False) -> Actor:
    """Who acts, for a user at one of their places."""
    return Actor(
        user=user,
        position=place.position,
        organization=place.organization,
        purpose=purpose_of(place.roles),
        reach=reach_of(place.roles),
        at=at,
        roles=frozenset(place.roles),
        is_fresh=is_fresh,
    )


def oneself(user: int, at: datetime) -> Actor:
    """A user before they act anywhere."""
    return Actor(user=user, position=0, organization=NOBODY, purpose=Purpose.SYSADMIN, reach=Reach.OWN, at=at)


def machine_in(organization: int, at: datetime) -> Actor:
    """The machine itself, in one organization."""
    return Actor(user=0, position=0, organization=organization, purpose=Purpose.SYSADMIN, reach=Reach.OWN, at=at)


def _roles(names: list[str]) -> tuple[Role, ...]:
    return tuple(Role(name) for name in names)

"""Who works in the same organization, as everybody in it may know: to hand something over, or to ask for help."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from wayfellow.records.accounts.models import Position, User
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.roles import Role


@dataclass(frozen=True)
class Coworker:
    """position: the number services know. name: or the address, of somebody who gave no name."""

    position: int
    public_id: UUID
    name: str
    roles: tuple[Role, ...]


def coworkers(*, by: Actor) -> list[Coworker]:
    """Everybody who works here now, the one who asks too, by name. Inside `acting_as`."""
    live = Q(ends_at=None) | Q(ends_at__gt=by.at)
    here = list(Position.objects.filter(live, organization_id=by.organization, suspended_at=None))
    users = User.objects.only("name", "email").in_bulk([one.user_id for one in here])
    found = [
        Coworker(one.pk, one.public_id, users[one.user_id].name or users[one.user_id].email, _roles(one))
        for one in here
    ]
    return sorted(found, key=lambda one: (one.name.casefold(), one.position))


def _roles(one: Position) -> tuple[Role, ...]:
    return tuple(map(Role, one.roles))

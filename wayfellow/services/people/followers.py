"""Whose panel a person is on, within our own organization; and who is on one's own. Inside `acting_as`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayfellow.records.access.models import Relationship
from wayfellow.records.accounts.models import Position, User
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.relationships import FOREVER
from wayfellow.rules.access.roles import Action
from wayfellow.services import auditing
from wayfellow.services.people.finding import MOST, Found, shown
from wayfellow.services.permissions import check_role


@dataclass(frozen=True)
class Follower:
    """relationship: what puts the person on their panel. ends_at: None while nobody ends it."""

    relationship: UUID
    position: int
    name: str
    because: str
    begins_at: datetime
    ends_at: datetime | None


def followers_of(person: int, *, by: Actor) -> list[Follower]:
    """The colleagues who follow a person now, for somebody who has opened them."""
    check_role(Action.READ_SUMMARY, by=by)
    rows = list(
        Relationship.objects.filter(
            person_id=person,
            viewer_id=by.organization,
            giver_id=by.organization,
            position_id__gt=0,
            begins_at__lte=by.at,
            ends_at__gt=by.at,
        ).order_by("begins_at", "pk")
    )
    users = dict(Position.objects.filter(pk__in={row.position_id for row in rows}).values_list("pk", "user_id"))
    names = dict(User.objects.filter(pk__in=users.values()).values_list("pk", "name"))
    return [
        Follower(
            row.public_id,
            row.position_id,
            names.get(users.get(row.position_id, 0), ""),
            row.evidence,
            row.begins_at,
            None if row.ends_at >= FOREVER else row.ends_at,
        )
        for row in rows
    ]


def own_panel(*, by: Actor) -> list[Found]:
    """The people somebody follows now, by name; at most as many as a search shows."""
    check_role(Action.READ_SUMMARY, by=by)
    live = Relationship.objects.filter(
        position_id=by.position, viewer_id=by.organization, begins_at__lte=by.at, ends_at__gt=by.at
    )
    ids = live.values_list("person_id", flat=True).distinct().order_by("person_id")
    found = shown(list(ids[:MOST])) if by.position else []
    auditing.record("people.panel_listed", by=by, kind="person", ids=[one.person_id for one in found])
    return found

"""Why can I see this? The reasons that are live now, each with who gave it and until when. Inside `acting_as`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayfellow.records.access.models import Relationship
from wayfellow.records.organizations.models import Organization
from wayfellow.records.people.models import Person
from wayfellow.rules.access.actor import Actor, Reach
from wayfellow.rules.access.refusals import NotFound
from wayfellow.rules.access.relationships import FOREVER
from wayfellow.rules.access.roles import Action
from wayfellow.services import auditing
from wayfellow.services.permissions import check_role


@dataclass(frozen=True)
class Why:
    """is_own_panel: because the person is on the asker's own panel. ends_at: None while nobody ends it.

    may_change: whether we gave it, and so may end or renew it.
    """

    public_id: UUID
    predicate: str
    giver: str
    evidence: str
    begins_at: datetime
    ends_at: datetime | None
    is_own_panel: bool
    may_change: bool


@dataclass(frozen=True)
class Sight:
    """reasons: of our organization. sees_all: whether the asker's role sees whomever the organization may see."""

    reasons: tuple[Why, ...]
    sees_all: bool


def why_visible(public_id: UUID, *, by: Actor) -> Sight:
    """Every live reason why our organization sees the person. Raises NotFound."""
    check_role(Action.READ_SUMMARY, by=by)
    person = Person.objects.filter(public_id=public_id).first()
    if person is None:
        raise NotFound
    rows = Relationship.objects.filter(
        person_id=person.pk, viewer_id=by.organization, begins_at__lte=by.at, ends_at__gt=by.at
    ).order_by("begins_at", "pk")
    found = [row for row in rows if row.position_id in (0, by.position) or by.reach is Reach.ORGANIZATION]
    givers = Organization.objects.in_bulk({row.giver_id for row in found})
    auditing.record("person.why_asked", by=by, person=person.pk, kind="person", ids=[person.pk])
    reasons = tuple(
        Why(
            public_id=row.public_id,
            predicate=row.predicate,
            giver=givers[row.giver_id].name if row.giver_id in givers else "",
            evidence=row.evidence,
            begins_at=row.begins_at,
            ends_at=None if row.ends_at >= FOREVER else row.ends_at,
            is_own_panel=bool(row.position_id) and row.position_id == by.position,
            may_change=row.giver_id == by.organization,
        )
        for row in found
    )
    return Sight(reasons, by.reach is Reach.ORGANIZATION)

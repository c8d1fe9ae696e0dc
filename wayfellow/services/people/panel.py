"""Put somebody on the panel of a colleague, and take them off. Source: security specification § 1.3, AC-13."""

from __future__ import annotations

from uuid import UUID

from wayfellow.records.access.models import Relationship
from wayfellow.records.accounts.models import Position
from wayfellow.records.people.models import Person
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import NotFound, Refusal, RoleDoesNotAllow
from wayfellow.rules.access.roles import Role
from wayfellow.services.relationships import Reason, begin_relationship, end_relationship

PREDICATE = "care_team_member"


class OnThePanelAlready(Refusal):
    """They follow this person already."""


class SayWhyThey(Refusal):
    """Say in a few words why this colleague follows the person now."""


def put_on_panel(person: UUID, position: UUID, *, because: str, by: Actor) -> Relationship:
    """Let a colleague follow a person. Nobody gives themselves somebody without a supervisor's role."""
    row, colleague = _person(person), _colleague(position, by)
    _check(colleague.pk, by)
    if not because.strip():
        raise SayWhyThey
    live = Relationship.objects.filter(
        person_id=row.pk, position_id=colleague.pk, predicate=PREDICATE, begins_at__lte=by.at, ends_at__gt=by.at
    )
    if live.exists():
        raise OnThePanelAlready
    return begin_relationship(
        Reason(PREDICATE, because.strip()), person=row.pk, viewer=by.organization, position=colleague.pk, by=by
    )


def take_off_panel(relationship: UUID, *, by: Actor) -> Relationship:
    """Somebody follows a person no longer, from this moment."""
    row = Relationship.objects.filter(public_id=relationship, giver_id=by.organization, position_id__gt=0).first()
    if row is None:
        raise NotFound
    _check(row.position_id, by, is_given=False)
    return end_relationship(relationship, by=by)


def _check(position: int, by: Actor, *, is_given: bool = True) -> None:
    if Role.SUPERVISOR in by.roles or by.is_machine:
        return
    if Role.LEAD_CARE_MANAGER in by.roles and (position != by.position or not is_given):
        return
    raise RoleDoesNotAllow


def _person(public_id: UUID) -> Person:
    row = Person.objects.filter(public_id=public_id).first()
    if row is None:
        raise NotFound
    return row


def _colleague(public_id: UUID, by: Actor) -> Position:
    row = Position.objects.filter(public_id=public_id, organization_id=by.organization, suspended_at=None).first()
    if row is None:
        raise NotFound
    return row

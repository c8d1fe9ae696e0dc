"""Say that one has seen somebody who cannot sign in, on a screen or in the room. Source: security spec. AU-13."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from wayfellow.records.accounts.models import Approval, Position
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import NotFound, Refusal
from wayfellow.rules.access.roles import Action
from wayfellow.services import auditing
from wayfellow.services.permissions import check_role

LIFE = timedelta(hours=24)


class NotOneself(Refusal):
    """Somebody else has to see you and say so."""


def approve_recovery(position: UUID, *, by: Actor) -> None:
    """Say that the one in a position here is who they say; one proof of a recovery within 24 hours. Inside the door."""
    check_role(Action.MANAGE_USERS, by=by)
    row = Position.objects.filter(public_id=position, organization_id=by.organization, suspended_at=None).first()
    if row is None:
        raise NotFound
    if row.user_id == by.user:
        raise NotOneself
    Approval(
        organization_id=by.organization,
        user_id=row.user_id,
        approved_by=by.position,
        approved_at=by.at,
        expires_at=by.at + LIFE,
    ).save(force_insert=True)
    auditing.record("recovery.approved", by=by, kind="position", ids=[row.pk])

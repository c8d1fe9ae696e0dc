"""Who works here, what they may do, and when they no longer do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from wayfellow.records.accounts.models import Invitation, Position, Session, User
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import NotFound, Refusal
from wayfellow.rules.access.roles import Action, Role
from wayfellow.services import auditing
from wayfellow.services.permissions import check_role
from wayfellow.services.staff.inviting import check_roles_to_give


class LastAdministrator(Refusal):
    """Somebody has to look after the people who work here. Give that role to another person first."""


@dataclass(frozen=True)
class Colleague:
    """Somebody who works here, as the list shows them."""

    public_id: UUID
    name: str
    email: str
    roles: tuple[Role, ...]
    is_suspended: bool


@dataclass(frozen=True)
class Waiting:
    """An invitation nobody has accepted yet.  is_over: whether its link has run out; it can be sent again."""

    public_id: UUID
    email: str
    roles: tuple[Role, ...]
    is_over: bool


def people_who_work_here(*, by: Actor) -> tuple[list[Colleague], list[Waiting]]:
    """Everybody with a position here, and the invitations nobody has accepted or taken back. Inside `acting_as`."""
    check_role(Action.MANAGE_USERS, by=by)
    positions = list(Position.objects.filter(organization_id=by.organization))
    users = User.objects.in_bulk([one.user_id for one in positions])
    found = [
        Colleague(
            one.public_id,
            users[one.user_id].name,
            users[one.user_id].email,
            tuple(map(Role, one.roles)),
            one.suspended_at is not None,
        )
        for one in positions
    ]
    open_ones = Invitation.objects.filter(accepted_at=None, withdrawn_at=None).order_by("invited_at")
    waiting = [
        Waiting(one.public_id, one.email, tuple(map(Role, one.roles)), one.expires_at <= by.at) for one in open_ones
    ]
    return sorted(found, key=lambda one: (one.name.casefold(), one.email)), waiting


def change_roles(position: UUID, roles: Iterable[Role], *, by: Actor) -> None:
    """Give somebody these roles and no others; what they had open ends. Inside `acting_as`."""
    row = _held(position, by)
    row.roles = sorted(set(roles))
    check_roles_to_give(row.roles, by=by)
    row.save(update_fields=["roles"])
    _finish("staff.roles_changed", row, by)


def suspend_position(position: UUID, *, by: Actor) -> None:
    """End somebody's work here from this moment, wherever they are signed in. Inside `acting_as`."""
    row = _held(position, by)
    row.suspended_at = by.at
    row.save(update_fields=["suspended_at"])
    _finish("staff.suspended", row, by)


def resume_position(position: UUID, *, by: Actor) -> None:
    """Let somebody who was suspended work here again. Inside `acting_as`."""
    row = _held(position, by)
    row.suspended_at = None
    row.save(update_fields=["suspended_at"])
    _finish("staff.resumed", row, by)


def _held(position: UUID, by: Actor) -> Position:
    """The position to change, and every administrator's beside it, so that two cannot both be the last but one."""
    check_role(Action.MANAGE_USERS, by=by)
    administrators = Position.objects.select_for_update().filter(
        organization_id=by.organization, roles__contains=[Role.ORGANIZATION_ADMIN]
    )
    list(administrators.order_by("pk"))
    row = Position.objects.select_for_update().filter(public_id=position, organization_id=by.organization).first()
    if row is None:
        raise NotFound
    return row


def _finish(action: str, row: Position, by: Actor) -> None:
    if not Position.objects.filter(
        organization_id=by.organization, roles__contains=[Role.ORGANIZATION_ADMIN], suspended_at=None
    ).exists():
        raise LastAdministrator
    Session.objects.filter(user_id=row.user_id, position_id=row.pk).delete()
    auditing.record(action, by=by, kind="position", ids=[row.pk])

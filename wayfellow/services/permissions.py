"""The first gate: whether the roles of who acts include an action. Source: security specification § 1.2."""

from __future__ import annotations

from wayfellow.records.accounts.models import Position
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import RoleDoesNotAllow
from wayfellow.rules.access.roles import Action, Need, Role, need_of


def need_for(action: Action, *, by: Actor) -> Need | None:
    """What the action needs of who acts; None when their roles do not include it. Inside `acting_as`."""
    row = Position.objects.filter(pk=by.position, user_id=by.user, suspended_at=None).first()
    return need_of(action, map(Role, row.roles)) if row else None


def check_role(action: Action, *, by: Actor) -> Need:
    """Return what the action needs beside the role. Raises RoleDoesNotAllow. Inside `acting_as`."""
    need = need_for(action, by=by)
    if need is None:
        raise RoleDoesNotAllow
    return need

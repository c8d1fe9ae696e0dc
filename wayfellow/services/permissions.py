"""The first gate: whether the roles of who acts include an action. Source: security specification § 1.2."""

from __future__ import annotations

from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import RoleDoesNotAllow, StepUpNeeded
from wayfellow.rules.access.roles import Action, Need, need_of


def need_for(action: Action, *, by: Actor) -> Need | None:
    """What the action needs of who acts; None when their roles do not include it. The machine has no roles to ask."""
    return Need.NOTHING if by.is_machine else need_of(action, by.roles)


def check_role(action: Action, *, by: Actor) -> Need:
    """Return what the action needs beside the role. Raises RoleDoesNotAllow, and StepUpNeeded if that is missing."""
    need = need_for(action, by=by)
    if need is None:
        raise RoleDoesNotAllow
    if need is Need.STEP_UP and not by.is_fresh:
        raise StepUpNeeded
    return need

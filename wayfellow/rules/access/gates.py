"""The first gate: whether the roles of who acts include an action, and whether they proved lately who they are. Pure.

Source: security specification § 1.2, § 3.1 (step-up).
"""

from __future__ import annotations

from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import RoleDoesNotAllow, StepUpNeeded
from wayfellow.rules.access.roles import Action, Need, need_of


def need_for(action: Action, *, by: Actor) -> Need | None:
    """What the action needs of who acts; None when their roles do not include it. The machine needs nothing."""
    return Need.NOTHING if by.is_machine else need_of(action, by.roles)


def check_action(action: Action, *, by: Actor) -> None:
    """Raise RoleDoesNotAllow, or StepUpNeeded when it was too long ago that they proved who they are."""
    need = need_for(action, by=by)
    if need is None:
        raise RoleDoesNotAllow
    if need is Need.STEP_UP and not by.is_fresh:
        raise StepUpNeeded

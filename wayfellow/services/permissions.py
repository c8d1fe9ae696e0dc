"""The first gate of a service: `@needs(Action.WRITE)` says what it does, and refuses whose role does not include it.

A test finds every verb that takes `by` and declares nothing. Source: security specification § 1.2, AC-01.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar, cast

from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.gates import check_action, need_for
from wayfellow.rules.access.roles import Action

__all__ = ["need_for", "needs"]

Given = ParamSpec("Given")
Result = TypeVar("Result")


def needs(action: Action) -> Callable[[Callable[Given, Result]], Callable[Given, Result]]:
    """Let a verb happen only if the roles of `by` include the action. No statement is needed: an actor carries them.

    The verb raises RoleDoesNotAllow or StepUpNeeded.
    """

    def around(verb: Callable[Given, Result]) -> Callable[Given, Result]:
        @wraps(verb)
        def careful(*args: Given.args, **named: Given.kwargs) -> Result:
            check_action(action, by=cast("Actor", named["by"]))
            return verb(*args, **named)

        careful.action = action  # type: ignore[attr-defined]
        return careful

    return around

"""The one door: everything about people is read and changed inside `acting_as`, and the database knows for whom.

Source: access plan, “One door”.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import connection, transaction

from wayfellow.records.base.context import signed
from wayfellow.rules.access.actor import Actor

_INSIDE: ContextVar[Actor | None] = ContextVar("acting_as", default=None)


class AlreadySomebody(RuntimeError):
    """Inside the door one is one actor; somebody else has to enter by themselves."""


@contextmanager
def acting_as(actor: Actor) -> Iterator[Actor]:
    """Do everything in the block as this actor: one transaction, with the signed context in it, rolled back on errors.

    Entering again as the same actor changes nothing. Raises AlreadySomebody for another one.
    """
    inside = _INSIDE.get()
    if inside is not None:
        if inside != actor:
            raise AlreadySomebody
        yield actor
        return
    token = _INSIDE.set(actor)
    is_outermost = not connection.in_atomic_block
    try:
        with transaction.atomic():
            _say(signed(actor, settings.CONTEXT_KEY))
            yield actor
            if not is_outermost:
                _say("")  # leave nobody behind where the transaction goes on around the door
    finally:
        _INSIDE.reset(token)


@contextmanager
def coming_in(oneself: Actor) -> Iterator[Callable[[Actor], None]]:
    """Begin as a user who does not act anywhere yet, and go on, in the same transaction, as who they turn out to be.

    Gives what to call, once, with that actor. Raises AlreadySomebody for an actor who is not this user.
    """
    with acting_as(oneself):

        def become(actor: Actor) -> None:
            if _INSIDE.get() != oneself or actor.user != oneself.user:
                raise AlreadySomebody
            _say(signed(actor, settings.CONTEXT_KEY))
            _INSIDE.set(actor)

        yield become


def _say(context: str) -> None:
    """Let the rest of the transaction have this context."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.ctx', %s, true)", [context])

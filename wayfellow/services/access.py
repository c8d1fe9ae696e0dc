"""The one door: everything about people is read and changed inside `acting_as`, and the database knows for whom.

Source: access plan, “One door”.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('app.ctx', %s, true)", [signed(actor, settings.CONTEXT_KEY)])
            yield actor
            _nobody_again()
    finally:
        _INSIDE.reset(token)


def _nobody_again() -> None:
    """Leave no context behind, should the transaction go on around the door."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.ctx', '', true)")

"""Do what a form asks for once, however often it is sent.

Its key is stored before anything else, in the transaction of the change: who sends the same form while it is being
done waits, and then gets the same answer; if the change is taken back, so is the key. Source: security specification
§ 7.5 (a key lasts at least seven days).
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import OperationalError, connection

from wayfellow.records.desk.models import Posted
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import Refusal

KEPT = timedelta(days=8)
_PATIENCE = "SET LOCAL lock_timeout = '5s'"
_AS_EVER = "SET LOCAL lock_timeout TO DEFAULT"
_FIRST = """
    INSERT INTO desk_posted (organization_id, position_id, key, route, body, location, posted_at, kept_until)
    VALUES (%s, %s, %s, %s, %s, '', %s, %s) ON CONFLICT (organization_id, position_id, key) DO NOTHING RETURNING id
"""


class StillBeingDone(Refusal):
    """This is still being done, as it was sent before. Wait a moment, then look whether it is there."""


class SentOtherwiseBefore(Refusal):
    """This form was sent before with something else in it, and that was done. Open its page again to send more."""


def begin_once(key: UUID, *, route: str, told: Iterable[tuple[str, str]], by: Actor) -> str:
    """Begin what a form asks for; or return where its answer sent people, if it was done before.

    told: what the form says. Inside `acting_as`. Raises StillBeingDone or SentOtherwiseBefore.
    """
    body = _digest(route, told)
    try:
        with connection.cursor() as cursor:
            cursor.execute(_PATIENCE)
            cursor.execute(_FIRST, [by.organization, by.position, key, route, body, by.at, by.at + KEPT])
            is_first = cursor.fetchone() is not None
            cursor.execute(_AS_EVER)
    except OperationalError as failure:
        if getattr(failure.__cause__, "sqlstate", "") == "55P03":  # the lock did not come in time
            raise StillBeingDone from None
        raise
    if is_first:
        return ""
    before = Posted.objects.get(organization_id=by.organization, position_id=by.position, key=key)
    if not hmac.compare_digest(bytes(before.body), body):
        raise SentOtherwiseBefore
    return before.location


def finish_once(key: UUID, *, location: str, by: Actor) -> None:
    """Keep where the answer sends people, for whoever sends the form again."""
    mine = Posted.objects.filter(organization_id=by.organization, position_id=by.position, key=key)
    mine.update(location=location)


def _digest(route: str, told: Iterable[tuple[str, str]]) -> bytes:
    """Keyed, so that what was typed cannot be guessed from it."""
    text = "\n".join([route, *(f"{len(name)} {name} {len(value)} {value}" for name, value in sorted(told))])
    return hmac.new(settings.DRAFT_KEY, text.encode(), hashlib.sha256).digest()

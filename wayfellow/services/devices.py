"""The browsers a user is signed in with; and how to end that. Source: security specification AU-07."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from wayfellow.records.accounts.models import Session
from wayfellow.records.accounts.sessions import hash_of
from wayfellow.services.sign_in_audit import record_sign_in

HANDLE = 16
"""Characters of a hash that tell one's own few devices apart on a page."""


@dataclass(frozen=True)
class Device:
    """One browser. handle: what to call it by when ending it."""

    handle: str
    name: str
    begun_at: datetime | None
    seen_at: datetime | None
    is_this_one: bool


def devices_of(*, user: int, key: str, at: datetime) -> list[Device]:
    """Where a user is signed in, this browser first.  key: of the session that asks."""
    rows = Session.objects.filter(user_id=user, expire_date__gt=at).order_by("-seen_at")
    found = [Device(row.pk[:HANDLE], row.device, row.begun_at, row.seen_at, row.pk == hash_of(key)) for row in rows]
    return sorted(found, key=lambda one: not one.is_this_one)


@transaction.atomic
def end_device(handle: str, *, user: int, at: datetime) -> None:
    """Sign one browser of a user out."""
    if len(handle) == HANDLE:
        Session.objects.filter(user_id=user, session_key__startswith=handle).delete()
        record_sign_in("session.ended", user=user, at=at)


@transaction.atomic
def end_all_devices(*, user: int, at: datetime, but: str = "") -> None:
    """Sign a user out everywhere.  but: the key of a session that stays."""
    Session.objects.filter(user_id=user).exclude(session_key=hash_of(but)).delete()
    record_sign_in("sessions.ended", user=user, at=at)

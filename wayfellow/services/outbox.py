"""Tell what happened: the event is stored with the change it tells of, and delivered after it (services/delivery.py).

Names and ids only. Source: design § 2.7; security specification § 7.5.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from wayfellow.records.outbox.models import Event
from wayfellow.rules.access.actor import Actor
from wayfellow.services.waking import wake_delivery


def publish(name: str, *, by: Actor, person: int = 0, kind: str = "", subject: int = 0, version: int = 0) -> UUID:
    """Publish one event, such as `promise.kept`. Inside `acting_as`, in the transaction of the change.

    kind, subject, version: the row it is about. Returns the id by which receivers know an event told twice.
    """
    event = _event(name, by, person, kind, subject, version)
    event.save(force_insert=True)
    wake_delivery(by.organization)
    return event.public_id


def publish_each(name: str, *, by: Actor, kind: str, rows: Sequence[tuple[int, int]]) -> None:
    """Publish the same about many rows at once, an event each.  rows: (person, row) pairs."""
    if rows:
        Event.objects.bulk_create(_event(name, by, person, kind, subject, 0) for person, subject in rows)
        wake_delivery(by.organization)


def _event(name: str, by: Actor, person: int, kind: str, subject: int, version: int) -> Event:
    return Event(
        name=name,
        organization_id=by.organization,
        person_id=person,
        kind=kind,
        subject_id=subject,
        subject_version=version,
        published_at=by.at,
        try_at=by.at,
    )

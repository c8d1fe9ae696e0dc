"""Tell what happened: the event is stored with the change it tells of, and delivered after it (services/delivery.py).

Names and ids only. Source: design § 2.7; security specification § 7.5.
"""

from __future__ import annotations

from uuid import UUID

from wayfellow.records.outbox.models import Event
from wayfellow.rules.access.actor import Actor
from wayfellow.services.waking import wake_delivery


def publish(name: str, *, by: Actor, person: int = 0, kind: str = "", subject: int = 0, version: int = 0) -> UUID:
    """Publish one event, such as `promise.kept`. Inside `acting_as`, in the transaction of the change.

    kind, subject, version: the row it is about. Returns the id by which receivers know an event told twice.
    """
    event = Event(
        name=name,
        organization_id=by.organization,
        person_id=person,
        kind=kind,
        subject_id=subject,
        subject_version=version,
        published_at=by.at,
        try_at=by.at,
    )
    event.save(force_insert=True)
    wake_delivery(by.organization)
    return event.public_id

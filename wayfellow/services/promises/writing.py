"""Write down what happened to a promise, in its history, the audit and the outbox, with the change itself."""

from __future__ import annotations

from datetime import datetime

from wayfellow.records.promises.models import Change, Promise
from wayfellow.rules.access.actor import Actor
from wayfellow.services import auditing, outbox

KIND = "promise"


def write_down(
    promise: Promise,
    action: str,
    *,
    because: str,
    by: Actor,
    until: datetime | None = None,
    past_the_law: bool = False,
) -> None:
    """Note one new version of a promise. action: such as `promise.kept`, for the audit and for whoever listens."""
    Change(
        promise_id=promise.pk,
        person_id=promise.person_id,
        source_id=promise.source_id,
        label_mask=promise.label_mask,
        version=promise.version,
        recorded_at=by.at,
        recorded_by=by.position,
        state=promise.state,
        because=because,
        until=until,
        past_the_law=past_the_law,
        position_id=promise.position_id,
        team_id=promise.team_id,
    ).save(force_insert=True)
    auditing.record(action, by=by, person=promise.person_id, kind=KIND, ids=[promise.pk])
    outbox.publish(action, by=by, person=promise.person_id, kind=KIND, subject=promise.pk, version=promise.version)

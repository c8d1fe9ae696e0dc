"""Deliver what was published: to every listener at least once, and what a listener changes in the record exactly once.

Two transactions an event. The first claims it for a while, so that a worker that dies is noticed; the second runs the
listeners, each in a savepoint with the note that it has dealt with this event. A listener that fails is tried again,
later and later, without repeating the others; after three days, or three deaths, the event is dead and says why.
Events about one row are told in their order. Source: security specification § 7.5.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from wayfellow.records.organizations.models import Organization
from wayfellow.records.outbox.models import Event, Handled
from wayfellow.rules.access.actor import Actor, machine
from wayfellow.services.access import acting_as

Listener = Callable[[Event, Actor], None]
Listeners = Mapping[str, Mapping[str, Listener]]
"""By the name of the event, and by the listener's own, which must never change its meaning."""
Now = Callable[[], datetime]

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(hours=1)
GIVEN_UP_AFTER = timedelta(hours=72)
LEASE = timedelta(minutes=5)
DEATHS = 3
POISON = f"poison: {DEATHS} workers began it and were never heard of again"


class Outcome(StrEnum):
    DELIVERED = "delivered"
    LATER = "later"
    DEAD = "dead"
    LOST = "lost"
    """Somebody else has it: our claim had run out."""


def deliver_everywhere(listeners: Listeners, *, now: Now) -> Counter[Outcome]:
    """Deliver what is due in every organization, each within its own sight."""
    with acting_as(machine(organization=0, at=now())):
        organizations = list(Organization.objects.order_by("pk").values_list("pk", flat=True))
    told: Counter[Outcome] = Counter()
    for organization in organizations:
        told += deliver(listeners, organization=organization, now=now)
    return told


def deliver(listeners: Listeners, *, organization: int, now: Now) -> Counter[Outcome]:
    """Deliver what is due in one organization, until nothing is. The machine acts, at the moment it then is.

    Not yet inside `acting_as`: every event has transactions of its own.
    """
    return Counter(_outcomes(listeners, organization, now))


def _outcomes(listeners: Listeners, organization: int, now: Now) -> Iterator[Outcome]:
    while claimed := claim(by=machine(organization=organization, at=now())):
        by = machine(organization=organization, at=now())
        yield Outcome.DEAD if claimed.dead_at else tell(claimed, listeners, by=by)


def claim(*, by: Actor) -> Event | None:
    """Take the first event that is due and that nobody else has, for the time of a lease; None if there is none.

    One that was claimed too often without an end comes back dead.
    """
    with acting_as(by):
        event = _due(by).select_for_update(skip_locked=True).first()
        if event is None:
            return None
        if event.claims >= DEATHS:
            event.dead_at, event.dead_because = by.at, POISON
        else:
            event.claims, event.token, event.try_at = event.claims + 1, event.token + 1, by.at + LEASE
        event.save(update_fields=["claims", "token", "try_at", "dead_at", "dead_because"])
        return event


def tell(claimed: Event, listeners: Listeners, *, by: Actor) -> Outcome:
    """Run every listener that has not dealt with a claimed event yet, and note how it went."""
    with acting_as(by):
        event = _waiting(by).select_for_update().filter(pk=claimed.pk, token=claimed.token).first()
        if event is None:
            return Outcome.LOST
        failures = [said for said in _run(event, listeners.get(event.name, {}), by) if said]
        event.claims = 0
        if not failures:
            event.delivered_at = by.at
        else:
            event.failures += 1
            event.try_at = by.at + wait(event.public_id, event.failures)
            if by.at - event.published_at >= GIVEN_UP_AFTER:
                event.dead_at, event.dead_because = by.at, "; ".join(failures)
        event.save(update_fields=["claims", "failures", "try_at", "delivered_at", "dead_at", "dead_because"])
        return Outcome.DEAD if event.dead_at else Outcome.LATER if failures else Outcome.DELIVERED


def wait(event: UUID, failures: int) -> timedelta:
    """How long to wait after so many failures: twice as long each time, and spread, so that not all come at once."""
    longest: timedelta = min(FIRST_WAIT * int(2 ** min(failures - 1, 20)), LONGEST_WAIT)
    spread = hashlib.sha256(f"{event} {failures}".encode()).digest()[0] / 255
    return longest * (0.75 + 0.25 * spread)


def _run(event: Event, listeners: Mapping[str, Listener], by: Actor) -> Iterator[str]:
    """Empty, or what failed: the name of the listener and the kind of failure, never its words."""
    done = set(Handled.objects.filter(event_id=event.pk).values_list("listener", flat=True))
    for name, listener in listeners.items():
        if name in done:
            continue
        try:
            with transaction.atomic():
                listener(event, by)
                Handled(organization_id=by.organization, event_id=event.pk, listener=name, handled_at=by.at).save(
                    force_insert=True
                )
        except Exception as failure:  # noqa: BLE001  (whatever it is, it is kept with the event and tried again)
            yield f"{name}: {type(failure).__name__}"


def _waiting(by: Actor) -> QuerySet[Event]:
    return Event.objects.filter(organization_id=by.organization, delivered_at=None, dead_at=None)


def _due(by: Actor) -> QuerySet[Event]:
    """What may be told now, oldest first; not before what happened earlier to the same row."""
    about_the_same = _waiting(by).filter(
        kind=OuterRef("kind"), subject_id=OuterRef("subject_id"), pk__lt=OuterRef("pk"), subject_id__gt=0
    )
    return _waiting(by).filter(~Exists(about_the_same), try_at__lte=by.at).order_by("pk")

"""Processes that die at a chosen point, by kill -9 of themselves, and one that looks what is left.

    python -m tests.faults.dying organizations N          make some, and print their numbers
    python -m tests.faults.dying publish ORG N [POINT]    publish N events in one organization
    python -m tests.faults.dying write ORG N              the same, one by one, through whatever happens to the database
    python -m tests.faults.dying work [POINT]             a true worker
    python -m tests.faults.dying look ORG …               deliver what is due, then print what the record holds
    python -m tests.faults.dying peek ORG …               only print it
    python -m tests.faults.dying judge                    does the record agree with itself, is its audit whole

Every listener of `thing.happened` changes the record: it publishes an `effect` with the number of what it heard.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections import Counter
from typing import Any, NoReturn

import django

django.setup()

from django.conf import settings
from django.db import DatabaseError, IntegrityError, connection

from wayfellow.records.organizations.models import Organization
from wayfellow.records.outbox.models import Event
from wayfellow.rules.access.actor import Actor, machine
from wayfellow.services import auditing, delivery, outbox, working
from wayfellow.services.access import acting_as
from wayfellow.services.audit_sealing import seal_everything
from wayfellow.services.audit_verifying import verify_audit
from wayfellow.services.delivery import Listeners
from wayfellow.services.reconciling.everywhere import reconcile

POINT = "never"


def die() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def hear(event: Event, by: Actor) -> None:
    outbox.publish("effect", by=by, kind="effect", subject=event.pk, version=1)
    auditing.record("thing.heard", by=by, kind="event", ids=[event.pk])
    if POINT == "mid listener":
        die()


LISTENERS: Listeners = {"thing.happened": {"hears": hear}}


def wrap(name: str, *, before: str, after: str) -> None:
    """Have a step of the delivery die before it begins, or after it ended."""
    step = getattr(delivery, name)

    def dying(*args: Any, **named: Any) -> Any:
        if before == POINT:
            die()
        answer = step(*args, **named)
        if name == "_run":
            answer = list(answer)
        if after == POINT and not (name == "claim" and answer is None):
            die()
        return answer

    setattr(delivery, name, dying)


def me(organization: int) -> Actor:
    return machine(organization=organization, at=settings.CLOCK.now())


def organizations(number: int) -> None:
    with acting_as(me(0)):
        made = [Organization.objects.create(name=f"North {one}", kind="cbo").pk for one in range(number)]
    print(json.dumps(made))


def publish(organization: int, number: int) -> None:
    with acting_as(me(organization)) as by:
        for one in range(1, number + 1):
            outbox.publish("thing.happened", by=by, kind="thing", subject=one, version=1)
            auditing.record("thing.happened", by=by, kind="thing", ids=[one])
        if POINT == "before commit":
            die()
    if POINT == "after commit":
        die()


def write(organization: int, number: int) -> None:
    """One after another; who got no answer asks again, and a thing that is there already was written."""
    for one in range(1, number + 1):
        while True:
            try:
                with acting_as(me(organization)) as by:
                    outbox.publish("thing.happened", by=by, kind="thing", subject=one, version=1)
                    auditing.record("thing.happened", by=by, kind="thing", ids=[one])
                break
            except IntegrityError:
                break
            except DatabaseError:
                connection.close()
        print(one, flush=True)


def look(*organizations: int) -> None:
    """Deliver what is due, then say what is there. The second round finds what the first one's listeners published."""
    for organization in organizations * 2:
        delivery.deliver(LISTENERS, organization=organization, now=settings.CLOCK.now)
    peek(*organizations)


def peek(*organizations: int) -> None:
    print(json.dumps([_told(organization) for organization in organizations]))


def judge() -> None:
    """Whether the record agrees with itself, and its audit is whole."""
    seal_everything(now=settings.CLOCK.now)
    wrong = [one.says for one in reconcile(at=settings.CLOCK.now()) if not one.holds]
    whole = verify_audit(now=settings.CLOCK.now, first=1, until=None, anchors=None).is_whole
    print(json.dumps({"wrong": wrong, "whole": whole}))


def _told(organization: int) -> dict[str, Any]:
    with acting_as(me(organization)):
        rows = list(Event.objects.values_list("pk", "name", "subject_id", "delivered_at", "dead_at"))
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM audit_event WHERE action = 'thing.heard'")
            heard = cursor.fetchone()[0]
    things = {pk: subject for pk, name, subject, *_ in rows if name == "thing.happened"}
    effects = Counter(subject for _pk, name, subject, *_ in rows if name == "effect")
    return {
        "things": sorted(things.values()),
        "effects": sorted(things.get(pk, 0) for pk in effects.elements()),
        "heard": heard,
        "waiting": sum(delivered is None or dead is not None for *_, delivered, dead in rows),
    }


if __name__ == "__main__":
    settings.LISTENERS = "tests.faults.dying.LISTENERS"
    import tests.faults.dying as ours  # the module whose listeners the worker imports, not this one called __main__

    command, *words = sys.argv[1:]
    numbers = [int(word) for word in words if word.isdigit()]
    ours.POINT = next((word for word in words if not word.isdigit()), "never")
    if command == "work":
        ours.wrap("claim", before="before claim", after="after claim")
        ours.wrap("_run", before="", after="after the listeners, before commit")
        ours.wrap("tell", before="", after="after commit, before the job ends")
        working.work()
    else:
        getattr(ours, command)(*numbers)

"""Remind whoever follows a person before the reason to see them ends by itself: a promise to look at it again."""

from __future__ import annotations

from wayfellow.records.access.models import Relationship
from wayfellow.records.outbox.models import Event
from wayfellow.records.people.models import Person
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.relationships import FOREVER, REMINDED_BEFORE
from wayfellow.services.promises.making import NewPromise, Owner, make_promise

RULE = "AC-RENEW"


def remind_to_renew(event: Event, by: Actor) -> None:
    """Listens to `relationship.began` and `relationship.renewed`."""
    reason = Relationship.objects.filter(pk=event.subject_id, giver_id=by.organization).first()
    if reason is None or not reason.position_id or reason.ends_at >= FOREVER or reason.ends_at <= by.at:
        return
    if not Person.objects.filter(pk=reason.person_id).exists():
        return
    new = NewPromise(
        person_id=reason.person_id,
        kind="renew_relationship",
        rule=RULE,
        why="The reason why you may see this person ends soon.",
        done_means="You still work with them and it was renewed, or you do not and it may end.",
        owner=Owner(position=reason.position_id),
        due_at=max(reason.ends_at - REMINDED_BEFORE, by.at),
        cause=f"relationship {reason.pk} until {reason.ends_at:%Y-%m-%d}",
    )
    make_promise(new, by=by)

"""Tell a detail, tell it anew, end it: nothing is overwritten, and nobody overwrites somebody else unseen.

Source: security specification P9, § 7.6. Each verb runs inside `acting_as`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models

from wayfellow.records.people.models.detail import ENDINGS, TELLERS, Detail
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import ChangedMeanwhile, NotFound
from wayfellow.rules.access.roles import Action
from wayfellow.rules.clocks import day_of
from wayfellow.services import auditing, outbox
from wayfellow.services.people.checking import CannotBeKept, clean
from wayfellow.services.people.keys import renew_keys
from wayfellow.services.people.kinds import Kind
from wayfellow.services.permissions import check_role


@dataclass(frozen=True)
class Telling:
    """Who said it, and on what day."""

    by: str = "not_known"
    on: date | None = None


NOT_KNOWN = Telling()


def tell_detail(kind: Kind, told: Mapping[str, Any], *, person: int, by: Actor, telling: Telling = NOT_KNOWN) -> Detail:
    """Keep something new about a person. Raises CannotBeKept."""
    check_role(Action.WRITE, by=by)
    return _append(kind, told, person=person, by=by, telling=telling, before=None)


def tell_anew(
    kind: Kind, thread: UUID, told: Mapping[str, Any], *, version: int, by: Actor, telling: Telling = NOT_KNOWN
) -> Detail:
    """Keep what replaces the version somebody looked at. Raises CannotBeKept, ChangedMeanwhile, NotFound."""
    check_role(Action.WRITE, by=by)
    before = _held(kind, thread, version, by)
    return _append(kind, told, person=before.person_id, by=by, telling=telling, before=before)


def end_detail(kind: Kind, thread: UUID, *, version: int, because: str, by: Actor) -> Detail:
    """Say that something is no longer so, or never was. because: `no_longer` or `mistaken`."""
    check_role(Action.WRITE, by=by)
    if because not in ENDINGS or because == "replaced":
        raise CannotBeKept({"because": "unknown_choice"})
    row = _held(kind, thread, version, by)
    _end(row, because, by)
    renew_keys(row.person_id, by=by)
    _write_down("ended", kind, row, by)
    return row


def _held(kind: Kind, thread: UUID, version: int, by: Actor) -> Detail:
    """Our own live row of a thread, held until the end of the transaction, if it is still the version looked at."""
    rows = kind.model._default_manager.select_for_update().filter(thread_id=thread, source_id=by.organization)
    latest = rows.order_by("-version").first()
    if latest is None:
        raise NotFound
    if latest.version != version or latest.ended_at is not None:
        raise ChangedMeanwhile
    return latest


def _live(kind: Kind, person: int, by: Actor) -> models.QuerySet[Detail]:
    return kind.model._default_manager.filter(person_id=person, source_id=by.organization, ended_at=None)


def _append(
    kind: Kind, told: Mapping[str, Any], *, person: int, by: Actor, telling: Telling, before: Detail | None
) -> Detail:
    if before is None and kind.is_one and _live(kind, person, by).exists():
        raise ChangedMeanwhile
    today = day_of(by.at)
    values = clean(kind, told, today=today)
    _check(telling, today)
    if before is not None:
        _end(before, "replaced", by)
        values |= {"thread_id": before.thread_id, "version": before.version + 1, "label_mask": before.label_mask}
    row = kind.model(
        person_id=person,
        source_id=by.organization,
        recorded_at=by.at,
        recorded_by=by.position,
        told_by=telling.by,
        told_on=telling.on,
        **values,
    )
    row.save(force_insert=True)
    renew_keys(person, by=by)
    _write_down("told", kind, row, by)
    return row


def _check(telling: Telling, today: date) -> None:
    if telling.by not in TELLERS:
        raise CannotBeKept({"told_by": "unknown_choice"})
    if telling.on and telling.on > today:
        raise CannotBeKept({"told_on": "in_the_future"})


def _end(row: Detail, because: str, by: Actor) -> None:
    row.ended_at, row.ended_because = by.at, because
    row.save(update_fields=["ended_at", "ended_because"])


def _write_down(what: str, kind: Kind, row: Detail, by: Actor) -> None:
    auditing.record(f"{kind.code}.{what}", by=by, person=row.person_id, kind=kind.code, ids=[row.pk])
    if what == "told":
        outbox.publish(
            "person.detail_told", by=by, person=row.person_id, kind=kind.code, subject=row.pk, version=row.version
        )

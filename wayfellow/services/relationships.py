"""Begin and end the reasons why somebody may see a person; the edges change in the same transaction.

Source: security specification § 1.3 (AC-10 … AC-12); access plan, “Edges”. Each verb runs inside `acting_as`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from wayfellow.records.access.models import Edge, PersonEdge, Relationship
from wayfellow.rules.access.actor import Actor, Purpose
from wayfellow.rules.access.refusals import NotFound
from wayfellow.rules.access.relationships import ends_of
from wayfellow.services import auditing, outbox

EVERY_PURPOSE = sum(purpose.bit for purpose in Purpose)
EVERY_LABEL = -1
"""What an organization told itself, it may see whole."""


@dataclass(frozen=True)
class Reason:
    """Why, and shown by what. ends_at: where it is known; otherwise as long as such a relationship lasts.

    sources: whose facts it opens, beside the viewer's own.
    """

    predicate: str
    evidence: str
    ends_at: datetime | None = None
    sources: tuple[int, ...] = ()


def begin_relationship(why: Reason, *, person: int, viewer: int, by: Actor, position: int = 0) -> Relationship:
    """Let an organization see a person, or put them on the panel of one position in it. `by` is who says so."""
    reason = Relationship(
        viewer_id=viewer,
        giver_id=by.organization,
        position_id=position,
        person_id=person,
        predicate=why.predicate,
        evidence=why.evidence,
        begins_at=by.at,
        ends_at=why.ends_at or ends_of(why.predicate, by.at),
        recorded_at=by.at,
        recorded_by=by.position,
    )
    reason.save(force_insert=True)
    let_see(reason, why.sources)
    _write_down("began", reason, by)
    return reason


def end_relationship(public_id: UUID, *, by: Actor) -> Relationship:
    """End, from this moment, a reason we gave. Raises NotFound."""
    return _last_until(by.at, public_id, "ended", by)


def renew_relationship(public_id: UUID, *, by: Actor) -> Relationship:
    """Let a reason we gave last once more as long as its kind lasts, counted from now. Raises NotFound."""
    return _last_until(None, public_id, "renewed", by)


def _last_until(ends_at: datetime | None, public_id: UUID, what: str, by: Actor) -> Relationship:
    """Change when a live reason ends, and with it its edges; None for as long as its kind lasts."""
    found = Relationship.objects.select_for_update().filter(
        public_id=public_id, giver_id=by.organization, ends_at__gt=by.at
    )
    reason = found.first()
    if reason is None:
        raise NotFound
    reason.ends_at = ends_at or ends_of(reason.predicate, by.at)
    reason.save(update_fields=["ends_at"])
    for table in (Edge, PersonEdge):
        table.objects.filter(giver_id=by.organization, basis_id=reason.pk).update(ends_at=reason.ends_at)
    _write_down(what, reason, by)
    return reason


def let_see(reason: Relationship, sources: Iterable[int] = ()) -> None:
    """Open what a relationship gives: the viewer's own facts, those of `sources`, and the panel of a position."""
    for row in (*edges_of(reason, sources), *panel_of(reason)):
        row.save(force_insert=True)


def edges_of(reason: Relationship, sources: Iterable[int] = ()) -> list[Edge]:
    """The edges a relationship gives, as they should stand in the record. `reconcile` compares them with it."""
    return [
        Edge(
            source_id=source,
            basis_id=reason.pk,
            purposes=EVERY_PURPOSE,
            clearance=EVERY_LABEL if source == reason.viewer_id else 0,
            **_whose(reason),
        )
        for source in sorted({reason.viewer_id, *sources})
    ]


def panel_of(reason: Relationship) -> list[PersonEdge]:
    """The place on a panel that a relationship gives, where it names a position."""
    if not reason.position_id:
        return []
    return [PersonEdge(position_id=reason.position_id, basis_id=reason.pk, **_whose(reason))]


def _whose(reason: Relationship) -> dict[str, Any]:
    return {
        "viewer_id": reason.viewer_id,
        "giver_id": reason.giver_id,
        "person_id": reason.person_id,
        "begins_at": reason.begins_at,
        "ends_at": reason.ends_at,
    }


def _write_down(what: str, reason: Relationship, by: Actor) -> None:
    auditing.record(f"relationship.{what}", by=by, person=reason.person_id, kind="relationship", ids=[reason.pk])
    outbox.publish(f"relationship.{what}", by=by, person=reason.person_id, kind="relationship", subject=reason.pk)

"""One promise with its history and the person it is about."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from wayfellow.records.promises.models import Change, Promise
from wayfellow.rules.access.actor import Actor
from wayfellow.services.people.finding import Found, shown
from wayfellow.services.promises.listing import Listed, listed, open_promise


@dataclass(frozen=True)
class LookedAt:
    """promise: as a list shows it. history: oldest first. is_ours: whether our organization may change it."""

    listed: Listed
    promise: Promise
    history: tuple[Change, ...]
    person: Found | None
    is_ours: bool


def look_at_promise(public_id: UUID, *, by: Actor) -> LookedAt:
    """Open a promise. Raises NotFound. Inside `acting_as`."""
    promise, history = open_promise(public_id, by=by)
    person = next(iter(shown({promise.person_id})), None)
    return LookedAt(listed(promise, by), promise, tuple(history), person, promise.source_id == by.organization)

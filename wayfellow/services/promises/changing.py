"""Keep, postpone, hand over, escalate or withdraw a promise.

seen: the version the one who acts was looking at; if it is no longer the newest, ChangedMeanwhile is raised and nothing
is changed. Every verb raises NotFound for a promise out of sight, PromiseOfAnotherOrganization, PromiseAlreadyClosed,
and ReasonMissing.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from wayfellow.records.promises.models import Promise
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import ChangedMeanwhile, NotFound
from wayfellow.rules.access.roles import Action
from wayfellow.rules.lifecycles.promises import OPEN, PromiseState, is_past_the_law, may_follow
from wayfellow.services.permissions import check_role
from wayfellow.services.promises.making import Owner
from wayfellow.services.promises.refusals import (
    LaterThanTheLawAllows,
    NotLater,
    OwnerMissing,
    PromiseAlreadyClosed,
    PromiseAlreadyEscalated,
    PromiseOfAnotherOrganization,
    ReasonMissing,
)
from wayfellow.services.promises.writing import write_down


def keep_promise(public_id: UUID, *, seen: int, what_was_done: str, by: Actor) -> Promise:
    """Say that it is done, and what was done."""
    promise = _take(public_id, PromiseState.KEPT, seen=seen, because=what_was_done, by=by)
    promise.closed_at, promise.closed_because = by.at, what_was_done
    _put(promise, "promise.kept", because=what_was_done, by=by)
    return promise


def withdraw_promise(public_id: UUID, *, seen: int, because: str, by: Actor) -> Promise:
    """Say that it is no longer needed, and why."""
    promise = _take(public_id, PromiseState.WITHDRAWN, seen=seen, because=because, by=by)
    promise.closed_at, promise.closed_because = by.at, because
    _put(promise, "promise.withdrawn", because=because, by=by)
    return promise


def postpone_promise(
    public_id: UUID, *, seen: int, until: datetime, because: str, by: Actor, past_the_law: bool = False
) -> Promise:
    """Do it later than planned. The due moment stays what it was.

    past_the_law: somebody has said in so many words that this is later than the law allows; kept in the history.
    Raises NotLater for a moment that has passed, LaterThanTheLawAllows if that was not said.
    """
    promise = _take(public_id, PromiseState.POSTPONED, seen=seen, because=because, by=by)
    if until <= by.at:
        raise NotLater
    beyond = is_past_the_law(until, promise.legal_due_at)
    if beyond and not past_the_law:
        raise LaterThanTheLawAllows
    promise.postponed_until, promise.postponed_because = until, because
    _put(promise, "promise.postponed", because=because, by=by, until=until, past_the_law=beyond)
    return promise


def hand_over_promise(public_id: UUID, *, seen: int, to: Owner, because: str, by: Actor) -> Promise:
    """Give it to somebody else of our organization. Raises OwnerMissing."""
    promise = _take(public_id, PromiseState.HANDED_OVER, seen=seen, because=because, by=by)
    if not (to.position or to.team):
        raise OwnerMissing
    promise.position_id, promise.team_id = to.position, to.team
    _put(promise, "promise.handed_over", because=because, by=by)
    return promise


def escalate_promise(public_id: UUID, *, seen: int, to: int, because: str, by: Actor) -> Promise:
    """Ask somebody, such as a supervisor, to see to it; the owner stays. to: their position. Raises OwnerMissing."""
    promise = _take(public_id, PromiseState.ESCALATED, seen=seen, because=because, by=by)
    if not to:
        raise OwnerMissing
    promise.escalated_to, promise.escalated_because = to, because
    _put(promise, "promise.escalated", because=because, by=by)
    return promise


def _take(public_id: UUID, after: PromiseState, *, seen: int, because: str, by: Actor) -> Promise:
    """The promise, locked and in its new state, if it may be changed so."""
    check_role(Action.WRITE, by=by)
    if not because.strip():
        raise ReasonMissing
    promise = Promise.objects.filter(public_id=public_id).first()
    if promise is None:
        raise NotFound
    if promise.source_id != by.organization:
        raise PromiseOfAnotherOrganization
    promise = Promise.objects.select_for_update().filter(pk=promise.pk).first()
    if promise is None:
        raise NotFound
    if promise.version != seen:
        raise ChangedMeanwhile
    before = PromiseState(promise.state)
    if not may_follow(before, after):
        raise PromiseAlreadyEscalated if before in OPEN else PromiseAlreadyClosed
    promise.state = str(after)
    return promise


def _put(
    promise: Promise,
    action: str,
    *,
    because: str,
    by: Actor,
    until: datetime | None = None,
    past_the_law: bool = False,
) -> None:
    promise.version += 1
    promise.save(force_update=True)
    write_down(promise, action, because=because, by=by, until=until, past_the_law=past_the_law)

"""Whose turn it is: the promises of a position and its teams, in the order in which they are due, each with its reason.

The list that becomes *Today*.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Q

from wayfellow.records.organizations.models import TeamMember
from wayfellow.records.promises.models import IS_OPEN, WHEN, Change, Promise
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import NotFound
from wayfellow.rules.access.roles import Action, Role
from wayfellow.rules.lifecycles.promises import PromiseState
from wayfellow.services import auditing
from wayfellow.services.permissions import check_role
from wayfellow.services.promises.writing import KIND

MOST = 200
"""Promises a list shows; the others come later."""


class Whose(StrEnum):
    """Whose turn it is, as the one who asks for the list sees it."""

    MINE = "mine"
    ASKED = "asked"  # somebody else's, and we were asked to see to it
    TEAM = "team"  # of a team, and nobody in it has taken it yet


@dataclass(frozen=True)
class Listed:
    """A promise as a list shows it. when: its due moment, or the one it was postponed to. version: to act on it.

    because: why it is on the list in this way: why it was postponed or escalated; empty for one just made.
    """

    public_id: UUID
    version: int
    person_id: int
    kind: str
    rule: str
    why: str
    done_means: str
    state: PromiseState
    due_at: datetime
    when: datetime
    because: str
    is_late: bool
    is_past_the_law: bool
    whose: Whose = Whose.MINE


def promises_of(*, by: Actor, teams: Sequence[int] = ()) -> list[Listed]:
    """The open promises of our own position, of these teams, and those we were asked to see to; first due first."""
    check_role(Action.READ_SUMMARY, by=by)
    whose = Q(team_id__in=teams, position_id=0)
    if by.position:
        whose |= Q(position_id=by.position) | Q(escalated_to=by.position)
    return _listed_of(whose, by)


def promises_for_today(*, by: Actor) -> list[Listed]:
    """Our own open promises, those we were asked to see to, and those that nobody in a team of ours has taken yet.

    A supervisor looks after every team.
    """
    check_role(Action.READ_SUMMARY, by=by)
    whose = Q(position_id=0)
    if Role.SUPERVISOR not in by.roles:
        mine = TeamMember.objects.filter(position_id=by.position).values("team_id")
        whose &= Q(team_id__in=mine)
    return _listed_of(whose | Q(position_id=by.position) | Q(escalated_to=by.position), by)


def _listed_of(whose: Q, by: Actor) -> list[Listed]:
    found = list(
        Promise.objects.filter(IS_OPEN, whose, source_id=by.organization)
        .annotate(when=WHEN)
        .order_by("when", "due_at", "pk")[:MOST]
    )
    auditing.record("promises.listed", by=by, kind=KIND, ids=[one.pk for one in found])
    return [listed(one, by) for one in found]


def open_promise(public_id: UUID, *, by: Actor) -> tuple[Promise, list[Change]]:
    """A promise with its history, oldest first, and that it was opened. Raises NotFound."""
    check_role(Action.READ_SUMMARY, by=by)
    promise = Promise.objects.filter(public_id=public_id).first()
    if promise is None:
        raise NotFound
    auditing.record("promise.opened", by=by, person=promise.person_id, kind=KIND, ids=[promise.pk])
    history = Change.objects.filter(promise_id=promise.pk, source_id=promise.source_id).order_by("version")
    return promise, list(history)


def listed(one: Promise, by: Actor) -> Listed:
    when = one.postponed_until or one.due_at
    return Listed(
        public_id=one.public_id,
        version=one.version,
        person_id=one.person_id,
        kind=one.kind,
        rule=one.rule,
        why=one.why,
        done_means=one.done_means,
        state=PromiseState(one.state),
        due_at=one.due_at,
        when=when,
        because=one.escalated_because or one.postponed_because,
        is_late=by.at > (one.postponed_until or one.missed_after or one.due_at),
        is_past_the_law=one.legal_due_at is not None and by.at > one.legal_due_at,
        whose=_whose(one, by),
    )


def _whose(one: Promise, by: Actor) -> Whose:
    if one.position_id == 0:
        return Whose.TEAM
    return Whose.ASKED if one.escalated_to == by.position != one.position_id else Whose.MINE

"""A job that acts for somebody keeps who that was and at which place, and decides anew when it runs.

What they may then do is what their place lets them do at that moment: suspended or ended meanwhile, nothing; with other
roles, what those include; and the database shows only whom its live edges still let them see. A job is told claims and
ids, never rows or names. Source: security specification § 7.5, AC-61; access plan, “One door”.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime

from wayfellow.rules.access.actor import Actor, machine
from wayfellow.rules.access.refusals import Refusal
from wayfellow.services import auditing
from wayfellow.services.access import acting_as
from wayfellow.services.places import actor_at, places_of


class NoLongerHere(Refusal):
    """Whoever asked for this does not work at that place any more, so it was not done."""


@dataclass(frozen=True)
class Claims:
    """For whom a job acts: ids only, as a job's arguments take them (`as_arguments`)."""

    user: int
    position: int
    organization: int

    def as_arguments(self) -> dict[str, int]:
        return asdict(self)


def claims_of(actor: Actor) -> Claims:
    return Claims(actor.user, actor.position, actor.organization)


@contextmanager
def acting_again(claims: Claims, *, at: datetime) -> Iterator[Actor]:
    """Do everything in the block as who asked for it may act now. Raises NoLongerHere, and writes that down."""
    actor = decide_anew(claims, at=at)
    if actor is None:
        with acting_as(machine(organization=claims.organization, at=at)) as by:
            auditing.record(
                f"denied.{NoLongerHere.__name__}", by=by, kind="position", ids=[claims.position], permit=False
            )
        raise NoLongerHere
    with acting_as(actor):
        yield actor


def decide_anew(claims: Claims, *, at: datetime) -> Actor | None:
    """Who acts now, by the claims of a job; None if nobody does."""
    for place in places_of(user=claims.user, at=at):
        if (place.position, place.organization) == (claims.position, claims.organization):
            return actor_at(place, user=claims.user, at=at)
    return None

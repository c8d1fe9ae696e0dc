"""Make a promise: what is due, when, to whom it falls, why, and what counts as done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from wayfellow.records.people.models import Person
from wayfellow.records.promises.models import Promise
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import NotFound
from wayfellow.rules.access.roles import Action
from wayfellow.rules.clocks import Due
from wayfellow.services.permissions import check_role
from wayfellow.services.promises.refusals import OwnerMissing, ReasonMissing
from wayfellow.services.promises.writing import write_down


@dataclass(frozen=True)
class Owner:
    """Whose turn it is: a position, a team, or a position within a team."""

    position: int = 0
    team: int = 0


@dataclass(frozen=True)
class NewPromise:
    """rule: its code. cause: what set it off; asked again for the same cause, the promise is not made again.

    why, done_means: sentences. missed_after: where no clock time is known, only past it is it late. legal_due_at:
    the law's last moment, where a law speaks. limits: all that were counted.
    """

    person_id: int
    kind: str
    rule: str
    why: str
    done_means: str
    owner: Owner
    due_at: datetime
    missed_after: datetime | None = None
    legal_due_at: datetime | None = None
    limits: Sequence[Due] = ()
    cause: str = ""
    label_mask: int = 0


def make_promise(new: NewPromise, *, by: Actor) -> Promise:
    """Make a promise for our organization, or return the one the same cause has made already.

    Raises NotFound if the person is out of sight, OwnerMissing, ReasonMissing.
    """
    check_role(Action.WRITE, by=by)
    if not Person.objects.filter(pk=new.person_id).exists():
        raise NotFound
    if not (new.owner.position or new.owner.team):
        raise OwnerMissing
    if not (new.why.strip() and new.done_means.strip()):
        raise ReasonMissing
    if new.cause and (made := _made_before(new, by)):
        return made
    promise = Promise(
        person_id=new.person_id,
        source_id=by.organization,
        label_mask=new.label_mask,
        recorded_at=by.at,
        recorded_by=by.position,
        kind=new.kind,
        rule=new.rule,
        cause=new.cause,
        why=new.why,
        done_means=new.done_means,
        due_at=new.due_at,
        missed_after=new.missed_after,
        legal_due_at=new.legal_due_at,
        limits=list(_told(new.limits)),
        position_id=new.owner.position,
        team_id=new.owner.team,
    )
    promise.save(force_insert=True)
    write_down(promise, "promise.made", because=new.why, by=by)
    return promise


def _made_before(new: NewPromise, by: Actor) -> Promise | None:
    return Promise.objects.filter(
        source_id=by.organization, person_id=new.person_id, rule=new.rule, cause=new.cause
    ).first()


def _told(limits: Iterable[Due]) -> Iterable[dict[str, object]]:
    for one in limits:
        yield {
            "rule": one.limit.rule,
            "number": one.limit.number,
            "unit": str(one.limit.unit),
            "due_at": one.at.isoformat(),
            "missed_after": one.missed_after.isoformat(),
            "how": one.how,
        }

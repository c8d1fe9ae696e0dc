"""What can be done about a promise, by the word in its address: what its form asks, and the service it calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.http import QueryDict

from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import NotFound
from wayfellow.rules.clocks import WALL_CLOCK
from wayfellow.services.promises.changing import (
    escalate_promise,
    hand_over_promise,
    keep_promise,
    postpone_promise,
    withdraw_promise,
)
from wayfellow.services.promises.making import Owner
from wayfellow.services.promises.refusals import NotLater, OwnerMissing
from wayfellow.services.staff.colleagues import Coworker

END_OF_WORK = time(17)


@dataclass(frozen=True)
class Typed:
    """What a form sent, as it was typed. version: the one somebody looked at."""

    version: int = 0
    because: str = ""
    until: str = ""
    to: str = ""
    past_the_law: bool = False

    @classmethod
    def of(cls, sent: QueryDict) -> Typed:
        version = sent.get("version", "")
        return cls(
            version=int(version[:9]) if version.isascii() and version.isdecimal() else 0,
            because=sent.get("because", ""),
            until=sent.get("until", ""),
            to=sent.get("to", ""),
            past_the_law=sent.get("past_the_law") == "yes",
        )


@dataclass(frozen=True)
class Verb:
    """code: its word in addresses. asks: what its form asks beside why."""

    code: str
    do: Callable[[UUID, Typed, Sequence[Coworker], Actor], object]
    asks: str = ""


def _keep(promise: UUID, typed: Typed, coworkers: Sequence[Coworker], by: Actor) -> None:
    keep_promise(promise, seen=typed.version, what_was_done=typed.because, by=by)


def _withdraw(promise: UUID, typed: Typed, coworkers: Sequence[Coworker], by: Actor) -> None:
    withdraw_promise(promise, seen=typed.version, because=typed.because, by=by)


def _postpone(promise: UUID, typed: Typed, coworkers: Sequence[Coworker], by: Actor) -> None:
    until = _end_of(typed.until)
    postpone_promise(
        promise, seen=typed.version, until=until, because=typed.because, by=by, past_the_law=typed.past_the_law
    )


def _hand_over(promise: UUID, typed: Typed, coworkers: Sequence[Coworker], by: Actor) -> None:
    to = Owner(position=_position(typed.to, coworkers))
    hand_over_promise(promise, seen=typed.version, to=to, because=typed.because, by=by)


def _escalate(promise: UUID, typed: Typed, coworkers: Sequence[Coworker], by: Actor) -> None:
    to = _position(typed.to, coworkers)
    escalate_promise(promise, seen=typed.version, to=to, because=typed.because, by=by)


def _end_of(day: str) -> datetime:
    """The end of the working day somebody chose. Raises NotLater for what is no day."""
    try:
        return datetime.combine(date.fromisoformat(day.strip()), END_OF_WORK, tzinfo=WALL_CLOCK)
    except ValueError:
        raise NotLater from None


def _position(chosen: str, coworkers: Sequence[Coworker]) -> int:
    """The position somebody chose. Raises OwnerMissing for nobody who works here."""
    found = next((one.position for one in coworkers if str(one.public_id) == chosen), 0)
    if not found:
        raise OwnerMissing
    return found


VERBS: Mapping[str, Verb] = {
    verb.code: verb
    for verb in (
        Verb("keep", _keep),
        Verb("postpone", _postpone, "until"),
        Verb("hand-over", _hand_over, "to"),
        Verb("escalate", _escalate, "to"),
        Verb("withdraw", _withdraw),
    )
}


def verb_of(code: str) -> Verb:
    """Raises NotFound for a word that is none."""
    try:
        return VERBS[code]
    except KeyError:
        raise NotFound from None

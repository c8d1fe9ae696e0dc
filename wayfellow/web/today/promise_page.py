"""The finished words of one promise: what it is, and everything that happened to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wayfellow.records.promises.models import Change
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.lifecycles.promises import OPEN, PromiseState
from wayfellow.services.promises.looking import LookedAt
from wayfellow.services.promises.today import ToDo
from wayfellow.web.speaking import speaking
from wayfellow.web.staff.saying import say_day, say_moment
from wayfellow.web.today.acting import VERBS
from wayfellow.web.today.presenters import PromiseRow, promise_row


@dataclass(frozen=True)
class Step:
    """One thing that happened."""

    when: str
    what: str
    because: str


@dataclass(frozen=True)
class PromisePage:
    """legal: until when the law wants it; empty where it says nothing. verbs: (word of the address, label)."""

    row: PromiseRow
    rule: str
    legal: str
    steps: tuple[Step, ...]
    verbs: tuple[tuple[str, str], ...]
    is_ours: bool


def promise_page(found: LookedAt, *, by: Actor, today: date) -> PromisePage:
    people = {found.promise.person_id: found.person} if found.person else {}
    law = found.promise.legal_due_at
    may = found.is_ours and PromiseState(found.promise.state) in OPEN
    return PromisePage(
        row=promise_row(found.listed, ToDo((), people), today),
        rule=speaking().say("today.rule", rule=found.promise.rule),
        legal=speaking().say("today.law", moment=say_moment(law)) if law else "",
        steps=tuple(map(_step, found.history)),
        verbs=tuple((code, speaking().say(f"today.do.{code}")) for code in VERBS) if may else (),
        is_ours=found.is_ours,
    )


def _step(one: Change) -> Step:
    what = speaking().say(f"today.state.{one.state}")
    if one.until:
        what = speaking().say("today.state.until", what=what, day=say_day(one.until.date()))
    return Step(say_moment(one.recorded_at), what, one.because)

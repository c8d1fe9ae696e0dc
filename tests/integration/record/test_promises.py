"""Promises are made, kept, postponed, handed over, escalated and withdrawn; all of it is written down, or none."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connections, transaction

from tests.integration.record.promising import ME, MY_TEAM, OTHERS, SUPERVISOR, US, a_person, a_promise, new
from tests.isolation.conftest import NOW, acting
from wayfellow.records.audit.models import Event as Audited
from wayfellow.records.outbox.models import Event
from wayfellow.records.promises.models import Change, Promise
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import ChangedMeanwhile, NotFound, Refusal
from wayfellow.rules.business_days import load_calendar
from wayfellow.rules.clocks import Limit, Unit, due, strictest
from wayfellow.services import auditing, outbox
from wayfellow.services.access import acting_as
from wayfellow.services.promises.changing import (
    escalate_promise,
    hand_over_promise,
    keep_promise,
    postpone_promise,
    withdraw_promise,
)
from wayfellow.services.promises.listing import open_promise, promises_of
from wayfellow.services.promises.making import Owner, make_promise
from wayfellow.services.promises.refusals import (
    LaterThanTheLawAllows,
    NotLater,
    OwnerMissing,
    PromiseAlreadyClosed,
    PromiseAlreadyEscalated,
    ReasonMissing,
)

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])  # both, so that any one test makes the tables

Step = Callable[[Promise, int, Actor], Promise]
STEPS: dict[str, Step] = {
    "kept": lambda p, seen, by: keep_promise(p.public_id, seen=seen, what_was_done="Spoke with them.", by=by),
    "withdrawn": lambda p, seen, by: withdraw_promise(p.public_id, seen=seen, because="They called us.", by=by),
    "postponed": lambda p, seen, by: postpone_promise(
        p.public_id, seen=seen, until=NOW + timedelta(days=3), because="They are away.", by=by
    ),
    "handed_over": lambda p, seen, by: hand_over_promise(
        p.public_id, seen=seen, to=Owner(position=5), because="I am away.", by=by
    ),
    "escalated": lambda p, seen, by: escalate_promise(
        p.public_id, seen=seen, to=SUPERVISOR, because="Nobody answers.", by=by
    ),
}


def act(what: str, promise: Promise, *, seen: int = 1, by: Actor | None = None) -> Promise:
    me = by or acting(US)
    with acting_as(me):
        return STEPS[what](promise, seen, me)


def written(promise: Promise) -> dict[str, Any]:
    """Everything that was written down about a promise."""
    with acting_as(acting(US)):
        return {
            "promise": list(Promise.objects.filter(pk=promise.pk).values()),
            "history": list(Change.objects.filter(promise_id=promise.pk).order_by("version").values()),
            "audit": list(Audited.objects.filter(kind="promise").order_by("pk").values()),
            "outbox": list(Event.objects.filter(kind="promise").order_by("pk").values()),
        }


@pytest.mark.parametrize("what", STEPS)
def test_every_change_is_in_the_history_the_audit_and_the_outbox(what: str) -> None:
    promise = a_promise()
    changed = act(what, promise)
    assert (changed.state, changed.version) == (what, 2)
    found = written(promise)
    assert [(one["version"], one["state"]) for one in found["history"]] == [(1, "made"), (2, what)]
    assert [one["action"] for one in found["audit"]] == ["promise.made", f"promise.{what}"]
    assert [(one["name"], one["subject_version"]) for one in found["outbox"]] == [
        ("promise.made", 1),
        (f"promise.{what}", 2),
    ]
    assert {one["person_id"] for part in found.values() for one in part if "person_id" in one} == {promise.person_id}


@pytest.mark.parametrize("what", [*STEPS, "made"])
@pytest.mark.parametrize(
    ("where", "verb"), [(Promise, "save"), (Change, "save"), (auditing, "record"), (outbox, "publish"), (None, "")]
)
def test_when_any_step_fails_nothing_is_half_done(
    what: str, where: Any, verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each write fails in turn, after it was done; and once everything was written but not committed."""
    person = a_person()
    promise = a_promise(person=person)
    before = written(promise)
    me = acting(US)
    if where:
        real = getattr(where, verb)

        def and_then_die(*args: Any, **more: Any) -> None:
            real(*args, **more)
            raise OSError

        monkeypatch.setattr(where, verb, and_then_die)
    with pytest.raises(OSError), acting_as(me):  # noqa: PT011, PT012
        if what == "made":
            make_promise(new(person), by=me)
        else:
            STEPS[what](promise, 1, me)
        assert not where
        raise OSError
    monkeypatch.undo()
    assert written(promise) == before


@pytest.mark.parametrize("what", STEPS)
def test_who_looks_at_an_old_version_changes_nothing(what: str) -> None:
    promise = a_promise()
    act("postponed", promise)
    before = written(promise)
    with pytest.raises(ChangedMeanwhile):
        act(what, promise, seen=1)
    assert written(promise) == before


@pytest.mark.parametrize("end", ["kept", "withdrawn"])
@pytest.mark.parametrize("what", STEPS)
def test_what_is_closed_stays_closed(end: str, what: str) -> None:
    promise = a_promise()
    act(end, promise)
    with pytest.raises(PromiseAlreadyClosed):
        act(what, promise, seen=2)


def test_a_promise_is_escalated_once_until_it_is_handed_over() -> None:
    promise = a_promise()
    act("escalated", promise)
    with pytest.raises(PromiseAlreadyEscalated):
        act("escalated", promise, seen=2)
    act("handed_over", promise, seen=2)
    assert act("escalated", promise, seen=3).version == 4


@pytest.mark.parametrize(("days", "is_allowed"), [(4, True), (5, True), (6, False)])
def test_a_promise_is_not_postponed_past_the_law_without_saying_so(days: int, is_allowed: bool) -> None:
    promise = a_promise(legal_due_at=NOW + timedelta(days=5))
    me = acting(US)
    asked: dict[str, Any] = {"seen": 1, "until": NOW + timedelta(days=days), "because": "They are away.", "by": me}
    with acting_as(me):
        if not is_allowed:
            with pytest.raises(LaterThanTheLawAllows):
                postpone_promise(promise.public_id, **asked)
        changed = postpone_promise(promise.public_id, past_the_law=True, **asked)
        _promise, history = open_promise(promise.public_id, by=me)
    assert (changed.due_at, changed.postponed_until) == (promise.due_at, asked["until"])
    assert [one.past_the_law for one in history] == [False, not is_allowed]


def test_later_means_still_to_come() -> None:
    promise = a_promise()
    me = acting(US)
    with acting_as(me), pytest.raises(NotLater):
        postpone_promise(promise.public_id, seen=1, until=NOW, because="They are away.", by=me)


def test_a_reason_and_an_owner_are_asked_for() -> None:
    promise = a_promise()
    me = acting(US)
    with acting_as(me):
        for empty in ("", "  "):
            with pytest.raises(ReasonMissing):
                keep_promise(promise.public_id, seen=1, what_was_done=empty, by=me)
        with pytest.raises(OwnerMissing):
            hand_over_promise(promise.public_id, seen=1, to=Owner(), because="I am away.", by=me)
        with pytest.raises(OwnerMissing):
            escalate_promise(promise.public_id, seen=1, to=0, because="Nobody answers.", by=me)
        with pytest.raises(OwnerMissing):
            make_promise(new(promise.person_id, owner=Owner()), by=me)
        with pytest.raises(ReasonMissing):
            make_promise(new(promise.person_id, why=" "), by=me)


@pytest.mark.parametrize(
    "spoiled",
    [
        {"state": "perhaps"},
        {"state": "kept"},
        {"closed_at": NOW},
        {"missed_after": NOW},
        {"state": "postponed"},
        {"postponed_until": NOW},
        {"escalated_to": 3},
        {"position_id": 0, "team_id": 0},
        {"why": ""},
    ],
)
def test_the_database_refuses_a_promise_that_contradicts_itself(spoiled: dict[str, Any]) -> None:
    promise = a_promise()
    with acting_as(acting(US)), pytest.raises(DatabaseError), transaction.atomic():
        Promise.objects.filter(pk=promise.pk).update(**spoiled)


def test_a_cause_makes_one_promise() -> None:
    person = a_person()
    first = a_promise(person=person, cause="event 1")
    again = a_promise(person=person, cause="event 1")
    another = a_promise(person=person, cause="event 2")
    a_third = a_promise(person=person, cause="event 1", rule="TEST-2")
    assert first.pk == again.pk
    assert len({first.pk, another.pk, a_third.pk}) == 3
    assert len(written(first)["outbox"]) == 3


def test_every_limit_is_kept_with_the_strictest() -> None:
    counted = strictest([Limit("A", 5, Unit.BUSINESS_DAYS), Limit("B", 7, Unit.DAYS)], NOW, load_calendar())
    promise = a_promise(due_at=counted.due.at, limits=counted.all)
    with acting_as(acting(US)):
        kept = Promise.objects.get(pk=promise.pk)
    assert [(one["rule"], one["due_at"][:10]) for one in kept.limits] == [("A", "2026-12-04"), ("B", "2026-12-02")]
    assert kept.due_at == counted.due.at


def test_my_promises_come_in_the_order_in_which_they_are_due() -> None:
    person = a_person()
    in_hours = {
        name: NOW + timedelta(hours=hours) for name, hours in {"late": -1, "soon": 1, "then": 4, "last": 9}.items()
    }
    for name in ("last", "soon", "late"):
        a_promise(person=person, why=name, due_at=in_hours[name])
    postponed = a_promise(person=person, why="then", due_at=in_hours["late"])
    team = a_promise(person=person, why="team", due_at=in_hours["last"], owner=Owner(team=MY_TEAM))
    a_promise(person=person, why="of a colleague", owner=Owner(position=5))
    a_promise(person=person, why="of a colleague in my team", owner=Owner(position=5, team=MY_TEAM))
    a_promise(person=person, why="of another team", owner=Owner(team=8))
    act("kept", a_promise(person=person, why="done"))
    me = acting(US, position=ME)
    with acting_as(me):
        postpone_promise(postponed.public_id, seen=1, until=in_hours["then"], because="They are away.", by=me)
        mine = promises_of(by=me, teams=[MY_TEAM])
        alone = promises_of(by=me)
    assert [(one.why, one.is_late, one.because) for one in mine] == [
        ("late", True, ""),
        ("soon", False, ""),
        ("then", False, "They are away."),
        ("last", False, ""),
        ("team", False, ""),
    ]
    assert [one.public_id for one in mine if one.public_id != team.public_id] == [one.public_id for one in alone]


@pytest.mark.parametrize(("seconds", "is_late"), [(-1, False), (0, False), (1, True)])
def test_without_a_clock_time_it_is_late_only_when_that_is_certain(seconds: int, is_late: bool) -> None:
    counted = due(Limit("A", 24, Unit.HOURS), date(2026, 11, 24), load_calendar())
    a_promise(due_at=counted.at, missed_after=counted.missed_after)
    me = acting(US, at=counted.missed_after + timedelta(seconds=seconds))
    with acting_as(me):
        assert [one.is_late for one in promises_of(by=me)] == [is_late]


def test_whoever_was_asked_to_see_to_it_has_it_on_their_list_too() -> None:
    promise = a_promise()
    act("escalated", promise)
    for position in (ME, SUPERVISOR):
        actor = acting(US, position=position)
        with acting_as(actor):
            assert [one.because for one in promises_of(by=actor)] == ["Nobody answers."]


def test_reading_a_list_and_opening_a_promise_are_audited() -> None:
    promise = a_promise()
    me = acting(US)
    with acting_as(me):
        promises_of(by=me)
        open_promise(promise.public_id, by=me)
        found = Audited.objects.filter(kind="promise").order_by("pk").values_list("action", "ids")
        assert list(found)[-2:] == [("promises.listed", [promise.pk]), ("promise.opened", [promise.pk])]


@pytest.mark.parametrize("what", STEPS)
def test_another_organization_finds_nothing_to_change(what: str) -> None:
    promise = a_promise()
    with pytest.raises(NotFound):
        act(what, promise, by=acting(OTHERS))


@pytest.mark.django_db(transaction=True, databases=["default", "migrate"])
def test_of_many_who_act_at_once_one_does_and_the_others_are_told() -> None:
    promise = a_promise()
    together = threading.Barrier(6)
    ends: Counter[str] = Counter()

    def keep() -> None:
        try:
            together.wait()
            act("kept", promise)
            ends["kept"] += 1
        except Refusal as refusal:
            ends[type(refusal).__name__] += 1
        finally:
            connections.close_all()

    threads = [threading.Thread(target=keep) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ends == {"kept": 1, "ChangedMeanwhile": 5}
    assert [one["version"] for one in written(promise)["history"]] == [1, 2]

"""Events reach every listener at least once, and what a listener changes happens once, whatever dies in between."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connections
from hypothesis import given
from hypothesis import strategies as st

from tests.integration.record.promising import OTHERS, US
from tests.isolation.conftest import NOW, acting
from wayfellow.records.organizations.models import Organization
from wayfellow.records.outbox.models import Event, Handled
from wayfellow.rules.access.actor import Actor, machine
from wayfellow.services import delivery, outbox
from wayfellow.services.access import acting_as
from wayfellow.services.delivery import DEATHS, LEASE, POISON, Outcome, claim, deliver_everywhere, tell, wait

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])  # both, so that any one test makes the tables
SECOND = timedelta(seconds=1)


class Died(BaseException):
    """A worker that is no more; nothing catches it."""


def published(*, organization: int = US, subject: int = 0, version: int = 0, at: datetime = NOW) -> UUID:
    me = acting(organization, at=at)
    with acting_as(me):
        kind = "thing" if subject else ""
        return outbox.publish("thing.happened", by=me, kind=kind, subject=subject, version=version)


def worker(at: datetime = NOW, organization: int = US) -> Actor:
    return machine(organization=organization, at=at)


def deliver(listeners: delivery.Listeners, *, by: Actor) -> Counter[Outcome]:
    return delivery.deliver(listeners, organization=by.organization, now=lambda: by.at)


def the_event(public_id: UUID) -> Event:
    with acting_as(acting(US)):
        return Event.objects.get(public_id=public_id)


class Heard:
    """A listener that writes down what it heard, in the record and outside it, and fails as often as told."""

    def __init__(self, failures: int = 0, failure: type[BaseException] = ValueError) -> None:
        self.outside: list[UUID] = []
        self.failures, self.failure = failures, failure

    def __call__(self, event: Event, by: Actor) -> None:
        self.outside.append(event.public_id)
        outbox.publish("effect", by=by)
        if self.failures:
            self.failures -= 1
            raise self.failure("Ana Invented, 555-0100")


def effects() -> int:
    """What listeners changed in the record."""
    with acting_as(acting(US)):
        return Event.objects.filter(name="effect").count()


def hearing(**listeners: Heard) -> dict[str, dict[str, delivery.Listener]]:
    return {"thing.happened": dict(listeners)}


def test_every_listener_hears_of_it_once() -> None:
    one, other = Heard(), Heard()
    event = published()
    assert deliver(hearing(one=one, other=other), by=worker()) == {Outcome.DELIVERED: 3}  # with two effects
    assert deliver(hearing(one=one, other=other), by=worker()) == {}
    assert one.outside == other.outside == [event]
    assert effects() == 2
    assert the_event(event).delivered_at == NOW


def test_an_event_nobody_listens_to_is_delivered() -> None:
    published()
    assert deliver({}, by=worker()) == {Outcome.DELIVERED: 1}


def test_delivered_twice_it_does_nothing_twice() -> None:
    one = Heard()
    event = published()
    for _again in range(3):
        deliver(hearing(one=one), by=worker())
        with acting_as(acting(US)):
            Event.objects.filter(public_id=event).update(delivered_at=None)
    assert len(one.outside) == 1
    assert effects() == 1


def test_a_listener_that_fails_is_tried_again_later_and_the_others_are_not() -> None:
    good, bad = Heard(), Heard(failures=2)
    event, at = published(), NOW
    for failures in (1, 2):
        assert deliver(hearing(bad=bad, good=good), by=worker(at))[Outcome.LATER] == 1
        found = the_event(event)
        assert (found.failures, found.delivered_at) == (failures, None)
        deliver(hearing(bad=bad, good=good), by=worker(found.try_at - SECOND))
        assert len(bad.outside) == failures  # not before its time
        at = found.try_at
    deliver(hearing(bad=bad, good=good), by=worker(at))
    assert (len(bad.outside), len(good.outside)) == (3, 1)
    assert effects() == 2  # what a failed attempt changed is undone
    assert the_event(event).delivered_at == at


def test_after_three_days_it_is_dead_and_says_why_without_anybodys_name() -> None:
    bad = Heard(failures=1000)
    event = published()
    at, tries = NOW, 0
    while (found := the_event(event)).dead_at is None:
        at, tries = max(at, found.try_at), tries + 1
        deliver(hearing(bad=bad), by=worker(at))
    assert timedelta(hours=72) <= found.dead_at - NOW < timedelta(hours=73)
    assert found.dead_because == "bad: ValueError"
    assert 72 < tries < 120
    assert deliver(hearing(bad=bad), by=worker(at + timedelta(days=9))) == {}


def test_a_worker_that_dies_leaves_nothing_half_done_and_another_one_takes_over() -> None:
    dies = Heard(failures=1, failure=Died)
    before, after = Heard(), Heard()
    listening = hearing(before=before, dies=dies, after=after)
    event = published()
    with pytest.raises(Died):
        deliver(listening, by=worker())
    assert effects() == 0
    assert deliver(listening, by=worker(NOW + LEASE - SECOND)) == {}
    assert deliver(listening, by=worker(NOW + LEASE))[Outcome.DELIVERED] >= 1
    assert effects() == 3
    assert the_event(event).delivered_at is not None
    assert before.outside == [event, event]  # outside the record it is told twice, under the same id


def test_what_kills_three_workers_is_poison() -> None:
    event, innocent = published(), published()
    dies = Heard(failures=1000, failure=Died)
    at = NOW
    with acting_as(acting(US)):
        Event.objects.filter(public_id=innocent).update(try_at=NOW + timedelta(days=1))
    for _worker in range(DEATHS):
        with pytest.raises(Died):
            deliver(hearing(dies=dies), by=worker(at))
        at += LEASE
    assert deliver(hearing(dies=dies), by=worker(at)) == {Outcome.DEAD: 1}
    assert the_event(event).dead_because == POISON
    assert deliver(hearing(), by=worker(NOW + timedelta(days=1))) == {Outcome.DELIVERED: 1}


def test_failing_politely_is_not_dying() -> None:
    bad = Heard(failures=10)
    event = published()
    for _try in range(10):
        deliver(hearing(bad=bad), by=worker(the_event(event).try_at))
    assert the_event(event).dead_at is None


def test_a_worker_whose_claim_ran_out_changes_nothing() -> None:
    slow, quick = Heard(), Heard()
    published()
    old = claim(by=worker())
    assert old
    deliver(hearing(one=quick), by=worker(NOW + LEASE))
    assert tell(old, hearing(one=slow), by=worker(NOW + LEASE)) == Outcome.LOST
    assert slow.outside == []


def test_a_late_worker_stands_back_for_the_one_that_took_over_and_is_not_done_yet() -> None:
    slow, quick = Heard(), Heard()
    published()
    old, taken_over = claim(by=worker()), claim(by=worker(NOW + LEASE))
    assert old
    assert taken_over
    assert tell(old, hearing(one=slow), by=worker(NOW + LEASE)) == Outcome.LOST
    assert tell(taken_over, hearing(one=quick), by=worker(NOW + LEASE)) == Outcome.DELIVERED
    assert (len(slow.outside), len(quick.outside)) == (0, 1)


def test_what_was_claimed_is_not_claimed_again_while_the_claim_lasts() -> None:
    published()
    assert claim(by=worker())
    assert claim(by=worker()) is None


def test_events_about_one_row_are_told_in_their_order() -> None:
    first, second = published(subject=1, version=1), published(subject=1, version=2)
    another = published(subject=2, version=1)
    one = Heard(failures=1)
    deliver(hearing(one=one), by=worker())
    assert one.outside == [first, another]
    deliver(hearing(one=one), by=worker(NOW + timedelta(hours=1)))
    assert one.outside == [first, another, first, second]


def test_a_dead_event_does_not_hold_up_those_after_it() -> None:
    first = published(subject=1, version=1)
    second = published(subject=1, version=2)
    with acting_as(acting(US)):
        Event.objects.filter(public_id=first).update(dead_at=NOW, dead_because="tried in vain")
    one = Heard()
    deliver(hearing(one=one), by=worker())
    assert one.outside == [second]


def test_every_organization_is_served_within_its_own_sight() -> None:
    directory = machine(organization=0, at=NOW)
    with acting_as(directory):
        us, others = (Organization.objects.create(name=name, kind="cbo").pk for name in ("Us", "Others"))
    ours, theirs = published(organization=us), published(organization=others)
    seen: dict[UUID, tuple[int, int]] = {}

    def listener(event: Event, by: Actor) -> None:
        seen[event.public_id] = (by.organization, Event.objects.count())

    assert deliver_everywhere({"thing.happened": {"one": listener}}, now=lambda: NOW) == {Outcome.DELIVERED: 2}
    assert seen == {ours: (us, 1), theirs: (others, 1)}


def test_one_organization_is_not_told_what_happened_in_another() -> None:
    published(organization=OTHERS)
    assert deliver({}, by=worker(organization=US)) == {}


@given(st.uuids(), st.integers(1, 200))
def test_waiting_grows_to_an_hour_and_is_spread(event: UUID, failures: int) -> None:
    longest = min(timedelta(seconds=5) * 2 ** min(failures - 1, 30), timedelta(hours=1))
    assert longest * 0.75 <= wait(event, failures) <= longest
    assert wait(event, failures) == wait(event, failures)


def test_not_all_come_back_at_once() -> None:
    assert len({wait(uuid4(), 12) for _ in range(100)}) > 30


@pytest.mark.django_db(transaction=True, databases=["default", "migrate"])
def test_many_workers_tell_each_event_once() -> None:
    events = [published() for _ in range(30)]
    told: Counter[UUID] = Counter()
    together = threading.Barrier(4)

    def listener(event: Event, by: Actor) -> None:
        told[event.public_id] += 1

    def work() -> None:
        together.wait()
        try:
            deliver({"thing.happened": {"one": listener}}, by=worker())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == dict.fromkeys(events, 1)
    with acting_as(acting(US)):
        assert Handled.objects.count() == 30

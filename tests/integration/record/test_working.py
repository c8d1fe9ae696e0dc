"""A worker goes on until it is told to stop, also when the database goes away and comes back."""

from __future__ import annotations

import os
import signal
import threading
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from django.db import OperationalError, connection

from tests.isolation.conftest import NOW, acting
from wayfellow.cli.work import work as command
from wayfellow.records.organizations.models import Organization
from wayfellow.records.outbox.models import Event
from wayfellow.rules.access.actor import Actor, machine
from wayfellow.services import outbox, working
from wayfellow.services.access import acting_as
from wayfellow.services.delivery import LEASE, Listeners
from wayfellow.services.working import LONGEST_REST_SECONDS, REST_SECONDS, work

CLOCK = SimpleNamespace(now=lambda: NOW)


class Resting:
    """Counts the rests, and tells the worker to stop after so many. What happens meanwhile may be said."""

    def __init__(self, rests: int) -> None:
        self.left, self.rested = rests, list[float]()

    def is_set(self) -> bool:
        return self.left <= 0

    def wait(self, timeout: float) -> bool:
        self.left -= 1
        self.rested.append(timeout)
        return self.is_set()


@pytest.fixture
def event() -> int:
    with acting_as(machine(organization=0, at=NOW)):
        organization = Organization.objects.create(name="Us", kind="cbo").pk
    me = acting(organization)
    with acting_as(me):
        outbox.publish("thing.happened", by=me)
    return organization


@pytest.mark.django_db(databases=["default", "migrate"])
def test_a_worker_delivers_and_rests_only_when_nothing_is_due(event: int) -> None:
    heard: list[int] = []

    def listener(event: Event, by: Actor) -> None:
        heard.append(event.pk)

    resting = Resting(2)
    work({"thing.happened": {"one": listener}}, now=CLOCK.now, stop=resting)
    assert len(heard) == 1
    assert resting.rested == [REST_SECONDS] * 2


def test_a_worker_waits_longer_and_longer_for_a_database_that_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def is_away(listeners: Listeners, **_: object) -> None:
        raise OperationalError

    monkeypatch.setattr(working, "deliver_everywhere", is_away)
    monkeypatch.setattr(connection, "close", lambda: None)
    resting = Resting(8)
    work({}, now=CLOCK.now, stop=resting)
    assert resting.rested == [2, 4, 8, 16, 32, 60, 60, 60]
    assert resting.rested[-1] == LONGEST_REST_SECONDS


@pytest.mark.django_db(transaction=True, databases=["default", "migrate"])
def test_a_worker_whose_connection_is_cut_goes_on(event: int) -> None:
    """Somebody ends its connection while a listener is at work: the event is told again, and once in the record."""
    tries: list[int] = []
    moments = iter([NOW] * 3)

    def listener(event: Event, by: Actor) -> None:
        tries.append(event.pk)
        outbox.publish("effect", by=by)
        if len(tries) == 1:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    work({"thing.happened": {"one": listener}}, now=lambda: next(moments, NOW + LEASE), stop=Resting(2))
    assert len(tries) == 2
    with acting_as(acting(event)):
        assert Event.objects.filter(name="effect").count() == 1


@pytest.mark.django_db(databases=["default", "migrate"])
def test_once_says_how_much_was_delivered(event: int) -> None:
    said = [CliRunner().invoke(command, ["--once"], obj=CLOCK).output for _ in range(2)]
    assert said == ["1 delivered\n", "nothing was due\n"]


@pytest.mark.django_db(databases=["default", "migrate"])
@pytest.mark.parametrize("order", [signal.SIGTERM, signal.SIGINT])
def test_the_command_ends_when_it_is_told_to(order: signal.Signals, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {one: signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)}

    def and_then_stop(listeners: Listeners, **_: object) -> dict[str, int]:
        os.kill(os.getpid(), order)
        return {}

    monkeypatch.setattr(working, "deliver_everywhere", and_then_stop)
    assert threading.current_thread() is threading.main_thread()
    try:
        assert CliRunner().invoke(command, [], obj=CLOCK).exit_code == 0
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)

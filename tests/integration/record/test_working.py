"""What is published wakes a worker, once a burst and never for nothing; the clock asks for the rest."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from click.testing import CliRunner
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from procrastinate import PsycopgConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.contrib.django.utils import connector_params

from tests.isolation.conftest import NOW, acting
from wayfellow.cli.work import work as command
from wayfellow.records.organizations.models import Organization
from wayfellow.records.outbox.models import Event
from wayfellow.rules.access.actor import Actor, machine
from wayfellow.services import outbox
from wayfellow.services.access import acting_as
from wayfellow.services.delivery import Listeners

CLOCK = SimpleNamespace(now=lambda: NOW, today=NOW.date)
heard: list[int] = []


def _hears(event: Event, by: Actor) -> None:
    heard.append(event.pk)
    outbox.publish("effect", by=by)


LISTENERS: Listeners = {"thing.happened": {"one": _hears}}


@pytest.fixture(autouse=True)
def still(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)  # a job leaves no connection to the test database
    settings.CLOCK, settings.LISTENERS = CLOCK, f"{__name__}.LISTENERS"
    heard.clear()


@pytest.fixture
def us() -> int:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")  # of tests before: nobody empties tables that are not Django's
    with acting_as(machine(organization=0, at=NOW)):
        return Organization.objects.create(name="Us", kind="cbo").pk


def publish(organization: int, times: int = 1) -> None:
    me = acting(organization)
    with acting_as(me):
        for _ in range(times):
            outbox.publish("thing.happened", by=me)


def jobs() -> list[tuple[str, Any]]:
    return list(ProcrastinateJob.objects.filter(status="todo").order_by("pk").values_list("task_name", "args"))


def run_worker() -> None:
    """A true worker, until no job waits. It leaves the clock alone: nothing of what it asks for is deferred."""

    async def until_idle() -> None:
        own = app.with_connector(PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=3))
        own.periodic_registry = type(own.periodic_registry)()
        async with own.open_async():
            await own.run_worker_async(wait=False, install_signal_handlers=False, listen_notify=False)

    while jobs():
        asyncio.run(until_idle())


@pytest.mark.django_db(databases=["default", "migrate"])
def test_a_burst_makes_one_job_with_ids_only(us: int) -> None:
    publish(us, 5)
    publish(us)
    publish(us + 1)
    assert jobs() == [("deliver", {"organization": us}), ("deliver", {"organization": us + 1})]


@pytest.mark.django_db(databases=["default", "migrate"])
def test_what_is_taken_back_wakes_nobody(us: int) -> None:
    with acting_as(acting(us)) as me, suppress(DatabaseError), transaction.atomic():
        outbox.publish("thing.happened", by=me)
        raise DatabaseError
    assert jobs() == []


@pytest.mark.django_db(transaction=True, databases=["default", "migrate"])
def test_a_worker_does_not_take_a_job_before_the_change_it_is_for_is_there(us: int) -> None:
    """A job waits from before; somebody is about to publish more. Whoever asks for one now gets none."""
    publish(us)
    fetch = "SELECT id FROM procrastinate_fetch_job_v2(NULL, NULL)"
    with psycopg.connect(**connector_params()) as worker:
        with acting_as(acting(us)) as me:
            outbox.publish("thing.happened", by=me)
            assert worker.execute(fetch).fetchall() == [(None,)]
            assert len(jobs()) == 1
        assert worker.execute(fetch).fetchall() != [(None,)]
        worker.rollback()


@pytest.mark.django_db(transaction=True, databases=["default", "migrate"])
def test_a_worker_delivers_and_what_a_listener_publishes_too(us: int) -> None:
    publish(us, 3)
    run_worker()
    with acting_as(acting(us)):
        events = list(Event.objects.order_by("pk").values_list("name", "delivered_at"))
    assert len(heard) == 3
    assert events == [("thing.happened", NOW)] * 3 + [("effect", NOW)] * 3
    assert ProcrastinateJob.objects.count() == 0


@pytest.mark.django_db(transaction=True, databases=["default", "migrate"])
def test_a_job_is_never_the_only_word_of_an_event(us: int) -> None:
    """The job is gone with a worker that died; the next round of the clock delivers."""
    publish(us)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    app.configure_task("deliver everywhere").defer(timestamp=0)
    run_worker()
    assert len(heard) == 1


@pytest.mark.django_db(transaction=True, databases=["default", "migrate"])
def test_a_worker_goes_on_after_a_connection_was_cut(us: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody ends the connection of a job; the job fails, and the next one finds a new connection."""

    def cut(event: Event, by: Actor) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    monkeypatch.setitem(LISTENERS, "thing.broke", {"one": cut})
    me = acting(us)
    with acting_as(me):
        outbox.publish("thing.broke", by=me)
    run_worker()
    publish(us)
    run_worker()
    assert len(heard) == 1


@pytest.mark.django_db(transaction=True, databases=["default", "migrate"])
@pytest.mark.parametrize(("attempts", "heard_of"), [(0, 1), (2, 0)])
def test_the_job_of_a_silent_worker_is_taken_over_until_three_have_died(us: int, attempts: int, heard_of: int) -> None:
    publish(us)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour')")
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', attempts = %s,"
            " worker_id = (SELECT max(id) FROM procrastinate_workers)",
            [attempts],
        )
    app.configure_task("take over", queueing_lock="take over").defer(timestamp=0)
    run_worker()
    assert len(heard) == heard_of
    left = ProcrastinateJob.objects.exclude(status="todo").values_list("task_name", "status")
    assert list(left) == ([] if heard_of else [("deliver", "failed")])


@pytest.mark.django_db(databases=["default", "migrate"])
def test_once_says_how_much_was_delivered(us: int) -> None:
    publish(us)
    said = [CliRunner().invoke(command, ["--once"], obj=CLOCK).output for _ in range(2)]
    assert said == ["2 delivered\n", "nothing was due\n"]


def test_what_the_clock_asks_for_waits_once_only() -> None:
    """Each has a queueing lock: workers that are slow, or many, do not pile it up."""
    app.perform_import_paths()
    asked = {one.task.name: one.task.queueing_lock for one in app.periodic_registry.periodic_tasks.values()}
    assert {"deliver everywhere", "seal", "anchor", "reconcile", "take over"} <= asked.keys()
    assert all(name == lock for name, lock in asked.items())
    assert settings.PROCRASTINATE_WORKER_DEFAULTS["delete_jobs"] == "successful"

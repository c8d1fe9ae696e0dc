"""Every table is guarded or known to be machinery, and the app's role can do only what was granted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.conf import settings
from django.db import connection, connections
from django.db.utils import ProgrammingError
from django.test import Client

from wayfellow.cli.doctor import doctor
from wayfellow.config.clock import SystemClock, read_clock
from wayfellow.records.base import catalogue
from wayfellow.records.base.catalogue import excess_powers, unguarded_tables
from wayfellow.records.base.machinery import MACHINERY
from wayfellow.records.base.models import Installation
from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.actor import machine
from wayfellow.rules.problems import MissingDependency
from wayfellow.services import auditing, installation
from wayfellow.services.access import acting_as
from wayfellow.services.health import SEALED_WITHIN
from wayfellow.services.installation import refuse_unsafe

pytestmark = pytest.mark.django_db


def examine(*options: str, clock: SystemClock) -> tuple[int, str]:
    result = CliRunner().invoke(doctor, options, obj=clock)
    return result.exit_code, result.output


def test_every_table_is_guarded_or_machinery() -> None:
    assert unguarded_tables() == []


def test_a_table_nobody_listed_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "MACHINERY", MACHINERY - {"base_installation"})
    assert unguarded_tables() == ["base_installation"]


def test_the_app_has_no_power_it_does_not_need() -> None:
    assert excess_powers() == []


@pytest.mark.django_db(databases=["default", "migrate"])
def test_the_powers_of_an_owner_are_found() -> None:
    assert {"may create tables", "owns tables"} <= set(excess_powers("migrate"))


def test_the_installation_is_one_row_the_app_can_only_read() -> None:
    assert Installation.objects.count() == 1
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute("UPDATE base_installation SET installed_at = now()")


@pytest.mark.django_db(databases=["default", "migrate"])
def test_there_cannot_be_a_second_installation() -> None:
    second = Installation(installed_at=SystemClock().now())
    with pytest.raises(Exception, match="duplicate key"):
        second.save(using="migrate")
    assert connections["migrate"].alias == "migrate"


def test_doctor_finds_a_sound_installation_sound() -> None:
    code, said = examine(clock=SystemClock())
    assert (code, said.count("ok  "), said.count("not ok")) == (0, 5, 0)


def test_doctor_says_when_the_clock_stands_still() -> None:
    code, said = examine(clock=read_clock("2020-01-01T00:00Z"))
    assert code == 1
    assert "not ok  our clock and the server's agree" in said


def test_doctor_says_when_a_crash_would_lose_something() -> None:
    """The server for tests runs with fsync off."""
    code, said = examine("--deploy", clock=SystemClock())
    assert code == 1
    assert "not ok  what is committed survives a crash" in said


def test_what_is_not_ready_for_people_is_said_one_by_one() -> None:
    """In a workshop nearly nothing is; each line says what to do."""
    _, said = examine("--deploy", clock=SystemClock())
    for wrong in ("set WAYFELLOW_PRODUCTION=1", "set WAYFELLOW_HTTPS=1", "context of yesterday is refused: migrate"):
        assert wrong in said
    assert "ok      nobody else may ask who is asking" in said


def test_an_old_server_lets_nobody_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "OLDEST", {15: 18, 16: 14, 17: 10, 18: 99, 19: 99})
    with pytest.raises(MissingDependency, match="known holes"):
        refuse_unsafe()
    assert examine(clock=SystemClock())[0] == 1


def test_an_app_that_could_bypass_row_security_lets_nobody_in(monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_unsafe()
    monkeypatch.setattr(installation, "excess_powers", lambda: ["bypasses row security"])
    with pytest.raises(MissingDependency, match="bypasses row security"):
        refuse_unsafe()


def test_who_watches_is_told_what_is_missing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, said in (("/livez", "alive"), ("/startupz", "alive"), ("/readyz", "ready")):
        answer = client.get(path)
        assert (answer.status_code, answer.content.decode().strip()) == (200, said)
    monkeypatch.setattr(settings, "CONTEXT_KEY", b"another")
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content.decode().strip()) == (503, "not ready: context")


def test_audit_that_waits_too_long_for_its_seal_is_not_ready(client: Client) -> None:
    long_ago = settings.CLOCK.now() - SEALED_WITHIN - timedelta(seconds=1)
    with acting_as(machine(organization=0, at=long_ago)):
        organization = Organization.objects.create(name="North", kind="ecm_provider")
    by = machine(organization=organization.pk, at=long_ago)
    with acting_as(by):
        auditing.record("person.opened", by=by)
    assert client.get("/readyz").content == b"not ready: audit\n"


def test_doctor_prints_the_roles_for_an_administrator() -> None:
    code, said = examine("--print-roles", clock=SystemClock())
    assert code == 0
    assert "ALTER ROLE wayfellow_app LOGIN" in said

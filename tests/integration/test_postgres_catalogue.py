"""Every table is guarded or known to be machinery, and the app's role can do only what was granted."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from django.db import connection, connections
from django.db.utils import ProgrammingError

from wayfellow.cli.doctor import doctor
from wayfellow.config.clock import SystemClock, read_clock
from wayfellow.records.base import catalogue
from wayfellow.records.base.catalogue import excess_powers, unguarded_tables
from wayfellow.records.base.machinery import MACHINERY
from wayfellow.records.base.models import Installation

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


def test_doctor_prints_the_roles_for_an_administrator() -> None:
    code, said = examine("--print-roles", clock=SystemClock())
    assert code == 0
    assert "ALTER ROLE wayfellow_app LOGIN" in said

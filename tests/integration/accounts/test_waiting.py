"""Who guesses waits longer each time; who is guessed at does not. Nothing tells one failure from another."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.integration.accounts.conftest import PASSWORD, Worker, join
from wayfellow.config.clock import SystemClock
from wayfellow.records.accounts.models import Failures, User
from wayfellow.records.audit.models import Event
from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.delays import MOST, seconds_after
from wayfellow.rules.access.roles import Role
from wayfellow.services.access import acting_as
from wayfellow.services.places import machine_in

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])
Turn = Callable[[float], None]


@pytest.fixture
def worker(north: Organization) -> Worker:
    return join(north, "s@north.example", Role.SUPERVISOR)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Turn:
    """Time that stands still until it is turned on by some seconds."""
    clock = [settings.CLOCK.now()]

    def turn(seconds: float) -> None:
        clock[0] += timedelta(seconds=seconds)
        monkeypatch.setattr(settings, "CLOCK", SystemClock(frozen_at=clock[0]))

    turn(0)
    return turn


def guess(
    login: str, password: str = "not the right one", client: Client | None = None, network: str = "9.9.9.9"
) -> Any:
    told = {"login": login, "password": password}
    return (client or Client()).post("/account/sign-in/", told, REMOTE_ADDR=network)


def test_waiting_begins_with_the_fifth_failure_and_doubles_to_a_minute() -> None:
    assert [seconds_after(n) for n in range(13)] == [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60]


def test_every_wrong_try_makes_the_next_wait_longer(worker: Worker, later: Turn) -> None:
    waits = []
    for _ in range(4):
        assert guess(worker.email).status_code == 200
    for _ in range(8):
        assert guess(worker.email).status_code == 200
        told = guess(worker.email, PASSWORD)
        assert told.status_code == 429
        waits.append(int(told.headers["Retry-After"]))
        later(waits[-1])
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]


def test_the_page_says_how_long_and_the_right_password_works_then(worker: Worker, later: Turn) -> None:
    for _ in range(6):
        guess(worker.email)
        later(1)
    assert "try again: 1." in guess(worker.email, PASSWORD).content.decode()
    later(1)
    assert guess(worker.email, PASSWORD).status_code == 302


def test_who_waits_does_not_wait_longer_for_asking(worker: Worker, later: Turn) -> None:
    for _ in range(5):
        guess(worker.email)
    assert {guess(worker.email).headers["Retry-After"] for _ in range(20)} == {"1"}


def test_a_device_they_know_is_not_shut_out_by_guesses_from_elsewhere(worker: Worker, later: Turn) -> None:
    for _ in range(30):
        guess(worker.email)
    own = Client()
    own.cookies["wayfellow_device"] = worker.client.cookies["wayfellow_device"].value
    assert guess(worker.email, PASSWORD).status_code == 429
    assert guess(worker.email, PASSWORD, own).status_code == 302


def test_a_device_known_to_one_account_is_a_stranger_to_another(
    worker: Worker, north: Organization, later: Turn
) -> None:
    other = join(north, "eve@north.example", Role.SUPERVISOR)
    for n in range(5):
        client = Client()
        client.cookies["wayfellow_device"] = other.client.cookies["wayfellow_device"].value
        guess(worker.email, client=client, network=f"9.9.9.{n}")
    assert guess(worker.email, network="8.8.8.8").status_code == 429


def test_a_forged_cookie_makes_no_device_known(worker: Worker, later: Turn) -> None:
    forged = Client()
    forged.cookies["wayfellow_device"] = worker.client.cookies["wayfellow_device"].value[:-2] + "xx"
    for _ in range(5):
        guess(worker.email, client=forged)
    assert guess(worker.email, PASSWORD).status_code == 429


def test_a_network_that_tries_many_accounts_waits_and_another_does_not(later: Turn) -> None:
    for n in range(20):
        assert guess(f"a{n}@north.example").status_code == 200
    assert guess("b@north.example").status_code == 429
    assert guess("b@north.example", network="8.8.8.8").status_code == 200
    later(16 * 60)
    assert guess("c@north.example").status_code == 200


def test_after_a_hundred_in_a_row_only_recovery_or_a_passkey_helps(worker: Worker, later: Turn) -> None:
    guess(worker.email)
    Failures.objects.update(count=MOST)
    later(10_000)
    told = guess(worker.email, PASSWORD)
    assert (told.status_code, told.headers.get("Retry-After")) == (429, None)
    assert "/account/help/" in told.content.decode()


def test_codes_wait_too(worker: Worker, later: Turn) -> None:
    half = Client()
    guess(worker.email, PASSWORD, half)
    answers = [half.post("/account/sign-in/code/", {"code": "000000"}).status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]
    assert half.post("/account/sign-in/code/", {"code": worker.code()}).status_code == 429
    later(1)
    assert half.post("/account/sign-in/code/", {"code": worker.code()}).status_code == 302


def test_the_right_password_alone_forgives_nothing(worker: Worker, later: Turn) -> None:
    for _ in range(4):
        guess(worker.email)
    guess(worker.email, PASSWORD)
    guess(worker.email)
    assert guess(worker.email).status_code == 429


def test_signing_in_forgives(worker: Worker, later: Turn) -> None:
    for _ in range(4):
        guess(worker.email)
    half = Client()
    guess(worker.email, PASSWORD, half)
    assert half.post("/account/sign-in/code/", {"code": worker.code()}).status_code == 302
    assert [guess(worker.email).status_code for _ in range(5)] == [200] * 5


def test_every_failure_reads_the_same(worker: Worker, north: Organization, later: Turn) -> None:
    """Wrong password, nobody known, an account that is shut, one without a second factor: page by page the same."""
    shut = join(north, "shut@north.example", Role.SUPERVISOR, secret=False)
    bare = join(north, "bare@north.example", Role.SUPERVISOR, secret=False)
    User.objects.filter(pk=shut.user).update(is_active=False)
    seen = set()
    for n, login in enumerate([worker.email, "nobody@north.example", shut.email, bare.email]):
        password = PASSWORD if login == shut.email else "not the right one"
        answers = [guess(login, password, network=f"9.9.9.{n}") for _ in range(7)]
        seen.add(tuple((one.status_code, one.headers.get("Retry-After"), told(one, login)) for one in answers))
    assert len(seen) == 1


def told(answer: Any, login: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode()).replace(login, "")


def test_no_address_is_kept_with_the_counters(worker: Worker, later: Turn) -> None:
    guess(worker.email)
    assert all(re.fullmatch("[0-9a-f]{64}", row.key) for row in Failures.objects.all())


def test_waiting_is_in_the_audit(worker: Worker, north: Organization, later: Turn) -> None:
    for _ in range(6):
        guess(worker.email)
    with acting_as(machine_in(north.pk, now())):
        assert Event.objects.filter(user_id=worker.user, action="sign_in.delayed", decision="deny").exists()


def now() -> datetime:
    return settings.CLOCK.now()

"""Who cannot sign in comes back with two proofs that are no mail; mail alone resets nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client

from tests.integration.accounts.conftest import PASSWORD, Worker, join
from tests.integration.accounts.test_recorded import told
from tests.integration.accounts.test_working_here import PEOPLE, position_in
from wayfellow.config.clock import SystemClock
from wayfellow.records.accounts.models import Session, User
from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.passwords import is_made_of
from wayfellow.rules.access.roles import Role
from wayfellow.services.places import actor_at, places_of
from wayfellow.services.staff.holds import HeldAfterRecovery, check_not_held

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])
NEW = "seven quiet river stones"


@pytest.fixture
def worker(north: Organization) -> Worker:
    return join(north, "s@north.example", Role.SUPERVISOR)


@pytest.fixture
def asking(worker: Worker, mailoutbox: list[Any]) -> Callable[[], tuple[Client, str]]:
    def ask() -> tuple[Client, str]:
        browser = Client()
        assert browser.post("/account/help/", {"email": worker.email}).status_code == 200
        return browser, re.search(r"/account/recover/\S+", mailoutbox[-1].body)[0]  # type: ignore[index]

    return ask


def saved_code(worker: Worker) -> str:
    return worker.client.get("/account/security/codes/").context["unused_codes"][0]


def test_two_proofs_bring_somebody_back(worker: Worker, asking: Any, north: Organization, mailoutbox: list[Any],
                                        django_capture_on_commit_callbacks: Any) -> None:  # fmt: skip
    code, (browser, path) = saved_code(worker), asking()
    given = {"saved_code": code, "app_code": worker.code(), "password": NEW}
    with django_capture_on_commit_callbacks(execute=True):
        assert browser.post(path, given).status_code == 200
    assert ("recovery.done", "app+saved_code", "permit") in told(north.pk, worker.user)
    assert mailoutbox[-1].to == [worker.email]
    assert worker.client.get("/staff/").status_code == 302, "every browser is signed out"
    assert Client().post("/account/sign-in/", {"login": worker.email, "password": NEW}).status_code == 302
    assert Authenticator.objects.filter(user_id=worker.user, type="totp").exists()
    assert browser.get(path).status_code == 404, "once"


@pytest.mark.parametrize("shown", [(), ("saved_code",), ("app_code",), ("approval",)])
def test_mail_and_one_proof_are_not_enough(admin: Worker, worker: Worker, asking: Any, north: Organization,
                                           shown: tuple[str, ...]) -> None:  # fmt: skip
    code, (browser, path) = saved_code(worker), asking()
    can = {"saved_code": code, "app_code": worker.code()}
    if "approval" in shown:
        admin.client.post(f"{PEOPLE}{position_in(north, worker.user).public_id}/seen/")
    given = {name: can[name] for name in shown if name in can}
    refused = browser.post(path, {**given, "password": NEW, "lost": "yes"})
    assert refused.status_code == 422
    assert "We need 2 of 3" in refused.content.decode()
    assert User.objects.get(pk=worker.user).check_password(PASSWORD)
    assert Authenticator.objects.filter(user_id=worker.user, type="totp").exists()
    assert worker.client.get("/staff/").status_code == 200
    assert saved_code(worker) == code, "a code shown in vain is not spent"


def test_a_saved_code_and_an_administrator_replace_what_was_lost(
    admin: Worker, worker: Worker, asking: Any, north: Organization
) -> None:
    code, (browser, path) = saved_code(worker), asking()
    admin.client.post(f"{PEOPLE}{position_in(north, worker.user).public_id}/seen/")
    assert browser.post(path, {"saved_code": code, "password": NEW, "lost": "yes"}).status_code == 200
    assert not Authenticator.objects.filter(user_id=worker.user).exists()
    assert ("factor.removed", "all", "permit") in told(north.pk, worker.user)


def test_an_approval_counts_once(admin: Worker, worker: Worker, asking: Any, north: Organization) -> None:
    admin.client.post(f"{PEOPLE}{position_in(north, worker.user).public_id}/seen/")
    browser, path = asking()
    assert browser.post(path, {"app_code": worker.code(), "password": NEW}).status_code == 200
    browser, path = asking()
    assert browser.post(path, {"app_code": worker.code(), "password": NEW}).status_code == 422


def test_nobody_vouches_for_themselves(admin: Worker, north: Organization) -> None:
    assert admin.client.post(f"{PEOPLE}{position_in(north, admin.user).public_id}/seen/").status_code == 409


def test_an_administrator_elsewhere_cannot_vouch(worker: Worker, north: Organization, south: Organization) -> None:
    other = join(south, "b@south.example", Role.ORGANIZATION_ADMIN)
    assert other.client.post(f"{PEOPLE}{position_in(north, worker.user).public_id}/seen/").status_code == 404


def test_the_link_works_in_the_browser_that_asked_only(worker: Worker, asking: Any) -> None:
    code, (browser, path) = saved_code(worker), asking()
    thief = Client()
    given = {"saved_code": code, "app_code": worker.code(), "password": NEW}
    assert thief.get(path).status_code == 404
    thief.cookies["wayfellow_recovery"] = "guessed"
    assert thief.post(path, given).status_code == 404
    assert browser.get(path).status_code == 200


@pytest.mark.parametrize(("hours", "status"), [(23, 200), (24, 404)])
def test_the_link_works_for_24_hours(asking: Any, monkeypatch: pytest.MonkeyPatch, hours: int, status: int) -> None:
    now = settings.CLOCK.now()
    monkeypatch.setattr(settings, "CLOCK", SystemClock(frozen_at=now))
    browser, path = asking()
    monkeypatch.setattr(settings, "CLOCK", SystemClock(frozen_at=now + timedelta(hours=hours)))
    assert browser.get(path).status_code == status


def test_asking_tells_nobody_whether_somebody_is_here(worker: Worker, mailoutbox: list[Any]) -> None:
    seen = set()
    for email in (worker.email, "nobody@north.example", "not an address"):
        text = Client().post("/account/help/", {"email": email}).content.decode()
        seen.add(re.sub(r'value="[^"]+"', "", text))
    assert len(seen) == 1
    assert len(mailoutbox) == 1


def test_guessing_codes_of_a_recovery_waits(worker: Worker, asking: Any) -> None:
    browser, path = asking()
    answers = [browser.post(path, {"app_code": "000000", "password": NEW}).status_code for _ in range(6)]
    assert answers == [422] * 5 + [429]


def test_after_a_recovery_nothing_is_exported_for_a_day(worker: Worker, asking: Any) -> None:
    code, (browser, path) = saved_code(worker), asking()
    now = settings.CLOCK.now()
    browser.post(path, {"saved_code": code, "app_code": worker.code(), "password": NEW})
    (place,) = places_of(user=worker.user, at=now)
    with pytest.raises(HeldAfterRecovery):
        check_not_held(by=actor_at(place, user=worker.user, at=now + timedelta(hours=23)))
    check_not_held(by=actor_at(place, user=worker.user, at=now + timedelta(hours=25)))


def test_changing_the_password_ends_every_session_and_tells_them(
    worker: Worker, north: Organization, mailoutbox: list[Any]
) -> None:
    assert worker.client.post("/account/security/password/", {"password": NEW})["Location"] == "/account/sign-in/"
    assert not Session.objects.filter(user_id=worker.user).exists()
    assert ("password.changed", "", "permit") in told(north.pk, worker.user)
    assert [mail.to for mail in mailoutbox] == [[worker.email]]
    assert Client().post("/account/sign-in/", {"login": worker.email, "password": NEW}).status_code == 302


def test_changing_the_password_asks_again_who_it_is(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    from wayfellow.web.account import adapters

    monkeypatch.setattr(adapters, "FRESH_SECONDS", 0)
    monkeypatch.setattr(settings, "ACCOUNT_REAUTHENTICATION_TIMEOUT", 0)
    assert worker.client.post("/account/security/password/", {"password": NEW}).status_code == 302
    assert User.objects.get(pk=worker.user).check_password(PASSWORD)


@pytest.mark.parametrize(
    "password",
    ["NorthCare-2026!", "medi-cal medi-cal", "s@north.example", "Rosa Vega 2026!!", "Sacramento123", "short words",
     "password1234"],
)  # fmt: skip
def test_a_password_of_names_and_places_is_refused(worker: Worker, password: str) -> None:
    assert worker.client.post("/account/security/password/", {"password": password}).status_code == 422


def test_words_are_taken_away_before_a_password_is_measured() -> None:
    assert is_made_of("Vega-North-Care-1", ["North Care", "Vega"])
    assert not is_made_of("Vega keeps nine bees", ["North Care", "Vega"])


def test_one_password_is_one_however_it_is_typed(worker: Worker) -> None:
    composed, apart = "caf\u00e9 under the elms", "cafe\u0301 under the elms"
    user = User.objects.get(pk=worker.user)
    user.set_password(composed)
    assert user.check_password(apart)


@pytest.mark.parametrize("path", ["/account/help/", "/account/passkey-first/", "/account/security/password/"])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_pages_are_written_in_their_language(worker: Worker, path: str, lang: str) -> None:
    answer = worker.client.get(path, {"lang": lang})
    assert (answer.status_code, answer.headers["Content-Language"]) == (200, lang)

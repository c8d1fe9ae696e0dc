"""What happens around signing in is in the audit of every organization somebody works for, without an address."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from tests.integration.accounts.conftest import PASSWORD, Worker, join, link_for
from wayfellow.records.audit.models import Event
from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.roles import Role
from wayfellow.services.access import acting_as
from wayfellow.services.places import NOWHERE, machine_in
from wayfellow.services.staff.accepting import accept_invitation

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])


def told(organization: int, user: int) -> list[tuple[str, str, str]]:
    with acting_as(machine_in(organization, settings.CLOCK.now())):
        rows = Event.objects.filter(user_id=user).order_by("pk")
        return list(rows.values_list("action", "kind", "decision"))


def fresh(organization: Organization) -> Worker:
    """Somebody who joined, with an app for codes."""
    return join(organization, "s@north.example", Role.SUPERVISOR)


def test_signing_in_is_recorded_step_by_step(north: Organization) -> None:
    worker = fresh(north)
    before = len(told(north.pk, worker.user))
    worker.sign_in(Client())
    assert told(north.pk, worker.user)[before:] == [
        ("factor.used", "totp", "permit"),
        ("sign_in.succeeded", "password+totp", "permit"),
    ]


def test_a_wrong_password_is_recorded_where_they_work(north: Organization) -> None:
    worker = fresh(north)
    Client().post("/account/sign-in/", {"login": worker.email, "password": "not the right one"})
    assert told(north.pk, worker.user)[-1] == ("sign_in.failed", "password", "deny")


def test_a_wrong_code_is_recorded(north: Organization) -> None:
    worker, half = fresh(north), Client()
    half.post("/account/sign-in/", {"login": worker.email, "password": PASSWORD})
    half.post("/account/sign-in/code/", {"code": "000000"})
    assert told(north.pk, worker.user)[-1] == ("factor.failed", "totp", "deny")


def test_a_saved_code_is_recorded_as_one(north: Organization) -> None:
    worker, half = fresh(north), Client()
    codes = worker.client.get("/account/security/codes/").context["unused_codes"]
    half.post("/account/sign-in/", {"login": worker.email, "password": PASSWORD})
    half.post("/account/sign-in/code/", {"code": codes[0]})
    assert ("factor.used", "recovery_codes", "permit") in told(north.pk, worker.user)


def test_an_unknown_address_is_an_attempt_of_nobody_and_kept_nowhere(north: Organization) -> None:
    Client().post("/account/sign-in/", {"login": "stranger@nowhere.example", "password": "not the right one"})
    assert told(NOWHERE, 0)[-1] == ("sign_in.failed", "password", "deny")
    with acting_as(machine_in(NOWHERE, settings.CLOCK.now())), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_event e WHERE e::text LIKE '%stranger%'")
        assert cursor.fetchone()[0] == 0


def test_who_works_in_two_is_recorded_in_both(north: Organization, south: Organization) -> None:
    worker = fresh(north)
    accept_invitation(link_for(south, worker.email, Role.SUPERVISOR), who=worker.user, at=settings.CLOCK.now())
    Client().post("/account/sign-in/", {"login": worker.email, "password": "not the right one"})
    assert all(told(one.pk, worker.user)[-1][0] == "sign_in.failed" for one in (north, south))


def test_setting_up_and_removing_an_app_is_recorded(
    north: Organization, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        worker = fresh(north)
    assert ("factor.added", "totp", "permit") in told(north.pk, worker.user)
    worker.client.post("/account/security/app/remove/")
    assert ("factor.removed", "totp", "permit") in told(north.pk, worker.user)


def test_leaving_and_being_signed_out_are_told_apart(north: Organization) -> None:
    worker = fresh(north)
    first = worker.client
    worker.sign_in(Client())
    handle = next(one.handle for one in first.get("/account/security/").context["devices"] if not one.is_this_one)
    first.post("/account/security/devices/end/", {"device": handle})
    assert told(north.pk, worker.user)[-1][0] == "session.ended"
    first.post("/account/sign-out/")
    assert told(north.pk, worker.user)[-1][0] == "sign_out"


def test_a_passkey_of_nobody_is_a_failure_of_nobody(north: Organization) -> None:
    client = Client()
    client.get("/account/sign-in/passkey/", headers={"Accept": "application/json"})
    client.post("/account/sign-in/passkey/", {"credential": '{"id": "x"}'})
    assert told(NOWHERE, 0)[-1] == ("sign_in.failed", "webauthn", "deny")


def test_an_account_that_is_shut_reads_like_a_wrong_password(north: Organization) -> None:
    from wayfellow.records.accounts.models import User

    worker = fresh(north)
    User.objects.filter(pk=worker.user).update(is_active=False)
    answer = Client().post("/account/sign-in/", {"login": worker.email, "password": PASSWORD})
    assert answer.status_code == 200
    assert told(north.pk, worker.user)[-1] == ("sign_in.failed", "password", "deny")

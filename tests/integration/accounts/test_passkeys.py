"""Who looks after access or privacy works with a passkey; a passkey is a second factor wherever one is asked for."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.integration.accounts.conftest import PASSWORD, Worker, join
from wayfellow.records.accounts.models import Session
from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.roles import Role
from wayfellow.services.staff.beginning import begin

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])
FIRST = "/account/passkey-first/"


def with_app_only(organization: Organization, role: Role) -> Worker:
    worker = join(organization, "o@north.example", role, secret=False)
    worker.set_up_app()
    return worker


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PLATFORM_OPERATOR])
def test_an_app_is_enough_for_those_who_care_and_not_for_those_who_let_in(north: Organization, role: Role) -> None:
    worker = with_app_only(north, role)
    asked = role in {Role.ORGANIZATION_ADMIN, Role.PRIVACY_OFFICER}
    answer = worker.client.get("/staff/")
    assert (answer.status_code, answer.get("Location", "")) == ((302, FIRST) if asked else (200, ""))


def test_adding_the_passkey_opens_the_door(north: Organization) -> None:
    worker = with_app_only(north, Role.PRIVACY_OFFICER)
    assert "/account/security/passkeys/add/" in worker.client.get(FIRST).content.decode()
    worker.add_passkey()
    assert worker.client.get("/staff/").status_code == 200


def test_who_has_one_and_came_by_code_shows_it(admin: Worker) -> None:
    client = Client()
    client.post("/account/sign-in/", {"login": admin.email, "password": PASSWORD})
    client.post("/account/sign-in/code/", {"code": admin.code()})
    assert client.get("/staff/")["Location"] == FIRST
    assert "/account/again/passkey/" in client.get(FIRST).content.decode()
    assert admin.show_passkey("/account/again/passkey/", client).status_code == 302
    assert client.get("/staff/").status_code == 200


def test_a_passkey_alone_signs_in_with_both_factors(admin: Worker) -> None:
    client = Client()
    asked = client.get("/account/sign-in/passkey/", headers={"Accept": "application/json"}).json()
    assert admin.passkey
    shown = admin.passkey.shown_to(asked["request_options"])
    assert client.post("/account/sign-in/passkey/", {"credential": shown})["Location"] == "/staff/"
    assert client.get("/staff/").status_code == 200


def test_a_passkey_of_another_site_opens_nothing(admin: Worker) -> None:
    client = Client()
    asked = client.get("/account/sign-in/passkey/", headers={"Accept": "application/json"}).json()
    assert admin.passkey
    admin.passkey.origin = "https://testserver.evil.example"
    client.post("/account/sign-in/passkey/", {"credential": admin.passkey.shown_to(asked["request_options"])})
    assert client.get("/staff/").status_code == 302


def test_an_answer_that_was_heard_before_opens_nothing(admin: Worker) -> None:
    asked = Client().get("/account/sign-in/passkey/", headers={"Accept": "application/json"}).json()
    assert admin.passkey
    heard, client = admin.passkey.shown_to(asked["request_options"]), Client()
    client.get("/account/sign-in/passkey/", headers={"Accept": "application/json"})
    client.post("/account/sign-in/passkey/", {"credential": heard})
    assert client.get("/staff/").status_code == 302


def test_the_first_administrator_is_led_to_a_passkey() -> None:
    link = begin(organization="North", kind="ecm_provider", email="a@north.example", at=settings.CLOCK.now())
    client = Client()
    after = client.post(link.path, {"name": "Ana Vega", "password": PASSWORD}, follow=True)
    assert after.redirect_chain[-1] == (FIRST, 302)
    worker = Worker("a@north.example", 0, client)
    worker.add_passkey()
    assert client.get("/staff/").status_code == 200


def test_removing_a_second_factor_ends_every_other_browser_and_proves_nothing_here(admin: Worker) -> None:
    first = admin.client
    admin.sign_in(Client())
    number = first.get("/account/security/passkeys/").context["authenticators"][0].pk
    first.post(f"/account/security/passkeys/{number}/remove/")
    assert Session.objects.filter(user_id=admin.user).count() == 1
    assert first.get("/staff/").status_code == 302
    assert admin.client.get("/staff/")["Location"].startswith("/account/sign-in/")


@pytest.mark.parametrize("sent", ["", "{}", "[]", "1", '{"id": "x"}', '{"id": "eA", "rawId": "eA", "type": "y"}'])
def test_what_is_no_passkey_is_refused_and_breaks_nothing(admin: Worker, sent: str) -> None:
    client = Client()
    client.get("/account/sign-in/passkey/", headers={"Accept": "application/json"})
    answer: Any = client.post("/account/sign-in/passkey/", {"credential": sent})
    assert answer.status_code == 302
    assert client.get("/staff/").status_code == 302

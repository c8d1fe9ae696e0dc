"""A form that meets the end of a session comes back with what was typed, and can be sent after signing in."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user
from django.test import Client

from tests.integration.accounts.conftest import Worker, join
from tests.integration.desk.test_once import PEOPLE, invited, key_of
from tests.unit.web.rendering import Page
from wayfellow.records.desk.models import Draft, Posted
from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.roles import Role

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])
INVITE = f"{PEOPLE}invite/"
ORIGIN = {"Origin": "http://127.0.0.1"}


def typed(page: Any) -> dict[str, list[str]]:
    """What a page would send."""
    found: dict[str, list[str]] = {}
    for one in Page(page.content.decode()).all("input", type="hidden"):
        found.setdefault(one["name"] or "", []).append(one.get("value") or "")
    return found


def careful() -> Client:
    return Client(enforce_csrf_checks=True, SERVER_NAME="127.0.0.1")


def test_what_was_typed_comes_back_and_is_sent_after_signing_in(admin: Worker, north: Organization) -> None:
    """With every check of forged forms on, as in a browser: the token changes when one signs in."""
    form = {"email": "<new>@north.example", "roles": ["biller", "analyst"], "key": key_of(admin)}
    browser = careful()
    page = browser.post(INVITE, form, headers=ORIGIN)
    assert page.status_code == 403
    assert {name: values for name, values in typed(page).items() if name in form} == {
        "email": ["<new>@north.example"],
        "roles": ["biller", "analyst"],
        "key": [form["key"]],
    }
    assert Page(page.content.decode()).all("form", action=INVITE)
    assert "/account/sign-in/" in (Page(page.content.decode()).one("a", target="_blank")["href"] or "")

    admin.sign_in(Client())
    browser.cookies = admin.client.cookies
    again = browser.post(INVITE, typed(page), headers=ORIGIN)
    assert again.status_code == 403
    assert "signed in again" in again.content.decode()
    sent = typed(again) | {"email": ["new@north.example"]}
    assert browser.post(INVITE, sent, headers=ORIGIN).status_code == 302
    assert invited(north) == ["new@north.example"]


def test_somebody_else_who_signs_in_meanwhile_cannot_send_it(admin: Worker, north: Organization) -> None:
    page = Client().post(INVITE, {"email": "new@north.example", "roles": ["biller"], "key": key_of(admin)})
    other = join(north, "b@north.example", Role.ORGANIZATION_ADMIN)
    assert other.client.post(INVITE, typed(page)).status_code == 422
    assert invited(north) == []


def test_nothing_of_it_is_kept_while_nobody_is_signed_in(admin: Worker) -> None:
    key = key_of(admin)
    browser = Client()
    browser.post(INVITE, {"email": "new@north.example", "key": key})
    assert not Draft.objects.exists()
    assert not Posted.objects.exists()
    assert "sessionid" not in browser.cookies
    assert "wayfellow_session" not in browser.cookies
    assert not get_user(browser).is_authenticated


@pytest.mark.parametrize("headers", [{"Origin": "http://elsewhere.example"}, {}])
def test_a_forged_form_is_not_shown_for_sending(admin: Worker, headers: dict[str, str]) -> None:
    """A form from another site, or from nobody knows where, is refused as ever."""
    browser = careful()
    browser.cookies = admin.client.cookies
    page = browser.post(INVITE, {"email": "new@north.example", "key": key_of(admin)}, headers=headers)
    assert page.status_code == 403
    assert "new@north.example" not in page.content.decode()


def test_a_form_without_a_key_and_a_page_are_only_sent_to_sign_in() -> None:
    browser = Client()
    assert browser.post(f"{PEOPLE}{'0' * 8}-0000-4000-8000-{'0' * 12}/roles/", {"roles": "biller"}).status_code == 302
    assert browser.get(PEOPLE).status_code == 302

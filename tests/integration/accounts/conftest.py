"""Organizations with people who sign in, made as people make them: by a link, a password and an app with codes."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from tests.integration.accounts.soft_passkey import SoftPasskey
from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.roles import Role
from wayfellow.services.access import acting_as
from wayfellow.services.places import NOWHERE, machine_in
from wayfellow.services.staff.accepting import Newcomer, accept_invitation
from wayfellow.services.staff.inviting import Link, invite
from wayfellow.web.account.passkey_first import PASSKEY_ONLY

PASSWORD = "four odd garden chairs"


@dataclass
class Worker:
    """Somebody who has joined. secret: of the app with codes, once they have set it up."""

    email: str
    user: int
    client: Client
    secret: str = ""
    passkey: SoftPasskey | None = None

    def code(self) -> str:
        cache.clear()  # a code works once; a test does not wait for the next
        return format_hotp_value(hotp_value(self.secret, int(time.time()) // 30))

    def set_up_app(self) -> None:
        page = self.client.get("/account/security/app/")
        self.secret = page.context["form"].secret
        answer = self.client.post("/account/security/app/", {"code": self.code()})
        assert answer["Location"] == "/account/security/codes/"

    def add_passkey(self) -> None:
        self.passkey = SoftPasskey()
        page = self.client.get("/account/security/passkeys/add/")
        made = self.passkey.made_for(page.context["js_data"]["creation_options"])
        answer = self.client.post("/account/security/passkeys/add/", {"name": "phone", "credential": made})
        assert answer.status_code == 302, answer.context["form"].errors

    def show_passkey(self, path: str, client: Client | None = None) -> Any:
        """Answer a page that asks for a passkey."""
        client, passkey = client or self.client, self.passkey
        assert passkey
        page = client.get(path)
        return client.post(path, {"credential": passkey.shown_to(page.context["js_data"]["request_options"])})

    def sign_in(self, client: Client) -> Any:
        self.client = client
        first = client.post("/account/sign-in/", {"login": self.email, "password": PASSWORD})
        assert first["Location"] == "/account/sign-in/code/"
        if self.passkey:
            return self.show_passkey("/account/sign-in/code/")
        return client.post("/account/sign-in/code/", {"code": self.code()})


def make_organization(name: str, kind: str = "ecm_provider") -> Organization:
    with acting_as(machine_in(NOWHERE, settings.CLOCK.now())):
        made = Organization(name=name, kind=kind)
        made.save(force_insert=True)
    return made


def link_for(organization: Organization, email: str, *roles: Role) -> Link:
    machine = machine_in(organization.pk, settings.CLOCK.now())
    with acting_as(machine):
        return invite(email=email, roles=roles, by=machine)[1]


def join(organization: Organization, email: str, *roles: Role, secret: bool = True) -> Worker:
    """Somebody new in an organization, signed in with the factors their roles ask for."""
    link = link_for(organization, email, *roles)
    user = accept_invitation(link, who=Newcomer("Rosa Vega", PASSWORD), at=settings.CLOCK.now())
    worker = Worker(email, user.pk, Client())
    worker.client.post("/account/sign-in/", {"login": email, "password": PASSWORD})
    if secret:
        worker.set_up_app()
    if secret and PASSKEY_ONLY & set(roles):
        worker.add_passkey()
    return worker


@pytest.fixture
def north(db: None) -> Organization:
    return make_organization("North Care")


@pytest.fixture
def south(db: None) -> Organization:
    return make_organization("South Care")


@pytest.fixture
def admin(north: Organization) -> Worker:
    return join(north, "admin@north.example", Role.ORGANIZATION_ADMIN)


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    """A password costs a tenth of a second and a hundred megabytes for a reason that tests do not share."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

"""The pages with a record of their own, and what people who work here do before their story begins.

A story asks for `site` and `staff_visits`; `newcomer(…)` gives it a page of somebody who has joined and is signed in.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from base64 import b32decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from playwright.sync_api import Page

from tests.journeys.browsing import Visits
from tests.journeys.serving import NOW, ROOT, serving_and_heard
from wayfellow.config import postgres

PASSWORD = "four odd garden chairs"
LINK = re.compile(r"/account/\S+/[0-9a-f-]{36}/\S+/")
"""Of an invitation, or of a recovery."""
PASSKEY_ONLY = {"organization_admin", "privacy_officer", "platform_operator"}
INVITE = """
import sys, django; django.setup()
from django.conf import settings
from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.roles import Role
from wayfellow.services.access import acting_as
from wayfellow.services.places import machine_in
from wayfellow.services.staff.inviting import invite
name, kind, email, *roles = sys.argv[1:]
with acting_as(machine_in(0, settings.CLOCK.now())):
    found = Organization.objects.filter(name=name).first() or Organization(name=name, kind=kind)
    found.pk or found.save(force_insert=True)
by = machine_in(found.pk, settings.CLOCK.now())
with acting_as(by):
    print(invite(email=email, roles=[Role(one) for one in roles], by=by)[1].path)
"""


@dataclass(frozen=True)
class StaffSite:
    """A site with a record.  said: everything the server has printed, the mail it would send among it."""

    address: str
    said: Callable[[], str]
    surroundings: dict[str, str]

    def run(self, *command: str) -> str:
        """Run Python on this machine beside the site, as `run("-m", "wayfellow", "first-admin", …)`; what it prints."""
        done = subprocess.run(
            [sys.executable, *command], env=self.surroundings, cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def invite(self, email: str, *roles: str, organization: str = "North Care", kind: str = "ecm_provider") -> str:
        """The path of an invitation into an organization, which is made if it is not there yet."""
        return self.run("-c", INVITE, organization, kind, email, *roles).strip()

    def mailed_link(self) -> str:
        """The path of the link in the latest mail."""
        return LINK.findall(self.said())[-1]


@contextmanager
def staff_site() -> Iterator[StaffSite]:
    """A site with an empty record, while the block lasts."""
    with tempfile.TemporaryDirectory(prefix="wf", dir="/tmp") as made:
        Path(made).chmod(0o755)
        settings = postgres.start(Path(made) / "app", fast=True)
        try:
            around = {**settings, "WAYFELLOW_NOW": NOW, "DJANGO_SETTINGS_MODULE": "wayfellow.config.settings"}
            around |= {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
            migrate = ["-m", "django", "migrate", "--database=migrate", "--no-input", "--verbosity=0"]
            subprocess.run([sys.executable, *migrate], env=around, cwd=ROOT, check=True)
            with serving_and_heard("localhost", **settings) as (address, said):
                yield StaffSite(address, said, around)
        finally:
            postgres.remove(Path(made) / "app")


def newcomer(
    site: StaffSite, visits: Visits, email: str, *roles: str, lang: str = "en", organization: str = "North Care"
) -> Page:
    """A page of somebody who has joined with these roles, with the second factor they ask for, and is at work."""
    page = visits.begin("desktop", lang)
    join(page, site.invite(email, *roles, organization=organization))
    if PASSKEY_ONLY & set(roles):
        plug_in_passkey(page)
        add_passkey(page)
    else:
        add_app(page)
    page.goto("/staff/")
    return page


def join(page: Page, path: str, name: str = "Rosa Vega") -> None:
    """Accept an invitation as somebody new."""
    page.goto(path)
    page.fill("[name=name]", name)
    page.fill("[name=password]", PASSWORD)
    press(page)


def sign_in(page: Page, email: str) -> None:
    """The first step: address and password."""
    page.goto("/account/sign-in/")
    page.fill("[name=login]", email)
    page.fill("form:not([data-passkey]) [name=password]", PASSWORD)
    press(page)


def add_app(page: Page) -> str:
    """Set up an app with codes, and return its secret."""
    page.goto("/account/security/app/")
    secret = page.locator("main code").inner_text().replace(" ", "")
    page.fill("[name=code]", code_of(secret))
    press(page)
    return secret


def code_of(secret: str, later: int = 0) -> str:
    """The code an app shows now.  later: so many steps later; clocks of phones differ, and a code works once."""
    padded = secret + "=" * (-len(secret) % 8)
    return (
        TOTP(b32decode(padded), 6, SHA1(), 30, enforce_key_length=False)
        .generate(int(time.time()) + later * 30)
        .decode()
    )


def plug_in_passkey(page: Page) -> Any:
    """Give the browser of this page a finger reader that always says yes; return what speaks to it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    return session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def add_passkey(page: Page) -> None:
    page.goto("/account/security/passkeys/add/")
    page.fill("[name=name]", "work phone")
    press(page, "[data-passkey-button]")


def press(page: Page, what: str = "main form:not([hidden]) button.usa-button >> nth=0") -> None:
    """Press a button that leads to another page."""
    with page.expect_navigation():
        page.click(what)

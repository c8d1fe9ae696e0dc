"""Signing in takes two factors, tells nothing to who fails, and leaves nothing a database reader could use."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client

from tests.integration.accounts.conftest import PASSWORD, Worker, join
from tests.integration.desk.test_once import key_of
from wayfellow.config import settings as written_settings
from wayfellow.config.clock import SystemClock
from wayfellow.records.accounts.models import Session
from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.roles import Role
from wayfellow.services.wording import Words

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])


def test_staff_pages_ask_to_sign_in_first(client: Client, north: Organization) -> None:
    assert client.get("/staff/")["Location"] == "/account/sign-in/?next=%2Fstaff%2F"


def test_a_password_alone_opens_no_staff_page(north: Organization) -> None:
    worker = join(north, "new@north.example", Role.SUPERVISOR, secret=False)
    assert worker.client.get("/staff/")["Location"] == "/account/security/"


def test_whoever_has_a_second_factor_is_asked_for_it(admin: Worker) -> None:
    assert admin.sign_in(Client())["Location"] == "/staff/"
    assert admin.client.get("/staff/").status_code == 200


def test_the_second_factor_cannot_be_walked_around(admin: Worker) -> None:
    half = Client()
    half.post("/account/sign-in/", {"login": admin.email, "password": PASSWORD})
    assert half.get("/staff/")["Location"].startswith("/account/sign-in/")
    assert half.get("/account/security/").status_code == 302


def test_a_recovery_code_works_once(admin: Worker) -> None:
    codes = admin.client.get("/account/security/codes/").context["unused_codes"]
    for expected in (302, 200):
        half = Client()
        half.post("/account/sign-in/", {"login": admin.email, "password": PASSWORD})
        assert half.post("/account/sign-in/code/", {"code": codes[0]}).status_code == expected


def test_a_code_works_once_even_when_it_would_still_be_right(admin: Worker) -> None:
    code = admin.code()
    for spelled, status in ((code, 302), (code, 200), (f"{code[:3]} {code[3:]}", 200)):
        cache.delete(f"allauth.mfa.totp.used?user={admin.user}&code={code}")  # it forgets after one step
        half = Client()
        half.post("/account/sign-in/", {"login": admin.email, "password": PASSWORD})
        assert half.post("/account/sign-in/code/", {"code": spelled}).status_code == status


def test_the_cookie_is_nowhere_in_the_database(admin: Worker) -> None:
    key = admin.client.cookies["wayfellow_session"].value
    assert Session.objects.filter(user_id=admin.user).count() == 1
    assert not Session.objects.filter(session_key=key).exists()
    thief = Client()
    thief.cookies["wayfellow_session"] = Session.objects.get(user_id=admin.user).session_key
    assert thief.get("/staff/")["Location"].startswith("/account/sign-in/")


def test_the_cookie_cannot_be_read_by_scripts_and_changes_at_sign_in(admin: Worker) -> None:
    before = admin.client.cookies["wayfellow_session"].value
    admin.sign_in(Client())
    cookie = admin.client.cookies["wayfellow_session"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", "")
    assert cookie.value != before


def test_secrets_of_apps_are_sealed(admin: Worker) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT data::text FROM mfa_authenticator WHERE user_id = %s", [admin.user])
        kept = " ".join(row for (row,) in cursor.fetchall())
    assert admin.secret not in kept


@pytest.mark.parametrize(("minutes", "is_in"), [(14, True), (15, False)])
def test_an_administrator_who_does_nothing_is_signed_out(
    admin: Worker, monkeypatch: pytest.MonkeyPatch, minutes: int, is_in: bool
) -> None:
    now = settings.CLOCK.now()
    admin.client.get("/staff/")
    monkeypatch.setattr(settings, "CLOCK", SystemClock(frozen_at=now + timedelta(minutes=minutes)))
    assert (admin.client.get("/staff/").status_code == 200) == is_in


def test_signing_out_everywhere_ends_every_browser(admin: Worker) -> None:
    first = admin.client
    admin.sign_in(Client())
    assert len(first.get("/account/security/").context["devices"]) == 2
    first.post("/account/security/devices/end-all/")
    assert admin.client.get("/staff/")["Location"].startswith("/account/sign-in/")


def test_one_browser_can_be_signed_out(admin: Worker) -> None:
    first = admin.client
    admin.sign_in(Client())
    handle = next(one.handle for one in first.get("/account/security/").context["devices"] if not one.is_this_one)
    first.post("/account/security/devices/end/", {"device": handle})
    assert admin.client.get("/staff/").status_code == 302
    assert first.get("/staff/").status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/account/sign-in/", "/account/security/", "/account/again/", "/account/again/code/", "/account/sign-out/",
     "/account/security/passkeys/", "/account/security/passkeys/add/", "/account/security/codes/",
     "/account/security/codes/new/", "/account/security/app/remove/", "/staff/", "/staff/act-as/",
     "/staff/people-who-work-here/"],
)  # fmt: skip
@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_page_is_written_in_its_language(admin: Worker, path: str, lang: str) -> None:
    client = Client() if path == "/account/sign-in/" else admin.client
    answer = client.get(path, {"lang": lang})
    assert answer.status_code == 200
    assert answer.headers["Content-Language"] == lang
    assert "<h1>" in answer.content.decode()
    assert Words(lang).say("site.keeps") not in answer.content.decode(), "what families are promised is not so here"


def test_pages_for_families_ask_the_database_nothing(client: Client) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "wayfellow_session" not in answer.cookies


def test_passwords_are_kept_as_argon2id() -> None:
    assert written_settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def test_a_form_that_fails_says_so(admin: Worker) -> None:
    words = Words()
    wrong = Client().post("/account/sign-in/", {"login": admin.email, "password": "not the right one"})
    assert words.say("account.sign_in.error") in wrong.content.decode()
    half = Client()
    half.post("/account/sign-in/", {"login": admin.email, "password": PASSWORD})
    assert words.say("account.code.error") in half.post("/account/sign-in/code/", {"code": "0"}).content.decode()
    form = {"email": "nobody", "roles": ["biller"], "key": key_of(admin)}
    answer = admin.client.post("/staff/people-who-work-here/invite/", form)
    assert words.say("refusal.NotAnAddress") in answer.content.decode()

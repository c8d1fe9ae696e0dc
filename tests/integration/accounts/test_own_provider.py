"""An organization's own sign-in lets in whom it vouches for, here and now; everything a little wrong is refused."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client

from tests.integration.accounts.conftest import Worker, join, link_for
from tests.integration.accounts.fake_provider import SECRET, FakeProvider, running
from tests.integration.accounts.test_recorded import told
from wayfellow.records.accounts.models import Identity, User
from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.provider import Provider
from wayfellow.rules.access.roles import Role

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])
GO, BACK = "/account/sign-in/organization/", "/account/sign-in/organization/back/"


@pytest.fixture
def provider(north: Organization, settings: Any) -> Iterator[FakeProvider]:
    with running() as fake:
        settings.OIDC = Provider(fake.issuer, "us", SECRET, frozenset({"north.example"}), str(north.public_id),
                                 frozenset({"urn:strong"}))  # fmt: skip
        yield fake


@pytest.fixture
def member(north: Organization, provider: FakeProvider) -> User:
    """Somebody who joined through the provider."""
    provider.claims = {"amr": ["pwd", "mfa"]}
    link = link_for(north, "lead@north.example", Role.LEAD_CARE_MANAGER)
    assert come(provider, Client(), f"{link.path}organization/").status_code == 302
    provider.claims = {}
    return User.objects.get(email="lead@north.example")


def come(provider: FakeProvider, client: Client, begin: str = GO) -> Any:
    code, state = provider.authorize(client.get(begin)["Location"])
    return client.get(BACK, {"code": code, "state": state})


def test_two_factors_there_are_two_factors_here(member: User, provider: FakeProvider, north: Organization) -> None:
    for proof in ({"amr": ["pwd", "mfa"]}, {"acr": "urn:strong"}):
        provider.claims, client = proof, Client()
        assert come(provider, client)["Location"] == "/staff/"
        assert client.get("/staff/").status_code == 200
    assert ("sign_in.succeeded", "oidc", "permit") in told(north.pk, member.pk)


@pytest.mark.parametrize("proof", [{}, {"amr": ["pwd"]}, {"acr": "urn:weak"}, {"amr": ["pwd", "otp"]}])
def test_after_one_factor_there_ours_is_asked_for(member: User, provider: FakeProvider, proof: dict[str, Any]) -> None:
    provider.claims, client = proof, Client()
    come(provider, client)
    assert client.get("/staff/")["Location"] == "/account/security/"
    Worker(member.email, member.pk, client).set_up_app()
    assert client.get("/staff/").status_code == 200
    again = Client()
    assert come(provider, again)["Location"] == "/account/sign-in/code/"


def test_an_administrator_shows_a_passkey_all_the_same(north: Organization, provider: FakeProvider) -> None:
    provider.claims, client = {"amr": ["mfa"]}, Client()
    link = link_for(north, "lead@north.example", Role.ORGANIZATION_ADMIN)
    come(provider, client, f"{link.path}organization/")
    assert client.get("/staff/")["Location"] == "/account/passkey-first/"


NOW = int(time.time())
WRONG: dict[str, Callable[[FakeProvider], None]] = {
    "another visit's nonce": lambda p: p.claims.update(nonce="another"),
    "no nonce": lambda p: p.claims.update(nonce=None),
    "another issuer": lambda p: p.claims.update(iss="https://elsewhere.example"),
    "another audience": lambda p: p.claims.update(aud="them"),
    "several audiences": lambda p: p.claims.update(aud=["us", "them"]),
    "meant for another party": lambda p: p.claims.update(azp="them"),
    "expired": lambda p: p.claims.update(exp=NOW - 3600),
    "of long ago": lambda p: p.claims.update(iat=NOW - 3600),
    "of tomorrow": lambda p: p.claims.update(iat=NOW + 86_400),
    "nobody": lambda p: p.claims.update(sub=""),
    "somebody else there": lambda p: p.claims.update(sub="u-2"),
    "unsigned": lambda p: setattr(p, "unsigned", True),
    "signed by another": lambda p: setattr(p, "signs_with", p.other_key),
    "signed by a key it does not publish": lambda p: p.header.update(kid="two"),
    "signed in another way than its key": lambda p: p.header.update(alg="HS256"),
    "with what we must understand and do not": lambda p: p.header.update(crit=["b64"]),
    "calling itself another name": lambda p: setattr(p, "calls_itself", p.issuer + "/"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_a_little_wrong_is_refused(member: User, provider: FakeProvider, wrong: str) -> None:
    client = Client()
    code, state = provider.authorize(client.get(GO)["Location"])
    provider.claims = {"amr": ["mfa"]}
    WRONG[wrong](provider)
    assert client.get(BACK, {"code": code, "state": state}).status_code == 403
    assert client.get("/staff/")["Location"].startswith("/account/sign-in/")
    assert told(0, 0)[-1] == ("sign_in.failed", "oidc", "deny")


def test_the_same_without_the_wrong_is_let_in(member: User, provider: FakeProvider) -> None:
    provider.claims = {"amr": ["mfa"]}
    assert come(provider, Client()).status_code == 302


def test_a_code_works_once(member: User, provider: FakeProvider) -> None:
    client = Client()
    code, state = provider.authorize(client.get(GO)["Location"])
    assert client.get(BACK, {"code": code, "state": state}).status_code == 302
    assert client.get(BACK, {"code": code, "state": state}).status_code == 403
    other = Client()
    _code, fresh = provider.authorize(other.get(GO)["Location"])
    assert other.get(BACK, {"code": code, "state": fresh}).status_code == 403


def test_a_code_works_in_the_browser_that_began(member: User, provider: FakeProvider) -> None:
    began, other = Client(), Client()
    code, state = provider.authorize(began.get(GO)["Location"])
    other.get(GO)
    assert other.get(BACK, {"code": code, "state": state}).status_code == 403
    assert Client().get(BACK, {"code": code, "state": state}).status_code == 403


def test_an_address_alone_lets_nobody_in(north: Organization, provider: FakeProvider) -> None:
    """The same address, and an account here, but never joined through the provider."""
    join(north, "lead@north.example", Role.SUPERVISOR)
    provider.claims = {"amr": ["mfa"]}
    assert come(provider, Client()).status_code == 403
    assert not Identity.objects.exists()


@pytest.mark.parametrize(
    "claims",
    [{"email": "lead@elsewhere.example"}, {"email": "lead@north.example.evil.example"}, {"email_verified": False},
     {"email": "other@north.example"}, {"email": "lead@evil.north.example"}],
)  # fmt: skip
def test_an_invitation_is_for_one_address_of_the_domains(
    north: Organization, provider: FakeProvider, claims: dict[str, Any]
) -> None:
    provider.claims = claims
    link = link_for(north, "lead@north.example", Role.SUPERVISOR)
    assert come(provider, Client(), f"{link.path}organization/").status_code == 403
    assert not User.objects.exists()


def test_a_domain_that_is_not_its_own_cannot_be_invited_through_it(north: Organization, provider: FakeProvider) -> None:
    provider.claims = {"email": "x@elsewhere.example"}
    link = link_for(north, "x@elsewhere.example", Role.SUPERVISOR)
    assert come(provider, Client(), f"{link.path}organization/").status_code == 403


def test_another_organization_s_invitation_does_not_go_through_it(south: Organization, provider: FakeProvider) -> None:
    link = link_for(south, "lead@north.example", Role.SUPERVISOR)
    assert come(provider, Client(), f"{link.path}organization/").status_code == 403


def test_a_domain_taken_from_the_provider_shuts_its_people_out(
    member: User, provider: FakeProvider, settings: Any
) -> None:
    settings.OIDC = Provider(provider.issuer, "us", SECRET, frozenset({"south.example"}), settings.OIDC.organization)
    assert come(provider, Client()).status_code == 403


def test_nothing_is_offered_where_there_is_none(client: Client, north: Organization) -> None:
    assert django_settings.OIDC is None
    assert client.get(GO).status_code == 404
    assert GO not in client.get("/account/sign-in/").content.decode()


def test_it_is_offered_where_there_is_one(client: Client, provider: FakeProvider) -> None:
    assert GO in client.get("/account/sign-in/").content.decode()


def test_a_provider_that_does_not_answer_is_said_so(client: Client, provider: FakeProvider, settings: Any) -> None:
    settings.OIDC = Provider("http://127.0.0.1:9", "us", SECRET, frozenset({"north.example"}), "")
    assert client.get(GO).status_code == 403

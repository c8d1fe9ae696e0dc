"""An administrator keeps the organization, colleagues read it, an operator lets it in and stops it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError, transaction
from django.test import Client

from tests.integration.accounts.conftest import PASSWORD, Worker, join, link_for, make_organization
from tests.integration.accounts.test_working_here import PEOPLE, events_in, position_in
from wayfellow.records.accounts.models import Invitation, Session, User
from wayfellow.records.organizations.models import KINDS, Organization, Site, Team
from wayfellow.rules.access.roles import Role
from wayfellow.services.access import acting_as
from wayfellow.services.places import machine_in, places_of
from wayfellow.services.staff.accepting import LinkIsOver, Newcomer, accept_invitation, open_invitation

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])
OURS, PLATFORM = "/staff/organization/", "/platform/organizations/"


@pytest.fixture
def operator(db: None) -> Worker:
    return join(make_organization("Us", "platform"), "o@us.example", Role.PLATFORM_OPERATOR)


@pytest.fixture
def worker(north: Organization) -> Worker:
    return join(north, "s@north.example", Role.SUPERVISOR)


def row_of(kind: Any, organization: Organization, name: str) -> Any:
    with acting_as(machine_in(organization.pk, settings.CLOCK.now())):
        return kind.objects.filter(name=name).get()


def test_an_administrator_says_what_the_organization_is_called(
    admin: Worker, worker: Worker, north: Organization
) -> None:
    admin.client.post(f"{OURS}change/", {"name": "North Star Care", "phone": "916 555 0100"})
    read = worker.client.get(OURS).content.decode()
    assert "North Star Care" in read
    assert "916 555 0100" in read
    assert ("organization.described", "permit") in events_in(north)


def test_sites_are_added_changed_and_closed(admin: Worker, worker: Worker, north: Organization) -> None:
    admin.client.post(f"{OURS}sites/add/", {"name": "Oak Street", "address": "1 Oak Street", "phone": "916 555 0101"})
    assert "1 Oak Street" in worker.client.get(OURS).content.decode()
    site = row_of(Site, north, "Oak Street").public_id
    admin.client.post(f"{OURS}sites/{site}/change/", {"name": "Elm Street", "address": "2 Elm Street", "phone": ""})
    assert "2 Elm Street" in worker.client.get(OURS).content.decode()
    admin.client.post(f"{OURS}sites/{site}/close/")
    assert "Elm Street" not in worker.client.get(OURS).content.decode()
    assert admin.client.post(f"{OURS}sites/{site}/change/", {"name": "Back"}).status_code == 404


def test_teams_have_members(admin: Worker, worker: Worker, north: Organization) -> None:
    admin.client.post(f"{OURS}teams/add/", {"name": "Blue team"})
    team, position = row_of(Team, north, "Blue team").public_id, position_in(north, worker.user).public_id
    where = f"{OURS}teams/{team}/members/"
    for _ in range(2):
        assert admin.client.post(where, {"position": str(position)}).status_code == 302
    (shown,) = worker.client.get(OURS).context["facts"].teams
    assert [one.position for one in shown.members] == [position]
    admin.client.post(where, {"position": str(position), "out": "yes"})
    assert not worker.client.get(OURS).context["facts"].teams[0].members
    admin.client.post(f"{OURS}teams/{team}/rename/", {"name": "Green team"})
    admin.client.post(f"{OURS}teams/{row_of(Team, north, 'Green team').public_id}/close/")
    assert not worker.client.get(OURS).context["facts"].teams


def test_what_has_no_name_is_not_kept(admin: Worker) -> None:
    for path in ("change/", "sites/add/", "teams/add/"):
        assert admin.client.post(f"{OURS}{path}", {"name": "  "}).status_code == 422


def test_colleagues_read_and_do_not_change(worker: Worker, north: Organization) -> None:
    page = worker.client.get(OURS).content.decode()
    assert f"{OURS}change/" not in page
    for path in ("change/", "sites/add/", "teams/add/"):
        assert worker.client.post(f"{OURS}{path}", {"name": "Ours now"}).status_code == 403
    assert row_of(Organization, north, "North Care")


def test_another_organization_is_not_there(admin: Worker, south: Organization) -> None:
    other = join(south, "b@south.example", Role.ORGANIZATION_ADMIN)
    other.client.post(f"{OURS}sites/add/", {"name": "Southern site"})
    other.client.post(f"{OURS}teams/add/", {"name": "Southern team"})
    assert "Southern" not in admin.client.get(OURS).content.decode()
    site, team = row_of(Site, south, "Southern site").public_id, row_of(Team, south, "Southern team").public_id
    assert admin.client.post(f"{OURS}sites/{site}/close/").status_code == 404
    stranger = str(position_in(south, other.user).public_id)
    assert admin.client.post(f"{OURS}teams/{team}/members/", {"position": stranger}).status_code == 404
    admin.client.post(f"{OURS}teams/add/", {"name": "Northern team"})
    ours = admin.client.get(OURS).context["facts"].teams[0].public_id
    assert admin.client.post(f"{OURS}teams/{ours}/members/", {"position": stranger}).status_code == 404


def test_the_database_lets_an_organization_describe_itself_only(north: Organization, south: Organization) -> None:
    with acting_as(machine_in(north.pk, settings.CLOCK.now())):
        assert Organization.objects.filter(pk=south.pk).update(name="Taken over") == 0
        assert Organization.objects.filter(pk=north.pk).update(phone="1") == 1


def test_an_operator_lets_every_kind_begin(
    operator: Worker, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    for kind in KINDS:
        given = {"name": f"New {kind}", "kind": kind, "email": f"{kind}@new.example"}
        with django_capture_on_commit_callbacks(execute=True):
            assert operator.client.post(f"{PLATFORM}add/", given)["Location"] == PLATFORM
        path = re.search(r"/account/join/\S+", mailoutbox[-1].body)[0]  # type: ignore[index]
        client = Client()
        assert client.post(path, {"name": "Ana Vega", "password": PASSWORD}).status_code == 302
        user = User.objects.get(email=f"{kind}@new.example")
        (place,) = places_of(user=user.pk, at=settings.CLOCK.now())
        assert (place.name, place.roles) == (f"New {kind}", (Role.ORGANIZATION_ADMIN,))


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"kind": "bank"}, {"email": "nobody"}, {"name": "us"}]
)  # fmt: skip
def test_half_an_organization_does_not_begin(operator: Worker, wrong: dict[str, str]) -> None:
    given = {"name": "East Care", "kind": "cbo", "email": "e@east.example", **wrong}
    assert operator.client.post(f"{PLATFORM}add/", given).status_code == 422
    with acting_as(machine_in(0, settings.CLOCK.now())):
        assert Organization.objects.count() == 1


def test_stopping_an_organization_ends_everything_open_there_at_once(
    operator: Worker, worker: Worker, north: Organization, south: Organization
) -> None:
    elsewhere = join(south, "x@south.example", Role.SUPERVISOR)
    assert worker.client.get("/staff/").status_code == 200
    operator.client.post(f"{PLATFORM}{north.public_id}/suspend/")
    assert not Session.objects.filter(user_id=worker.user).exists()
    assert worker.client.get("/staff/")["Location"].startswith("/account/sign-in/")
    worker.sign_in(Client())
    assert worker.client.get("/staff/").status_code == 302
    assert elsewhere.client.get("/staff/").status_code == 200
    assert ("organization.suspended", "permit") in events_in(north)
    operator.client.post(f"{PLATFORM}{north.public_id}/resume/")
    worker.sign_in(Client())
    assert worker.client.get("/staff/").status_code == 200


def test_invitations_of_a_stopped_organization_open_nothing(operator: Worker, north: Organization) -> None:
    link = link_for(north, "x@north.example", Role.BILLER)
    operator.client.post(f"{PLATFORM}{north.public_id}/suspend/")
    with pytest.raises(LinkIsOver):
        accept_invitation(link, who=Newcomer("Ana", PASSWORD), at=settings.CLOCK.now())


def test_an_operator_does_not_stop_themselves(operator: Worker) -> None:
    with acting_as(machine_in(0, settings.CLOCK.now())):
        own = Organization.objects.get(name="Us").public_id
    assert operator.client.post(f"{PLATFORM}{own}/suspend/").status_code == 409


@pytest.mark.parametrize("path", ["", "add/", "{north}/suspend/", "{north}/resume/"])
def test_nobody_else_operates(admin: Worker, north: Organization, path: str) -> None:
    where = PLATFORM + path.format(north=north.public_id)
    answer = (
        admin.client.post(where, {"name": "X", "kind": "cbo", "email": "x@x.example"})
        if path
        else admin.client.get(where)
    )
    assert answer.status_code == 403
    assert ("denied.RoleDoesNotAllow", "deny") in events_in(north)
    assert Client().get(PLATFORM)["Location"].startswith("/account/sign-in/")


def test_every_act_of_an_operator_asks_for_a_passkey_again(operator: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    from wayfellow.web.account import adapters

    monkeypatch.setattr(adapters, "FRESH_SECONDS", 0)
    assert operator.client.get(PLATFORM)["Location"].startswith("/account/again/passkey/")


@pytest.mark.parametrize(("kind", "offered"), [("platform", True), ("cbo", False)])
def test_operators_are_made_at_the_platform_only(kind: str, offered: bool) -> None:
    """Or saving the roles of an operator would take theirs away."""
    roles = [Role.ORGANIZATION_ADMIN, *([Role.PLATFORM_OPERATOR] if kind == "platform" else [])]
    worker = join(make_organization("Them", kind), "o@them.example", *roles)
    page = worker.client.get(PEOPLE).context["page"]
    assert ("platform_operator" in [one.value for one in page.working[0].choices]) == offered


def test_an_invitation_is_written_again_and_the_first_link_is_over(
    admin: Worker, north: Organization, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    link = link_for(north, "x@north.example", Role.BILLER)
    waiting = row_of_invitation(north)
    with django_capture_on_commit_callbacks(execute=True):
        admin.client.post(f"{PEOPLE}invitations/{waiting.public_id}/again/")
    with pytest.raises(LinkIsOver):
        open_invitation(link, at=settings.CLOCK.now())
    path = re.search(r"/account/join/\S+", mailoutbox[-1].body)[0]  # type: ignore[index]
    assert Client().get(path).status_code == 200


def test_an_invitation_that_ran_out_can_be_sent_again(
    admin: Worker, north: Organization, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    link_for(north, "x@north.example", Role.BILLER)
    long_ago = settings.CLOCK.now() - timedelta(days=9)
    with acting_as(machine_in(north.pk, settings.CLOCK.now())):
        Invitation.objects.filter(email="x@north.example").update(
            invited_at=long_ago, expires_at=long_ago + timedelta(3)
        )
    assert "x@north.example" in admin.client.get(PEOPLE).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        admin.client.post(f"{PEOPLE}invitations/{row_of_invitation(north).public_id}/again/")
    path = re.search(r"/account/join/\S+", mailoutbox[-1].body)[0]  # type: ignore[index]
    assert Client().get(path).status_code == 200


def test_an_invitation_is_taken_back(admin: Worker, north: Organization) -> None:
    link = link_for(north, "x@north.example", Role.BILLER)
    where = f"{PEOPLE}invitations/{row_of_invitation(north).public_id}"
    admin.client.post(f"{where}/withdraw/")
    with pytest.raises(LinkIsOver):
        open_invitation(link, at=settings.CLOCK.now())
    assert "x@north.example" not in admin.client.get(PEOPLE).content.decode()
    assert admin.client.post(f"{where}/again/").status_code == 404


def test_an_invitation_elsewhere_is_not_there(admin: Worker, south: Organization) -> None:
    link_for(south, "x@south.example", Role.BILLER)
    where = f"{PEOPLE}invitations/{row_of_invitation(south).public_id}"
    assert admin.client.post(f"{where}/withdraw/").status_code == 404
    assert admin.client.post(f"{where}/again/").status_code == 404


def row_of_invitation(organization: Organization) -> Invitation:
    with acting_as(machine_in(organization.pk, settings.CLOCK.now())):
        return Invitation.objects.get(accepted_at=None)


def test_ones_own_page_shows_where_one_works_and_takes_a_new_name(worker: Worker, north: Organization) -> None:
    assert "North Care" in worker.client.get("/account/me/").content.decode()
    worker.client.post("/account/me/", {"name": "Rosa Vega-Luz"})
    assert "Rosa Vega-Luz" in worker.client.get("/account/me/").content.decode()
    assert worker.client.post("/account/me/", {"name": " "}).status_code == 422
    assert ("user.renamed", "permit") in events_in(north)


@pytest.mark.parametrize("path", [OURS, "/account/me/"])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_pages_are_written_in_their_language(admin: Worker, path: str, lang: str) -> None:
    answer = admin.client.get(path, {"lang": lang})
    assert (answer.status_code, answer.headers["Content-Language"]) == (200, lang)


def test_rows_of_one_team_stay_in_one_organization(north: Organization, south: Organization) -> None:
    with acting_as(machine_in(north.pk, settings.CLOCK.now())), pytest.raises(DatabaseError), transaction.atomic():
        Team(organization_id=south.pk, name="Across").save(force_insert=True)

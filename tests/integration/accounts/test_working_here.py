"""An administrator invites, changes and suspends; in their own organization, and nowhere else."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from django.conf import settings
from django.test import Client

from tests.integration.accounts.conftest import PASSWORD, Worker, join, link_for
from tests.integration.desk.test_once import key_of
from wayfellow.cli.first_admin import first_admin
from wayfellow.records.accounts.models import Invitation, Position
from wayfellow.records.audit.models import Event
from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.roles import Role
from wayfellow.services.access import acting_as
from wayfellow.services.places import machine_in, places_of
from wayfellow.services.staff import beginning
from wayfellow.services.staff.accepting import LinkIsOver, Newcomer, accept_invitation
from wayfellow.services.staff.inviting import Link, NotAnAddress

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])
PEOPLE = "/staff/people-who-work-here/"


def position_in(organization: Organization, user: int) -> Position:
    with acting_as(machine_in(organization.pk, settings.CLOCK.now())):
        return Position.objects.get(user_id=user)


def events_in(organization: Organization) -> list[tuple[str, str]]:
    with acting_as(machine_in(organization.pk, settings.CLOCK.now())):
        return list(Event.objects.order_by("pk").values_list("action", "decision"))


def test_the_first_administrator_begins_once() -> None:
    now = settings.CLOCK.now()
    link = beginning.begin(organization="North Care", kind="ecm_provider", email="a@north.example", at=now)
    user = accept_invitation(link, who=Newcomer("Ana", PASSWORD), at=now)
    assert [(place.name, place.roles) for place in places_of(user=user.pk, at=now)] == [
        ("North Care", (Role.ORGANIZATION_ADMIN,))
    ]
    with pytest.raises(beginning.HasBegun):
        beginning.begin(organization="South Care", kind="cbo", email="b@south.example", at=now)


def test_an_invitation_reaches_a_desk(
    admin: Worker, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    """Invite, mail, link, password, second factor, work."""
    with django_capture_on_commit_callbacks(execute=True):
        form = {"email": "Lead@North.example", "roles": ["lead_care_manager"], "key": key_of(admin)}
        answer = admin.client.post(f"{PEOPLE}invite/", form)
    assert answer["Location"] == PEOPLE
    (mail,) = mailoutbox
    assert not re.search("north|rosa|admin", mail.subject + mail.body.replace(settings.ADDRESS, ""), re.IGNORECASE)
    path = re.search(r"/account/join/\S+", mail.body)[0]  # type: ignore[index]
    newcomer = Client()
    assert newcomer.get(path).status_code == 200
    answer = newcomer.post(path, {"name": "Luz", "password": PASSWORD})
    assert answer["Location"] == "/staff/"
    worker = Worker("lead@north.example", 0, newcomer)
    worker.set_up_app()
    assert "North Care" in newcomer.get("/staff/").content.decode()
    assert newcomer.get(path).status_code == 404


@pytest.mark.parametrize(("hours", "works"), [(71, True), (72, False)])
def test_a_link_works_for_72_hours(north: Organization, hours: int, works: bool) -> None:
    link, later = link_for(north, "x@north.example", Role.BILLER), settings.CLOCK.now() + timedelta(hours=hours)
    if works:
        accept_invitation(link, who=Newcomer("Ana", PASSWORD), at=later)
    else:
        with pytest.raises(LinkIsOver):
            accept_invitation(link, who=Newcomer("Ana", PASSWORD), at=later)


def test_a_link_of_one_organization_opens_no_other(north: Organization, south: Organization) -> None:
    link = link_for(north, "x@north.example", Role.BILLER)
    other = Link(south.public_id, link.token)
    with pytest.raises(LinkIsOver):
        accept_invitation(other, who=Newcomer("Ana", PASSWORD), at=settings.CLOCK.now())


def test_a_common_password_is_refused(north: Organization) -> None:
    link = link_for(north, "x@north.example", Role.BILLER)
    answer = Client().post(link.path, {"name": "Ana", "password": "1q2w3e4r5t6y"})
    assert answer.status_code == 422


def test_an_address_known_already_joins_by_signing_in(admin: Worker, south: Organization) -> None:
    link = link_for(south, admin.email, Role.SUPERVISOR)
    stranger = Client().post(link.path, {"name": "Eve", "password": PASSWORD})
    assert stranger.status_code == 422
    assert admin.client.post(link.path)["Location"] == "/staff/act-as/"
    names = [place.name for place in places_of(user=admin.user, at=settings.CLOCK.now())]
    assert names == ["North Care", "South Care"]


def test_who_works_in_two_acts_in_one_at_a_time(north: Organization, south: Organization) -> None:
    worker = join(north, "two@example.org", Role.SUPERVISOR)
    accept_invitation(link_for(south, worker.email, Role.SUPERVISOR), who=worker.user, at=settings.CLOCK.now())
    assert worker.client.get("/staff/")["Location"] == "/staff/act-as/"
    before = worker.client.cookies["wayfellow_session"].value
    chosen = str(position_in(south, worker.user).public_id)
    worker.client.post("/staff/act-as/", {"place": chosen})
    page = worker.client.get("/staff/").content.decode()
    assert "You act for South Care" in page
    assert "You act for North Care" not in page
    assert worker.client.cookies["wayfellow_session"].value != before
    assert ("place.entered", "permit") in events_in(south)


def test_a_place_that_is_not_ones_own_cannot_be_chosen(admin: Worker, south: Organization) -> None:
    other = join(south, "b@south.example", Role.SUPERVISOR)
    stolen = str(position_in(south, other.user).public_id)
    assert admin.client.post("/staff/act-as/", {"place": stolen}).status_code == 404


def test_only_administrators_look_after_people_and_the_attempt_is_kept(north: Organization) -> None:
    worker = join(north, "s@north.example", Role.SUPERVISOR)
    assert worker.client.get(PEOPLE).status_code == 403
    assert ("denied.RoleDoesNotAllow", "deny") in events_in(north)


def test_people_of_another_organization_are_not_there(admin: Worker, south: Organization) -> None:
    other = join(south, "hidden@south.example", Role.ORGANIZATION_ADMIN)
    link_for(south, "waiting@south.example", Role.BILLER)
    assert "south.example" not in admin.client.get(PEOPLE).content.decode()
    theirs = position_in(south, other.user)
    for verb in ("suspend", "resume", "roles"):
        answer = admin.client.post(f"{PEOPLE}{theirs.public_id}/{verb}/", {"roles": ["biller"]})
        assert answer.status_code == 404
    assert position_in(south, other.user).roles == theirs.roles
    assert position_in(south, other.user).suspended_at is None


@pytest.mark.parametrize("path", ["invite/", "{own}/roles/"])
def test_nobody_makes_themselves_operator_of_the_platform(admin: Worker, north: Organization, path: str) -> None:
    own = position_in(north, admin.user).public_id
    roles = {"email": "x@north.example", "roles": ["organization_admin", "platform_operator"]}
    assert admin.client.post(PEOPLE + path.format(own=own), roles).status_code in {403, 422}
    assert position_in(north, admin.user).roles == ["organization_admin"]
    with acting_as(machine_in(north.pk, settings.CLOCK.now())):
        assert not Invitation.objects.filter(roles__contains=["platform_operator"]).exists()


def test_the_command_prints_a_link_that_opens(client: Client) -> None:
    given = ["--organization", "North Care", "--kind", "plan", "--email", "a@north.example"]
    done = CliRunner().invoke(first_admin, given, obj=settings.CLOCK)
    path = done.output.split(settings.ADDRESS)[1].strip()
    assert client.get(path).status_code == 200
    again = CliRunner().invoke(first_admin, given, obj=settings.CLOCK)
    assert isinstance(again.exception, beginning.HasBegun)


def test_a_first_administrator_without_an_address_leaves_nothing(client: Client) -> None:
    with pytest.raises(NotAnAddress):
        beginning.begin(organization="North Care", kind="plan", email="nobody", at=settings.CLOCK.now())
    with acting_as(machine_in(0, settings.CLOCK.now())):
        assert not Organization.objects.exists()


def test_suspension_ends_what_is_open_at_once(admin: Worker, north: Organization) -> None:
    worker = join(north, "s@north.example", Role.SUPERVISOR)
    assert worker.client.get("/staff/").status_code == 200
    theirs = position_in(north, worker.user)
    admin.client.post(f"{PEOPLE}{theirs.public_id}/suspend/")
    assert worker.client.get("/staff/")["Location"].startswith("/account/sign-in/")
    assert worker.sign_in(Client())["Location"] == "/staff/"
    assert worker.client.get("/staff/").status_code == 302
    assert ("staff.suspended", "permit") in events_in(north)


def test_the_last_administrator_stays(admin: Worker, north: Organization) -> None:
    own = position_in(north, admin.user)
    assert admin.client.post(f"{PEOPLE}{own.public_id}/suspend/").status_code == 409
    assert admin.client.post(f"{PEOPLE}{own.public_id}/roles/", {"roles": ["biller"]}).status_code == 409
    assert position_in(north, admin.user).roles == ["organization_admin"]
    assert ("denied.LastAdministrator", "deny") in events_in(north)
    assert ("staff.suspended", "permit") not in events_in(north)


def test_looking_after_people_asks_for_a_fresh_second_factor(admin: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    from wayfellow.web.account import adapters

    monkeypatch.setattr(adapters, "FRESH_SECONDS", 0)
    assert admin.client.get(PEOPLE)["Location"].startswith("/account/again/passkey/")
    monkeypatch.undo()
    assert admin.client.get(PEOPLE).status_code == 200

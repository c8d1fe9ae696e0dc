"""Who follows a person, and who leads: at any instant one, whatever their organization."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from tests.isolation.conftest import NOW, acting
from wayfellow.records.accounts.models import Position, User
from wayfellow.records.organizations.models import Organization
from wayfellow.records.people.models import Person
from wayfellow.records.programs.models import Lead
from wayfellow.records.promises.models import Promise
from wayfellow.rules.access.actor import Reach, machine
from wayfellow.rules.access.refusals import NotFound, RoleDoesNotAllow
from wayfellow.rules.access.roles import Role
from wayfellow.services.access import acting_as
from wayfellow.services.delivery import deliver
from wayfellow.services.leads import SomebodyElseLeads, lead_of, name_lead
from wayfellow.services.people.creating import create_person
from wayfellow.services.people.new_person import NewPerson
from wayfellow.services.people.opening import open_file
from wayfellow.services.people.panel import OnThePanelAlready, put_on_panel, take_off_panel
from wayfellow.services.relationships import Reason, begin_relationship, renew_relationship
from wayfellow.services.renewing import RULE, remind_to_renew

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])


@pytest.fixture
def organizations() -> list[int]:
    with acting_as(machine(organization=0, at=NOW)):
        return [
            Organization.objects.create(name=name, kind="ecm_provider", phone="213-555-0190").pk
            for name in ("North", "South")
        ]


@pytest.fixture
def colleague(organizations: list[int]) -> Position:
    return a_colleague(organizations[0])


def a_colleague(organization: int, name: str = "Rosa Vega") -> Position:
    user = User.objects.create(email=f"{uuid4()}@example.org", name=name)
    with acting_as(acting(organization)):
        return Position.objects.create(
            user_id=user.pk, organization_id=organization, roles=[Role.LEAD_CARE_MANAGER], begins_at=NOW
        )


@pytest.fixture
def ana(organizations: list[int]) -> Person:
    with acting_as(acting(organizations[0], position=1_000_000)) as me:
        return create_person(NewPerson("Ana", "Ruiz", date(1950, 2, 1), evidence="visit 1"), by=me)


def test_a_colleague_sees_who_is_on_their_panel_and_nobody_else(ana: Person, colleague: Position) -> None:
    theirs = acting(colleague.organization_id, position=colleague.pk, reach=Reach.OWN)
    with acting_as(theirs), pytest.raises(NotFound):
        open_file(ana.public_id, by=theirs)
    with acting_as(acting(colleague.organization_id)) as supervisor:
        given = put_on_panel(ana.public_id, colleague.public_id, because="She lives near.", by=supervisor)
        with pytest.raises(OnThePanelAlready):
            put_on_panel(ana.public_id, colleague.public_id, because="Again.", by=supervisor)
    with acting_as(theirs):
        assert open_file(ana.public_id, by=theirs).person == ana
    later = acting(colleague.organization_id, at=NOW + timedelta(minutes=5))
    with acting_as(later):
        take_off_panel(given.public_id, by=later)
    theirs_later = acting(
        colleague.organization_id, position=colleague.pk, reach=Reach.OWN, at=NOW + timedelta(minutes=5)
    )
    with acting_as(theirs_later), pytest.raises(NotFound):
        open_file(ana.public_id, by=theirs_later)


def test_nobody_gives_themselves_a_person(ana: Person, colleague: Position) -> None:
    for roles, position, may in (
        ((Role.LEAD_CARE_MANAGER,), colleague.pk, False),
        ((Role.LEAD_CARE_MANAGER,), colleague.pk + 1, True),
        ((Role.COMMUNITY_HEALTH_WORKER,), colleague.pk + 1, False),
        ((Role.ORGANIZATION_ADMIN,), colleague.pk + 1, False),
    ):
        by = acting(colleague.organization_id, position=position, roles=roles)
        with acting_as(by):
            if may:
                put_on_panel(ana.public_id, colleague.public_id, because="Near.", by=by)
            else:
                with pytest.raises(RoleDoesNotAllow):
                    put_on_panel(ana.public_id, colleague.public_id, because="Near.", by=by)


def test_a_panel_that_ends_by_itself_is_a_promise_before(ana: Person, colleague: Position) -> None:
    organization = colleague.organization_id
    listening = {name: {"remind": remind_to_renew} for name in ("relationship.began", "relationship.renewed")}
    with acting_as(acting(organization)) as me:
        given = put_on_panel(ana.public_id, colleague.public_id, because="Near.", by=me)
    for _twice in range(2):
        deliver(listening, organization=organization, now=lambda: NOW)
    with acting_as(acting(organization, at=NOW + timedelta(days=80))) as me:
        (promise,) = Promise.objects.filter(rule=RULE, position_id=colleague.pk)
        assert promise.due_at == NOW + timedelta(days=76)
        assert renew_relationship(given.public_id, by=me).ends_at == NOW + timedelta(days=170)


def test_there_is_one_lead_and_naming_another_ends_the_first(ana: Person, colleague: Position) -> None:
    organization = colleague.organization_id
    second = a_colleague(organization, "Sam Lee")
    with acting_as(acting(organization)) as me:
        name_lead(ana.public_id, colleague.public_id, because="She knows her.", by=me)
    later = acting(organization, at=NOW + timedelta(days=1))
    with acting_as(later):
        name_lead(ana.public_id, second.public_id, because="Rosa moved.", by=later)
        lead = lead_of(ana.pk, by=later)
        assert lead
        assert (lead.name, lead.phone) == ("Sam Lee", "213-555-0190")
        assert open_file(ana.public_id, by=later).lead == lead
        assert Lead.objects.count() == 2


def test_where_somebody_elsewhere_leads_the_refusal_says_whom_to_call(organizations: list[int], ana: Person) -> None:
    north, south = organizations
    here, there = a_colleague(north), a_colleague(south)
    with acting_as(acting(north)) as me:
        begin_relationship(Reason("referred_to", "referral 1", sources=(north,)), person=ana.pk, viewer=south, by=me)
        name_lead(ana.public_id, here.public_id, because="Ours.", by=me)
    later = acting(south, at=NOW + timedelta(days=1))
    with acting_as(later):
        assert (open_file(ana.public_id, by=later).lead_at) == "North"
        with pytest.raises(SomebodyElseLeads, match=r"North, 213-555-0190"):
            name_lead(ana.public_id, there.public_id, because="Ours.", by=later)


def test_the_database_refuses_two_leads_at_one_instant(ana: Person, colleague: Position) -> None:
    organization = colleague.organization_id

    def lead(begins: int, ends: int | None) -> None:
        ends_at = None if ends is None else NOW + timedelta(days=ends)
        Lead.objects.create(
            person_id=ana.pk, source_id=organization, position_id=1, name="x", because="y", recorded_at=NOW,
            recorded_by=1, begins_at=NOW + timedelta(days=begins), ends_at=ends_at,
        )  # fmt: skip

    with acting_as(acting(organization)):
        lead(0, 10)
        lead(10, None)
        for begins, ends in ((9, 11), (-5, 1), (20, 21), (-5, None)):
            with pytest.raises(IntegrityError), transaction.atomic():
                lead(begins, ends)


def test_a_lead_is_not_seen_by_who_has_no_reason(organizations: list[int], ana: Person, colleague: Position) -> None:
    with acting_as(acting(organizations[0])) as me:
        name_lead(ana.public_id, colleague.public_id, because="Ours.", by=me)
    with acting_as(acting(organizations[1])):
        assert Lead.objects.count() == 0
    with acting_as(machine(organization=0, at=NOW)):
        assert Lead.objects.count() == 0


def test_a_stranger_cannot_be_named(ana: Person, organizations: list[int]) -> None:
    elsewhere: UUID = a_colleague(organizations[1]).public_id
    with acting_as(acting(organizations[0])) as me:
        for verb in (name_lead, put_on_panel):
            with pytest.raises(NotFound):
                verb(ana.public_id, elsewhere, because="?", by=me)

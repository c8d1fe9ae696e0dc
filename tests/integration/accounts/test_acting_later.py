"""A job that acts for somebody decides anew: what they may do then, not what they might when they asked."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.conf import settings

from tests.integration.accounts.conftest import join
from wayfellow.records.access.models import Edge
from wayfellow.records.accounts.models import Position
from wayfellow.records.audit.models import Event
from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.actor import Actor, machine
from wayfellow.rules.access.roles import Role
from wayfellow.services.access import acting_as
from wayfellow.services.acting_later import Claims, NoLongerHere, acting_again, claims_of, decide_anew
from wayfellow.services.people.creating import create_person
from wayfellow.services.people.finding import find_people
from wayfellow.services.people.new_person import NewPerson
from wayfellow.services.places import actor_at, places_of

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])


@pytest.fixture
def asked(north: Organization) -> Actor:
    """Who asked for something: a supervisor, who has told the record of a person."""
    user = join(north, "lead@north.example", Role.SUPERVISOR, secret=False).user
    at = settings.CLOCK.now()
    actor = actor_at(places_of(user=user, at=at)[0], user=user, at=at)
    with acting_as(actor):
        create_person(NewPerson("Ana", "Invented", evidence="visit 1"), by=actor)
    return actor


def seen_by(claims: Claims) -> list[UUID]:
    with acting_again(claims, at=settings.CLOCK.now()) as by:
        return [found.public_id for found in find_people("invented", by=by)]


def change(actor: Actor, **values: object) -> None:
    with acting_as(machine(organization=actor.organization, at=settings.CLOCK.now())):
        Position.objects.filter(pk=actor.position).update(**values)


def denials(actor: Actor) -> list[tuple[int, list[int]]]:
    with acting_as(machine(organization=actor.organization, at=settings.CLOCK.now())):
        found = Event.objects.filter(action="denied.NoLongerHere", decision="deny")
        return list(found.values_list("user_id", "ids"))


def test_who_still_works_there_sees_what_they_saw(asked: Actor) -> None:
    assert len(seen_by(Claims(**claims_of(asked).as_arguments()))) == 1
    assert denials(asked) == []


@pytest.mark.parametrize("over", ["suspended_at", "ends_at"])
def test_who_was_suspended_or_left_meanwhile_is_refused_and_it_is_written_down(asked: Actor, over: str) -> None:
    change(asked, **{over: settings.CLOCK.now() - timedelta(minutes=1)})
    with pytest.raises(NoLongerHere):
        seen_by(claims_of(asked))
    assert denials(asked) == [(0, [asked.position])]


def test_roles_are_those_of_the_moment_it_runs(asked: Actor) -> None:
    change(asked, roles=["analyst"])
    actor = decide_anew(claims_of(asked), at=settings.CLOCK.now())
    assert actor is not None
    assert actor.roles == {Role.ANALYST}
    assert actor.purpose is not asked.purpose


def test_an_edge_that_ended_meanwhile_shows_nothing(asked: Actor) -> None:
    with acting_as(machine(organization=asked.organization, at=settings.CLOCK.now())):
        Edge.objects.update(ends_at=settings.CLOCK.now() - timedelta(seconds=1))
    assert seen_by(claims_of(asked)) == []


def test_claims_to_a_place_of_somebody_else_are_nothing(asked: Actor, south: Organization) -> None:
    claims = claims_of(asked)
    for false in (
        Claims(claims.user + 1, claims.position, claims.organization),
        Claims(claims.user, claims.position + 1, claims.organization),
        Claims(claims.user, claims.position, south.pk),
    ):
        assert decide_anew(false, at=settings.CLOCK.now()) is None

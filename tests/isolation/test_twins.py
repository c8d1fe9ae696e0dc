"""Two records of one person: within sight with reasons, beyond it a hint and a question, never a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from tests.isolation.conftest import NOW, acting
from wayfellow.records.audit.models import Event
from wayfellow.records.organizations.models import Organization
from wayfellow.records.people.models import LinkRequest, TwinKey
from wayfellow.rules.access.actor import machine
from wayfellow.rules.access.refusals import NotFound
from wayfellow.services.access import acting_as
from wayfellow.services.people.creating import MayBeKnown, create_person
from wayfellow.services.people.linking import (
    AskedAlready,
    NobodyToAsk,
    answer_link,
    ask_to_link,
    questions_about_links,
)
from wayfellow.services.people.new_person import NewPerson
from wayfellow.services.people.opening import open_file
from wayfellow.services.people.twins import look_for_twins

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])

MARIA = NewPerson(
    "María", "García", date(1950, 2, 1), cin="91234567A", phone="(213) 555-0100", evidence="an invented visit"
)


@pytest.fixture
def organizations() -> list[int]:
    with acting_as(machine(organization=0, at=NOW)):
        return [Organization.objects.create(name=n, kind="ecm_provider").pk for n in ("North", "South", "West")]


@pytest.fixture
def maria(organizations: list[int]) -> UUID:
    with acting_as(acting(organizations[0])) as me:
        create_person(NewPerson("Noise", "Nearby", date(1950, 2, 1), evidence="another"), by=me)
        return create_person(MARIA, by=me).public_id


@pytest.mark.parametrize(
    ("changed", "reasons"),
    [
        ({}, {"cin", "phone", "birth_date", "name", "sound"}),
        ({"given": "Mara", "cin": "", "phone": ""}, {"birth_date", "sound"}),
        ({"family": "Lopez", "birth_date": None, "phone": ""}, {"cin"}),
        ({"cin": "", "birth_date": None}, {"phone", "name", "sound"}),
        ({"cin": "", "given": "Eva", "family": "Lopez"}, {"phone", "birth_date"}),
        ({"cin": "", "phone": "", "birth_date": None}, set()),
        ({"cin": "", "phone": "", "birth_date": date(1950, 2, 2)}, set()),
        ({"cin": "11111111A", "phone": "", "given": "Eva", "family": "Lopez"}, set()),
    ],
)
def test_within_sight_the_reasons_are_told(
    organizations: list[int], maria: UUID, changed: dict[str, object], reasons: set[str]
) -> None:
    new = replace(MARIA, **changed)  # type: ignore[arg-type]
    with acting_as(acting(organizations[0])) as me:
        found = {
            twin.found.public_id: {str(one) for one in twin.reasons} for twin in look_for_twins(new, by=me).in_sight
        }
    assert found == ({maria: reasons} if reasons else {})


def test_somebody_known_is_added_only_by_who_looked_at_them(organizations: list[int], maria: UUID) -> None:
    with acting_as(acting(organizations[0])) as me:
        for looked_at in ((), (uuid4(),)):
            with pytest.raises(MayBeKnown):
                create_person(MARIA, by=me, not_these=looked_at)
        assert create_person(MARIA, by=me, not_these=(maria,)).public_id != maria


@pytest.mark.parametrize(
    ("changed", "hinted"),
    [({}, True), ({"phone": "213.555.0100"}, True), ({"given": "MARIA"}, True), ({"phone": ""}, False),
     ({"cin": "91234568A"}, False), ({"birth_date": date(1950, 2, 2)}, False), ({"family": "Garsia"}, False)],
)  # fmt: skip
def test_beyond_sight_only_four_identifiers_at_once_give_a_hint(
    organizations: list[int], maria: UUID, changed: dict[str, object], hinted: bool
) -> None:
    with acting_as(acting(organizations[1])) as other:
        twins = look_for_twins(replace(MARIA, **changed), by=other)  # type: ignore[arg-type]
        assert (twins.in_sight, twins.beyond) == ((), hinted)
        assert TwinKey.objects.count() == 0


def test_who_is_asked_decides_and_the_asker_then_sees(organizations: list[int], maria: UUID) -> None:
    north, south, west = organizations
    with acting_as(acting(south)) as asker:
        ask_to_link(MARIA, because="She came to our clinic today.", by=asker)
        with pytest.raises(AskedAlready):
            ask_to_link(MARIA, because="Again.", by=asker)
        assert questions_about_links(by=asker) == []
        with pytest.raises(NotFound):
            open_file(maria, by=asker)
    with acting_as(acting(west)) as bystander:
        assert questions_about_links(by=bystander) == []
        assert LinkRequest.objects.count() == 0
    with acting_as(acting(north)) as me:
        (question,) = questions_about_links(by=me)
        assert (question.asker, [one.public_id for one in question.people]) == ("South", [maria])
        with pytest.raises(NotFound):
            answer_link(question.public_id, person=uuid4(), by=me)
        answer_link(question.public_id, person=maria, by=me)
        assert questions_about_links(by=me) == []
    with acting_as(acting(south)) as asker:
        assert open_file(maria, by=asker).details["name"][0].source == "North"
        assert LinkRequest.objects.get().state == "linked"


def test_who_is_declined_sees_nothing_and_may_not_answer_themselves(organizations: list[int], maria: UUID) -> None:
    north, south, _ = organizations
    with acting_as(acting(south)) as asker:
        asked = ask_to_link(MARIA, because="She came to our clinic today.", by=asker).public_id
        with pytest.raises(NotFound):
            answer_link(asked, person=maria, by=asker)
    with acting_as(acting(north)) as me:
        answer_link(asked, person=None, by=me)
        assert Event.objects.filter(action="link.declined").count() == 1
    with acting_as(acting(south)) as asker:
        with pytest.raises(NotFound):
            open_file(maria, by=asker)
        assert LinkRequest.objects.get().state == "declined"


def test_nobody_is_asked_about_somebody_nobody_knows(organizations: list[int], maria: UUID) -> None:
    with acting_as(acting(organizations[1])) as other, pytest.raises(NobodyToAsk):
        ask_to_link(replace(MARIA, cin="91234568A"), because="A visit.", by=other)

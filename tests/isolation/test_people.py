"""Finding and opening people: by name, sound, number and birth day; out of sight, nobody is there. Both are audited."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from tests.isolation.conftest import NOW, acting
from wayfellow.records.access.models import Edge
from wayfellow.records.audit.models import Event
from wayfellow.records.people.models import SearchKey
from wayfellow.rules.access.actor import Reach
from wayfellow.rules.access.refusals import NotFound
from wayfellow.services.access import acting_as
from wayfellow.services.people.creating import create_person
from wayfellow.services.people.finding import find_people, open_person
from wayfellow.services.people.new_person import NewPerson

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])

EARLIER, LATER = NOW - timedelta(days=1), NOW + timedelta(days=1)
MARIA = NewPerson(
    "María José", "García", date(1950, 2, 1), cin="91234567A", phone="213-555-0100", evidence="an invented visit"
)


@pytest.fixture
def maria() -> UUID:
    with acting_as(acting(1)) as me:
        create_person(NewPerson("Noise", "Nearby", date(1950, 2, 2), evidence="another"), by=me)
        return create_person(MARIA, by=me).public_id


@pytest.mark.parametrize(
    "asked",
    [
        "maria garc",
        "GARCÍA",
        "Garsia",
        "2135550100",
        "91234567a",
        "2/1/1950",
        "1950-02-01",
        "jose 2/1/1950",
        "Gacria",
        "marai garcia",
        "mar gar",
        "gar jos",
    ],
)
def test_a_person_is_found_however_one_asks(maria: UUID, asked: str) -> None:
    with acting_as(acting(1)) as me:
        assert [found.public_id for found in find_people(asked, by=me)] == [maria]


@pytest.mark.parametrize("asked", ["", "maria smith", "2/1/1951", "Zzyzx", "gacrai", "mar\xeda lopez", "91234567b"])
def test_who_does_not_match_every_word_is_not_found(maria: UUID, asked: str) -> None:
    with acting_as(acting(1)) as me:
        assert find_people(asked, by=me) == []


def test_a_common_first_name_hides_nobody(maria: UUID) -> None:
    """Who is asked for by two words is found among thousands who share the first."""
    with acting_as(acting(1)):
        ways = {"viewer_id": 1, "source_id": 1, "giver_id": 1, "purposes": -1, "clearance": -1, "begins_at": EARLIER}
        Edge.objects.bulk_create(
            Edge(person_id=number, basis_id=number, ends_at=LATER, **ways) for number in range(10**6, 10**6 + 1200)
        )
        told = {"source_id": 1, "recorded_at": NOW, "recorded_by": 1, "kind": "name", "token": "maria"}
        SearchKey.objects.bulk_create(SearchKey(person_id=number, **told) for number in range(10**6, 10**6 + 1200))
    with acting_as(acting(1)) as me:
        assert [found.public_id for found in find_people("maria garcia", by=me)] == [maria]


def test_another_organization_finds_and_opens_nobody(maria: UUID) -> None:
    with acting_as(acting(2)) as other:
        assert find_people("maria", by=other) == []
        sentences = set()
        for wanted in (maria, uuid4()):
            with pytest.raises(NotFound) as refused:
                open_person(wanted, by=other)
            sentences.add(str(refused.value))
    assert len(sentences) == 1


def test_who_works_for_their_own_panel_sees_only_that(maria: UUID) -> None:
    for position, seen in ((1, 1), (2, 0)):
        with acting_as(acting(1, position=position, reach=Reach.OWN)) as me:
            assert len(find_people("maria", by=me)) == seen


def test_searching_and_opening_are_written_down(maria: UUID) -> None:
    with acting_as(acting(1)) as me:
        find_people("maria", by=me)
        person = open_person(maria, by=me)
        written = list(Event.objects.order_by("pk").values_list("action", "person_id"))
    assert written[-2:] == [("people.searched", 0), ("person.opened", person.pk)]

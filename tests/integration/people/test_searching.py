"""Finding people from a page: what is searched for is in no address, and who is out of sight is not there."""

from __future__ import annotations

import re

import pytest

from tests.integration.people.conftest import Desk, Joins
from wayfellow.records.organizations.models import Organization
from wayfellow.records.people.models import Person
from wayfellow.rules.access.roles import Role

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])
PEOPLE = "/staff/people/"


@pytest.mark.parametrize(
    "asked", ["ana sosa", "Sossa", "Snosa", "2135550100", "91234567a", "2/1/1950", "soza 2/1/1950"]
)
def test_a_person_is_found_however_one_asks(desk: Desk, ana: Person, asked: str) -> None:
    page = desk.post(PEOPLE, {"q": asked}).content.decode()
    assert f"{PEOPLE}{ana.public_id}/" in page
    assert "Noise" not in page
    assert "1 person" in page


def test_a_row_says_who_they_are(desk: Desk, ana: Person) -> None:
    desk.tell(ana, "name", given="Ana", family="Sosa", preferred="Anita", said="ah-NEE-tah")
    page = desk.post(PEOPLE, {"q": "sosa"}).content.decode()
    for told in ("Anita Sosa", "Say: ah-NEE-tah", "Born February 1, 1950", "Spanish", "Nobody leads yet"):
        assert told in page


def test_the_address_of_a_search_says_nothing_and_nothing_is_kept(desk: Desk, ana: Person) -> None:
    answer = desk.post(PEOPLE, {"q": "sosa"})
    assert answer.headers["Cache-Control"] == "no-store"
    assert not re.search(r'(?:href|action)="[^"]*sosa', answer.content.decode(), re.IGNORECASE)
    assert "1 person" not in desk.read(f"{PEOPLE}?q=sosa")


def test_who_finds_nobody_is_helped_and_may_add_them(desk: Desk) -> None:
    page = desk.post(PEOPLE, {"q": "Zora 2/1/1950"}).content.decode()
    assert "Nobody you may see fits this" in page
    begun = desk.post(f"{PEOPLE}new/begin/", {"q": "Zora Neale 2/1/1950"})
    assert begun.status_code == 200
    for told in ('value="Zora"', 'value="Neale"', 'value="1950-02-01"'):
        assert told in begun.content.decode()


def test_another_organization_finds_nobody(desk: Desk, ana: Person, south: Organization, joins: Joins) -> None:
    other = joins(south, Role.SUPERVISOR)
    page = other.post(PEOPLE, {"q": "sosa"}).content.decode()
    assert str(ana.public_id) not in page
    assert "Nobody you may see fits this" in page


def test_whose_role_reads_nobody_does_not_search(north: Organization, joins: Joins) -> None:
    assert joins(north, Role.ANALYST).post(PEOPLE, {"q": "sosa"}).status_code == 403


def test_ones_own_panel_is_there_before_anything_is_asked(
    desk: Desk, ana: Person, north: Organization, joins: Joins
) -> None:
    assert f"{PEOPLE}{ana.public_id}/" in desk.read(PEOPLE)
    assert f"{PEOPLE}{ana.public_id}/" not in joins(north, Role.SUPERVISOR).read(PEOPLE)

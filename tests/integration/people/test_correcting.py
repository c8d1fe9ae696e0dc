"""The day of birth and of death are corrected by whoever cares for the person; everybody finds them by the new one."""

from __future__ import annotations

from datetime import date

import pytest

from tests.integration.people.conftest import Desk, Joins
from wayfellow.jobs.people import renew_keys
from wayfellow.records.organizations.models import Organization
from wayfellow.records.people.models import Person
from wayfellow.rules.access.roles import Role
from wayfellow.services.people.details import tell_detail
from wayfellow.services.people.finding import find_people
from wayfellow.services.people.kinds import KINDS
from wayfellow.services.relationships import Reason, begin_relationship

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])


def path_of(person: Person) -> str:
    return f"/staff/people/{person.public_id}/days/"


def test_both_days_are_corrected_and_shown(desk: Desk, ana: Person) -> None:
    assert 'value="1950-02-01"' in desk.read(path_of(ana))
    answer = desk.post(path_of(ana), {"version": 1, "born": "2/3/1950", "died": "2026-01-05"})
    assert answer.status_code == 302
    page = desk.read(f"/staff/people/{ana.public_id}/")
    assert "February 3, 1950" in page
    assert "January 5, 2026" in page


@pytest.mark.parametrize(
    ("born", "died", "said"),
    [
        ("2/30/1950", "", "Write a day such as"),
        ("1850-01-01", "", "before 1900"),
        ("2950-01-01", "", "still to come"),
        ("1950-02-01", "1949-02-01", "before the day it begins"),
    ],
)
def test_what_is_no_day_of_a_life_is_said_and_kept_in_the_form(
    desk: Desk, ana: Person, born: str, died: str, said: str
) -> None:
    answer = desk.post(path_of(ana), {"version": 1, "born": born, "died": died})
    page = answer.content.decode()
    assert (answer.status_code, said in page, f'value="{born}"' in page) == (422, True, True)


def test_who_corrects_what_somebody_corrected_meanwhile_sees_both(desk: Desk, ana: Person) -> None:
    desk.post(path_of(ana), {"version": 1, "born": "1950-02-03", "died": ""})
    answer = desk.post(path_of(ana), {"version": 1, "born": "1950-02-04", "died": ""})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert 'value="1950-02-04"' in page
    assert "1950-02-03" in page
    assert 'name="version" value="2"' in page


def test_others_find_them_by_the_new_day_too(desk: Desk, ana: Person, south: Organization, joins: Joins) -> None:
    with desk.acting() as me:
        begin_relationship(Reason("referred_to", "a referral"), person=ana.pk, viewer=south.pk, by=me)
    other = joins(south, Role.SUPERVISOR)
    with other.acting() as them:
        tell_detail(KINDS["name"], {"given": "Anita"}, person=ana.pk, by=them)
    desk.post(path_of(ana), {"version": 1, "born": "1950-02-09", "died": ""})
    with other.acting() as them:
        assert find_people("anita 2/9/1950", by=them) == []
    renew_keys(ana.pk)
    with other.acting() as them:
        assert [found.birth_date for found in find_people("anita 2/9/1950", by=them)] == [date(1950, 2, 9)]


def test_who_has_no_role_in_care_corrects_nothing(north: Organization, joins: Joins, ana: Person) -> None:
    biller = joins(north, Role.BILLER)
    assert biller.get(path_of(ana)).status_code == 403
    assert biller.post(path_of(ana), {"version": 1, "born": "1950-02-09"}).status_code == 403

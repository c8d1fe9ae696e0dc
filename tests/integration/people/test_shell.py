"""What stands around every page of the staff: for whom one acts, where one can go, the search, help."""

from __future__ import annotations

import re

import pytest

from tests.integration.accounts.conftest import link_for
from tests.integration.people.conftest import Desk, Joins
from tests.integration.people.test_person_page import page_of
from wayfellow.records.organizations.models import Organization
from wayfellow.records.people.models import Person
from wayfellow.rules.access.roles import Role
from wayfellow.services.staff.accepting import accept_invitation

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])
PLACES = ("", "people/", "people/new/", "people/links/", "help/")


def test_every_page_says_for_whom_one_acts_and_where_one_can_go(desk: Desk, ana: Person) -> None:
    for path in [*(f"/staff/{one}" for one in PLACES), page_of(ana), f"{page_of(ana)}why/", f"{page_of(ana)}name/new/"]:
        page = desk.read(path)
        for words in ("You act for North Care", 'href="/staff/people/"', 'href="#main"', "data-search", "lang=es"):
            assert words in page, (path, words)
        assert page.count("<h1") == 1, path
        assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=", page), path


def test_where_one_is_can_be_heard(desk: Desk) -> None:
    for path, here in (("/staff/", "/staff/"), ("/staff/people/new/", "/staff/people/")):
        assert re.findall(r'href="([^"]+)" aria-current="page"', desk.read(path)) == [here]


def test_who_works_in_two_places_can_change(desk: Desk, south: Organization) -> None:
    from django.conf import settings

    assert "/staff/act-as/" not in desk.read("/staff/")
    link = link_for(south, desk.worker.email, Role.SUPERVISOR)
    accept_invitation(link, who=desk.worker.user, at=settings.CLOCK.now())
    assert "/staff/act-as/" in desk.read("/staff/")


def test_a_role_is_shown_only_the_ways_it_has(north: Organization, joins: Joins) -> None:
    analyst = joins(north, Role.ANALYST).read("/staff/")
    assert "data-search" not in analyst
    assert "/staff/candidates/" in analyst
    assert "/staff/people-who-work-here/" not in analyst


def test_the_frame_is_spoken_in_spanish(desk: Desk) -> None:
    page = desk.read("/staff/?lang=es")
    for words in ("Usted actúa por North Care", "Hoy", "Personas", "Buscar"):
        assert words in page
    assert "Nothing is waiting" not in page


def test_what_is_not_there_helps(desk: Desk) -> None:
    answer = desk.get("/staff/people/not-a-number/")
    assert answer.status_code == 404
    answer = desk.get("/staff/promises/00000000-0000-4000-8000-000000000000/")
    assert answer.status_code == 404
    assert 'href="/staff/"' in answer.content.decode()
    assert 'href="/staff/people/"' in answer.content.decode()

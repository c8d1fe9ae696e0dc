"""The page of candidates: who, what to do, why; filters in the address; a file after a step-up; numbers alone."""

from __future__ import annotations

import csv
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.integration.accounts.conftest import Worker, join, make_organization, quick_passwords  # noqa: F401
from tests.integration.candidates.screened import know, near, results
from wayfellow.records.accounts.models import User
from wayfellow.records.audit.models import Event
from wayfellow.records.facts.models import Candidate
from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.actor import machine
from wayfellow.rules.access.roles import Role
from wayfellow.services.access import acting_as
from wayfellow.services.candidates.taking_up import take_up_screening

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])

PAGE = "/staff/candidates/"


@pytest.fixture
def heron() -> Organization:
    return make_organization("Heron", "plan")


def take_up(heron: Organization) -> None:
    now = settings.CLOCK.now()
    know(near(results()), organization=heron.pk, at=now)
    with acting_as(machine(organization=heron.pk, at=now)) as by:
        take_up_screening(results(), by=by)


def manager(heron: Organization) -> Worker:
    return join(heron, "cm@heron.example", Role.PLAN_CASE_MANAGER)


def text(answer: Any) -> str:
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_plan_that_has_screened_nobody_is_told_so(heron: Organization) -> None:
    assert "No screening has been taken up yet." in text(manager(heron).client.get(PAGE))


def test_a_case_manager_reads_whom_to_call_first_and_why(heron: Organization) -> None:
    take_up(heron)
    page = text(manager(heron).client.get(PAGE))
    assert "Authorize, and assign a provider" in page
    assert "Was in an emergency department 5 times or more in 6 months" in page
    assert page.count('href="/staff/people/') - page.count('href="/staff/people/"') == 50
    assert "Page 1 of 3" in page or "Page 1 of 4" in page or "Page 1 of 2" in page


def test_a_filter_stands_in_the_address_and_narrows_the_list(heron: Organization) -> None:
    take_up(heron)
    client = manager(heron).client
    page = text(client.get(f"{PAGE}?next=ask_question&population=HOM_A"))
    assert "Ask the question below" in page
    assert ">Authorize, and assign a provider<br" not in page
    assert '<option value="ask_question" selected>' in page
    with acting_as(machine(organization=heron.pk, at=settings.CLOCK.now())):
        expected = Candidate.objects.filter(next_step=4, closest="HOM_A").count()
    assert f"{expected} people." in page


@pytest.mark.parametrize(
    "odd", ["page=0", "page=99999999999999", "page=-1", "page=%EF%BC%91", "next=x", "population=';--"]
)
def test_an_odd_address_shows_the_list_all_the_same(heron: Organization, odd: str) -> None:
    take_up(heron)
    assert "Why Given" in text(manager(heron).client.get(f"{PAGE}?{odd}"))


def test_the_file_holds_the_list_and_is_written_down(heron: Organization) -> None:
    take_up(heron)
    answer = manager(heron).client.post(f"{PAGE}file/", {"next": "authorize"})
    rows = list(csv.reader(text(answer).splitlines()))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    with acting_as(machine(organization=heron.pk, at=settings.CLOCK.now())):
        expected = Candidate.objects.filter(next_step=0).count()
        assert Event.objects.filter(action="candidates.exported").count() == 1
        assert Event.objects.filter(action="candidate.exported").count() == expected
    assert sum(row[0] == "Authorize, and assign a provider" for row in rows) == expected


def test_the_file_needs_somebody_who_just_proved_who_they_are(
    heron: Organization, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_up(heron)
    client = manager(heron).client
    monkeypatch.setattr("wayfellow.web.staff.stepping_up.proved_lately", lambda request, **how: False)
    answer = client.post(f"{PAGE}file/")
    assert answer.status_code == 302
    assert answer["Location"].endswith("?next=%2Fstaff%2Fcandidates%2F")


def test_an_analyst_reads_numbers_and_no_names(heron: Organization) -> None:
    take_up(heron)
    page = text(join(heron, "analyst@heron.example", Role.ANALYST).client.get(PAGE))
    assert "You see numbers here and no names." in page
    assert "fewer than 11" in page
    assert "Given" not in page


def test_a_biller_is_refused(heron: Organization) -> None:
    client = Client()
    worker = join(heron, "biller@heron.example", Role.BILLER)
    assert client.get(PAGE).status_code == 302
    assert worker.client.get(PAGE).status_code == 403
    assert worker.client.post(f"{PAGE}file/").status_code == 403


def test_the_page_is_written_with_few_statements(heron: Organization, django_assert_max_num_queries: Any) -> None:
    take_up(heron)
    client = manager(heron).client
    client.get(PAGE)
    with django_assert_max_num_queries(18):  # ten of them are the door's
        client.get(PAGE)


def test_the_page_of_one_person_says_what_was_found_and_by_whom(heron: Organization) -> None:
    take_up(heron)
    client = manager(heron).client
    path = text(client.get(PAGE)).partition('<th scope="row"><a href="')[2].partition('"')[0]
    of_person = f"{PAGE}{path.removeprefix('/staff/people/')}"
    assert f'href="{of_person}"' in text(client.get(path))
    page = text(client.get(of_person))
    assert "Heron, since" in page
    assert "Was in an emergency department 5 times or more in 6 months" in page
    assert "Authorize, and assign a provider" in page
    biller = join(heron, "b@heron.example", Role.BILLER).client
    assert biller.get(of_person).status_code == 403


def test_who_came_back_by_a_recovery_takes_nothing_away_for_a_day(heron: Organization) -> None:
    """AU-13: the hold that a recovery leaves is asked for at the file."""
    take_up(heron)
    worker, now = manager(heron), settings.CLOCK.now()
    User.objects.filter(pk=worker.user).update(held_until=now + timedelta(hours=24))
    refused = worker.client.post(f"{PAGE}file/")
    assert refused.status_code == 409
    assert "You came back by a recovery" in refused.content.decode()
    assert not Event.objects.filter(action="candidates.exported").exists()
    User.objects.filter(pk=worker.user).update(held_until=now - timedelta(seconds=1))
    assert worker.client.post(f"{PAGE}file/").status_code == 200

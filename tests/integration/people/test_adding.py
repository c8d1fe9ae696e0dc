"""Adding somebody: who may be here already is looked at first; the record begins with why we may see them."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from tests.integration.people.conftest import ANA, Desk, Joins
from wayfellow.records.organizations.models import Organization
from wayfellow.records.people.models import LinkRequest, Person
from wayfellow.rules.access.roles import Role
from wayfellow.services.people.finding import find_people
from wayfellow.services.people.new_person import NewPerson

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])
NEW = "/staff/people/new/"
BEN = {
    "given": "Ben", "family": "Osei", "birth_date": "3/4/1961", "cin": "", "phone": "", "spoken": "en",
    "predicate": "care_team_member", "evidence": "He came to the desk.",
}  # fmt: skip
ANA_AGAIN = {
    **BEN, "given": "Ana", "family": "Sosa", "birth_date": "1950-02-01", "cin": "91234567A", "phone": "(213) 555-0100",
}  # fmt: skip


def known(desk: Desk, name: str) -> int:
    with desk.acting() as me:
        return len(find_people(name, by=me))


def test_somebody_new_is_added_and_opened(desk: Desk) -> None:
    answer = desk.post(NEW, BEN)
    assert re.fullmatch(r"/staff/people/[0-9a-f-]{36}/", answer["Location"])
    page = desk.read(answer["Location"])
    assert "Ben Osei" in page
    assert "March 4, 1961" in page


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"given": ""}, "given"), ({"birth_date": "soon"}, "birth_date"), ({"birth_date": "2999-01-01"}, "birth_date"),
        ({"cin": "12"}, "cin"), ({"phone": "12"}, "phone"), ({"evidence": " "}, "evidence"),
        ({"spoken": "klingon"}, "spoken"), ({"predicate": "self"}, "predicate"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_what_was_typed_stays(desk: Desk, wrong: dict[str, str], field: str) -> None:
    answer = desk.post(NEW, {**BEN, **wrong})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert f'id="{field}-error"' in page
    assert field == "family" or 'value="Osei"' in page
    assert known(desk, "osei") == 0


def test_who_looks_alike_is_looked_at_first(desk: Desk, ana: Person) -> None:
    page = desk.post(NEW, ANA_AGAIN).content.decode()
    assert "Are they here already?" in page
    assert f'href="/staff/people/{ana.public_id}/"' in page
    assert "Medi-Cal number" in page
    assert known(desk, "sosa") == 1
    again = {**ANA_AGAIN, "not_these": str(ana.public_id)}
    assert desk.post(NEW, again)["Location"] != f"/staff/people/{ana.public_id}/"
    assert known(desk, "sosa") == 2


def test_the_page_of_twins_sends_everything_again(desk: Desk, ana: Person) -> None:
    page = desk.post(NEW, ANA_AGAIN).content.decode()
    form = page[page.index("wf-write") :]
    sent: dict[str, Any] = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form))
    assert {name: sent[name] for name in ANA_AGAIN} == ANA_AGAIN
    assert desk.post(NEW, sent).status_code == 302


def test_beyond_ones_sight_only_that_a_record_may_exist(
    desk: Desk, ana: Person, south: Organization, joins: Joins
) -> None:
    other = joins(south, Role.SUPERVISOR)
    page = other.post(NEW, ANA_AGAIN).content.decode()
    assert "A record may exist" in page
    assert str(ana.public_id) not in page
    assert "North" not in page
    assert other.post(NEW, {**ANA_AGAIN, "beyond": "ask", "because": " "}).status_code == 422
    assert known(other, "sosa") == 0
    assert other.post(NEW, {**ANA_AGAIN, "beyond": "ask", "because": "She is on our ward."}).status_code == 302
    questions = desk.read("/staff/people/links/")
    assert "She is on our ward." in questions
    assert "South Care" in questions


@pytest.mark.parametrize("accept", [True, False])
def test_a_question_is_answered(desk: Desk, ana: Person, south: Organization, joins: Joins, accept: bool) -> None:
    other = joins(south, Role.SUPERVISOR)
    other.post(NEW, {**ANA_AGAIN, "beyond": "ask", "because": "She is on our ward."})
    with desk.acting():
        question = LinkRequest.objects.get()
    path = f"/staff/people/links/{question.public_id}/"
    assert other.post(path, {"person": str(ana.public_id)}).status_code == 404
    assert desk.post(path, {"person": "nonsense"}).status_code == 404
    assert desk.post(path, {"person": str(ana.public_id) if accept else "decline"}).status_code == 302
    assert other.get(f"/staff/people/{ana.public_id}/").status_code == (200 if accept else 404)
    assert "Nobody is asking" in desk.read("/staff/people/links/")


def test_who_may_not_write_may_not_add(north: Organization, joins: Joins) -> None:
    biller = joins(north, Role.BILLER)
    assert biller.get(NEW).status_code == 403
    assert biller.post(NEW, BEN).status_code == 403


def test_the_twin_of_another_day_is_no_twin(desk: Desk) -> None:
    desk.add(NewPerson(ANA.given, ANA.family, date(1980, 1, 1), evidence="another visit"))
    told = {**ANA_AGAIN, "cin": "", "phone": ""}
    assert desk.post(NEW, told).status_code == 302

"""Whose panel somebody is on and who leads, from pages."""

from __future__ import annotations

import pytest

from tests.integration.people.conftest import Desk, Joins
from tests.integration.people.test_person_page import page_of
from wayfellow.records.organizations.models import Organization
from wayfellow.records.people.models import Person
from wayfellow.rules.access.roles import Role
from wayfellow.services.relationships import Reason, begin_relationship

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])


def test_a_supervisor_puts_somebody_on_a_panel_and_takes_them_off(
    desk: Desk, ana: Person, north: Organization, joins: Joins
) -> None:
    worker = joins(north, Role.COMMUNITY_HEALTH_WORKER)
    assert worker.get(page_of(ana)).status_code == 404
    path = f"{page_of(ana)}panel/"
    told = {"to": str(worker.position), "because": "speaks her language"}
    assert desk.post(path, {**told, "because": ""}).status_code == 422
    assert desk.post(path, {**told, "to": "nobody"}).status_code == 422
    assert desk.post(path, told).status_code == 302
    assert desk.post(path, told).status_code == 409
    assert worker.get(page_of(ana)).status_code == 200
    page = desk.get(path)
    assert "speaks her language" in page.content.decode()
    reason = next(one for one in page.context["page"].followers if one.because == "speaks her language")
    assert worker.post(f"{path}{reason.relationship}/end/").status_code == 403
    assert desk.post(f"{path}{reason.relationship}/end/").status_code == 302
    assert worker.get(page_of(ana)).status_code == 404


def test_the_lead_is_named_and_named_anew(desk: Desk, ana: Person, north: Organization, joins: Joins) -> None:
    worker = joins(north, Role.LEAD_CARE_MANAGER)
    path = f"{page_of(ana)}lead/"
    told = {"to": str(desk.position), "because": "knows her", "phone": "213-555-0111"}
    assert desk.post(path, {**told, "because": ""}).status_code == 422
    assert desk.post(path, told).status_code == 302
    assert "tel:+12135550111" in desk.read(page_of(ana))
    assert desk.post(path, {**told, "to": str(worker.position), "phone": "213-555-0122"}).status_code == 302
    page = desk.read(page_of(ana))
    head = page[: page.index("wf-jumps")]
    assert "tel:+12135550122" in head
    assert "tel:+12135550111" not in head


def test_where_others_lead_the_page_says_whom_to_call(
    desk: Desk, ana: Person, south: Organization, joins: Joins
) -> None:
    other = joins(south, Role.SUPERVISOR)
    path = f"{page_of(ana)}lead/"
    desk.post(path, {"to": str(desk.position), "because": "knows her", "phone": "213-555-0111"})
    with desk.acting() as me:
        begin_relationship(Reason("referred_to", "test"), person=ana.pk, viewer=south.pk, by=me)
    answer = other.post(path, {"to": str(other.position), "because": "MY REASON"})
    assert answer.status_code == 409
    page = answer.content.decode()
    for words in ("North Care", "213-555-0111", "MY REASON"):
        assert words in page


def test_a_reason_that_ends_is_renewed_by_who_gave_it(desk: Desk, ana: Person) -> None:
    page = desk.get(f"{page_of(ana)}why/").context["page"]
    (reason,) = page.reasons
    assert reason.may_renew
    assert desk.post(f"{page_of(ana)}why/{reason.public_id}/renew/").status_code == 302


def test_who_may_not_decide_is_not_offered_it(north: Organization, desk: Desk, ana: Person, joins: Joins) -> None:
    biller = joins(north, Role.BILLER)
    page = biller.read(page_of(ana))
    assert f"{page_of(ana)}lead/" not in page
    assert biller.get(f"{page_of(ana)}lead/").status_code == 403
    assert biller.post(f"{page_of(ana)}panel/", {"to": str(desk.position), "because": "x"}).status_code == 403

"""Details are added, changed and ended from pages; what was typed is never lost, and nobody overwrites unseen."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest

from tests.integration.people.conftest import Desk, Joins
from tests.integration.people.test_person_page import page_of
from wayfellow.records.organizations.models import Organization
from wayfellow.records.people.models import Person
from wayfellow.rules.access.roles import Role
from wayfellow.services.access import acting_as
from wayfellow.services.people.details import tell_anew
from wayfellow.services.people.kinds import KINDS
from wayfellow.services.people.opening import open_file
from wayfellow.services.relationships import Reason, begin_relationship

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])

GOOD: dict[str, dict[str, Any]] = {
    "name": {"given": "Anita", "family": "Sosa"},
    "number": {"kind": "medicare", "value": "1EG4"},
    "contact": {"kind": "email", "value": "ana@home.example", "rank": "2", "is_safe_to_leave_message": "no"},
    "address": {"kind": "where_to_find_me", "where": "behind the library", "confidence": "sure"},
    "language": {"spoken": "es", "needs_interpreter": "yes", "format": "large_print"},
    "sex_and_gender": {"sex": "female", "pronouns": "ella"},
    "preference": {"subject": "what_matters", "in_their_words": "My garden"},
    "close_one": {"name": "Luz", "relation": "daughter", "is_caregiver": "yes", "phone": "213-555-0133"},
    "representative": {"name": "Luz", "authority": "parent", "evidence": "letter", "checked_on": "2026-01-05"},
    "plan_membership": {"line": "medicare", "begins_on": "2026-01-01"},
}
BAD: dict[str, tuple[dict[str, Any], str]] = {
    "name": ({"given": ""}, "given"),
    "number": ({"kind": "cin", "value": "1"}, "value"),
    "contact": ({"kind": "phone", "value": "12"}, "value"),
    "address": ({"kind": "home"}, "where"),
    "language": ({"spoken": "es", "format": "shouting"}, "format"),
    "sex_and_gender": ({"sex": "?"}, "sex"),
    "preference": ({"subject": "what_matters", "in_their_words": ""}, "in_their_words"),
    "close_one": ({"name": "Luz", "relation": ""}, "relation"),
    "representative": ({"name": "L", "authority": "parent", "checked_on": "2026-01-05"}, "evidence"),
    "plan_membership": ({"line": "medi_cal", "begins_on": "soon"}, "begins_on"),
}
PLAIN = {"told_by": "family", "told_on": "2026-05-01"}


@pytest.fixture
def plan(db: None) -> Organization:
    from tests.integration.accounts.conftest import make_organization

    return make_organization("Harbor Plan", "plan")


@pytest.fixture
def bare(desk: Desk) -> Person:
    """Somebody of whom only a name is known."""
    from wayfellow.services.people.new_person import NewPerson

    return desk.add(NewPerson("Ana", "Sosa", evidence="an invented visit"))


def filled(kind: str, plan: Organization) -> dict[str, Any]:
    return {**GOOD[kind], **PLAIN, **({"plan_id": plan.pk} if kind == "plan_membership" else {})}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_added_from_its_form(desk: Desk, bare: Person, plan: Organization, kind: str) -> None:
    path = f"{page_of(bare)}{kind}/new/"
    form = desk.read(path)
    for field in KINDS[kind].fields:
        assert f'name="{field.name}"' in form or field.name == "person_known"
    answer = desk.post(path, filled(kind, plan))
    assert answer["Location"] == f"{page_of(bare)}#{kind}"
    page = desk.read(page_of(bare))
    shown = {"plan_id": "Harbor Plan", "is_caregiver": "Caregiver"}
    assert "told by the family, May 1, 2026" in page
    assert any(str(value) in page for value in GOOD[kind].values()) or shown["plan_id"] in page or kind == "language"


@pytest.mark.parametrize("kind", KINDS)
def test_what_cannot_be_kept_is_said_beside_its_field_and_nothing_typed_is_lost(
    desk: Desk, bare: Person, kind: str
) -> None:
    typed, field = BAD[kind]
    answer = desk.post(f"{page_of(bare)}{kind}/new/", {**typed, **PLAIN, "told_on": "2026-05-02"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert f'id="{field}-error"' in page
    assert f'href="#{field}"' in page
    assert 'value="2026-05-02"' in page
    for value in typed.values():
        assert not value or value in page or kind in ("language", "sex_and_gender")
    with desk.acting() as me:
        assert len(open_file(bare.public_id, by=me).details[kind]) == (1 if kind == "name" else 0)


def test_a_day_of_telling_that_is_none_is_said(desk: Desk, bare: Person) -> None:
    answer = desk.post(f"{page_of(bare)}preference/new/", {**GOOD["preference"], "told_on": "yesterday"})
    assert answer.status_code == 422
    assert 'id="told_on-error"' in answer.content.decode()


def test_the_form_of_a_change_holds_what_is_so_now(desk: Desk, ana: Person) -> None:
    row = desk.tell(ana, "close_one", name="Luz", relation="daughter", is_caregiver=True, lives_with_person=False)
    path = f"{page_of(ana)}close_one/{row.thread_id}/"
    form = desk.read(path)
    assert 'value="Luz"' in form
    assert re.search(r'name="is_caregiver"[^>]*checked', form)
    assert re.search(r'<option value="no" selected>', form)
    told = {"version": 1, "name": "Luz", "relation": "daughter", "phone": "213-555-0100", "lives_with_person": ""}
    assert desk.post(path, {**told, **PLAIN}).status_code == 302
    with desk.acting() as me:
        now: Any = open_file(ana.public_id, by=me).details["close_one"][0].row
    assert (now.version, now.phone, now.is_caregiver, now.lives_with_person) == (2, "213-555-0100", False, None)


def test_two_who_change_the_same_see_each_other_and_lose_nothing(desk: Desk, ana: Person) -> None:
    row = desk.tell(ana, "preference", subject="what_matters", in_their_words="garden")
    path = f"{page_of(ana)}preference/{row.thread_id}/"
    told = {"subject": "what_matters", **PLAIN, "version": 1}
    assert desk.post(path, {**told, "in_their_words": "THEIRS, written first"}).status_code == 302
    answer = desk.post(path, {**told, "in_their_words": "MINE, written second"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert re.search(r"<textarea[^>]*>MINE, written second</textarea>", page)
    assert "THEIRS, written first" in page
    assert 'name="version" value="2"' in page
    assert "data-typed" in page, "no draft covers it"
    assert "data-typed" not in desk.read(path)
    assert desk.post(path, {**told, "in_their_words": "BOTH", "version": 2}).status_code == 302
    history = desk.read(f"{path}history/")
    for words in ("garden", "THEIRS, written first", "BOTH"):
        assert words in history


def test_what_somebody_ended_meanwhile_can_be_added_as_new(desk: Desk, ana: Person) -> None:
    row = desk.tell(ana, "preference", subject="what_matters", in_their_words="garden")
    path = f"{page_of(ana)}preference/{row.thread_id}/"
    assert desk.post(f"{path}end/", {"version": 1, "because": "no_longer"}).status_code == 302
    answer = desk.post(path, {"version": 1, "subject": "what_matters", "in_their_words": "MINE", **PLAIN})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "MINE" in page
    action = re.search(r'class="wf-write[^>]*action="([^"]+)"', page)
    assert action
    assert action[1] == f"{page_of(ana)}preference/new/"


def test_of_what_there_is_one_the_second_form_meets_the_first(desk: Desk, bare: Person) -> None:
    path = f"{page_of(bare)}language/new/"
    assert desk.post(path, {**GOOD["language"], **PLAIN}).status_code == 302
    answer = desk.post(path, {**GOOD["language"], **PLAIN, "spoken": "hy"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert 'name="version" value="1"' in page
    assert re.search(r'<option value="hy" selected>', page)
    assert "Add the language" not in desk.read(page_of(bare))


def test_ending_asks_why(desk: Desk, ana: Person) -> None:
    row = desk.tell(ana, "preference", subject="what_matters", in_their_words="garden")
    path = f"{page_of(ana)}preference/{row.thread_id}/end/"
    assert "Not so (any more)" in desk.read(path)
    assert desk.post(path, {"version": 1}).status_code == 422
    assert desk.post(path, {"version": 1, "because": "replaced"}).status_code == 422
    assert desk.post(path, {"version": 7, "because": "mistaken"}).status_code == 409
    assert desk.post(path, {"version": 1, "because": "mistaken"}).status_code == 302


def test_what_another_organization_tells_cannot_be_changed_from_here(
    desk: Desk, ana: Person, south: Organization, joins: Joins
) -> None:
    other = joins(south, Role.SUPERVISOR)
    row = desk.tell(ana, "preference", subject="what_matters", in_their_words="garden")
    with desk.acting() as me:
        why = Reason("referred_to", "test", sources=(desk.organization.pk,))
        begin_relationship(why, person=ana.pk, viewer=south.pk, by=me)
    page = other.read(page_of(ana))
    path = f"{page_of(ana)}preference/{row.thread_id}/"
    assert "garden" in page
    assert f'href="{path}"' not in page
    assert f'href="{path}history/"' in page
    assert other.get(path).status_code == 404
    told = {"version": 1, "subject": "what_matters", "in_their_words": "stolen", **PLAIN}
    assert other.post(path, told).status_code in {404, 409}
    assert other.post(f"{path}end/", {"version": 1, "because": "mistaken"}).status_code == 404
    assert "garden" in desk.read(page_of(ana))


def test_a_thread_of_somebody_else_is_not_theirs(desk: Desk, ana: Person, bare: Person) -> None:
    row = desk.tell(ana, "preference", subject="what_matters", in_their_words="garden")
    for path in ("", "end/", "history/"):
        assert desk.get(f"{page_of(bare)}preference/{row.thread_id}/{path}").status_code == 404
    told = {"version": 1, "subject": "what_matters", "in_their_words": "wrong person", **PLAIN}
    assert desk.post(f"{page_of(bare)}preference/{row.thread_id}/", told).status_code == 404
    ended = {"version": 1, "because": "mistaken"}
    assert desk.post(f"{page_of(bare)}preference/{row.thread_id}/end/", ended).status_code == 404
    assert desk.get(f"{page_of(ana)}horoscope/new/").status_code == 404
    assert desk.get(f"{page_of(ana)}preference/{uuid4()}/").status_code == 404


def test_who_only_reads_has_no_forms(north: Organization, desk: Desk, ana: Person, joins: Joins) -> None:
    biller = joins(north, Role.BILLER)
    page = biller.read(page_of(ana))
    assert "/new/" not in page
    assert biller.get(f"{page_of(ana)}preference/new/").status_code == 403


def test_a_way_that_was_rank_four_stays_so_when_typed_again(desk: Desk, ana: Person) -> None:
    row = desk.tell(ana, "contact", kind="phone", value="213-555-0177", rank=4)
    me = desk.by
    with acting_as(me):
        told = {"kind": "phone", "value": "213-555-0178", "rank": 4}
        assert tell_anew(KINDS["contact"], row.thread_id, told, version=1, by=me).version == 2
    form = desk.read(f"{page_of(ana)}contact/{row.thread_id}/")
    assert '<option value="4" selected>' in form


def test_a_form_sent_twice_is_done_once(desk: Desk, bare: Person) -> None:
    path = f"{page_of(bare)}preference/new/"
    key = re.search(r'class="wf-write.*?name="key" value="([^"]+)"', desk.read(path), re.DOTALL)
    assert key
    for _ in range(2):
        assert desk.post(path, {**GOOD["preference"], **PLAIN, "key": key[1]}).status_code == 302
    with desk.acting() as me:
        assert len(open_file(bare.public_id, by=me).details["preference"]) == 1


def test_a_form_keeps_its_draft_only_for_whom_one_may_see(
    desk: Desk, ana: Person, south: Organization, joins: Joins
) -> None:
    row = desk.tell(ana, "preference", subject="what_matters", in_their_words="garden")
    forms = {f"add-preference/{ana.public_id}": 200, f"change-preference/{row.thread_id}": 200}
    for path, status in (*forms.items(), (f"change-name/{row.thread_id}", 404), ("add-horoscope/new", 404)):
        assert desk.get(f"/staff/drafts/{path}/").status_code == status, path
    other = joins(south, Role.SUPERVISOR)
    assert [other.get(f"/staff/drafts/{path}/").status_code for path in forms] == [404, 404]
    form = desk.read(f"{page_of(ana)}preference/{row.thread_id}/")
    assert f'data-drafts="/staff/drafts/change-preference/{row.thread_id}/"' in form


def test_nothing_in_a_form_can_write_markup(desk: Desk, ana: Person) -> None:
    evil = '"><script>alert(1)</script>'
    answer = desk.post(f"{page_of(ana)}preference/new/", {"subject": "nonsense", "in_their_words": evil, **PLAIN})
    assert answer.status_code == 422
    assert "<script>alert" not in answer.content.decode()
    desk.post(f"{page_of(ana)}preference/new/", {"subject": "what_matters", "in_their_words": evil, **PLAIN})
    page = desk.read(page_of(ana))
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page

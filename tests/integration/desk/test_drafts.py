"""A draft is kept, brought back, and read by nobody else; of two pages' drafts both are kept."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.integration.accounts.conftest import Worker, join
from tests.integration.desk.test_once import PEOPLE, key_of
from tests.isolation.conftest import NOW, acting
from wayfellow.records.access.models import Edge
from wayfellow.records.audit.models import Event
from wayfellow.records.desk.models import Draft
from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import ChangedMeanwhile, NotFound
from wayfellow.rules.access.roles import Role
from wayfellow.services.access import acting_as
from wayfellow.services.desk import forms
from wayfellow.services.desk.clearing import clear_desks
from wayfellow.services.desk.drafts import KEPT, DraftTooLong, drop_draft, open_drafts, save_draft
from wayfellow.services.people.creating import create_person
from wayfellow.services.people.new_person import NewPerson
from wayfellow.services.places import machine_in

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])
ADDRESS = "/staff/drafts/staff-invite/new/"
TYPED = {"email": ["zenobia@north.example"], "roles": ["analyst", "biller"]}


def save(by: Actor, client: UUID, version: int = 0, **fields: list[str]) -> int:
    with acting_as(by):
        return save_draft("staff-invite", "new", fields or TYPED, client=client, version=version, by=by).version


def kept(by: Actor) -> list[tuple[UUID, dict[str, list[str]]]]:
    with acting_as(by):
        return [(one.client, dict(one.fields)) for one in open_drafts("staff-invite", "new", by=by)]


def test_a_draft_comes_back_as_it_was_typed() -> None:
    me, client = acting(1), uuid4()
    assert [save(me, client), save(me, client, 1), save(me, client, 2, email=["x"])] == [1, 2, 3]
    assert kept(me) == [(client, {"email": ["x"]})]


def test_nobody_else_reads_it() -> None:
    """Not a colleague, not one's own other place, not the machine."""
    save(acting(1), uuid4())
    for other in (acting(1, position=2), acting(2)):
        assert kept(other) == []
    for reader in (acting(1, position=2), acting(2), machine_in(1, NOW)):
        with acting_as(reader):
            assert Draft.objects.count() == 0
            assert Draft.objects.update(version=9) == 0


def test_what_lies_in_the_table_says_nothing_and_opens_in_no_other_row() -> None:
    me, first, second = acting(1), uuid4(), uuid4()
    save(me, first)
    with acting_as(me):
        assert "zenobia" not in Draft.objects.get().sealed
        stolen = Draft.objects.get().sealed
    thief = acting(1, position=2)
    save(thief, second)
    with acting_as(thief):
        Draft.objects.update(sealed=stolen)
        with pytest.raises(ValueError, match="row of another"):
            open_drafts("staff-invite", "new", by=thief)


def test_a_draft_whose_key_is_lost_stands_in_nobody_s_way(settings: Any) -> None:
    save(acting(1), uuid4())
    settings.DRAFT_KEY = b"another"
    assert kept(acting(1)) == []
    save(acting(1), uuid4())
    assert len(kept(acting(1))) == 1


def test_of_two_pages_both_drafts_are_kept() -> None:
    me, client = acting(1), uuid4()
    save(me, client)
    save(me, client, 1, email=["one page"])
    for version in (0, 1):
        with pytest.raises(ChangedMeanwhile):
            save(me, client, version, email=["the other"])
    save(me, uuid4(), email=["the other"])
    assert {fields["email"][0] for _client, fields in kept(me)} == {"one page", "the other"}


def test_every_touch_is_on_the_record() -> None:
    me, client = acting(1), uuid4()
    save(me, client)
    kept(me)
    with acting_as(me):
        drop_draft(client, by=me)
        told = list(Event.objects.order_by("pk").values_list("action", "kind"))
    assert told == [("draft.saved", "draft"), ("draft.opened", "draft"), ("draft.dropped", "draft")]
    assert kept(me) == []


def test_a_draft_about_somebody_opens_only_while_they_can_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(forms.FORMS, "note", forms.PERSON)
    with acting_as(acting(1)) as me:
        person = create_person(NewPerson("Ana", "Invented", evidence="visit 1"), by=me)
        subject = str(person.public_id)
        save_draft("note", subject, {"text": ["…"]}, client=uuid4(), version=0, by=me)
        assert len(open_drafts("note", subject, by=me)) == 1
        Edge.objects.filter(person_id=person.pk).update(ends_at=NOW)
        for ask in (subject, str(uuid4()), "new", "nonsense"):
            with pytest.raises(NotFound):
                open_drafts("note", ask, by=me)
        with pytest.raises(NotFound):
            open_drafts("no-such-form", "new", by=me)


def test_more_than_a_draft_holds_is_refused() -> None:
    with pytest.raises(DraftTooLong):
        save(acting(1), uuid4(), note=["x" * 60_000])


def test_a_draft_lasts_ninety_days(north: Organization) -> None:
    save(acting(north.pk), uuid4())
    counts = [clear_desks(now=lambda at=at: at)["desk_draft"] for at in (NOW + KEPT - timedelta(1), NOW + KEPT)]  # type: ignore[misc]
    assert counts == [0, 1]
    assert timedelta(days=90) == KEPT


def post(worker: Worker, told: object) -> Any:
    return worker.client.post(ADDRESS, json.dumps(told), content_type="application/json")


def test_a_script_keeps_a_draft_and_sending_the_form_lets_it_go(admin: Worker) -> None:
    told = {"client": str(uuid4()), "version": 0, "fields": TYPED | {"csrfmiddlewaretoken": ["secret"]}}
    said = post(admin, told).json()
    assert said["version"] == 1
    assert said["says"].startswith("Kept as a draft at ")
    brought = admin.client.get(ADDRESS).json()
    assert brought["token"]
    assert [one["fields"] for one in brought["drafts"]] == [TYPED]
    form = {"email": "z@north.example", "roles": ["biller"], "key": key_of(admin), "draft": told["client"]}
    assert admin.client.post(f"{PEOPLE}invite/", form).status_code == 302
    assert admin.client.get(ADDRESS).json()["drafts"] == []


def test_a_draft_is_kept_when_the_form_is_refused(admin: Worker) -> None:
    client = str(uuid4())
    post(admin, {"client": client, "version": 0, "fields": TYPED})
    form = {"email": "no address", "roles": ["biller"], "key": key_of(admin), "draft": client}
    assert admin.client.post(f"{PEOPLE}invite/", form).status_code == 422
    assert len(admin.client.get(ADDRESS).json()["drafts"]) == 1


@pytest.mark.parametrize(
    "told", [None, [], {}, {"client": "x", "version": 0, "fields": {}}, {"client": str(uuid4()), "fields": {}}]
)
def test_what_no_script_of_ours_sends_is_not_kept(admin: Worker, told: object) -> None:
    assert post(admin, told).status_code == 400


def test_a_draft_can_be_let_go(admin: Worker) -> None:
    told = {"client": str(uuid4()), "version": 0, "fields": TYPED}
    post(admin, told)
    assert admin.client.delete(ADDRESS, json.dumps(told), content_type="application/json").status_code == 200
    assert admin.client.get(ADDRESS).json()["drafts"] == []


def test_a_colleague_gets_none_over_the_wire(admin: Worker, north: Organization) -> None:
    post(admin, {"client": str(uuid4()), "version": 0, "fields": TYPED})
    assert join(north, "b@north.example", Role.ORGANIZATION_ADMIN).client.get(ADDRESS).json()["drafts"] == []

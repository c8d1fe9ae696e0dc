"""A form is done once, however often it is sent; and only by who opened it, where they opened it."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.db import connection

from tests.integration.accounts.conftest import Worker, join
from tests.isolation.conftest import NOW, acting
from wayfellow.records.accounts.models import Invitation
from wayfellow.records.desk.models import Posted
from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.roles import Role
from wayfellow.services.access import acting_as
from wayfellow.services.desk import once
from wayfellow.services.desk.clearing import clear_desks
from wayfellow.services.desk.keys import KeyMissing, OpenedBySomebodyElse, new_key, read_key
from wayfellow.services.desk.once import KEPT, SentOtherwiseBefore, StillBeingDone, begin_once, finish_once
from wayfellow.services.places import machine_in

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])
PEOPLE = "/staff/people-who-work-here/"
SAID = [("note", "Ana called")]


def key_of(worker: Worker) -> str:
    page = worker.client.get(PEOPLE).content.decode()
    return page.partition('name="key" value="')[2].partition('"')[0]


def invite(worker: Worker, key: str, email: str = "new@north.example") -> Any:
    return worker.client.post(f"{PEOPLE}invite/", {"email": email, "roles": ["lead_care_manager"], "key": key})


def invited(organization: Organization) -> list[str]:
    with acting_as(machine_in(organization.pk, settings.CLOCK.now())):
        return list(Invitation.objects.filter(accepted_at=None).order_by("pk").values_list("email", flat=True))


def test_the_same_form_sent_again_is_answered_the_same_and_done_once(admin: Worker, north: Organization) -> None:
    key = key_of(admin)
    answers = [invite(admin, key) for _ in range(3)]
    assert {(one.status_code, one["Location"]) for one in answers} == {(302, PEOPLE)}
    assert invited(north) == ["new@north.example"]


def test_the_same_key_with_other_words_is_refused(admin: Worker, north: Organization) -> None:
    key = key_of(admin)
    invite(admin, key)
    answer = invite(admin, key, "other@north.example")
    assert answer.status_code == 422
    assert "sent before with something else" in answer.content.decode()
    assert invited(north) == ["new@north.example"]


def test_what_was_refused_was_not_done_and_may_be_sent_again(admin: Worker, north: Organization) -> None:
    key = key_of(admin)
    assert invite(admin, key, "no address").status_code == 422
    assert invite(admin, key).status_code == 302
    assert invited(north) == ["new@north.example"]


@pytest.mark.parametrize("key", ["", "a", str(UUID(int=7)), f"{UUID(int=7)}.{'0' * 32}"])
def test_a_form_without_its_own_key_is_not_done(admin: Worker, north: Organization, key: str) -> None:
    assert invite(admin, key).status_code == 422
    assert invited(north) == []


def test_a_form_is_sent_only_by_who_opened_it(admin: Worker, north: Organization) -> None:
    other = join(north, "second@north.example", Role.ORGANIZATION_ADMIN)
    answer = invite(other, key_of(admin))
    assert answer.status_code == 422
    assert "opened by somebody else" in answer.content.decode()
    assert invited(north) == []


def test_a_key_is_of_one_user_at_one_place() -> None:
    me = acting(1)
    assert isinstance(read_key(new_key(me), by=me), UUID)
    for somebody in (acting(2), acting(1, position=2)):
        with pytest.raises(OpenedBySomebodyElse):
            read_key(new_key(me), by=somebody)
    with pytest.raises(KeyMissing):
        read_key("nonsense", by=me)


def test_somebody_else_may_have_the_same_key() -> None:
    """Nobody learns from a key whether another organization, or another position, has used it."""
    key = uuid4()
    for me in (acting(1), acting(2), acting(1, position=2)):
        with acting_as(me):
            assert begin_once(key, route="/a/", told=SAID, by=me) == ""
            finish_once(key, location="/there/", by=me)
            assert Posted.objects.count() == 1
    with acting_as(acting(1)) as me:
        assert begin_once(key, route="/a/", told=SAID, by=me) == "/there/"
        for route, told in (("/b/", SAID), ("/a/", [("note", "Ana calle"), ("d", "")]), ("/a/", [*SAID, *SAID])):
            with pytest.raises(SentOtherwiseBefore):
                begin_once(key, route=route, told=told, by=me)


@pytest.mark.django_db(transaction=True, databases=["default", "migrate"])
@pytest.mark.parametrize("patient", [True, False])
def test_who_sends_it_while_it_is_being_done_waits_for_the_same_answer(
    patient: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second is seen to wait for the first by the database itself; without patience it is told so."""
    key, me, answers = uuid4(), acting(1), list[str]()
    if not patient:
        monkeypatch.setattr(once, "_PATIENCE", "SET LOCAL lock_timeout = '1ms'")

    def second() -> None:
        try:
            with acting_as(me):
                answers.append(begin_once(key, route="/a/", told=SAID, by=me))
        except StillBeingDone:
            answers.append("still being done")
        finally:
            connection.close()

    other = threading.Thread(target=second)
    with acting_as(me):
        begin_once(key, route="/a/", told=SAID, by=me)
        other.start()
        if patient:
            _until_somebody_waits()
        else:
            other.join()
        finish_once(key, location="/there/", by=me)
    other.join()
    assert answers == ["/there/" if patient else "still being done"]


def _until_somebody_waits() -> None:
    waits = "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'"
    for _ in range(10_000):
        with connection.cursor() as cursor:
            cursor.execute(waits)
            if cursor.fetchone() != (0,):
                return
    raise AssertionError("the second did not wait")


def test_a_key_lasts_eight_days_and_the_machine_reads_none(north: Organization) -> None:
    for organization in (north.pk, north.pk + 1):
        with acting_as(acting(organization)) as me:
            begin_once(uuid4(), route="/a/", told=SAID, by=me)
    with acting_as(machine_in(north.pk, NOW)):
        assert Posted.objects.count() == 0
    counts = [clear_desks(now=lambda at=at: at)["desk_posted"] for at in (NOW + KEPT - timedelta(1), NOW + KEPT)]  # type: ignore[misc]
    assert counts == [0, 1]
    assert timedelta(days=7) <= KEPT

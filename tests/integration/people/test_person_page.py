"""The person's page: who they are, who told it, who says otherwise, and nothing for who may not see them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.integration.people.conftest import Desk, Joins
from wayfellow.records.organizations.models import Organization
from wayfellow.records.people.models import Person
from wayfellow.rules.access.roles import Role
from wayfellow.services.access import acting_as
from wayfellow.services.leads import name_lead
from wayfellow.services.people.details import end_detail
from wayfellow.services.people.kinds import KINDS
from wayfellow.services.promises.changing import keep_promise
from wayfellow.services.promises.making import NewPromise, Owner, make_promise
from wayfellow.services.relationships import Reason, begin_relationship

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])
OWN_STATEMENTS = 3


def page_of(person: Person) -> str:
    return f"/staff/people/{person.public_id}/"


@contextmanager
def counting() -> Iterator[CaptureQueriesContext]:
    with CaptureQueriesContext(connection) as counted:
        yield counted


def about_the_record(counted: CaptureQueriesContext) -> list[str]:
    """The statements of the page itself: not those of the session, the place and the door."""
    doors = ("accounts_", 'organizations_organization"', "set_config", "SAVEPOINT", "mfa_", "BEGIN", "COMMIT", "place.")
    return [one["sql"][:100] for one in counted.captured_queries if not any(door in one["sql"][:400] for door in doors)]


def test_the_header_says_who_they_are(desk: Desk, ana: Person) -> None:
    desk.tell(ana, "name", given="Ana", family="Sosa", preferred="Anita", said="ah-NEE-tah")
    desk.tell(ana, "sex_and_gender", sex="female", pronouns="she/her")
    desk.tell(ana, "preference", subject="what_matters", in_their_words="My garden")
    desk.tell(ana, "contact", kind="phone", value="213-555-0199", rank=1, is_safe_to_leave_message=False)
    desk.tell(
        ana, "contact", kind="phone", value="213-555-0177", rank=2, is_safe_to_leave_message=True, rule="mornings"
    )
    position = desk.position
    with desk.acting() as me:
        name_lead(ana.public_id, position, because="knows her", phone="213-555-0111", by=me)
    page = desk.read(page_of(ana))
    head = page[page.index("wf-person") : page.index("wf-jumps")]
    told = ["Anita Sosa", "ah-NEE-tah", "Ana Sosa", "she/her", "Spanish", "My garden", "tel:+12135550111", "mornings"]
    assert [one for one in told if one not in head] == []
    assert "Safe to leave a message" in head
    assert "213-555-0199" not in head, "a way that is not safe comes after one that is"


def test_every_kind_of_detail_is_shown_with_its_source(desk: Desk, ana: Person) -> None:
    plan = desk.organization.pk
    told: dict[str, dict[str, Any]] = {
        "address": {"kind": "no_fixed_address", "where": "behind the library", "confidence": "unsure"},
        "close_one": {"name": "Luz", "relation": "daughter", "is_caregiver": True, "shares_nothing": True},
        "representative": {"name": "Luz", "authority": "health_care_agent"},
        "plan_membership": {"plan_id": plan, "line": "medi_cal", "begins_on": "2026-01-01"},
        "preference": {"subject": "please_do_not", "in_their_words": "ring at night"},
        "number": {"kind": "mrn", "value": "N-77"},
    }
    for kind, values in told.items():
        desk.tell(ana, kind, **values)
    page = desk.read(page_of(ana))
    for words in (
        "behind the library", "Not sure", "Luz · daughter", "Caregiver", "Tell them nothing", "Health care agent",
        "nobody has seen a paper", "North Care", "January 1, 2026", "ring at night", "N-77", "told by the person",
    ):  # fmt: skip
        assert words in page, words


def test_two_sources_that_disagree_are_shown_as_that(
    desk: Desk, ana: Person, south: Organization, joins: Joins
) -> None:
    other = joins(south, Role.SUPERVISOR)
    for giver, viewer in ((desk, south), (other, desk.organization)):  # each gives what it knows itself
        with giver.acting() as me:
            why = Reason("referred_to", "test", sources=(me.organization,))
            begin_relationship(why, person=ana.pk, viewer=viewer.pk, by=me)
    assert "says otherwise" not in desk.read(page_of(ana))
    other.tell(ana, "language", spoken="hy")
    page = desk.read(page_of(ana))
    assert page.count("says otherwise") == 2
    assert "South Care says otherwise" in page
    assert "Armenian" in page


def test_nobody_and_somebody_out_of_sight_look_the_same(
    desk: Desk, ana: Person, south: Organization, joins: Joins
) -> None:
    other = joins(south, Role.SUPERVISOR)
    rest = ("", "why/", "panel/", "lead/", "name/new/", f"name/{uuid4()}/", f"name/{uuid4()}/history/", "older/")
    pages: dict[str, set[bytes]] = {}
    for path in rest:
        for person in (ana.public_id, uuid4()):
            ask = other.post if path == "older/" else other.get
            answer = ask(f"/staff/people/{person}/{path}")
            assert answer.status_code == 404, path
            pages.setdefault(path, set()).add(_without_token(answer.content, person))
    assert {path: len(found) for path, found in pages.items()} == dict.fromkeys(rest, 1)


def _without_token(content: bytes, person: Any) -> bytes:
    import re

    return re.sub(rb'value="[A-Za-z0-9]{64}"', b"", content).replace(str(person).encode(), b"")


def test_an_opened_page_costs_few_statements(desk: Desk, ana: Person) -> None:
    desk.read(page_of(ana))
    with counting() as counted:
        desk.read(page_of(ana))
    own = about_the_record(counted)
    print(f"\nperson page: {len(counted)} statements, {len(own)} of its own")
    assert len(own) <= OWN_STATEMENTS, own


def test_open_promises_are_there_and_closed_ones_are_not(desk: Desk, ana: Person) -> None:
    with desk.acting() as me:
        for number, why in enumerate(("comes second", "comes first", "is kept")):
            due = me.at + timedelta(days=(5, 2, 1)[number])
            new = NewPromise(ana.pk, "call_back", "TEST-1", why, "done", Owner(position=me.position), due)
            made = make_promise(new, by=me)
        keep_promise(made.public_id, seen=1, what_was_done="done", by=me)
    rows = desk.get(page_of(ana)).context["page"].promises
    assert [one.why for one in rows] == ["comes first", "comes second"]


def test_the_timeline_is_paged_without_words_in_addresses(desk: Desk, ana: Person) -> None:
    for number in range(35):
        desk.tell(ana, "preference", subject="strengths", in_their_words=f"strength {number}")
    page = desk.get(page_of(ana))
    timeline = page.context["page"].timeline
    assert len(timeline.entries) == 30
    older = desk.post(f"{page_of(ana)}older/", {"at": timeline.older_at, "mark": timeline.older_mark})
    first, second = ([one.detail for one in page if "strength" in one.detail] for page in (
        timeline.entries, older.context["timeline"].entries
    ))  # fmt: skip
    assert (len(first), len(second), len({*first, *second})) == (30, 5, 35)
    assert desk.post(f"{page_of(ana)}older/", {"at": "never", "mark": "x"}).status_code == 404
    assert desk.get(f"{page_of(ana)}older/")["Location"] == page_of(ana)


def test_the_history_has_every_version_and_why_each_ended(desk: Desk, ana: Person) -> None:
    row = desk.tell(ana, "contact", kind="phone", value="213-555-0177")
    path = f"{page_of(ana)}contact/{row.thread_id}/"
    told = {"kind": "phone", "value": "213-555-0188", "rank": "1", "told_by": "person", "version": 1}
    assert desk.post(path, told).status_code == 302
    with desk.acting() as me:
        end_detail(KINDS["contact"], row.thread_id, version=2, because="no_longer", by=me)
    page = desk.read(f"{path}history/")
    for words in ("213-555-0177", "213-555-0188", "Replaced on", "No longer so since", "Rosa Vega"):
        assert words in page
    assert "213-555-0188" not in desk.read(page_of(ana)).split('id="timeline"')[0]


def test_why_can_i_see_this(desk: Desk, ana: Person) -> None:
    page = desk.read(f"{page_of(ana)}why/")
    for words in ("Care team", "Said by North Care", "an invented visit", "They are on your panel", "Your role sees"):
        assert words in page


def test_who_died_is_shown_quietly(desk: Desk, ana: Person) -> None:
    me = desk.by
    with acting_as(me):
        Person.objects.filter(pk=ana.pk).update(died_on=settings.CLOCK.today())
    page = desk.read(page_of(ana))
    assert "Died on" in page
    assert "wf-alert" not in page[page.index("wf-person") : page.index("wf-jumps")]


def test_the_page_is_spoken_in_spanish(desk: Desk, ana: Person) -> None:
    page = desk.read(f"{page_of(ana)}?lang=es")
    for words in ("Contacto seguro", "Cómo encontrarla", "Número de Medi-Cal", "1 de febrero de 1950", "español"):
        assert words in page
    assert "Birth date" not in page

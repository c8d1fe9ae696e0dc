"""`wayfellow reconcile` is quiet about a sound record, and names what somebody spoiled, whoever did it."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from django.db import connections

from tests.integration.record.promising import a_person, a_promise
from tests.isolation.conftest import NOW, acting, seeding
from tests.isolation.test_person_file import EXAMPLES
from wayfellow.cli.reconcile import reconcile as command
from wayfellow.records.access.models import Relationship
from wayfellow.records.organizations.models import Organization
from wayfellow.records.promises.models import Promise
from wayfellow.rules.access.actor import machine
from wayfellow.services.access import acting_as
from wayfellow.services.delivery import deliver
from wayfellow.services.people.creating import create_person
from wayfellow.services.people.details import tell_anew, tell_detail
from wayfellow.services.people.kinds import KINDS
from wayfellow.services.people.new_person import NewPerson
from wayfellow.services.promises.changing import keep_promise, postpone_promise
from wayfellow.services.reconciling.everywhere import INVARIANTS, SHOWN, reconcile
from wayfellow.services.relationships import let_see

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "migrate"])

AUDITED = "at, action, decision, user_id, position_id, organization_id, purpose, person_id, kind, ids, digest"
SPOILED = {
    "every change of a promise was published": "DELETE FROM outbox_event WHERE name = 'promise.postponed'",
    "nothing was published that did not happen": "UPDATE outbox_event SET subject_version = 9 WHERE name LIKE '%.kept'",
    "every change of a promise is in the audit, once": "DELETE FROM audit_event WHERE action = 'promise.kept'",
    "no version of a promise is missing": "DELETE FROM promises_change WHERE version = 2",
    "every promise is as its history says": "UPDATE promises_promise SET position_id = 77",
    "no event was given up": "UPDATE outbox_event SET dead_at = now(), dead_because = 'x' WHERE name = 'promise.kept'",
    "edges are what the relationships give": "UPDATE access_edge SET clearance = -1 WHERE source_id <> viewer_id",
    "panels are what the relationships give": "UPDATE access_personedge SET ends_at = begins_at + interval '1 day'",
    "no edge stands without a relationship": "UPDATE access_edge SET basis_id = 999999",
    **{
        f"each {kind.code.replace('_', ' ')} is a chain of versions, the last one current": (
            f"UPDATE {kind.model._meta.db_table} SET version = 7 WHERE version = 2"
        )
        for kind in KINDS.values()
    },
    "people are found by what is told about them": "UPDATE people_searchkey SET token = 'x' WHERE kind = 'name'",
}
ALSO_SPOILED = {
    "an edge that is gone": (
        "edges are what the relationships give",
        "DELETE FROM access_edge WHERE source_id = viewer_id",
    ),
    "an edge that lasts longer": (
        "edges are what the relationships give",
        "UPDATE access_edge SET ends_at = ends_at + interval '1 day' WHERE source_id <> viewer_id",
    ),
    "a panel that is gone": ("panels are what the relationships give", "DELETE FROM access_personedge"),
    "an audit event written twice": (
        "every change of a promise is in the audit, once",
        f"INSERT INTO audit_event ({AUDITED}) SELECT {AUDITED} FROM audit_event WHERE action = 'promise.kept'",
    ),
    "a person nobody finds": ("people are found by what is told about them", "DELETE FROM people_searchkey"),
    "a twin nobody notices": ("people are found by what is told about them", "DELETE FROM people_twinkey"),
    "two names at once": (
        "each name is a chain of versions, the last one current",
        "UPDATE people_name SET ended_at = NULL, ended_because = ''",
    ),
    "a version out of nowhere": ("no version of a promise is missing", "UPDATE promises_promise SET version = 8"),
    "a state out of nowhere": (
        "every promise is as its history says",
        "UPDATE promises_promise SET state = 'made', closed_at = NULL, closed_because = ''",
    ),
}
TABLES = (
    "outbox_event", "audit_event", "promises_change", "promises_promise", "access_edge", "access_personedge",
    "people_searchkey", "people_twinkey", *(kind.model._meta.db_table for kind in KINDS.values()),
)  # fmt: skip


@pytest.fixture
def us() -> int:
    """An organization with a promise that was postponed and kept, about somebody another one sees too."""
    with acting_as(machine(organization=0, at=NOW)):
        us, others = (Organization.objects.create(name=name, kind="cbo").pk for name in ("Us", "Others"))
    me = acting(us)
    with acting_as(me):
        person = create_person(NewPerson("Ana", "Invented", date(1950, 2, 1), evidence="visit 1"), by=me).pk
    promise = a_promise(me, person=person)
    with acting_as(me):
        for code, told in EXAMPLES.items():
            row = tell_detail(KINDS[code], told, person=person, by=me)
            tell_anew(KINDS[code], row.thread_id, told, version=1, by=me)
        tell_detail(KINDS["number"], {"kind": "cin", "value": "91234567A"}, person=person, by=me)
        postpone_promise(promise.public_id, seen=1, until=NOW + timedelta(days=2), because="They are away.", by=me)
        keep_promise(promise.public_id, seen=2, what_was_done="Spoke with them.", by=me)
        reason = Relationship.objects.create(
            viewer_id=others,
            giver_id=us,
            person_id=person,
            predicate="referred_to",
            evidence="referral 1",
            begins_at=NOW,
            ends_at=NOW + timedelta(days=9),
            recorded_at=NOW,
            recorded_by=1,
        )
        let_see(reason, sources=[us])
    a_promise(acting(others))
    return us


def broken() -> dict[str, list[str]]:
    return {one.says: [str(found) for found in one.contradictions] for one in reconcile(at=NOW) if not one.holds}


def spoil(statement: str) -> None:
    with seeding(*TABLES) as cursor:
        cursor.execute(statement)
        assert cursor.rowcount > 0


def test_a_sound_record_is_sound_before_and_after_delivery(us: int) -> None:
    assert broken() == {}
    deliver({}, organization=us, now=lambda: NOW)
    assert broken() == {}


@pytest.mark.parametrize("says", [one.says for one in INVARIANTS])
def test_what_is_spoiled_is_named(says: str, us: int) -> None:
    spoil(SPOILED[says])
    found = broken()[says]
    assert found[0].startswith(f"organization {us}: ")


@pytest.mark.parametrize("how", ALSO_SPOILED)
def test_it_is_named_however_it_was_spoiled(how: str, us: int) -> None:
    says, statement = ALSO_SPOILED[how]
    spoil(statement)
    assert says in broken()


def test_the_command_says_so_and_ends_with_1(us: int) -> None:
    clock = SimpleNamespace(now=lambda: NOW)
    sound = CliRunner().invoke(command, obj=clock)
    assert (sound.exit_code, sound.output.count("ok ")) == (0, len(INVARIANTS))
    with acting_as(acting(us)):
        (promise,) = Promise.objects.values_list("pk", flat=True)
    spoil(SPOILED["every change of a promise was published"])
    spoiled = CliRunner().invoke(command, obj=clock)
    assert spoiled.exit_code == 1
    assert f"not ok  every change of a promise was published\n          organization {us}: promise {promise}\n" in (
        spoiled.output
    )


def test_many_contradictions_are_counted_to_a_point(us: int) -> None:
    me = acting(us)
    person = a_person(me)
    for _more in range(SHOWN + 1):
        a_promise(me, person=person)
    spoil("UPDATE promises_promise SET version = 8")
    (found,) = (line for line in broken()["no version of a promise is missing"] if f"organization {us}:" in line)
    assert found.endswith(" and more")
    assert found.count(",") == SHOWN - 1
    connections.close_all()

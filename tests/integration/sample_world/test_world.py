"""The sample world: whole, once, in agreement with itself, and one can sign in to every kind of work in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client

from tests.integration.accounts.conftest import quick_passwords  # noqa: F401
from tests.integration.candidates.screened import results
from wayfellow.cli.sample_world import sample_world
from wayfellow.cli.sign_ins import sign_ins as sign_ins_command
from wayfellow.records.access.models import PREDICATES, Relationship
from wayfellow.records.accounts.models import Position, User
from wayfellow.records.facts.models import Candidate
from wayfellow.records.organizations.models import Organization
from wayfellow.records.people.models import Address, CloseOne, ContactPoint, Person, Preference, Representative, TwinKey
from wayfellow.records.programs.models import Lead
from wayfellow.records.promises.models import Promise
from wayfellow.rules.access.actor import Actor, Reach, machine
from wayfellow.rules.access.roles import Role
from wayfellow.services.access import acting_as
from wayfellow.services.audit_verifying import verify_audit
from wayfellow.services.deployment import before_people_are_inside
from wayfellow.services.people.finding import find_people
from wayfellow.services.people.opening import open_file
from wayfellow.services.places import actor_at, places_of
from wayfellow.services.promises.listing import promises_of
from wayfellow.services.reconciling.everywhere import reconcile
from wayfellow.services.sample_world.making import OthersThere, make_world
from wayfellow.services.sample_world.organizations import HOUSES, PASSWORD
from wayfellow.services.sample_world.refusing import SampleRefused
from wayfellow.services.sample_world.sign_ins import SignIn, sign_ins

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])

PEOPLE = 600


def make() -> Any:
    folder = results()
    return make_world(folder.parent / "county", folder, at=settings.CLOCK.now(), most=PEOPLE)


def organizations() -> dict[str, int]:
    with acting_as(machine(organization=0, at=settings.CLOCK.now())):
        return {one.name: one.pk for one in Organization.objects.all()}


def each_organization() -> Iterator[Actor]:
    for number in organizations().values():
        with acting_as(machine(organization=number, at=settings.CLOCK.now())) as by:
            yield by


@contextmanager
def working_as(one: SignIn) -> Iterator[Actor]:
    now = settings.CLOCK.now()
    user = User.objects.get(email=one.address)
    with acting_as(actor_at(places_of(user=user.pk, at=now)[0], user=user.pk, at=now)) as by:
        yield by


def by_kind() -> dict[str, SignIn]:
    return {one.who: one for one in sign_ins(settings.CLOCK.now())}


def test_the_record_agrees_with_itself_and_the_audit_is_whole() -> None:
    assert make().people == PEOPLE
    wrong = [f"{looked.says}: {one}" for looked in reconcile(at=settings.CLOCK.now()) for one in looked.contradictions]
    assert wrong == []
    assert verify_audit(now=settings.CLOCK.now).is_whole


def test_there_is_some_of_everything() -> None:
    make()
    predicates: Counter[str] = Counter()
    tables: Counter[str] = Counter()
    due: Counter[str] = Counter()
    for by in each_organization():
        predicates.update(Relationship.objects.filter(giver_id=by.organization).values_list("predicate", flat=True))
        for table in (Address, Candidate, CloseOne, ContactPoint, Lead, Preference, Promise, Representative):
            tables[table.__name__] += table.objects.filter(source_id=by.organization).count()
        tables["no fixed address"] += Address.objects.filter(kind="no_fixed_address").count()
        tables["not safe to leave a message"] += ContactPoint.objects.filter(is_safe_to_leave_message=False).count()
        tables["family in the record"] += CloseOne.objects.filter(person_known__gt=0).count()
        for moment in Promise.objects.filter(source_id=by.organization).values_list("due_at", flat=True):
            hours = (moment - by.at) / timedelta(hours=1)
            due["late" if hours < 0 else "within a day" if hours < 24 else "later"] += 1
    print(dict(predicates), dict(tables), dict(due))
    assert set(predicates) == {
        "attributed_to_plan", "assigned_ecm", "care_team_member", "admitted_at", "referred_to", "transition_of_care",
        "covering_for",
    } <= set(PREDICATES)  # fmt: skip
    assert min(tables.values()) > 0
    assert min(due[when] for when in ("late", "within a day", "later")) > 3


def test_every_organization_has_an_administrator_and_a_privacy_officer_and_every_role_somebody() -> None:
    make()
    roles: Counter[Role] = Counter()
    for by in each_organization():
        own = [set(one.roles) for one in Position.objects.filter(organization_id=by.organization)]
        held = set.union(*own)
        assert {Role.ORGANIZATION_ADMIN, Role.PRIVACY_OFFICER} <= held
        roles.update(map(Role, held))
    assert set(roles) == set(Role)
    kinds = Counter(house.kind for house in HOUSES)
    assert kinds == {"plan": 2, "ecm_provider": 3, "hospital": 2, "cbo": 4, "platform": 1}


def test_made_again_it_is_left_as_it_is() -> None:
    assert make().is_new
    before = (User.objects.count(), organizations())
    assert not make().is_new
    assert (User.objects.count(), organizations()) == before


def test_it_is_not_mixed_with_organizations_of_others() -> None:
    with acting_as(machine(organization=0, at=settings.CLOCK.now())):
        Organization(name="Somebody's own", kind="plan").save(force_insert=True)
    with pytest.raises(OthersThere):
        make()
    done = CliRunner().invoke(sample_world, ["--county", "x", "--screening", "x"], obj=settings.CLOCK)
    assert (done.exit_code, done.stdout) == (
        0, "The record holds organizations of yours, so the sample world was left out.\n",
    )  # fmt: skip


def test_a_record_elsewhere_that_is_not_empty_gets_no_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    with acting_as(machine(organization=0, at=settings.CLOCK.now())):
        Organization(name="Somebody's own", kind="plan").save(force_insert=True)
    monkeypatch.setitem(settings.DATABASES["default"], "HOST", "db.care.example")
    with pytest.raises(SampleRefused, match="DATABASE_URL") as refused:
        CliRunner().invoke(
            sample_world, ["--county", "x", "--screening", "x"], obj=settings.CLOCK, catch_exceptions=False
        )
    assert refused.value.exit_code == 2


def test_stopped_in_the_middle_nothing_of_it_stays() -> None:
    def stop(step: str) -> None:
        if step == "promises":
            raise KeyboardInterrupt

    folder = results()
    with pytest.raises(KeyboardInterrupt):
        make_world(folder.parent / "county", folder, at=settings.CLOCK.now(), most=60, tell=stop)
    assert (User.objects.count(), organizations()) == (0, {})


def test_it_is_written_by_the_role_that_row_security_binds() -> None:
    make()
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == ("wayfellow_app", False)
    with acting_as(machine(organization=10**6, at=settings.CLOCK.now())):
        assert Person.objects.count() == 0


def test_a_lead_finds_and_opens_the_people_of_her_panel_and_no_others() -> None:
    make()
    with working_as(by_kind()["lead care manager"]) as by:
        assert by.reach is Reach.OWN
        panel = set(Person.objects.values_list("pk", flat=True))
        followed = set(Relationship.objects.filter(position_id=by.position).values_list("person_id", flat=True))
        assert panel == followed
        assert 0 < len(panel) < PEOPLE / 10
        person = Person.objects.order_by("pk")[0]
        file = open_file(person.public_id, by=by)
        assert file.lead is not None
        assert file.details["preference"]
        assert {told.source for told in file.details["name"]} >= {"Willow Street Care (invented)"}
        name = file.details["name"][0].row
        assert person.pk in {one.person_id for one in find_people(f"{name.given} {name.family}", by=by)}  # type: ignore[attr-defined]
        assert promises_of(by=by)


def test_some_people_have_a_second_record_that_is_noticed_and_nothing_more() -> None:
    make()
    known: dict[bytes, set[tuple[int, int]]] = {}
    for by in each_organization():
        for key in TwinKey.objects.filter(source_id=by.organization):
            known.setdefault(bytes(key.digest), set()).add((by.organization, key.person_id))
    twice = [who for who in known.values() if len({person for _, person in who}) > 1]
    assert len(twice) == 6
    assert all(len({organization for organization, _ in who}) == 2 for who in twice)


def test_the_plan_reads_its_candidates() -> None:
    make()
    with working_as(by_kind()["plan case manager"]) as by:
        found = Candidate.objects.filter(source_id=by.organization)
        assert found.count() > 5
        assert {one.nearness for one in found} >= {"met", "one_answer_away"}


def test_everybody_in_the_table_signs_in_with_what_it_says() -> None:
    make()
    came_in = 0
    for number, one in enumerate(sign_ins(_real_now())):
        client = Client()
        cache.clear()
        first = client.post("/account/sign-in/", {"login": one.address, "password": PASSWORD})
        assert first["Location"] == "/account/sign-in/code/", one.who
        second = client.post("/account/sign-in/code/", {"code": sign_ins(_real_now())[number].code})
        assert second.status_code == 302, one.who
        assert client.get("/staff/", follow=True).status_code == 200, one.who
        came_in += 1
    assert came_in == len(Role) + 1


def _real_now() -> Any:
    from datetime import UTC, datetime

    return datetime.now(UTC)


def test_the_table_shows_every_kind_of_work() -> None:
    make()
    shown = CliRunner().invoke(sign_ins_command, obj=settings.CLOCK).stdout
    assert PASSWORD in shown
    for role in Role:
        assert f"  {str(role).replace('_', ' ')}  " in shown
    assert "at two places" in shown


def test_the_doctor_finds_sample_sign_ins() -> None:
    def passed() -> bool:
        checks = {one.what: one.passed for one in before_people_are_inside(settings.CLOCK.now())}
        return checks["nobody signs in with a password that everybody knows"]

    assert passed()
    make()
    assert not passed()

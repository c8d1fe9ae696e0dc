"""The record of a person: told, told anew, ended, opened, explained; and nothing of it beyond one's sight."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.isolation.conftest import NOW, acting
from wayfellow.records.access.models import Relationship
from wayfellow.records.organizations.models import Organization
from wayfellow.records.people.models import Person
from wayfellow.rules.access.actor import Reach, machine
from wayfellow.rules.access.refusals import ChangedMeanwhile, NotFound, RoleDoesNotAllow
from wayfellow.rules.access.roles import Role
from wayfellow.services.access import acting_as
from wayfellow.services.people.checking import CannotBeKept
from wayfellow.services.people.creating import create_person
from wayfellow.services.people.details import Telling, end_detail, tell_anew, tell_detail
from wayfellow.services.people.finding import find_people
from wayfellow.services.people.kinds import KINDS
from wayfellow.services.people.new_person import NewPerson
from wayfellow.services.people.opening import open_file
from wayfellow.services.people.timeline import SHOWN, timeline_of
from wayfellow.services.people.why import why_visible
from wayfellow.services.relationships import Reason, begin_relationship, end_relationship

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])

EXAMPLES: dict[str, dict[str, Any]] = {
    "name": {"given": "Ana", "family": "Ruiz", "said": "AH-nah roo-EES"},
    "number": {"kind": "mrn", "value": "77-1"},
    "contact": {"kind": "phone", "value": "(213) 555-0111", "is_safe_to_leave_message": False, "rule": "After six."},
    "address": {"kind": "where_to_find_me", "where": "behind the library, mornings", "confidence": "unsure"},
    "language": {"spoken": "es", "needs_interpreter": True, "format": "large_print"},
    "sex_and_gender": {"sex": "female", "pronouns": "she"},
    "preference": {"subject": "what_matters", "in_their_words": "Estar en casa con mis nietos."},
    "close_one": {"name": "Eva", "relation": "daughter", "phone": "213-555-0122", "is_caregiver": True},
    "representative": {
        "name": "Eva",
        "authority": "health_care_agent",
        "evidence": "a form",
        "checked_on": "2026-11-02",
    },
    "plan_membership": {"plan_id": 9, "begins_on": "2026-01-01"},
}


@pytest.fixture
def organizations() -> list[int]:
    with acting_as(machine(organization=0, at=NOW)):
        return [Organization.objects.create(name=name, kind="ecm_provider").pk for name in ("North", "South")]


@pytest.fixture
def ana(organizations: list[int]) -> Person:
    with acting_as(acting(organizations[0])) as me:
        return create_person(NewPerson("Ana", "Ruiz", date(1950, 2, 1), evidence="visit 1"), by=me)


def test_every_kind_of_detail_is_told_and_read(organizations: list[int], ana: Person) -> None:
    assert EXAMPLES.keys() == KINDS.keys()
    with acting_as(acting(organizations[0])) as me:
        for code, told in EXAMPLES.items():
            tell_detail(KINDS[code], told, person=ana.pk, by=me, telling=Telling("family", date(2026, 11, 20)))
        file = open_file(ana.public_id, by=me)
    for code, told in EXAMPLES.items():
        newest = file.details[code][0]
        assert newest.source == "North"
        assert newest.is_own
        assert newest.row.told_on == date(2026, 11, 20)
        kept = {name: getattr(newest.row, name) for name in told}
        assert {name: value.isoformat() if isinstance(value, date) else value for name, value in kept.items()} == told
    assert len(file.details["name"]) == 2


def test_what_is_told_anew_replaces_and_keeps_what_was(organizations: list[int], ana: Person) -> None:
    with acting_as(acting(organizations[0])) as me:
        first = tell_detail(KINDS["address"], {"kind": "home", "line": "1 Elm St"}, person=ana.pk, by=me)
        second = tell_anew(KINDS["address"], first.thread_id, {"kind": "shelter", "where": "St. Ann"}, version=1, by=me)
        file = open_file(ana.public_id, by=me)
        assert [told.row.pk for told in file.details["address"]] == [second.pk]
        first.refresh_from_db()
        assert (first.ended_because, second.version) == ("replaced", 2)
        assert [entry.what for entry in timeline_of(ana.pk, by=me).entries if entry.kind == "address"] == [
            "told_anew", "told",
        ]  # fmt: skip


def test_who_changes_what_somebody_changed_meanwhile_is_told(organizations: list[int], ana: Person) -> None:
    with acting_as(acting(organizations[0])) as me:
        first = tell_detail(KINDS["language"], {"spoken": "es"}, person=ana.pk, by=me)
        tell_anew(KINDS["language"], first.thread_id, {"spoken": "en"}, version=1, by=me)
        for change in (
            lambda: tell_anew(KINDS["language"], first.thread_id, {"spoken": "vi"}, version=1, by=me),
            lambda: end_detail(KINDS["language"], first.thread_id, version=1, because="mistaken", by=me),
            lambda: tell_detail(KINDS["language"], {"spoken": "ko"}, person=ana.pk, by=me),
        ):
            with pytest.raises(ChangedMeanwhile):
                change()
        assert [told.row.spoken for told in open_file(ana.public_id, by=me).details["language"]] == ["en"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("code", "told", "problem"),
    [
        ("name", {"given": "  "}, {"given": "required"}),
        ("number", {"kind": "cin", "value": "12"}, {"value": "not_a_cin"}),
        ("contact", {"kind": "phone", "value": "12"}, {"value": "not_a_phone"}),
        ("contact", {"kind": "email", "value": "a b"}, {"value": "not_an_email"}),
        ("contact", {"kind": "pigeon", "value": "213 555 0100"}, {"kind": "unknown_choice"}),
        ("address", {"kind": "home"}, {"where": "says_nowhere"}),
        ("plan_membership", {"plan_id": 1, "begins_on": "2026-02-30"}, {"begins_on": "not_a_day"}),
        (
            "plan_membership",
            {"plan_id": 1, "begins_on": "2026-02-03", "ends_on": "2/2/2026"},
            {"ends_on": "ends_before_it_begins"},
        ),
        (
            "representative",
            {"name": "Eva", "authority": "parent", "checked_on": "2026-11-01"},
            {"evidence": "no_paper"},
        ),
        ("preference", {"subject": "what_matters", "in_their_words": "x" * 2001}, {"in_their_words": "too_long"}),
    ],
)
def test_what_cannot_be_kept_is_said_field_by_field(
    organizations: list[int], ana: Person, code: str, told: dict[str, Any], problem: dict[str, str]
) -> None:
    with acting_as(acting(organizations[0])) as me:
        with pytest.raises(CannotBeKept) as refused:
            tell_detail(KINDS[code], told, person=ana.pk, by=me)
        assert refused.value.problems == problem
        assert (
            not KINDS[code].model._default_manager.filter(person_id=ana.pk).exclude(version=0).exists()
            or code == "name"
        )


def test_a_former_name_finds_and_a_former_phone_does_not(organizations: list[int], ana: Person) -> None:
    def found(text: str) -> int:
        return len(find_people(text, by=me))

    with acting_as(acting(organizations[0])) as me:
        name = open_file(ana.public_id, by=me).details["name"][0].row
        tell_anew(KINDS["name"], name.thread_id, {"given": "Ana", "family": "Vega"}, version=1, by=me)
        phone = tell_detail(KINDS["contact"], EXAMPLES["contact"], person=ana.pk, by=me)
        tell_detail(KINDS["close_one"], EXAMPLES["close_one"], person=ana.pk, by=me)
        assert [found(text) for text in ("ruiz", "vega", "2135550111", "2135550122")] == [1, 1, 1, 1]
        end_detail(KINDS["contact"], phone.thread_id, version=1, because="no_longer", by=me)
        assert [found(text) for text in ("ruiz", "vega", "2135550111", "2135550122")] == [1, 1, 0, 1]


def test_only_whoever_told_it_changes_it(organizations: list[int], ana: Person) -> None:
    north, south = organizations
    with acting_as(acting(north)) as me:
        row = tell_detail(KINDS["address"], {"kind": "home", "line": "1 Elm St"}, person=ana.pk, by=me)
        why = Reason("referred_to", "referral 1", sources=(north,))
        begin_relationship(why, person=ana.pk, viewer=south, by=me)
    with acting_as(acting(south)) as other:
        (seen,) = open_file(ana.public_id, by=other).details["address"]
        assert (seen.source, seen.is_own) == ("North", False)
        with pytest.raises(NotFound):
            tell_anew(KINDS["address"], row.thread_id, {"kind": "home", "line": "2 Oak St"}, version=1, by=other)
        tell_detail(KINDS["address"], {"kind": "home", "line": "2 Oak St"}, person=ana.pk, by=other)
        assert [told.source for told in open_file(ana.public_id, by=other).details["address"]] == ["South", "North"]
    with acting_as(acting(north)) as me:
        assert [told.source for told in open_file(ana.public_id, by=me).details["address"]] == ["North"]


def test_who_has_no_role_in_care_changes_nothing(organizations: list[int], ana: Person) -> None:
    with acting_as(acting(organizations[0], roles=(Role.BILLER,))) as biller:
        open_file(ana.public_id, by=biller)
        with pytest.raises(RoleDoesNotAllow):
            tell_detail(KINDS["language"], {"spoken": "es"}, person=ana.pk, by=biller)
    administrator = acting(organizations[0], roles=(Role.ORGANIZATION_ADMIN,))
    with acting_as(administrator), pytest.raises(RoleDoesNotAllow):
        open_file(ana.public_id, by=administrator)


def test_an_ended_relationship_closes_the_record_at_once(organizations: list[int], ana: Person) -> None:
    north, south = organizations
    with acting_as(acting(north)) as me:
        why = Reason("referred_to", "referral 1", sources=(north,))
        given = begin_relationship(why, person=ana.pk, viewer=south, by=me)
    with acting_as(acting(south)) as other:
        (reason,) = why_visible(ana.public_id, by=other).reasons
        assert (reason.predicate, reason.giver, reason.may_change) == ("referred_to", "North", False)
        with pytest.raises(NotFound):
            end_relationship(given.public_id, by=other)
    with acting_as(acting(north, at=NOW + timedelta(minutes=1))) as me:
        end_relationship(given.public_id, by=me)
    with acting_as(acting(south, at=NOW + timedelta(minutes=1))) as other:
        for verb in (open_file, why_visible):
            with pytest.raises(NotFound):
                verb(ana.public_id, by=other)
        assert {entry.kind for entry in timeline_of(ana.pk, by=other).entries} == {"relationship"}  # our own, ended


def test_unless_renewed_a_panel_ends_by_itself(organizations: list[int], ana: Person) -> None:
    north = organizations[0]
    assert Relationship.objects.count() == 0
    for days, seen in ((89, True), (91, False)):
        with acting_as(acting(north, reach=Reach.OWN, at=NOW + timedelta(days=days))) as later:
            if seen:
                assert open_file(ana.public_id, by=later).person == ana
            else:
                with pytest.raises(NotFound):
                    open_file(ana.public_id, by=later)


def test_the_timeline_comes_in_pages_that_miss_nothing(organizations: list[int], ana: Person) -> None:
    with acting_as(acting(organizations[0])) as me:
        for number in range(SHOWN * 2):  # all at one moment
            told = {"subject": "strengths", "in_their_words": f"strength {number}"}
            tell_detail(KINDS["preference"], told, person=ana.pk, by=me)
        marks, after = [], None
        while True:
            page = timeline_of(ana.pk, by=me, after=after)
            marks += [entry.mark for entry in page.entries]
            if (after := page.older) is None:
                break
    assert len(marks) == len(set(marks)) == SHOWN * 2 + 2  # and the name, and the relationship


def test_nobody_and_somebody_out_of_sight_are_told_apart_by_nothing(organizations: list[int], ana: Person) -> None:
    with acting_as(acting(organizations[1])) as other:
        said = set()
        for wanted in (ana.public_id, uuid4()):
            for verb in (open_file, why_visible):
                with pytest.raises(NotFound) as refused:
                    verb(UUID(str(wanted)), by=other)
                said.add(str(refused.value))
    assert len(said) == 1

"""Random organizations, people, reasons and details, made by the services; then everybody asks on every channel.

What each may see an oracle says that is plain Python over plain tuples: it shares nothing with services or policies.
Tables are asked whole, one query an actor; pages of a person for some people of each actor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection

from tests.isolation.conftest import NOW, acting
from tests.isolation.test_person_file import EXAMPLES
from wayfellow.records.accounts.models import Position, User
from wayfellow.records.base.person_record import PersonRecord
from wayfellow.records.organizations.models import Organization
from wayfellow.records.programs.models import Lead
from wayfellow.rules.access.actor import Actor, Reach, machine
from wayfellow.rules.access.refusals import NotFound
from wayfellow.services.access import acting_as
from wayfellow.services.leads import name_lead
from wayfellow.services.people.creating import create_person
from wayfellow.services.people.details import tell_detail
from wayfellow.services.people.finding import find_people
from wayfellow.services.people.kinds import KINDS
from wayfellow.services.people.new_person import NewPerson
from wayfellow.services.people.opening import open_file
from wayfellow.services.people.timeline import timeline_of
from wayfellow.services.people.why import why_visible
from wayfellow.services.promises.listing import promises_of
from wayfellow.services.promises.making import NewPromise, Owner, make_promise
from wayfellow.services.relationships import Reason, begin_relationship

PEOPLE, SAMPLED = 40, 3
LIVES = (timedelta(hours=1), timedelta(days=1), timedelta(days=30), timedelta(days=400))
LATER = (timedelta(minutes=1), timedelta(days=2), timedelta(days=31), timedelta(days=401))
TABLES: list[type[PersonRecord]] = [one for one in apps.get_models() if issubclass(one, PersonRecord)]


@dataclass(frozen=True)
class Way:
    viewer: int
    person: int
    source: int
    ends: datetime


@dataclass(frozen=True)
class OnPanel:
    viewer: int
    position: int
    person: int
    ends: datetime


@dataclass
class World:
    """What the oracle knows."""

    ways: list[Way] = field(default_factory=list)
    panels: list[OnPanel] = field(default_factory=list)
    public: dict[int, UUID] = field(default_factory=dict)
    promised: list[tuple[int, int, int]] = field(default_factory=list)

    def sees(self, by: Actor, person: int, source: int | None = None) -> bool:
        """Whether somebody sees what a source tells about a person; without a source, the person at all."""
        on_panel = by.reach is Reach.ORGANIZATION or any(
            (one.viewer, one.position, one.person) == (by.organization, by.position, person) and by.at < one.ends
            for one in self.panels
        )
        return on_panel and any(
            (way.viewer, way.person) == (by.organization, person) and source in (None, way.source) and by.at < way.ends
            for way in self.ways
        )


def make(random: Random) -> tuple[World, list[int], dict[int, list[int]]]:
    """A world, its organizations, and the positions of each."""
    world = World()
    with acting_as(machine(organization=0, at=NOW)):
        organizations = [Organization.objects.create(name=f"House {n}", kind="ecm_provider").pk for n in range(8)]
    positions = {one: [_position(one, number) for number in range(2)] for one in organizations}
    for number in range(PEOPLE):
        first = random.choice(organizations)
        by = acting(first, position=random.choice(positions[first]))
        with acting_as(by):
            born = date(1950, 1, 1) + timedelta(days=number)
            person = create_person(NewPerson("Common", f"Unlike{number}", born, evidence="visit"), by=by)
        world.public[person.pk] = person.public_id
        ends = NOW + timedelta(days=90)
        world.ways.append(Way(first, person.pk, first, ends))
        world.panels.append(OnPanel(first, by.position, person.pk, ends))
        knowing = [first]
        for _reason in range(random.randint(0, 5)):
            knowing.append(_share(world, random, person.pk, random.choice(knowing), organizations, positions))
        for source in sorted(set(knowing)):
            _tell(world, random, person.pk, source, positions[source])
    return world, organizations, positions


def _position(organization: int, number: int) -> int:
    user = User.objects.create(email=f"{number}@house-{organization}.example", name=f"Worker {number}")
    with acting_as(acting(organization)):
        return Position.objects.create(
            user_id=user.pk, organization_id=organization, roles=["supervisor"], begins_at=NOW
        ).pk


def _share(
    world: World, random: Random, person: int, giver: int, organizations: list[int], positions: dict[int, list[int]]
) -> int:
    """Somebody who knows the person lets another organization see what they tell; or puts them on a panel of theirs."""
    viewer = random.choice(organizations)
    ends = NOW + random.choice(LIVES)
    position = random.choice(positions[viewer]) if viewer == giver and random.random() < 0.7 else 0
    sources = (giver,) if viewer != giver and random.random() < 0.7 else ()
    why = Reason(random.choice(["referred_to", "assigned_ecm", "admitted_at"]), "a paper", ends, sources)
    with acting_as(acting(giver)) as by:
        begin_relationship(why, person=person, viewer=viewer, position=position, by=by)
    world.ways += [Way(viewer, person, source, ends) for source in {viewer, *sources}]
    if position:
        world.panels.append(OnPanel(viewer, position, person, ends))
    return viewer


def _tell(world: World, random: Random, person: int, source: int, positions: list[int]) -> None:
    with acting_as(acting(source)) as by:
        for code in random.sample(sorted(EXAMPLES), 3):
            tell_detail(KINDS[code], EXAMPLES[code], person=person, by=by)
        owner = random.choice(positions)
        promise = make_promise(
            NewPromise(person, "visit", "T-1", "They asked.", "You went.", Owner(owner), NOW + timedelta(days=1)), by=by
        )
        world.promised.append((promise.pk, person, owner))
        if not Lead.objects.filter(person_id=person).exists() and source == world.ways[-1].source:
            colleague = Position.objects.get(pk=owner).public_id
            name_lead(world.public[person], colleague, because="Near.", by=by)


def actors(organizations: list[int], positions: dict[int, list[int]]) -> Iterable[Actor]:
    for one in organizations:
        for later in LATER:
            yield acting(one, position=0, at=NOW + later)
            for position in positions[one]:
                yield acting(one, position=position, reach=Reach.OWN, at=NOW + later)


def everything(owner: int) -> list[tuple[str, int, int, int]]:
    """(table, id, person, source) of every row one organization told, at the moment of writing."""
    with acting_as(acting(owner)):
        return [
            (table._meta.db_table, *row)
            for table in TABLES
            for row in table._default_manager.filter(source_id=owner).values_list("pk", "person_id", "source_id")
        ]


@pytest.mark.django_db(databases=["default", "migrate"])
def test_on_every_channel_everybody_sees_what_the_oracle_says() -> None:
    random, cases = Random(11), Counter[str]()
    world, organizations, positions = make(random)
    rows = [row for one in organizations for row in everything(one)]
    for by in actors(organizations, positions):
        with acting_as(by):
            _tables(world, by, rows, cases)
            _lists(world, by, cases)
            _pages(world, by, random, cases)
    print(f"\n{sum(cases.values()):,} decisions: {dict(cases)}")
    assert len({table for table, *_ in rows}) >= 12
    assert cases["rows seen"] > 2_000
    assert cases["pages refused"] > 100 < cases["pages opened"]
    assert sum(cases.values()) >= 100_000


def _tables(world: World, by: Actor, rows: list[tuple[str, int, int, int]], cases: Counter[str]) -> None:
    expected = {(table, pk) for table, pk, person, source in rows if world.sees(by, person, source)}
    seen = {
        (table._meta.db_table, pk) for table in TABLES for pk in table._default_manager.values_list("pk", flat=True)
    }
    assert seen == expected, (by, sorted(seen ^ expected)[:5])
    with connection.cursor() as cursor:
        counting = " UNION ALL ".join(f"SELECT count(*) FROM {table._meta.db_table}" for table in TABLES)
        cursor.execute(f"SELECT sum(count) FROM ({counting}) counted")
        assert cursor.fetchone()[0] == len(expected)
    cases["rows seen"] += len(expected)
    cases["rows not seen"] += len(rows) - len(expected)


def _lists(world: World, by: Actor, cases: Counter[str]) -> None:
    found = {one.person_id for one in find_people("common", by=by)}
    first = {way.person: way.source for way in reversed(world.ways)}  # who began the record told the name
    assert found == {person for person in world.public if world.sees(by, person, first[person])}
    mine = {one.public_id for one in promises_of(by=by)}
    assert len(mine) == sum(
        owner == by.position and world.sees(by, person, by.organization) for _, person, owner in world.promised
    )
    seen = set(Lead.objects.values_list("person_id", flat=True))
    assert all(world.sees(by, person) for person in seen)
    cases["searches"] += 1
    cases["found"] += len(found)
    cases["not found"] += PEOPLE - len(found)
    cases["promises listed"] += len(mine)


def _pages(world: World, by: Actor, random: Random, cases: Counter[str]) -> None:
    in_sight = [person for person in world.public if world.sees(by, person)]
    for person in {
        *random.sample(in_sight, min(SAMPLED, len(in_sight))),
        *random.sample(sorted(world.public), SAMPLED),
    }:
        if not world.sees(by, person):
            for page in (open_file, why_visible):
                with pytest.raises(NotFound):
                    page(world.public[person], by=by)
            cases["pages refused"] += 1
            continue
        file = open_file(world.public[person], by=by)
        told = {one.row.source_id for details in file.details.values() for one in details}
        assert told == {way.source for way in world.ways if way.person == person and world.sees(by, person, way.source)}
        houses = {entry.source for entry in timeline_of(person, by=by).entries if entry.kind in KINDS}
        assert len(houses) == len(told)
        assert why_visible(world.public[person], by=by).reasons
        cases["pages opened"] += 1

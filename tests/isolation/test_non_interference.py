"""Two worlds that differ only in what others know: whoever asks the same in both is told the same, byte for byte.

Every table, search and list that exists. RLS-T4. Source: security specification § 2.7.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, is_dataclass
from random import Random
from typing import Any

import pytest
from django.db import connection

from tests.isolation.conftest import NOW, acting, seeding
from tests.isolation.policy_world import edge, insert, told_by
from wayfellow.records.base.catalogue import classes
from wayfellow.records.people.models import Name, Person, SearchKey
from wayfellow.rules.access.actor import Actor, Reach
from wayfellow.services.access import acting_as
from wayfellow.services.people.finding import find_people
from wayfellow.services.promises.listing import promises_for_today
from wayfellow.services.search_keys import keys_of_name

OURS, OTHERS = range(1, 5), range(50, 54)
PEOPLE = range(1, 60)
GIVEN = ("Ana", "Anita", "Ben", "Bea", "Caro", "Carla", "Dev", "Luz")
ASKED = ("a", "an", "ana", "ben", "bea", "car", "caro", "dev", "luz", "zz", "anita ana", "1950-02-01")
SEEDS = range(4)
TABLES = ("access_edge", "people_person", "people_name", "people_searchkey")
COMMON = ("audit_event", "organizations_organization")
"""Grow with every question; or a directory, whose rows are for everybody."""


def _write(random: Random, organizations: range, people: range) -> None:
    with seeding(*TABLES) as cursor:
        for organization in organizations:
            for person in random.sample(people, 25):
                given = random.choice(GIVEN)
                insert(cursor, edge(organization, person, organization, clearance=random.choice([0, -1])))
                insert(cursor, Name(given=given, **told_by(person, organization, random.choice([0, 0, 1]))))
                for kind, token in keys_of_name(given, ""):
                    insert(cursor, SearchKey(kind=kind, token=token, **told_by(person, organization)))


def _clear() -> None:
    with seeding(*TABLES) as cursor:
        cursor.execute("DELETE FROM people_name WHERE source_id >= 50")
        cursor.execute("DELETE FROM people_searchkey WHERE source_id >= 50")
        cursor.execute("DELETE FROM access_edge WHERE viewer_id >= 50")


def _plain(value: Any) -> str:
    return repr([asdict(one) if is_dataclass(one) and not isinstance(one, type) else one for one in value])


def _told(actor: Actor, cases: Counter[str]) -> dict[str, str]:
    answers = {}
    with acting_as(actor) as me, connection.cursor() as cursor:
        for table in classes():
            if table in COMMON:
                continue
            for what in ("count(*)", "array_agg(t::text ORDER BY t::text)"):
                cursor.execute(f"SELECT {what} FROM {table} t")
                answers[f"{table} {what}"] = repr(cursor.fetchall())
                cases["tables"] += 1
        for person in PEOPLE:
            cursor.execute("SELECT (SELECT count(*) FROM people_name WHERE person_id = %s) ", [person])
            answers[f"person {person}"] = repr(cursor.fetchall())
            cases["people"] += 1
        for text in ASKED:
            answers[f"search {text}"] = _plain(find_people(text, by=me))
            cases["searches"] += 1
        answers["today"] = _plain(promises_for_today(by=me))
        cases["lists"] += 1
    return answers


@pytest.mark.django_db(transaction=True, databases=["default", "migrate"])
def test_what_others_know_changes_nothing_that_we_are_told() -> None:
    with seeding(*TABLES) as cursor:
        for person in PEOPLE:
            insert(cursor, Person(pk=person, recorded_at=NOW))
    _write(Random(0), OURS, PEOPLE)
    actors = [acting(one, position=1, reach=reach) for one in OURS for reach in Reach]
    cases: Counter[str] = Counter()
    first = {actor: _told(actor, cases) for actor in actors}
    for seed in SEEDS:
        _clear()
        _write(Random(seed + 1), OTHERS, PEOPLE)
        for actor in actors:
            told = _told(actor, cases)
            assert {name for name in told if told[name] != first[actor][name]} == set(), (seed, actor.organization)
    assert any(answer not in {"[]", "[(0,)]"} for answers in first.values() for answer in answers.values())
    print(f"\n{cases.total():,} answers compared: {dict(cases)}")

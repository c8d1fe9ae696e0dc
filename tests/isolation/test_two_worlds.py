"""Random organizations, people, reasons and facts; every actor sees what an oracle says, and not one row more.

The oracle is plain Python over plain tuples and shares nothing with the policies. One query an actor, thousands of
decisions a query.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

import pytest

from tests.isolation.conftest import NOW, acting, seeding
from wayfellow.records.people.models import Name
from wayfellow.rules.access.actor import Purpose, Reach
from wayfellow.services.access import acting_as

ORGANIZATIONS, PEOPLE, FACTS = range(1, 13), range(1, 41), 1500
POSITIONS = range(1, 5)
DAYS = (-400, -30, -1, 0, 1, 30, 400)
PURPOSES = (Purpose.TREAT, Purpose.CAREMGT, Purpose.HPAYMT)


@dataclass(frozen=True)
class Way:
    """An edge, as the oracle knows it."""

    viewer: int
    person: int
    source: int
    purposes: int
    clearance: int
    begins: datetime
    ends: datetime


@dataclass(frozen=True)
class OnPanel:
    viewer: int
    position: int
    person: int
    begins: datetime
    ends: datetime


@dataclass(frozen=True)
class Told:
    """A fact, as the oracle knows it."""

    id: int
    person: int
    source: int
    mask: int


class World:
    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.ways = [self._way() for _ in range(4000)]
        self.panels = [self._panel() for _ in range(800)]
        self.told = [
            Told(n, self.random.choice(PEOPLE), self.random.choice(ORGANIZATIONS), self._mask())
            for n in range(1, FACTS + 1)
        ]

    def _period(self) -> tuple[datetime, datetime]:
        first, last = sorted(self.random.sample(DAYS, 2))
        return NOW + timedelta(days=first), NOW + timedelta(days=last)

    def _mask(self) -> int:
        return self.random.choice([0, 0, 0, 1, 4, 9, 1 << 16])

    def _way(self) -> Way:
        purposes = sum(p.bit for p in self.random.sample(PURPOSES, self.random.randint(0, 3)))
        clearance = self.random.choice([0, 1, 5, -1])
        whose = (self.random.choice(ORGANIZATIONS), self.random.choice(PEOPLE), self.random.choice(ORGANIZATIONS))
        return Way(*whose, purposes, clearance, *self._period())

    def _panel(self) -> OnPanel:
        who = (self.random.choice(ORGANIZATIONS), self.random.choice(POSITIONS), self.random.choice(PEOPLE))
        return OnPanel(*who, *self._period())

    def write(self) -> None:
        """Put the world into the record, committed, as nobody but a test can."""
        with seeding("access_edge", "access_personedge", "people_name") as cursor:
            cursor.executemany(
                "INSERT INTO access_edge (viewer_id, person_id, source_id, giver_id, basis_id, purposes, clearance,"
                " begins_at, ends_at) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
                [
                    (w.viewer, w.person, w.source, w.source, n, w.purposes, w.clearance, w.begins, w.ends)
                    for n, w in enumerate(self.ways)
                ],
            )
            cursor.executemany(
                "INSERT INTO access_personedge (viewer_id, giver_id, position_id, person_id, basis_id, begins_at,"
                " ends_at) VALUES (%s, %s, %s, %s, %s, %s, %s)",
                [(p.viewer, p.viewer, p.position, p.person, n, p.begins, p.ends) for n, p in enumerate(self.panels)],
            )
            cursor.executemany(
                "INSERT INTO people_name (public_id, person_id, source_id, label_mask, version, recorded_at,"
                " recorded_by, given, family, preferred, said)"
                " VALUES (gen_random_uuid(), %s, %s, %s, 1, %s, 1, %s, '', '', '')",
                [(t.person, t.source, t.mask, NOW, f"fact {t.id}") for t in self.told],
            )

    # --- the oracle ---

    def may_see(self, viewer: int, position: int, purpose: Purpose, reach: Reach, at: datetime) -> set[str]:
        on_panel = {
            p.person
            for p in self.panels
            if (p.viewer, p.position) == (viewer, position) and p.begins <= at and at < p.ends
        }
        by_whom = defaultdict(list)
        for way in self.ways:
            by_whom[way.viewer, way.person, way.source].append(way)
        seen = set()
        for fact in self.told:
            if reach is Reach.OWN and fact.person not in on_panel:
                continue
            if any(
                way.purposes & purpose.bit and not fact.mask & ~way.clearance and way.begins <= at < way.ends
                for way in by_whom[viewer, fact.person, fact.source]
            ):
                seen.add(f"fact {fact.id}")
        return seen


@pytest.mark.django_db(transaction=True, databases=["default", "migrate"])
def test_nobody_sees_a_row_the_oracle_would_not_show() -> None:
    world = World(seed=5)
    world.write()
    cases: Counter[str] = Counter()
    for viewer in ORGANIZATIONS:
        for purpose in PURPOSES:
            for reach, position in ((Reach.ORGANIZATION, 0), (Reach.OWN, 1), (Reach.OWN, 3)):
                for day in (-31, 0, 31):
                    at = NOW + timedelta(days=day)
                    actor = acting(viewer, position=position, purpose=purpose, reach=reach, at=at)
                    with acting_as(actor):
                        seen = set(Name.objects.values_list("given", flat=True))
                        counted = Name.objects.filter(given__startswith="fact").count()
                    expected = world.may_see(viewer, position, purpose, reach, at)
                    assert seen == expected, (viewer, purpose, reach, day, sorted(seen ^ expected)[:5])
                    assert counted == len(expected)
                    cases["seen"] += len(expected)
                    cases["not seen"] += FACTS - len(expected)
    print(f"\n{sum(cases.values()):,} decisions about rows: {dict(cases)}")
    assert cases["seen"] > 5_000
    assert sum(cases.values()) >= 20_000

"""Whoever owns the database may change the audit; nobody can change it unseen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from random import Random

import pytest
from django.db import transaction
from django.db.backends.utils import CursorWrapper

from tests.faults.audit_tampering import TAMPERINGS, Case, Chain
from tests.isolation.conftest import NOW, acting, seeding
from wayfellow.services import auditing
from wayfellow.services.access import acting_as
from wayfellow.services.audit_chains import blocks_of, events_of, machine
from wayfellow.services.audit_sealing import seal
from wayfellow.services.audit_verifying import ChainReport, verify_chain

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "migrate"])

TIMES, MINE, OTHER = 1_000, 1, 2
ANCHORED = (4, 9)


class Undone(Exception):
    pass


def a_day_of_work(random: Random) -> None:
    """Two organizations at once; some of what they do is rolled back, and what is recorded last is not sealed yet."""
    for block in range(1, 11):
        for _ in range(random.randint(3, 9)):
            organization = random.choice([MINE, MINE, OTHER])
            try:
                with acting_as(acting(organization, at=NOW + timedelta(microseconds=random.randrange(10**12)))) as me:
                    ids = [random.randrange(100) for _ in range(random.randrange(3))]
                    person = random.randrange(50)
                    auditing.record(
                        "person.opened", by=me, person=person, kind="name", ids=ids, permit=random.random() < 0.9
                    )
                    if random.random() < 0.2:
                        raise Undone
            except Undone:
                continue
        if block <= max(ANCHORED):
            with acting_as(acting(MINE, at=NOW - timedelta(minutes=block))) as me:
                auditing.record("block.ended", by=me)
            seal(MINE, NOW + timedelta(minutes=block))
            seal(OTHER, NOW + timedelta(minutes=block))


def copy_of(organization: int) -> Chain:
    with acting_as(machine(organization, NOW)):
        blocks = blocks_of(organization)
        rows = [*events_of(organization, behind=0, until=blocks[-1].last_id)]
    return Chain(organization, blocks, rows, ANCHORED)


@contextmanager
def as_the_owner() -> Iterator[CursorWrapper]:
    with seeding("audit_event", "audit_block") as cursor:
        cursor.execute("CREATE TEMP TABLE events_kept AS TABLE audit_event")
        cursor.execute("CREATE TEMP TABLE blocks_kept AS TABLE audit_block")
        yield cursor
        cursor.execute("DROP TABLE events_kept, blocks_kept")


def put_back(cursor: CursorWrapper) -> None:
    cursor.execute(
        "DELETE FROM audit_event; DELETE FROM audit_block; INSERT INTO audit_event TABLE events_kept;"
        " INSERT INTO audit_block TABLE blocks_kept"
    )


def check(chain: Chain) -> ChainReport:
    anchored = {number: [chain.blocks[number - 1].hash] for number in chain.anchored}
    return verify_chain(chain.organization, now=lambda: NOW, anchored=anchored)


def test_a_thousand_ways_to_change_the_audit_are_found_with_the_first_bad_block() -> None:
    random = Random(7)
    a_day_of_work(random)
    chain = copy_of(MINE)
    assert len(chain.blocks) == max(ANCHORED)
    assert check(chain).faults == ()
    assert check(chain).unsealed > 0
    missed, found = [], {name: Counter[str]() for name in TAMPERINGS}
    with as_the_owner() as cursor:
        for time in range(TIMES):
            name = [*TAMPERINGS][time % len(TAMPERINGS)]
            case = Case(cursor, random, chain, OTHER)
            with transaction.atomic(using="migrate"):
                expected = TAMPERINGS[name](case)
            report = check(chain)
            first = report.first
            if first is None or first.block != expected or (case.betrayed and [first.event] != case.betrayed):
                missed.append((name, expected, first))
            else:
                found[name][first.found] += 1
            put_back(cursor)
            if time % 50 == 0:
                assert check(chain).faults == ()
                put_back(cursor)
    print(f"\n{TIMES - len(missed):,} of {TIMES:,} tamperings found, each with its first bad block and event:")
    print("\n".join(f"  {sum(kinds.values()):4} {name}: {dict(kinds)}" for name, kinds in found.items()))
    assert missed == []
    assert min(sum(kinds.values()) for kinds in found.values()) >= 20

"""Row security on and off: the hot questions over a million facts of forty organizations.

    ./run bench access [FACTS]

The same statements in the same transactions, as the app under its policies and as the owner without them, in turns and
in random order, each on one connection with the settings the pages use. A server of its own is started in `.data/bench`
and thrown away. One JSON line a question: p50 and p95 in milliseconds as a page waits for it, and their ratios.
`added`: what row security adds at p50.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from wayfellow.config import postgres  # noqa: E402

FACTS, ORGANIZATIONS, TIMES, WARMING = 1_000_000, 40, 400, 20
ALIASES = ("default", "migrate")
"""As the app, guarded; and as the owner, who is free for as long as this takes."""
TABLES = ("people_person", "people_name", "people_searchkey", "access_edge", "access_personedge")
NOW = datetime(2026, 11, 24, 17, tzinfo=UTC)


def seed(cursor: Any, facts: int) -> int:
    """An invented world: one large panel and many small ones, as in life. Returns the number of people."""
    people = facts // 20
    whose = f"CASE WHEN n % 5 < 2 THEN 1 ELSE 2 + n % {ORGANIZATIONS - 1} END"
    for table in TABLES:
        cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
    cursor.execute(
        f"INSERT INTO people_person (id, public_id, recorded_at)"
        f" SELECT n, gen_random_uuid(), '{NOW}' FROM generate_series(1, {people}) n"
    )
    cursor.execute(
        "INSERT INTO access_edge (viewer_id, person_id, source_id, giver_id, basis_id, purposes, clearance, begins_at,"
        f" ends_at) SELECT v, n, {whose}, v, n, -1, -1, '2020-01-01', '9999-12-31'"
        f" FROM generate_series(1, {people}) n, LATERAL (VALUES ({whose}), (2 + (n * 7) % {ORGANIZATIONS - 1})) s(v)"
        " ON CONFLICT DO NOTHING"
    )
    cursor.execute(
        "INSERT INTO people_name (public_id, person_id, source_id, label_mask, version, recorded_at, recorded_by,"
        f" given, family, preferred, said)"
        f" SELECT gen_random_uuid(), n, {whose}, 0, 1, '{NOW}'::timestamptz - k * interval"
        f" '1 day', 1, 'Given' || k, 'Family', '', '' FROM generate_series(1, {people}) n, generate_series(1, 19) k"
    )
    cursor.execute(
        "INSERT INTO people_searchkey (public_id, person_id, source_id, label_mask, version, recorded_at, recorded_by,"
        f" kind, token) SELECT gen_random_uuid(), n, {whose}, 0, 1, '{NOW}', 1, 'name', md5(n::text)"
        f" FROM generate_series(1, {people}) n"
    )
    for table in TABLES:
        cursor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    return people


QUESTIONS = {
    "point read": "SELECT * FROM people_name WHERE id = %(fact)s",
    "the person": "SELECT * FROM people_person WHERE id = %(person)s",
    "timeline, 50 newest": "SELECT * FROM people_name WHERE person_id = %(person)s ORDER BY recorded_at DESC LIMIT 50",
    "search by the beginning of a name": "SELECT person_id FROM people_searchkey"
    " WHERE token >= %(token)s AND token < %(behind)s LIMIT 50",
    "a list of 50 people": "SELECT * FROM people_name WHERE person_id = ANY(%(people)s) AND given = 'Given1'",
    "newest of one organization": "SELECT n.* FROM people_name n WHERE n.source_id = %(us)s AND n.id > %(fact)s"
    " ORDER BY n.id LIMIT 200",
    "facts about 400 people, counted": "SELECT count(*) FROM people_name WHERE person_id = ANY(%(many)s)",
}


def main() -> None:
    facts = int(sys.argv[1]) if len(sys.argv) > 1 else FACTS
    folder = ROOT / ".data" / "bench"
    postgres.remove(folder)
    os.environ.update(postgres.start(folder, fast=True), DJANGO_SETTINGS_MODULE="wayfellow.config.settings")
    try:
        measure(facts)
    finally:
        postgres.remove(folder)


def measure(facts: int) -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections

    from wayfellow.records.base.context import signed
    from wayfellow.rules.access.actor import Actor, Purpose, Reach

    call_command("migrate", database="migrate", verbosity=0)
    with connections["migrate"].cursor() as owner:
        people = seed(owner, facts)
        for table in TABLES:
            owner.execute(f"VACUUM ANALYZE {table}")
        for table in TABLES:
            owner.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")  # the owner is free, the app is not
    random = Random(3)
    actor = Actor(1, 1, 1, Purpose.CAREMGT, Reach.ORGANIZATION, NOW)
    context = signed(actor, settings.CONTEXT_KEY)
    spent: dict[tuple[str, str], list[float]] = {(name, alias): [] for name in QUESTIONS for alias in ALIASES}
    for turn in range(TIMES + WARMING):
        told = values(random, people, facts)
        asked = [(name, alias) for name in QUESTIONS for alias in ALIASES]
        random.shuffle(asked)
        for name, alias in asked:
            took = answer(connections[alias], context, QUESTIONS[name], told)
            if turn >= WARMING:
                spent[name, alias].append(took)
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    about = {"commit": commit.stdout.strip(), "cores": os.cpu_count(), "size": facts}
    for name in QUESTIONS:
        print(json.dumps({"bench": f"access: {name}", **about, **figures(*(spent[name, one] for one in ALIASES))}))


def values(random: Random, people: int, facts: int) -> dict[str, Any]:
    """What is asked for this time: of the large panel, as its workers would."""
    from wayfellow.records.base.lookups import first_behind

    token = f"{random.randrange(1 << 16):04x}"
    panel = [5 * number for number in random.sample(range(1, people // 5), min(400, people // 5 - 1))]
    return {
        "us": 1,
        "person": panel[0],
        "people": panel[:50],
        "many": panel,
        "fact": random.randrange(1, facts),
        "token": token,
        "behind": first_behind(token),
    }


def answer(connection: Any, context: str, sql: str, told: dict[str, Any]) -> float:
    """How long one question takes, in milliseconds, until every row is here."""
    with transaction_of(connection), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.ctx', %s, true)", [context])
        start = time.perf_counter()
        cursor.execute(sql, told)
        cursor.fetchall()
        return (time.perf_counter() - start) * 1000


def transaction_of(connection: Any) -> Any:
    from django.db import transaction

    return transaction.atomic(using=connection.alias)


def figures(guarded: list[float], free: list[float]) -> dict[str, float | str]:
    with_it, without = quantiles(guarded, n=20), quantiles(free, n=20)
    return {
        "figure": round(with_it[18], 3),
        "unit": "ms p95",
        "baseline": round(without[18], 3),
        "ratio": round(with_it[18] / without[18], 2),
        "p50": round(with_it[9], 3),
        "baseline_p50": round(without[9], 3),
        "ratio_p50": round(with_it[9] / without[9], 2),
        "added": round(with_it[9] - without[9], 3),
    }


if __name__ == "__main__":
    main()

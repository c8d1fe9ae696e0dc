"""Search and the page of a person, in a record of 5 000 people and in one of 500 000.

    ./run bench people [PEOPLE …]

As the staff's door does it: one transaction, the signed context, row security, the audit of what was read. A server of
its own is started in `.data/bench` and thrown away. One JSON line a question: p95 in milliseconds, the SQL statements,
and the ratio to the smallest record.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import Any
from uuid import UUID

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench._people import seed, words  # noqa: E402
from bench.screen import commit  # noqa: E402
from wayfellow.config import postgres  # noqa: E402

SIZES, TIMES = (5_000, 500_000), 200
ALONE = "alone"


def main() -> None:
    if sys.argv[1:2] == [ALONE]:
        print(json.dumps(measure(int(sys.argv[2]))))
        return
    baseline: dict[str, float] = {}
    for people in [int(word) for word in sys.argv[1:]] or SIZES:
        for name, (p95, statements) in measured(people).items():
            first = baseline.setdefault(name, p95)
            line = {"bench": f"people: {name}", "commit": commit(), "cores": os.cpu_count(), "size": people}
            figure = {"figure": round(p95, 1), "unit": "ms p95", "baseline": round(first, 1)}
            print(json.dumps(line | figure | {"ratio": round(p95 / first, 2), "statements": statements}), flush=True)


def measured(people: int) -> dict[str, tuple[float, int]]:
    """The figures of a record of this size, in a process and on a server of its own."""
    folder = ROOT / ".data" / "bench"
    postgres.remove(folder)
    known = {**os.environ, **postgres.start(folder, fast=True), "DJANGO_SETTINGS_MODULE": "wayfellow.config.settings"}
    try:
        command = [sys.executable, __file__, ALONE, str(people)]
        told = subprocess.run(command, env=known, stdout=subprocess.PIPE, text=True, check=True).stdout
    finally:
        postgres.remove(folder)
    figures: dict[str, tuple[float, int]] = json.loads(told)
    return figures


def measure(people: int) -> dict[str, tuple[float, int]]:
    """p95 in milliseconds and the statements of each question."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection, connections
    from django.test.utils import CaptureQueriesContext

    from wayfellow.rules.access.actor import Actor, Purpose, Reach
    from wayfellow.rules.access.roles import Role
    from wayfellow.services.access import acting_as

    call_command("migrate", database="migrate", verbosity=0)
    with connections["migrate"].cursor() as owner:
        seed(owner, people)
    random, pairs, public = Random(3), words(), public_ids(people)
    found = {}
    for name, question in questions(random, people, pairs, public).items():
        times, statements = [], 0
        for number in range(TIMES + 20):
            me = Actor(1, 1, 1, Purpose.CAREMGT, Reach.ORGANIZATION, datetime.now(UTC), frozenset({Role.SUPERVISOR}))
            start = time.perf_counter()
            if number == 0:
                with CaptureQueriesContext(connection) as told, acting_as(me):
                    question(me)
                statements = len(told)
            else:
                with acting_as(me):
                    question(me)
            times.append((time.perf_counter() - start) * 1000)
        found[name] = (quantiles(times[20:], n=20)[-1], statements)
        print(f"{people:,} people, {name}: {found[name][0]:.1f} ms", file=sys.stderr, flush=True)
    return found | pages(random, pairs, public)


def pages(random: Random, pairs: list[tuple[str, str]], public: list[tuple[int, UUID]]) -> dict[str, tuple[float, int]]:
    """Whole pages as a browser gets them, session and door and rendering and all, without the network."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser = signed_in()

    def search() -> int:
        number, _ = random.choice(public)
        answer = browser.post("/staff/people/", {"q": " ".join(pairs[(number * 7919) % len(pairs)])})
        return int(answer.status_code)

    def person() -> int:
        return int(browser.get(f"/staff/people/{random.choice(public)[1]}/").status_code)

    def today() -> int:
        return int(browser.get("/staff/").status_code)

    found = {}
    for name, page in {"page: today": today, "page: search": search, "page: a person": person}.items():
        times, statements = [], 0
        for number in range(TIMES + 20):
            start = time.perf_counter()
            if number == 1:
                with CaptureQueriesContext(connection) as told:
                    assert page() == 200
                statements = sum(one["sql"] not in {"BEGIN", "COMMIT"} for one in told.captured_queries)
            else:
                assert page() == 200
            times.append((time.perf_counter() - start) * 1000)
        found[name] = (quantiles(times[20:], n=20)[-1], statements)
    return found


def signed_in() -> Any:
    """A browser of a supervisor of the large organization, signed in with both factors."""
    from django.conf import settings
    from django.test import Client

    from wayfellow.records.accounts.models import Position, User
    from wayfellow.records.accounts.sessions import BEGUN, POSITION, SEEN
    from wayfellow.services.access import acting_as
    from wayfellow.services.places import machine_in

    now = datetime.now(UTC)
    user = User.objects.create(email="bench@example.org", name="Rosa")
    with acting_as(machine_in(1, now)):
        place = Position.objects.create(user_id=user.pk, organization_id=1, roles=["supervisor"], begins_at=now)
    browser = Client(headers={"host": "localhost"})
    browser.force_login(user, settings.AUTHENTICATION_BACKENDS[0])
    session = browser.session
    proofs = [{"method": how, "at": time.time()} for how in ("password", "mfa")]
    session.update({"account_authentication_methods": proofs, "account_authentication_methods_user": str(user.pk)})
    session.update({POSITION: place.pk, BEGUN: now.isoformat(), SEEN: now.isoformat()})
    session.save()
    return browser


def public_ids(people: int) -> list[tuple[int, UUID]]:
    """Some people of the large organization."""
    from django.db import connections

    with connections["migrate"].cursor() as owner:
        owner.execute("ALTER TABLE people_person NO FORCE ROW LEVEL SECURITY")
        owner.execute(
            "SELECT id, public_id FROM people_person WHERE id %% 5 < 2 ORDER BY md5(id::text) LIMIT %s", [300]
        )
        rows = owner.fetchall()
        owner.execute("ALTER TABLE people_person FORCE ROW LEVEL SECURITY")
    return rows


def questions(
    random: Random, people: int, pairs: list[tuple[str, str]], public: list[tuple[int, UUID]]
) -> dict[str, Callable[..., object]]:
    from wayfellow.services.people.finding import find_people
    from wayfellow.services.people.opening import open_file
    from wayfellow.services.people.timeline import timeline_of

    def pair() -> tuple[str, str]:
        number, _ = random.choice(public)
        return pairs[(number * 7919) % len(pairs)]

    def slip(word: str) -> str:
        if len(word) < 4:
            return word
        at = random.randrange(1, len(word) - 1)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    def page(me: object) -> None:
        file = open_file(random.choice(public)[1], by=me)  # type: ignore[arg-type]
        timeline_of(file.person.pk, by=me)  # type: ignore[arg-type]

    return {
        "search: first and last name": lambda me: find_people(" ".join(pair()), by=me),
        "search: a common first name": lambda me: find_people("maria", by=me),
        "search: the beginnings of both": lambda me: find_people(" ".join(one[:3] for one in pair()), by=me),
        "search: a slip in the last name": lambda me: find_people(f"{pair()[0]} {slip(pair()[1])}", by=me),
        "search: a phone": lambda me: find_people(f"213{1000000 + random.choice(public)[0]}", by=me),
        "search: nobody": lambda me: find_people("zzyzx qqq", by=me),
        "the record of a person with timeline": page,
    }


if __name__ == "__main__":
    main()

"""The audit: events written, sealed and verified a second, against a plain chain of hashes in Python.

    ./run bench audit [EVENTS]        200 000 events sealed and verified unless said otherwise

Events are written as the app writes them: one at a time, through the door, each committed to a disk by a PostgreSQL of
its own that is thrown away afterwards. Those that are sealed and verified are put there in bulk, made the same way.
The plain chain hashes the same events in memory, each with the hash before it, and does nothing else.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bench.screen import commit
from wayfellow.config import postgres

WRITTEN, ORGANIZATION = 2_000, 1


def now() -> datetime:
    return datetime.now(UTC)


def written() -> float:
    """Events a second, each in a transaction of its own."""
    from wayfellow.services import auditing
    from wayfellow.services.access import acting_as
    from wayfellow.services.audit_chains import machine

    began = time.perf_counter()
    for number in range(WRITTEN):
        with acting_as(machine(ORGANIZATION, now())) as me:
            auditing.record("person.opened", by=me, person=number, kind="name", ids=[number, number + 1])
    return WRITTEN / (time.perf_counter() - began)


def fill(events: int) -> None:
    """Put events into the record in bulk."""
    from django.db import connection

    from wayfellow.rules.audit_chain import digest_of, microseconds
    from wayfellow.services.access import acting_as
    from wayfellow.services.audit_chains import machine

    columns = "at, action, decision, user_id, position_id, organization_id, purpose, person_id, kind, ids, digest"
    at = now()
    with acting_as(machine(ORGANIZATION, at)), connection.cursor() as cursor:
        rows = []
        for number in range(events):
            told = ["person.opened", "permit", 3, 4, ORGANIZATION, "TREAT", number, "name", [number, number + 1]]
            rows.append((at, *told, digest_of([microseconds(at), *told])))
        cursor.executemany(f"INSERT INTO audit_event ({columns}) VALUES ({', '.join(['%s'] * 11)})", rows)


def sealed() -> float:
    from wayfellow.services.audit_chains import blocks_of, machine
    from wayfellow.services.audit_sealing import acting_as, seal

    began = time.perf_counter()
    seal(ORGANIZATION, now())
    seconds = time.perf_counter() - began
    with acting_as(machine(ORGANIZATION, now())):
        return sum(block.count for block in blocks_of(ORGANIZATION)) / seconds


def verified() -> float:
    from wayfellow.services.audit_verifying import verify_chain

    began = time.perf_counter()
    report = verify_chain(ORGANIZATION, now=now)
    assert not report.faults
    return report.events / (time.perf_counter() - began)


def plain_chain(events: int) -> float:
    """Hashes a second of a chain without blocks, read from nowhere and written nowhere."""
    at, head = now().isoformat(), bytes(32)
    began = time.perf_counter()
    for number in range(events):
        told = [at, "person.opened", "permit", 3, 4, ORGANIZATION, "TREAT", number, "name", [number, number + 1]]
        head = hashlib.sha256(head + json.dumps(told).encode()).digest()
    return events / (time.perf_counter() - began)


def prepare(folder: Path) -> None:
    """Start a PostgreSQL that keeps what it is told, and make our tables in it."""
    os.environ |= {**postgres.start(folder), "DJANGO_SETTINGS_MODULE": "wayfellow.config.settings"}
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", database="migrate", interactive=False, verbosity=0)


def main() -> None:
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    with tempfile.TemporaryDirectory(prefix="wf", dir="/tmp") as made:
        Path(made).chmod(0o755)
        folder = Path(made) / "app"
        try:
            prepare(folder)
            figures = {"written": written()}
            fill(events)
            figures |= {"sealed": sealed(), "verified": verified()}
        finally:
            postgres.remove(folder)
    baseline = plain_chain(events)
    for what, figure in figures.items():
        print(
            json.dumps(
                {
                    "bench": "audit",
                    "commit": commit(),
                    "cores": os.cpu_count(),
                    "size": {"events": WRITTEN if what == "written" else events},
                    "figure": round(figure),
                    "unit": f"events/s {what}",
                    "baseline": round(baseline),
                    "ratio": round(figure / baseline, 3),
                }
            )
        )


if __name__ == "__main__":
    main()

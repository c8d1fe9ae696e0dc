"""Seal what was recorded: every event behind the last block goes into a new one, whose hash the next will repeat.

An event gets its number before it is committed, so a smaller number may still come. The sealer notes the largest
number it can see, then waits until everybody who was writing at that moment has finished: what is not there by then
was rolled back. Numbers that were rolled back are no gap; a block counts its events.
Source: security specification § 4.2.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import connection

from wayfellow.records.audit.models import Block, Event
from wayfellow.rules.audit_chain import NOTHING_BEFORE, ChainBlock, hash_of, leaf_of, merkle_root, microseconds
from wayfellow.services.access import acting_as
from wayfellow.services.audit_chains import machine, organizations_with_a_chain
from wayfellow.services.auditing import lock_of

MOST_EVENTS = 1_000
"""Events of a block."""
PATIENCE_SECONDS = 5.0
_WRITING = """
    SELECT virtualtransaction FROM pg_locks
     WHERE locktype = 'advisory' AND granted AND mode = 'ShareLock' AND pid <> pg_backend_pid()
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
       AND (classid::bigint << 32) | objid::bigint = %s AND objsubid = 1
"""


def seal(organization: int, at: datetime, *, patience: float = PATIENCE_SECONDS) -> list[int]:
    """Seal the events of one organization, and return the numbers of the new blocks. Several may do so at once.

    patience: seconds to wait for those who are writing; if they take longer, nothing is sealed this time.
    """
    with acting_as(machine(organization, at)):
        _one_sealer_at_a_time(organization)
        last = Block.objects.filter(organization_id=organization).order_by("-number").first()
        behind, number, previous = (last.last_id, last.number, bytes(last.hash)) if last else (0, 0, NOTHING_BEFORE)
        until = _largest_number(organization, behind)
        if until is None or not _all_written(organization, patience):
            return []
        sealed = []
        while events := _next_events(organization, behind, until):
            number += 1
            block = _block(organization, number, events, previous, at)
            _write(block, at)
            behind, previous = block.last_id, block.hash
            sealed.append(number)
        return sealed


def seal_everything(*, now: Callable[[], datetime]) -> int:
    """Seal the events of every organization, and return how many blocks that made. now: tells the time."""
    return sum(len(seal(one, now())) for one in organizations_with_a_chain(at=now()))


def oldest_unsealed(organization: int, at: datetime) -> datetime | None:
    """When the oldest event that is not sealed yet was recorded; None when all are."""
    with acting_as(machine(organization, at)):
        last = Block.objects.filter(organization_id=organization).order_by("-number").values_list("last_id").first()
        events = Event.objects.filter(organization_id=organization, pk__gt=last[0] if last else 0)
        return events.order_by("pk").values_list("at", flat=True).first()


def _one_sealer_at_a_time(organization: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [lock_of("sealing", organization)])


def _largest_number(organization: int, behind: int) -> int | None:
    events = Event.objects.filter(organization_id=organization, pk__gt=behind)
    return events.order_by("-pk").values_list("pk", flat=True).first()


def _all_written(organization: int, patience: float) -> bool:
    """Wait until those who are writing now have finished; whether they did."""
    waited_for = _writers(organization)
    deadline = time.monotonic() + patience
    while waited_for and time.monotonic() < deadline:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(0.005)")
        waited_for &= _writers(organization)
    return not waited_for


def _writers(organization: int) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(_WRITING, [lock_of("writing", organization)])
        return {name for (name,) in cursor.fetchall()}


def _next_events(organization: int, behind: int, until: int) -> list[tuple[int, bytes]]:
    events = Event.objects.filter(organization_id=organization, pk__gt=behind, pk__lte=until)
    return [(pk, bytes(digest)) for pk, digest in events.order_by("pk").values_list("pk", "digest")[:MOST_EVENTS]]


def _block(
    organization: int, number: int, events: Sequence[tuple[int, bytes]], previous: bytes, at: datetime
) -> ChainBlock:
    root = merkle_root([leaf_of(pk, digest) for pk, digest in events])
    first, last = events[0][0], events[-1][0]
    block = ChainBlock(organization, number, first, last, len(events), root, previous, b"", microseconds(at))
    return replace(block, hash=hash_of(block))


def _write(block: ChainBlock, at: datetime) -> None:
    Block(
        organization_id=block.organization,
        number=block.number,
        first_id=block.first_id,
        last_id=block.last_id,
        count=block.count,
        merkle_root=block.merkle_root,
        previous=block.previous,
        hash=block.hash,
        sealed_at=at,
    ).save(force_insert=True)

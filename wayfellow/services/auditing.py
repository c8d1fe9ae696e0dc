"""Write down what was done, in the transaction in which it was done: no audit, no access.

Ids and codes only; no names, no values, no free text. Source: security specification § 4.1.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from django.db import connection

from wayfellow.rules.access.actor import Actor
from wayfellow.rules.audit_chain import digest_of, microseconds

# The lock comes before the number of the event, and is held until the transaction ends: so the sealer can tell that
# nobody is about to commit an event with a smaller number than those it seals. It is shared; nobody waits for it.
_WRITE = """
    WITH writing AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared(%s))
    INSERT INTO audit_event (at, action, decision, user_id, position_id, organization_id, purpose, person_id, kind,
                             ids, digest)
    SELECT %s, %s, %s, %s, %s, %s, %s, %s, %s, %s::bigint[], %s FROM writing
"""

_WRITE_EACH = """
    WITH writing AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared(%s))
    INSERT INTO audit_event (at, action, decision, user_id, position_id, organization_id, purpose, person_id, kind,
                             ids, digest)
    SELECT %s, %s, %s, %s, %s, %s, %s, each.person, %s, ARRAY[each.row], each.digest
      FROM writing, unnest(%s::bigint[], %s::bigint[], %s::bytea[]) AS each(person, row, digest)
"""


def record(
    action: str, *, by: Actor, person: int = 0, kind: str = "", ids: Sequence[int] = (), permit: bool = True
) -> None:
    """Record one thing somebody read, changed or was refused.

    action: such as `person.opened`. kind, ids: the rows it was about.
    """
    decision, purpose = "permit" if permit else "deny", str(by.purpose)
    told: list[Any] = [action, decision, by.user, by.position, by.organization, purpose, person, kind, list(ids)]
    digest = digest_of([microseconds(by.at), *told])
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, [lock_of("writing", by.organization), by.at, *told, digest])


def record_each(action: str, *, by: Actor, kind: str, rows: Sequence[tuple[int, int]]) -> None:
    """Record the same about many rows at once, an event each.  rows: (person, row) pairs."""
    if not rows:
        return
    told: list[Any] = [action, "permit", by.user, by.position, by.organization, str(by.purpose)]
    people, ids = [person for person, _ in rows], [row for _, row in rows]
    moment = microseconds(by.at)
    digests = [digest_of([moment, *told, person, kind, [row]]) for person, row in rows]
    with connection.cursor() as cursor:
        lock = lock_of("writing", by.organization)
        cursor.execute(_WRITE_EACH, [lock, by.at, *told, kind, people, ids, digests])


def lock_of(doing: str, organization: int) -> int:
    """The number of the advisory lock of what is being done with an organization's audit."""
    name = f"audit {doing} {organization}".encode()
    return int.from_bytes(hashlib.sha256(name).digest()[:8], "big", signed=True)

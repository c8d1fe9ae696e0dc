"""The chains of the audit: one an organization, and one, number 0, of the installation itself.

Row security holds for the machine too: it enters each organization by itself, and learns from the directory, which
everybody who is signed in may read, which ones there are. Anchors name others, should the directory have lost some.
Source: security specification § 4.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import connection

from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.actor import Actor, Purpose, Reach
from wayfellow.rules.audit_chain import FIELDS, ChainBlock
from wayfellow.rules.audit_judging import Row
from wayfellow.services.access import acting_as

INSTALLATION = 0
AT_ONCE = 5_000
"""Rows fetched at a time."""
_MOMENT = "coalesce(CASE WHEN isfinite({0}) THEN (extract(epoch FROM {0}) * 1000000)::bigint END, 0)"
_COLUMNS = ", ".join(_MOMENT.format("at") if field == "at" else field for field in FIELDS)
_EVENTS = f"""
    SELECT id, digest, {_COLUMNS} FROM audit_event
     WHERE organization_id = %s AND id > %s AND (%s::bigint IS NULL OR id <= %s) ORDER BY id LIMIT {AT_ONCE}
"""  # noqa: S608
_BLOCKS = f"""
    SELECT organization_id, number, first_id, last_id, count, merkle_root, previous, hash, {_MOMENT.format("sealed_at")}
      FROM audit_block WHERE organization_id = %s ORDER BY number, id
"""  # noqa: S608


def machine(organization: int, at: datetime) -> Actor:
    """The machine itself, in one organization."""
    return Actor(
        user=0, position=0, organization=organization, purpose=Purpose.SYSADMIN, reach=Reach.ORGANIZATION, at=at
    )


def organizations_with_a_chain(*, at: datetime) -> list[int]:
    """Every organization there is, after the installation itself."""
    with acting_as(machine(INSTALLATION, at)):
        return [INSTALLATION, *Organization.objects.order_by("pk").values_list("pk", flat=True)]


def blocks_of(organization: int) -> list[ChainBlock]:
    """The blocks of a chain, by number. Inside `acting_as`."""
    with connection.cursor() as cursor:
        cursor.execute(_BLOCKS, [organization])
        return [ChainBlock(*row) for row in cursor.fetchall()]


def events_of(organization: int, *, behind: int, until: int | None = None) -> Iterator[Row]:
    """The events of an organization by number, a few thousand at a time. Inside `acting_as`."""
    while True:
        with connection.cursor() as cursor:
            cursor.execute(_EVENTS, [organization, behind, until, until])
            rows = cursor.fetchall()
        yield from rows
        if len(rows) < AT_ONCE:
            return
        behind = rows[-1][0]

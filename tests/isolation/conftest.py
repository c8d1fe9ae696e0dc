"""Under the true login of the app: nobody here can see more than the app can."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from django.db import connections
from django.db.backends.utils import CursorWrapper

from wayfellow.rules.access.actor import Actor, Purpose, Reach
from wayfellow.rules.access.roles import Role

NOW = datetime(2026, 11, 24, 17, tzinfo=UTC)


def acting(
    organization: int,
    *,
    position: int = 1,
    purpose: Purpose = Purpose.CAREMGT,
    reach: Reach = Reach.ORGANIZATION,
    at: datetime = NOW,
    roles: tuple[Role, ...] = (Role.LEAD_CARE_MANAGER, Role.SUPERVISOR),
) -> Actor:
    return Actor(1, position, organization, purpose, reach, at, frozenset(roles), is_fresh=True)


@contextmanager
def seeding(*tables: str) -> Iterator[CursorWrapper]:
    """Write rows that no organization could write by itself: as the owner, who is bound everywhere but here."""
    with connections["migrate"].cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        yield cursor
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")

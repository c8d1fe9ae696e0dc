"""Clear desks: remove, unread, what is kept no longer. The database lets the machine remove nothing else.

Source: security specification § 7.5 (keys), design § 6 (drafts).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import connection

from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.actor import machine
from wayfellow.services.access import acting_as

TABLES = ("desk_posted", "desk_draft")


def clear_desks(*, now: Callable[[], datetime]) -> dict[str, int]:
    """Remove what is over in every organization; return how many rows of each table that was."""
    with acting_as(machine(organization=0, at=now())):
        organizations = list(Organization.objects.order_by("pk").values_list("pk", flat=True))
    removed = dict.fromkeys(TABLES, 0)
    for organization in organizations:
        with acting_as(machine(organization=organization, at=now())), connection.cursor() as cursor:
            for table in TABLES:
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608  (a policy says which rows: class W)
                removed[table] += cursor.rowcount
    return removed

"""Wake the worker: a job for the delivery of one organization's events, deferred by name in the change's transaction.

A burst makes one job an organization. A job that waits already is held until this transaction ends, so that no worker
takes it and finds nothing; two changes at once each make their own rather than wait for one another, as they would at
procrastinate's queueing lock. Should a job be lost, the next round delivers (jobs/delivery.py).
Source: security specification § 7.5.
"""

from __future__ import annotations

from django.db import connection
from procrastinate.contrib.django import app

DELIVER = "deliver"
_HOLD_ONE_THAT_WAITS = """
    SELECT id FROM procrastinate_jobs
     WHERE status = 'todo' AND task_name = %s AND (args->>'organization')::bigint = %s
     LIMIT 1 FOR KEY SHARE SKIP LOCKED
"""


def wake_delivery(organization: int) -> None:
    """Have what was published in an organization delivered once this transaction has ended well."""
    with connection.cursor() as cursor:
        cursor.execute(_HOLD_ONE_THAT_WAITS, [DELIVER, organization])
        waits = cursor.fetchone() is not None
    if not waits:
        app.configure_task(DELIVER).defer(organization=organization)

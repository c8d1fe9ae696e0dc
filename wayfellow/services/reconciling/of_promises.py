"""What must hold of promises: each change is in the history, in the audit and in the outbox, and none is missing.

Asked in SQL, so that it stays quick in a large record; row security applies. What happened to promises about people who
are out of sight meanwhile cannot be compared, and is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import connection

from wayfellow.rules.access.actor import Actor
from wayfellow.services.reconciling import Invariant

CHANGE_WITHOUT_EVENT = """
    SELECT DISTINCT c.promise_id FROM promises_change c
     WHERE c.source_id = %(us)s
       AND NOT EXISTS (SELECT FROM outbox_event e
            WHERE e.organization_id = %(us)s AND e.kind = 'promise' AND e.subject_id = c.promise_id
              AND e.subject_version = c.version AND e.name = 'promise.' || c.state AND e.person_id = c.person_id)
     ORDER BY 1
"""
EVENT_WITHOUT_CHANGE = """
    SELECT DISTINCT p.id FROM outbox_event e JOIN promises_promise p ON p.id = e.subject_id AND p.source_id = %(us)s
     WHERE e.organization_id = %(us)s AND e.kind = 'promise'
       AND NOT EXISTS (SELECT FROM promises_change c
            WHERE c.source_id = %(us)s AND c.promise_id = p.id AND c.version = e.subject_version)
     ORDER BY 1
"""
NOT_AS_OFTEN_IN_THE_AUDIT = """
    WITH changed AS (
        SELECT promise_id AS id, 'promise.' || state AS action, count(*) AS times
          FROM promises_change WHERE source_id = %(us)s GROUP BY 1, 2),
    audited AS (
        SELECT ids[1] AS id, action, count(*) AS times
          FROM audit_event WHERE organization_id = %(us)s AND kind = 'promise' AND decision = 'permit'
           AND action IN ('promise.made', 'promise.postponed', 'promise.handed_over', 'promise.escalated',
                          'promise.kept', 'promise.withdrawn') GROUP BY 1, 2)
    SELECT DISTINCT p.id FROM changed FULL JOIN audited USING (id, action)
      JOIN promises_promise p USING (id)
     WHERE changed.times IS DISTINCT FROM audited.times ORDER BY 1
"""
VERSIONS_WITH_GAPS = """
    SELECT p.id FROM promises_promise p
      LEFT JOIN promises_change c ON c.promise_id = p.id AND c.source_id = p.source_id
     WHERE p.source_id = %(us)s
     GROUP BY p.id, p.version
    HAVING count(c.id) <> p.version OR min(c.version) IS DISTINCT FROM 1 OR max(c.version) IS DISTINCT FROM p.version
     ORDER BY 1
"""
NOT_AS_THE_HISTORY_SAYS = """
    SELECT p.id FROM promises_promise p
      JOIN promises_change c ON c.promise_id = p.id AND c.source_id = p.source_id AND c.version = p.version
     WHERE p.source_id = %(us)s
       AND (p.state, p.position_id, p.team_id) IS DISTINCT FROM (c.state, c.position_id, c.team_id)
     ORDER BY 1
"""
DEAD_EVENTS = """
    SELECT id FROM outbox_event WHERE organization_id = %(us)s AND dead_at IS NOT NULL ORDER BY 1
"""


def _asking(sql: str) -> Callable[[Actor], Iterable[int]]:
    def look(by: Actor) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(sql, {"us": by.organization})
            return [number for (number,) in cursor.fetchall()]

    return look


OF_PROMISES = (
    Invariant("every change of a promise was published", "promise", _asking(CHANGE_WITHOUT_EVENT)),
    Invariant("nothing was published that did not happen", "promise", _asking(EVENT_WITHOUT_CHANGE)),
    Invariant("every change of a promise is in the audit, once", "promise", _asking(NOT_AS_OFTEN_IN_THE_AUDIT)),
    Invariant("no version of a promise is missing", "promise", _asking(VERSIONS_WITH_GAPS)),
    Invariant("every promise is as its history says", "promise", _asking(NOT_AS_THE_HISTORY_SAYS)),
    Invariant("no event was given up", "event", _asking(DEAD_EVENTS)),
)

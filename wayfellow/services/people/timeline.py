"""What has happened with a person, the newest first: what was told, promised, and who came to see them.

One statement a page of it, over every table, whatever its size. Inside `acting_as`, for somebody who opened the person.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.roles import Action
from wayfellow.services import auditing
from wayfellow.services.people.kinds import KINDS
from wayfellow.services.permissions import check_role

SHOWN = 30


@dataclass(frozen=True)
class Entry:
    """what: `told`, `told_anew`, `no_longer`, `mistaken`, `began`, `made`, `kept` … of a kind.

    who: a colleague's name; empty for somebody of another organization, or the machine. told: the fields of the row.
    mark: where in the timeline it stands.
    """

    at: datetime
    mark: str
    kind: str
    what: str
    source: str
    who: str
    told: Mapping[str, Any]


@dataclass(frozen=True)
class Older:
    """Where a page of the timeline ended: what is older than this comes next."""

    at: datetime
    mark: str


@dataclass(frozen=True)
class Timeline:
    """older: where there is more; None at the beginning."""

    entries: tuple[Entry, ...]
    older: Older | None


def timeline_of(person: int, *, by: Actor, after: Older | None = None, with_file: bool = False) -> Timeline:
    """What happened, the newest first. after: the page before this one.

    with_file: on one page with `open_file`, whose event says it; then it is not written down a second time.
    """
    check_role(Action.READ_SUMMARY, by=by)
    at, mark = (after.at, after.mark) if after else (None, None)
    asked = {"person": person, "at": at, "mark": mark, "most": SHOWN + 1}
    with connection.cursor() as cursor:
        cursor.execute(_TIMELINE, asked)
        rows = [Entry(*(*row, json.loads(told))) for *row, told in cursor.fetchall()]
    if not with_file:
        auditing.record("person.timeline_read", by=by, person=person, kind="person", ids=[person])
    last = rows[SHOWN - 1] if len(rows) > SHOWN else None
    return Timeline(tuple(rows[:SHOWN]), Older(last.at, last.mark) if last else None)


_TOLD = """
    SELECT recorded_at AS at, '{code} ' || id AS mark, '{code}' AS kind,
           CASE WHEN version = 1 THEN 'told' ELSE 'told_anew' END AS what, source_id, recorded_by, to_jsonb(t) AS told
      FROM {table} t WHERE person_id = %(person)s
    UNION ALL
    SELECT ended_at, '{code} end ' || id, '{code}', ended_because, source_id, 0, to_jsonb(t)
      FROM {table} t WHERE person_id = %(person)s AND ended_because IN ('no_longer', 'mistaken')
    UNION ALL"""
_OTHERS = """
    SELECT c.recorded_at, 'promise ' || c.id, 'promise', c.state, c.source_id, c.recorded_by,
           jsonb_build_object('why', p.why, 'because', c.because, 'public_id', p.public_id, 'kind', p.kind)
      FROM promises_change c JOIN promises_promise p ON p.id = c.promise_id WHERE c.person_id = %(person)s
    UNION ALL
    SELECT recorded_at, 'relationship ' || id, 'relationship', 'began', viewer_id, recorded_by,
           jsonb_build_object('predicate', predicate, 'position_id', position_id)
      FROM access_relationship WHERE person_id = %(person)s
    UNION ALL
    SELECT recorded_at, 'lead ' || id, 'lead', 'began', source_id, recorded_by,
           jsonb_build_object('name', name, 'because', because)
      FROM programs_lead WHERE person_id = %(person)s
"""
_SHOWN = """)
    SELECT h.at, h.mark, h.kind, h.what, coalesce(o.name, ''), coalesce(u.name, ''), h.told FROM happened h
      LEFT JOIN organizations_organization o ON o.id = h.source_id
      LEFT JOIN accounts_position p ON p.id = h.recorded_by
      LEFT JOIN accounts_user u ON u.id = p.user_id
     WHERE %(at)s::timestamptz IS NULL OR (h.at, h.mark) < (%(at)s, %(mark)s)
     ORDER BY h.at DESC, h.mark DESC LIMIT %(most)s
"""
_DETAILS = "".join(_TOLD.format(code=one.code, table=one.model._meta.db_table) for one in KINDS.values())
_TIMELINE = f"WITH happened AS ({_DETAILS}{_OTHERS}{_SHOWN}"

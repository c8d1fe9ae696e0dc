"""What must hold of details: a version after another, one of them current; and people are found by what is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from django.db import connection

from wayfellow.records.people.models import SearchKey, TwinKey
from wayfellow.rules.access.actor import Actor
from wayfellow.services.people.keys import known_of
from wayfellow.services.people.kinds import KINDS, Kind
from wayfellow.services.reconciling import Invariant

AT_ONCE = 1000
"""People whose keys are compared at a time, so that a large record does not have to fit into memory."""
TANGLED = """
    SELECT min(id) FROM {table} WHERE source_id = %(us)s GROUP BY thread_id
    HAVING count(*) <> max(version) OR count(*) FILTER (WHERE ended_at IS NULL) > 1
        OR count(*) FILTER (WHERE ended_because = 'replaced') <> count(*) - 1
        OR count(DISTINCT person_id) > 1
     ORDER BY 1
"""
PEOPLE = "SELECT DISTINCT person_id FROM people_name WHERE source_id = %(us)s ORDER BY 1"


def _asking(sql: str) -> Callable[[Actor], list[int]]:
    def look(by: Actor) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(sql, {"us": by.organization})
            return [number for (number,) in cursor.fetchall()]

    return look


def _wrong_keys(by: Actor) -> Iterator[int]:
    for people in _batches(_asking(PEOPLE)(by)):
        there: dict[int, set[tuple[str, str]]] = defaultdict(set)
        noticed: dict[int, set[bytes]] = defaultdict(set)
        ours = {"source_id": by.organization, "person_id__in": people}
        for person, kind, token in SearchKey.objects.filter(**ours).values_list("person_id", "kind", "token"):
            there[person].add((kind, token))
        for person, digest in TwinKey.objects.filter(**ours).values_list("person_id", "digest"):
            noticed[person].add(bytes(digest))
        for person, known in known_of(people, by=by).items():
            if there[person] != known.keys() or noticed[person] != known.digests():
                yield person


def _batches(people: list[int]) -> Iterable[list[int]]:
    return (people[start : start + AT_ONCE] for start in range(0, len(people), AT_ONCE))


def _threads(kind: Kind) -> Invariant:
    look = _asking(TANGLED.format(table=kind.model._meta.db_table))
    return Invariant(
        f"each {kind.code.replace('_', ' ')} is a chain of versions, the last one current", kind.code, look
    )


OF_PEOPLE = (
    *map(_threads, KINDS.values()),
    Invariant("people are found by what is told about them", "person", _wrong_keys),
)

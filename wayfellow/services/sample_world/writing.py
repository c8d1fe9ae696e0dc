"""Write in bulk what is declared: each organization its own rows, under its own signed context, and the audit of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models

from wayfellow.records.access.models import Relationship
from wayfellow.records.people.models import (
    CloseOne,
    ContactPoint,
    Identifier,
    Name,
    Person,
    TwinHint,
)
from wayfellow.rules.access.actor import Actor
from wayfellow.services import auditing, outbox
from wayfellow.services.people.keys import Known
from wayfellow.services.relationships import edges_of, panel_of

AT_ONCE = 5_000


def next_people(many: int) -> list[int]:
    """The numbers of the next people, known before their rows, so that why we may see them can come first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('people_person_id_seq') FROM generate_series(1, %s)", [many])
        return [int(number) for (number,) in cursor.fetchall()]


def write_reasons(rows: Sequence[tuple[Relationship, Sequence[int]]], *, by: Actor) -> None:
    """Relationships an organization gives, with the sources each opens; their edges; for panels, that they began."""
    Relationship.objects.bulk_create([row for row, _ in rows], batch_size=AT_ONCE)
    _bulk(edge for row, sources in rows for edge in edges_of(row, sources))
    _bulk(edge for row, _ in rows for edge in panel_of(row))
    auditing.record_each(
        "relationship.began", by=by, kind="relationship", rows=[(row.person_id, row.pk) for row, _ in rows]
    )
    panels = [(row.person_id, row.pk) for row, _ in rows if row.position_id]
    outbox.publish_each("relationship.began", by=by, kind="relationship", rows=panels)  # they are reminded to renew


def write_people(people: Sequence[Person], *, by: Actor) -> None:
    _bulk(people)
    auditing.record_each("person.created", by=by, kind="person", rows=[(one.pk, one.pk) for one in people])


def write_details(rows: Iterable[models.Model], births: dict[int, Any], *, by: Actor) -> None:
    """What an organization tells, and the words by which that makes people found and noticed."""
    kinds: dict[type[models.Model], list[Any]] = defaultdict(list)
    for row in rows:
        kinds[type(row)].append(row)
    for made in kinds.values():
        _bulk(made)
    people = sorted({row.person_id for row in kinds[Name]})
    auditing.record_each("person.told", by=by, kind="person", rows=[(person, person) for person in people])
    _write_keys(kinds, births, by)


def _write_keys(kinds: dict[type[models.Model], list[Any]], births: dict[int, Any], by: Actor) -> None:
    words: list[tuple[int, str, str]] = []
    digests: list[tuple[int, bytes]] = []
    for person, known in _known(kinds, births).items():
        words += [(person, kind, token) for kind, token in sorted(known.keys())]
        digests += [(person, one) for one in sorted(known.digests())]
    with connection.cursor() as cursor:  # plain SQL, as these rows are many and short
        people, codes, tokens = zip(*words, strict=True) if words else ((), (), ())
        cursor.execute(_SEARCH_KEYS, [by.organization, by.at, by.position, list(people), list(codes), list(tokens)])
        noticed, hashes = zip(*digests, strict=True) if digests else ((), ())
        cursor.execute(_TWIN_KEYS, [by.organization, by.at, by.position, list(noticed), list(hashes)])
    TwinHint.objects.bulk_create([TwinHint(digest=one) for _, one in digests], ignore_conflicts=True)


_SEARCH_KEYS = """
    INSERT INTO people_searchkey (public_id, person_id, source_id, label_mask, version, recorded_at, recorded_by, kind,
                                  token)
    SELECT gen_random_uuid(), t.person, %s, 0, 1, %s, %s, t.kind, t.token
      FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS t(person, kind, token)
"""
_TWIN_KEYS = """
    INSERT INTO people_twinkey (public_id, person_id, source_id, label_mask, version, recorded_at, recorded_by, digest)
    SELECT gen_random_uuid(), t.person, %s, 0, 1, %s, %s, t.digest
      FROM unnest(%s::bigint[], %s::bytea[]) AS t(person, digest)
"""


def _known(kinds: dict[type[models.Model], list[Any]], births: dict[int, Any]) -> dict[int, Known]:
    """The same as `known_of` reads from the record, from what was just written."""
    called: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    cins, numbers, phones, close = _lists(), _lists(), _lists(), _lists()
    for one in kinds[Name]:
        called[one.person_id].append((one.given, one.family, one.preferred))
    for one in kinds[Identifier]:
        (cins if one.kind == "cin" else numbers)[one.person_id].append(one.value)
    for one in kinds[ContactPoint]:
        if one.kind in ("phone", "text"):
            phones[one.person_id].append(one.value)
    for one in kinds[CloseOne]:
        if one.phone:
            close[one.person_id].append(one.phone)
    return {
        person: Known(
            names=tuple(names),
            cins=tuple(cins[person]),
            other_numbers=tuple(numbers[person]),
            phones=tuple(phones[person]),
            phones_of_close_ones=tuple(close[person]),
            birth=births[person],
        )
        for person, names in called.items()
    }


def _lists() -> dict[int, list[str]]:
    return defaultdict(list)


def end_with_coverage(ends: dict[int, Any], *, by: Actor) -> None:
    """End what coverage gave on the day it ended, edges and all.  ends: moments by relationship."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE access_relationship r SET ends_at = t.ends_at"
            "  FROM unnest(%s::bigint[], %s::timestamptz[]) AS t(id, ends_at) WHERE r.id = t.id AND r.giver_id = %s",
            [list(ends), list(ends.values()), by.organization],
        )
        cursor.execute(
            "UPDATE access_edge e SET ends_at = r.ends_at FROM access_relationship r"
            " WHERE e.basis_id = r.id AND r.id = ANY(%s) AND e.giver_id = %s AND r.giver_id = %s",
            [list(ends), by.organization, by.organization],
        )
        cursor.execute("SELECT id, person_id FROM access_relationship WHERE id = ANY(%s)", [list(ends)])
        ended = [(person, number) for number, person in cursor.fetchall()]
    auditing.record_each("relationship.ended", by=by, kind="relationship", rows=ended)


def _bulk(rows: Iterable[models.Model]) -> None:
    made = list(rows)
    if made:
        type(made[0])._default_manager.bulk_create(made, batch_size=AT_ONCE)

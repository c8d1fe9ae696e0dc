"""Find people by name, sound, number or birth date; what is out of sight does not exist. Inside `acting_as`.

Every word must fit. Where nobody fits exactly, words that sound alike or differ by one slip are tried. One kind of key
leads, by an index and only among the sources somebody may see (RLS-P3), and the others have to hold for whom it leads
to: so a search takes as long in a large record as in a small one. Source: access plan, “Search”.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from wayfellow.records.base.lookups import first_behind
from wayfellow.records.people.models import Person
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import NotFound
from wayfellow.rules.access.roles import Action
from wayfellow.services import auditing
from wayfellow.services.permissions import check_role
from wayfellow.services.search_keys import Key, asked, one_letter_away, sound

MOST = 50
"""People a search shows; who is not among them has to be asked for more exactly."""
LED_TO = 5000
"""People whom one key leads to and whose other keys are looked at."""


@dataclass(frozen=True)
class Found:
    """A person as a list shows them. said: how to say the name. spoken: a language tag. lead: their name."""

    person_id: int
    public_id: UUID
    birth_date: date | None
    died_on: date | None
    name: str
    said: str
    spoken: str
    needs_interpreter: bool | None
    lead: str


@dataclass(frozen=True)
class Fit:
    """How a key has to be: of a kind, and beginning so; or one of these. second: how a pair goes on."""

    kind: str
    begins: str = ""
    among: tuple[str, ...] = ()
    second: str = ""

    def sql(self) -> tuple[str, list[Any]]:
        if self.among:
            return "k.kind = %s AND k.token = ANY(%s)", [self.kind, list(self.among)]
        behind = first_behind(self.begins)
        begins = 'k.kind = %s AND k.token >= %s AND k.token < %s COLLATE "C"'
        if not self.second:
            return begins, [self.kind, self.begins, behind]
        return f"{begins} AND split_part(k.token, ' ', 2) ^@ %s", [self.kind, self.begins, behind, self.second]


def find_people(text: str, *, by: Actor) -> list[Found]:
    """The people in sight who match every word: a name or its sound, a number, a birth date. At most `MOST`."""
    check_role(Action.READ_SUMMARY, by=by)
    wanted = list(dict.fromkeys(asked(text)))
    ids: list[int] = []
    for ways in (_exactly(wanted), _partly(wanted), _nearly(wanted)):
        ids = ids or (_led_to(ways) if ways else [])
    found = shown(ids)
    auditing.record("people.searched", by=by, kind="person", ids=[one.person_id for one in found])
    return found


def _names(wanted: Iterable[Key]) -> list[str]:
    return [token for kind, token in wanted if kind == "name"]


def _others(wanted: Iterable[Key]) -> list[Fit]:
    return [Fit(kind, among=(token,)) for kind, token in wanted if kind != "name"]


def _exactly(wanted: list[Key]) -> list[list[Fit]]:
    """Ways to look, each a leading fit and those that have to hold too: every name as it is, the last as it begins."""
    names, others = _names(wanted), _others(wanted)
    if len(names) < 2:
        fits = others + [Fit("name", begins=name) for name in names]
        return [fits] if fits else []
    pair = [Fit("pair", begins=f"{names[0]} {names[-1]}")]
    between = [Fit("name", begins=name) for name in names[1:-1]]
    return [[*others, *pair, *between] if others else [*pair, *between]]


def _partly(wanted: list[Key]) -> list[list[Fit]]:
    """Every name as it begins; the last, mostly the rarer, leads."""
    names, others = _names(wanted), _others(wanted)
    if len(names) < 2:
        return []
    pair = [Fit("pair", begins=names[-1], second=names[0])]
    return [[*others, *pair, *(Fit("name", begins=name) for name in names[1:-1])]]


def _nearly(wanted: list[Key]) -> list[list[Fit]]:
    """With one slip in the first name or in the last; or both as they sound."""
    names, others = _names(wanted), _others(wanted)
    if not names:
        return []
    if len(names) == 1:
        near = one_letter_away(names[0])
        return [[*others, Fit("name", among=tuple(near))], [*others, Fit("sound", among=(sound(names[0]),))]]
    first, last = names[0], names[-1]
    slips = {f"{one} {last}" for one in one_letter_away(first)} | {f"{first} {one}" for one in one_letter_away(last)}
    return [
        [*others, Fit("pair", among=tuple(slips))],
        [*others, Fit("sounds", among=(f"{sound(first)} {sound(last)}",))],
    ]


def _led_to(ways: list[list[Fit]]) -> list[int]:
    """The people to whom any of these ways leads."""
    found: list[str] = []
    values: list[Any] = []
    for lead, *rest in ways:
        conditions, told = zip(*(fit.sql() for fit in (lead, *rest)), strict=True)
        also = " ".join(_ALSO.format(condition=condition) for condition in conditions[1:])
        found.append(_WAY.format(leading=conditions[0], also=also, led_to=LED_TO))
        values += [one for values_of_fit in told for one in values_of_fit]
    with connection.cursor() as cursor:
        cursor.execute(_ALL.format(sources=_SOURCES, ways=" UNION ".join(found), most=MOST), values)
        return [person for (person,) in cursor.fetchall()]


# The sources whose facts we may see: one step of an index for each, however many people there are.
_SOURCES = """
    WITH RECURSIVE seen AS (
        (SELECT source_id FROM access_edge WHERE viewer_id = (SELECT sec.organization()) ORDER BY source_id LIMIT 1)
        UNION ALL
        SELECT (SELECT e.source_id FROM access_edge e
                 WHERE e.viewer_id = (SELECT sec.organization()) AND e.source_id > seen.source_id
                 ORDER BY e.source_id LIMIT 1) FROM seen WHERE seen.source_id IS NOT NULL)
"""
_WAY = """
    SELECT person_id FROM (
        SELECT k.person_id FROM people_searchkey k
         WHERE k.source_id = ANY(ARRAY(SELECT source_id FROM seen)) AND {leading} LIMIT {led_to}) led
     WHERE true {also}
"""
_ALSO = "AND EXISTS (SELECT FROM people_searchkey k WHERE k.person_id = led.person_id AND {condition})"
_ALL = "{sources} SELECT DISTINCT person_id FROM ({ways}) found LIMIT {most}"


def shown(ids: Collection[int]) -> list[Found]:
    """These people as a list shows them, as far as they are in sight, by name."""
    if not ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_SHOWN, {"ids": list(ids)})
        found = [Found(*row) for row in cursor.fetchall()]
    return sorted(found, key=lambda one: (one.name.casefold(), one.person_id))


# The name and language of whoever we are, where we told one; otherwise the newest anybody told.
_SHOWN = """
    SELECT p.id, p.public_id, p.birth_date, p.died_on,
           trim(coalesce(nullif(n.preferred, ''), n.given, '') || ' ' || coalesce(n.family, '')), coalesce(n.said, ''),
           coalesce(l.spoken, ''), l.needs_interpreter, coalesce(d.name, '')
      FROM people_person p
      LEFT JOIN LATERAL (
           SELECT * FROM people_name t WHERE t.person_id = p.id AND t.ended_at IS NULL
            ORDER BY t.source_id = (SELECT sec.organization()) DESC, t.recorded_at DESC, t.id DESC LIMIT 1) n ON true
      LEFT JOIN LATERAL (
           SELECT * FROM people_language t WHERE t.person_id = p.id AND t.ended_at IS NULL
            ORDER BY t.source_id = (SELECT sec.organization()) DESC, t.recorded_at DESC, t.id DESC LIMIT 1) l ON true
      LEFT JOIN LATERAL (
           SELECT * FROM programs_lead t WHERE t.person_id = p.id AND t.begins_at <= (SELECT sec.at())
              AND (t.ends_at IS NULL OR t.ends_at > (SELECT sec.at())) LIMIT 1) d ON true
     WHERE p.id = ANY(%(ids)s)
"""


def open_person(public_id: UUID, *, by: Actor) -> Person:
    """The person, and that they were opened. Raises NotFound for nobody, and for somebody out of sight alike."""
    check_role(Action.READ_SUMMARY, by=by)
    person = Person.objects.filter(public_id=public_id).first()
    if person is None:
        raise NotFound
    auditing.record("person.opened", by=by, person=person.pk, kind="person", ids=[person.pk])
    return person

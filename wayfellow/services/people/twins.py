"""Notice that somebody may be in the record already: with reasons within our sight, without any beyond it.

Source: access plan, “Twins”.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from wayfellow.records.people.models import SearchKey, TwinHint, TwinKey
from wayfellow.rules.access.actor import Actor
from wayfellow.services.people.finding import Found, shown
from wayfellow.services.people.keys import digests_of
from wayfellow.services.people.new_person import NewPerson
from wayfellow.services.search_keys import key_of_number, keys_of_name

MOST = 10


class Alike(StrEnum):
    """What two people have in common."""

    CIN = "cin"
    PHONE = "phone"
    BIRTH_DATE = "birth_date"
    NAME = "name"
    SOUND = "sound"


@dataclass(frozen=True)
class Twin:
    """Somebody in our sight who may be the same, and why."""

    found: Found
    reasons: tuple[Alike, ...]


@dataclass(frozen=True)
class Twins:
    """beyond: a record may exist out of our sight; whose, nobody is told."""

    in_sight: tuple[Twin, ...]
    beyond: bool


def look_for_twins(new: NewPerson, *, by: Actor) -> Twins:
    """Who may be the same as somebody about to be added. Inside `acting_as`."""
    reasons: dict[int, set[Alike]] = defaultdict(set)
    for alike, wanted in _alike(new).items():
        sets = [set(_with(kind, token)) for kind, token in wanted]
        for person in set.intersection(*sets) if sets else ():
            reasons[person].add(alike)
    likely = {person: found for person, found in reasons.items() if _is_likely(found)}
    order = sorted(likely, key=lambda person: (-len(likely[person]), person))[:MOST]
    told = {one.person_id: one for one in shown(order)}
    seen = [
        Twin(told[person], tuple(one for one in Alike if one in likely[person])) for person in order if person in told
    ]
    return Twins(tuple(seen), _is_known_elsewhere(new))


def digests(new: NewPerson) -> list[bytes]:
    cins, phones = filter(None, [new.cin]), filter(None, [new.phone])
    return list(digests_of([f"{new.given} {new.family}"], new.birth_date, cins, phones))


def _alike(new: NewPerson) -> dict[Alike, list[tuple[str, str]]]:
    """The keys that must all be there for each thing in common."""
    keys = list(keys_of_name(new.given, new.family))
    birth = [("birth", new.birth_date.isoformat())] if new.birth_date else []
    return {
        Alike.CIN: [("number", key_of_number(new.cin))] if new.cin else [],
        Alike.PHONE: [("number", key_of_number(new.phone))] if new.phone else [],
        Alike.BIRTH_DATE: birth,
        Alike.NAME: [key for key in keys if key[0] == "name"],
        Alike.SOUND: [key for key in keys if key[0] == "sound"],
    }


def _is_likely(reasons: Iterable[Alike]) -> bool:
    """One number of Medi-Cal; or two things in common that are not the name twice."""
    found = set(reasons)
    named = bool(found & {Alike.NAME, Alike.SOUND})
    return Alike.CIN in found or len(found & {Alike.PHONE, Alike.BIRTH_DATE}) + named >= 2


def _with(kind: str, token: str) -> Iterable[int]:
    return SearchKey.objects.filter(kind=kind, token=token).values_list("person_id", flat=True)[:1000]


def _is_known_elsewhere(new: NewPerson) -> bool:
    wanted = digests(new)
    known = TwinHint.objects.filter(digest__in=wanted).exists() if wanted else False
    return known and not TwinKey.objects.filter(digest__in=wanted).exists()

"""Notice that somebody may be in the record already: with reasons within our sight, without any beyond it.

Source: access plan, “Twins”.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import or_

from django.db.models import Q

from wayfellow.records.people.models import SearchKey, TwinHint, TwinKey
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.roles import Action
from wayfellow.services.people.finding import Found, shown
from wayfellow.services.people.keys import digests_of
from wayfellow.services.people.new_person import NewPerson
from wayfellow.services.permissions import check_role
from wayfellow.services.search_keys import Key, key_of_number, keys_of_name

MOST = 10
LOOKED_AT = 500
"""People who share a number or a birth date and are looked at closely."""


class Alike(StrEnum):
    """What two people have in common."""

    CIN = "cin"
    PHONE = "phone"
    BIRTH_DATE = "birth_date"
    NAME = "name"
    SOUND = "sound"


_TELLING = (Alike.CIN, Alike.PHONE, Alike.BIRTH_DATE)


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
    check_role(Action.READ_SUMMARY, by=by)
    reasons = {person: alike for person, alike in _alike(new).items() if _is_likely(alike)}
    order = sorted(reasons, key=lambda person: (-len(reasons[person]), person))[:MOST]
    told = {one.person_id: one for one in shown(order)}
    seen = (Twin(told[one], tuple(sorted(reasons[one]))) for one in order if one in told)
    return Twins(tuple(seen), _is_known_elsewhere(new))


def digests(new: NewPerson) -> list[bytes]:
    cins, phones = filter(None, [new.cin]), filter(None, [new.phone])
    return list(digests_of([f"{new.given} {new.family}"], new.birth_date, cins, phones))


def _alike(new: NewPerson) -> dict[int, set[Alike]]:
    """Whoever shares a number or a birth date with the new person, and all they have in common."""
    wanted = _wanted(new)
    telling = [Q(kind=kind, token=token) for alike in _TELLING for kind, token in wanted[alike]]
    if not telling:
        return {}
    people = SearchKey.objects.filter(reduce(or_, telling)).values_list("person_id", flat=True).distinct()[:LOOKED_AT]
    keys: dict[int, set[Key]] = defaultdict(set)
    for person, kind, token in SearchKey.objects.filter(person_id__in=list(people)).values_list(
        "person_id", "kind", "token"
    ):
        keys[person].add((kind, token))
    return {
        person: {alike for alike, asked in wanted.items() if asked and asked <= held} for person, held in keys.items()
    }


def _wanted(new: NewPerson) -> dict[Alike, set[Key]]:
    """The keys that must all be there for each thing in common."""
    keys = set(keys_of_name(new.given, new.family))
    return {
        Alike.CIN: {("number", key_of_number(new.cin))} if new.cin else set(),
        Alike.PHONE: {("number", key_of_number(new.phone))} if new.phone else set(),
        Alike.BIRTH_DATE: {("birth", new.birth_date.isoformat())} if new.birth_date else set(),
        Alike.NAME: {key for key in keys if key[0] == "name"},
        Alike.SOUND: {key for key in keys if key[0] == "sound"},
    }


def _is_likely(reasons: Iterable[Alike]) -> bool:
    """One number of Medi-Cal; or two things in common that are not the name twice."""
    found = set(reasons)
    named = bool(found & {Alike.NAME, Alike.SOUND})
    return Alike.CIN in found or len(found & {Alike.PHONE, Alike.BIRTH_DATE}) + named >= 2


def _is_known_elsewhere(new: NewPerson) -> bool:
    wanted = digests(new)
    known = TwinHint.objects.filter(digest__in=wanted).exists() if wanted else False
    return known and not TwinKey.objects.filter(digest__in=wanted).exists()

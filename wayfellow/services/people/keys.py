"""By what a person can be found, and noticed as a twin: derived from what we tell about them, and kept equal to it.

A former name still finds; a number that is theirs no longer does not. Source: access plan, “Search”, “Twins”.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from wayfellow.records.people.models import (
    CloseOne,
    ContactPoint,
    Identifier,
    Name,
    Person,
    SearchKey,
    TwinHint,
    TwinKey,
)
from wayfellow.rules.access.actor import Actor
from wayfellow.services.search_keys import Key, key_of_number, keys_of_name, plain

MOST_DIGESTS = 64
"""Names × numbers × phones; who has more of them is noticed by these."""


def renew_keys(person: int, *, by: Actor) -> None:
    """Make our keys of a person what they should be. Inside `acting_as`, in the transaction of the change."""
    known = known_of([person], by=by)[person]
    wanted, digests = known.keys(), known.digests()
    ours = {"person_id": person, "source_id": by.organization}
    told = {**ours, "recorded_at": by.at, "recorded_by": by.position}
    there = {(row.kind, row.token): row.pk for row in SearchKey.objects.filter(**ours)}
    SearchKey.objects.filter(pk__in=[pk for key, pk in there.items() if key not in wanted]).delete()
    SearchKey.objects.bulk_create(SearchKey(kind=kind, token=token, **told) for kind, token in wanted - there.keys())
    noticed = {bytes(row.digest): row.pk for row in TwinKey.objects.filter(**ours)}
    TwinKey.objects.filter(pk__in=[pk for digest, pk in noticed.items() if digest not in digests]).delete()
    new = digests - noticed.keys()
    TwinKey.objects.bulk_create(TwinKey(digest=digest, **told) for digest in new)
    TwinHint.objects.bulk_create([TwinHint(digest=digest) for digest in new], ignore_conflicts=True)


@dataclass(frozen=True)
class Known:
    """What one organization tells by which a person is found. names: given, family, preferred."""

    names: tuple[tuple[str, str, str], ...]
    cins: tuple[str, ...]
    other_numbers: tuple[str, ...]
    phones: tuple[str, ...]
    phones_of_close_ones: tuple[str, ...]
    birth: date | None

    def keys(self) -> set[Key]:
        called = {key for name in self.names for key in keys_of_name(*name)}
        numbers = (*self.cins, *self.other_numbers, *self.phones, *self.phones_of_close_ones)
        counted = {("number", key_of_number(number)) for number in numbers}
        return called | counted | ({("birth", self.birth.isoformat())} if self.birth else set())

    def digests(self) -> set[bytes]:
        spelled = [f"{given} {family}" for given, family, _ in self.names]
        return set(digests_of(spelled, self.birth, self.cins, self.phones))


def known_of(people: Collection[int], *, by: Actor) -> dict[int, Known]:
    """What we tell about each of these people now."""
    ours = {"person_id__in": people, "source_id": by.organization}
    names = _grouped(Name.objects.filter(**ours).exclude(ended_because="mistaken"), "given", "family", "preferred")
    live = ours | {"ended_at": None}
    numbers = _grouped(Identifier.objects.filter(**live), "kind", "value")
    phones = _grouped(ContactPoint.objects.filter(**live, kind__in=["phone", "text"]), "value")
    close = _grouped(CloseOne.objects.filter(**live).exclude(phone=""), "phone")
    births = dict(Person.objects.filter(pk__in=people).values_list("pk", "birth_date"))
    return {
        one: Known(
            names=tuple((given, family, preferred) for given, family, preferred in names[one]),
            cins=tuple(value for kind, value in numbers[one] if kind == "cin"),
            other_numbers=tuple(value for kind, value in numbers[one] if kind != "cin"),
            phones=tuple(value for (value,) in phones[one]),
            phones_of_close_ones=tuple(value for (value,) in close[one]),
            birth=births.get(one),
        )
        for one in people
    }


def _grouped(rows: QuerySet[Any], *fields: str) -> dict[int, list[tuple[str, ...]]]:
    found: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    for person, *values in rows.values_list("person_id", *fields):
        found[person].append(tuple(values))
    return found


def digests_of(names: Iterable[str], birth: date | None, cins: Iterable[str], phones: Iterable[str]) -> Iterator[bytes]:
    """A keyed hash for each way to put four identifiers together; none where one of the four is missing."""
    if birth is None:
        return
    for number, (name, cin, phone) in enumerate(product(sorted(set(names)), sorted(set(cins)), sorted(set(phones)))):
        if number < MOST_DIGESTS:
            said = "\x1f".join([plain(name), birth.isoformat(), key_of_number(cin), key_of_number(phone)[-10:]])
            yield hmac.new(settings.TWIN_KEY, said.encode(), hashlib.sha256).digest()

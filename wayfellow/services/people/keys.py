"""By what a person can be found, and noticed as a twin: derived from what we tell about them, and kept equal to it.

A former name still finds; a number that is theirs no longer does not. Source: access plan, “Search”, “Twins”.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product

from django.conf import settings

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
from wayfellow.services.search_keys import key_of_number, keys_of_name, plain

Key = tuple[str, str]
MOST_DIGESTS = 64
"""Names × numbers × phones; who has more of them is noticed by these."""


def renew_keys(person: int, *, by: Actor) -> None:
    """Make our keys of a person what they should be. Inside `acting_as`, in the transaction of the change."""
    wanted, digests = keys_of(person, by=by)
    ours = {"person_id": person, "source_id": by.organization}
    told = {**ours, "recorded_at": by.at, "recorded_by": by.position}
    there = {(row.kind, row.token): row.pk for row in SearchKey.objects.filter(**ours)}
    SearchKey.objects.filter(pk__in=[pk for key, pk in there.items() if key not in wanted]).delete()
    SearchKey.objects.bulk_create(SearchKey(kind=kind, token=token, **told) for kind, token in wanted - there.keys())
    known = {bytes(row.digest): row.pk for row in TwinKey.objects.filter(**ours)}
    TwinKey.objects.filter(pk__in=[pk for digest, pk in known.items() if digest not in digests]).delete()
    new = digests - known.keys()
    TwinKey.objects.bulk_create(TwinKey(digest=digest, **told) for digest in new)
    TwinHint.objects.bulk_create([TwinHint(digest=digest) for digest in new], ignore_conflicts=True)


def keys_of(person: int, *, by: Actor) -> tuple[set[Key], set[bytes]]:
    """The search keys and the digests that follow from what we tell about a person now."""
    ours = {"person_id": person, "source_id": by.organization}
    names = list(Name.objects.filter(**ours).exclude(ended_because="mistaken"))
    numbers = list(Identifier.objects.filter(**ours, ended_at=None))
    phones = list(ContactPoint.objects.filter(**ours, ended_at=None, kind__in=["phone", "text"]))
    close = list(CloseOne.objects.filter(**ours, ended_at=None).exclude(phone=""))
    birth = Person.objects.filter(pk=person).values_list("birth_date", flat=True).first()
    called = {key for one in names for key in keys_of_name(one.given, one.family, one.preferred)}
    counted = [*(one.value for one in numbers), *(one.value for one in phones), *(one.phone for one in close)]
    wanted = called | {("number", key_of_number(value)) for value in counted}
    wanted |= {("birth", birth.isoformat())} if birth else set()
    cins = [one.value for one in numbers if one.kind == "cin"]
    spelled = [f"{one.given} {one.family}" for one in names]
    return wanted, set(digests_of(spelled, birth, cins, [one.value for one in phones]))


def digests_of(names: Iterable[str], birth: date | None, cins: Iterable[str], phones: Iterable[str]) -> Iterator[bytes]:
    """A keyed hash for each way to put four identifiers together; none where one of the four is missing."""
    if birth is None:
        return
    for number, (name, cin, phone) in enumerate(product(sorted(set(names)), sorted(set(cins)), sorted(set(phones)))):
        if number < MOST_DIGESTS:
            said = "\x1f".join([plain(name), birth.isoformat(), key_of_number(cin), key_of_number(phone)[-10:]])
            yield hmac.new(settings.TWIN_KEY, said.encode(), hashlib.sha256).digest()

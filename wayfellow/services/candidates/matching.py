"""Which person of ours a number in a file means: one of ours in sight, by a number we hold; two are nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from wayfellow.records.people.models import Identifier
from wayfellow.rules.access.actor import Actor

KINDS = ("plan_number", "mrn", "cin")
"""Numbers by which a plan's files may call a person."""
NOBODY, SEVERAL, THE_SAME = "nobody has this number", "several people have this number", "somebody else came first"
AT_ONCE = 10_000


@dataclass(frozen=True)
class Matched:
    """people: by the number of the file. unmatched: the reason for every other number."""

    people: dict[str, int]
    unmatched: dict[str, str]


def match_numbers(numbers: Collection[str], *, by: Actor) -> Matched:
    """Find whom each number means. Of two numbers that mean one person, the first in order does."""
    meant: dict[str, set[int]] = defaultdict(set)
    for some in _batches(sorted(numbers)):
        rows = Identifier.objects.filter(source_id=by.organization, ended_at=None, kind__in=KINDS, value__in=some)
        for value, person in rows.values_list("value", "person_id"):
            meant[value].add(person)
    people: dict[str, int] = {}
    unmatched: dict[str, str] = {}
    taken: set[int] = set()
    for number in sorted(numbers):
        found = meant.get(number, set())
        if len(found) != 1:
            unmatched[number] = SEVERAL if found else NOBODY
        elif found <= taken:
            unmatched[number] = THE_SAME
        else:
            people[number] = next(iter(found))
            taken |= found
    return Matched(people, unmatched)


def _batches(numbers: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(numbers), AT_ONCE):
        yield numbers[start : start + AT_ONCE]

"""What a rule may read about a person: facts of a closed vocabulary, each told by sources on a day.

Absent means nobody said. `false`, `NONE` and an empty list mean that somebody looked. Claims, encounters, admission
feeds and pharmacies can only say yes; a no needs a source that may say it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class FactType(StrEnum):
    BOOL = "bool"
    DATE = "date"
    COUNT = "count"
    CODE = "code"
    CODES = "codes"
    EVENTS = "events"


class Effort(StrEnum):
    """How hard a question is to answer, easiest first."""

    AT_ONCE = "at_once"  # the person or the family knows
    SOME_THOUGHT = "some_thought"  # they have to count or look something up
    A_RECORD = "a_record"  # it stands in a plan's, county's or clinic's record
    A_JUDGEMENT = "a_judgement"  # somebody who knows the person has to judge


SOURCE_TYPES = frozenset(
    "CLAIM ENCOUNTER ADT ENROLLMENT_834 AID_CODE MDS ASSESSMENT HMIS REFERRAL_ATTESTATION MEMBER_REPORT CWS JI_DATA"
    " PHARMACY MANUAL".split()
)
YES_ONLY = frozenset({"CLAIM", "ENCOUNTER", "ADT", "PHARMACY"})
"""Sources that assert only what happened. Their silence, or their false, is not a no."""

NOBODY = "NONE"
"""The value of a day, a number or a code that somebody looked for and that is not there."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One word of the vocabulary: what it is called, what it may hold, and how one asks a person for it.

    values: the codes it may hold; of an event, those of the one field that holds such a code; empty: not listed here.
    label: how sensitive it is, one class or several separated by a space; BY_VALUE follows the code that is stored.
    default: the value as written in files, used when nobody said; its use is a warning.
    """

    name: str
    type: FactType
    question: str
    effort: Effort
    values: tuple[str, ...] = ()
    label: str = ""
    fields: tuple[str, ...] = ()  # of an event
    default: str = ""


@dataclass(frozen=True, slots=True)
class Observation:
    """A source told a fact on a day. `value` is a bool, int, date, str, tuple of str, tuple of mappings, or NOBODY."""

    fact: str
    value: Any
    observed_on: date
    recorded_at: datetime | None = None
    source_type: str = "MANUAL"
    source_ref: str = ""
    attested_by: str = ""

    @property
    def may_say_no(self) -> bool:
        return self.source_type not in YES_ONLY


@dataclass(frozen=True)
class Told:
    """The observations that stand on `as_of`, as they were known at `known_at`: the newest of each source."""

    by_fact: Mapping[str, tuple[Observation, ...]] = field(default_factory=dict)

    def of(self, fact: str) -> tuple[Observation, ...]:
        return self.by_fact.get(fact, ())


MERGED = frozenset({FactType.CODES, FactType.EVENTS})
"""Sets and lists from several sources are merged; for the rest, sources that differ disagree."""


def told(observations: Iterable[Observation], *, as_of: date, known_at: datetime | None = None) -> Told:
    """Keep what was observed by `as_of` and recorded by `known_at`; of one source and fact, only the newest.

    Two observations of one source on one day and moment both stand: if they differ, that is a conflict.
    """
    newest: dict[tuple[str, str], tuple[tuple[date, float], list[Observation]]] = {}
    for seen in observations:
        if seen.observed_on > as_of or (known_at and seen.recorded_at and seen.recorded_at > known_at):
            continue
        key = (seen.fact, seen.source_type)
        age = (seen.observed_on, seen.recorded_at.timestamp() if seen.recorded_at else 0.0)
        kept = newest.get(key)
        if kept is None or age > kept[0]:
            newest[key] = (age, [seen])
        elif age == kept[0]:
            kept[1].append(seen)
    by_fact: dict[str, list[Observation]] = {}
    for (fact, _), (_, seen_list) in sorted(newest.items()):
        by_fact.setdefault(fact, []).extend(seen_list)
    return Told({fact: tuple(seen_list) for fact, seen_list in by_fact.items()})

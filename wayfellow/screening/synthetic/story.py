"""What a story is made of: who it is about, what happened to them, what was said about them, and what must follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Ago:
    """Some day between `least` and `most` days before the day of screening; a negative number lies after it."""

    least: int
    most: int | None = None


@dataclass(frozen=True)
class Edge:
    """The day exactly so many calendar months before the day of screening, moved by `plus` days."""

    months: int
    plus: int = 0


@dataclass(frozen=True)
class AtBirth:
    """The day the person was born."""


@dataclass(frozen=True)
class After:
    """So many days after the person left the stay told just before."""

    days: int


When = Ago | Edge | AtBirth | After
Who = Literal[
    "anyone", "adult", "woman", "mother", "elder", "child", "baby", "adult today", "adult tomorrow", "leap adult",
    "leap child", "birth date unknown", "left long ago",
]  # fmt: skip
Bills = Literal[
    "hospital and doctor", "hospital", "doctor", "doctor names hospital", "both name hospital", "billed twice"
]
Finding = Literal["met", "not_met", "unknown", "conflict"]
Population = Literal["UTL_A", "UTL_C", "HOM_A", "HOM_F"]
Expected = Mapping[Population, Finding]


@dataclass(frozen=True)
class Emergency:
    """One visit to an emergency department. `facility` counts the hospitals this person knows, from 0."""

    on: When
    facility: int = 0
    bills: Bills = "hospital and doctor"


@dataclass(frozen=True)
class Stay:
    """One stay. `priority` is the admission type as billed, blank if nobody wrote it."""

    on: When
    nights: tuple[int, int] = (1, 4)
    facility: int = 0
    priority: str = "1"
    kind: str = "hospital"
    doctors: str = "hospital doctor"
    drg: str = "871"
    lead: str = ""
    trail: str = ""
    leaves_for: str = "01"
    still_there: bool = False
    emergency_days_before: int | None = None


@dataclass(frozen=True)
class Seen:
    """One ordinary contact, such as an office visit, with a diagnosis that must stand first or last on the claim."""

    on: When
    kind: str = "office"
    trail: str = ""
    lead: str = ""
    facility: int | None = None


@dataclass(frozen=True)
class Said:
    """A fact somebody recorded. `value` is text as the facts file writes it; `{day}` in it stands for `day`."""

    fact: str
    value: str
    source: str = "REFERRAL_ATTESTATION"
    on: When = Ago(3, 60)
    day: When | None = None


Event = Emergency | Stay | Seen


@dataclass(frozen=True)
class Story:
    """One kind of person we planted. `share` is out of a million people; at least one is planted where there is room.

    expects: the finding that is certain for a population; a population not named is never met.
    ordinary_emergencies: whether they also get the few visits and stays everybody gets.
    """

    code: str
    says: str
    share: int
    who: Who
    happened: tuple[Event, ...] = ()
    said: tuple[Said, ...] = ()
    expects: Expected = field(default_factory=dict)
    ordinary_emergencies: bool = False

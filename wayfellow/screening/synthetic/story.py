"""What a story is made of: who it is about, what happened to them, what was said about them, and what must follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args


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
class Since:
    """The earliest day since which no more than so many calendar months have passed, moved by `plus` days."""

    months: int
    plus: int = 0


@dataclass(frozen=True)
class AtBirth:
    """The day the person was born."""


@dataclass(frozen=True)
class After:
    """So many days after the person left the stay told just before."""

    days: int


When = Ago | Edge | Since | AtBirth | After
Who = Literal[
    "anyone", "adult", "woman", "mother", "elder", "child", "baby", "minor", "18 to 20", "21 to 25", "18 today",
    "18 tomorrow", "adult today", "adult tomorrow", "26 today", "26 tomorrow", "leap adult", "leap child",
    "birth date unknown",
]  # fmt: skip
Health = Literal["usual", "sound"]
Coverage = Literal["plan", "new to the plan", "left lately", "left long ago", "fee for service"]
Bills = Literal[
    "hospital and doctor", "hospital", "doctor", "doctor names hospital", "both name hospital", "billed twice"
]
Finding = Literal["met", "not_met", "unknown", "conflict"]
Population = Literal[
    "HOM_A", "HOM_F", "UTL_A", "UTL_C", "BH_A", "BH_C", "JI_A", "JI_C", "LTC_A", "NFT_A", "CCS_C", "CW_C", "BEQ"
]
Expected = Mapping[Population, Finding]
Disposition = Literal[
    "AUTHORIZE", "AUTO_AUTHORIZE_CONTINUITY", "MEMBER_CHOICE_REQUIRED", "REASSIGN_EXISTING", "DENY_GATE",
    "DENY_EXCLUDED", "DENY_NO_POF", "MANUAL_REVIEW", "WITHDRAWN",
]  # fmt: skip
Kind = Literal["met by code", "met by fact", "attested", "just outside", "conflict", "one answer away"]
POPULATIONS: tuple[Population, ...] = get_args(Population)
DISPOSITIONS: tuple[Disposition, ...] = get_args(Disposition)
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Emergency:
    """One visit to an emergency department. `facility` counts the hospitals this person knows, from 0."""

    on: When
    facility: int = 0
    bills: Bills = "hospital and doctor"
    lead: str = ""


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

    expects: the finding that is certain for a population; the first is the one the story is about, and a population
    not named is never met. health: a sound person has no code beyond everyday ones unless the story tells it.
    ordinary_emergencies: whether they also get the few visits and stays everybody gets.
    one_answer_away: a single answer would complete the population the story is about.
    disposition: what a request must come to; by finding, or left open, where the story says nothing of it.
    """

    code: str
    says: str
    share: int
    who: Who
    happened: tuple[Event, ...] = ()
    said: tuple[Said, ...] = ()
    expects: Expected = field(default_factory=dict)
    ordinary_emergencies: bool = False
    health: Health = "usual"
    coverage: Coverage = "plan"
    race: str = ""
    one_answer_away: bool = False
    disposition: Disposition | Literal["by finding", "open"] = "by finding"

    @property
    def comes_to(self) -> Disposition | None:
        """What a request for these people must come to; None where the story leaves it open."""
        if self.disposition == "open":
            return None
        if self.disposition != "by finding":
            return self.disposition
        findings = set(self.expects.values())
        if "met" in findings:
            return "AUTHORIZE"
        return "MANUAL_REVIEW" if findings & {"unknown", "conflict"} else None

    @property
    def kind(self) -> Kind:
        """How the person stands to the population the story is about; met by code if any claim had a part in it."""
        finding = next(iter(self.expects.values()))
        if finding == "conflict":
            return "conflict"
        if finding != "met":
            return "one answer away" if self.one_answer_away else "just outside"
        if any(said.fact.startswith("attested_") for said in self.said):
            return "attested"
        return "met by code" if self.happened else "met by fact"

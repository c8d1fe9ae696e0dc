"""The shapes events pass through: a claim line, what it might be, what it came to, and why it does not count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Why(StrEnum):
    """Why an event is not counted. UNKNOWN_TYPE is neither counted nor dropped: it is undecided."""

    DUPLICATE = "DUPLICATE"  # the same visit or stay, told again
    BECAME_STAY = "BECAME_STAY"  # an emergency visit that ended in a hospital stay
    MERGED = "MERGED"  # a transfer, or a return within a day: part of the stay before it
    PLANNED = "PLANNED"
    OUTSIDE_WINDOW = "OUTSIDE_WINDOW"
    UNKNOWN_TYPE = "UNKNOWN_TYPE"  # nobody said whether the stay was planned
    DELIVERY = "DELIVERY"  # an uncomplicated delivery, or a healthy newborn
    LONG_TERM = "LONG_TERM"  # a nursing-facility stay of long-term length
    CLEARLY_UNAVOIDABLE = "CLEARLY_UNAVOIDABLE"  # a reviewer marked it


class Priority(StrEnum):
    UNPLANNED = "unplanned"
    PLANNED = "planned"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One line of a claim in the normal form. start and end are the stay's for inpatient lines, the line's otherwise.

    diagnoses: in the order of the claim, the principal one first. recorded_at: when we came to know it (None: always).
    """

    claim: str
    start: date
    end: date
    facility: str = ""
    bill_type: str = ""
    revenue: str = ""
    place: str = ""
    procedure: str = ""
    admission_type: str = ""
    drg: str = ""
    diagnoses: tuple[str, ...] = ()
    recorded_at: datetime | None = None

    def is_known_at(self, moment: datetime) -> bool:
        return self.recorded_at is None or self.recorded_at <= moment


@dataclass(frozen=True, slots=True)
class EdLine:
    """Something that tells of an emergency visit. timely: an admission feed or somebody's word, not a claim."""

    day: date
    facility: str = ""
    kind: str = "INSTITUTIONAL"  # INSTITUTIONAL, PROFESSIONAL, ADT, ATTESTED
    unavoidable: bool = False
    behavioral: bool = False  # a mental health or substance use diagnosis, in whatever position
    ref: str = ""

    @property
    def timely(self) -> bool:
        return self.kind in ("ADT", "ATTESTED")


@dataclass(frozen=True, slots=True)
class StayLine:
    """Something that tells of a stay. secondary: it is one only where no primary line touches it."""

    admitted: date
    discharged: date
    facility: str = ""
    setting: str = "HOSPITAL"  # HOSPITAL, PSYCHIATRIC, SHORT_TERM_SNF, LONG_TERM_NF
    priority: Priority = Priority.UNKNOWN
    delivery: bool = False
    secondary: bool = False
    timely: bool = False
    unavoidable: bool = False
    behavioral: bool = False
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """An emergency visit or a stay, with why it does not count (None: it counts).

    end: the last day known (for a visit, the day itself). timely: may lie after the anchor, up to the day asked about.
    """

    kind: str  # "ed_visits" or "stays"
    day: date
    end: date
    facility: str
    why: Why | None
    timely: bool = False
    ref: str = ""
    undecided: bool = False  # nobody said whether it was planned
    behavioral: bool = False  # for mental health or substance use; of a stay, in a hospital

    def within(self, start: date, anchor: date) -> Event:
        """The same event, seen through the window start < day <= anchor."""
        if self.why:
            return self
        if not (start < self.day and (self.day <= anchor or self.timely)):
            return self._left_out(Why.OUTSIDE_WINDOW, undecided=False)
        return self._left_out(Why.UNKNOWN_TYPE, undecided=True) if self.undecided else self

    def _left_out(self, why: Why, *, undecided: bool) -> Event:
        return Event(
            self.kind, self.day, self.end, self.facility, why, self.timely, self.ref, undecided, self.behavioral
        )

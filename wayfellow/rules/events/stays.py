"""Stays: duplicates joined, long-term stays set aside, transfers chained, and each chain judged planned or not.

Source: ECM specification § 1.2, counting rules. Days are whole; a stay of one day begins and ends on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from wayfellow.rules.events.happenings import Event, Priority, StayLine, Why

DAY = timedelta(days=1)
HOSPITALS = ("HOSPITAL", "PSYCHIATRIC")
LONG_TERM = "LONG_TERM_NF"
SHORT_TERM = "SHORT_TERM_SNF"


@dataclass(frozen=True)
class Stays:
    """events: one per admission, each with its why. admissions: what an emergency visit may have become."""

    events: tuple[Event, ...]
    admissions: tuple[StayLine, ...]


def build_stays(lines: Iterable[StayLine], *, long_term_days: int) -> Stays:
    """Every stay line of one person, in any order, as stays. long_term_days: longer nursing stays are long-term."""
    told = sorted(lines, key=lambda one: (one.admitted, one.discharged, one.facility, one.setting, one.ref))
    long_term, short = set_long_term_aside(told, long_term_days)
    primary, repeated = join_duplicates([one for one in short if not one.secondary])
    loose, absorbed = absorb([one for one in short if one.secondary], [*primary, *long_term])
    alone, repeated_too = join_duplicates(loose)
    admissions = sorted(
        [*with_diagnoses_of(absorbed, primary), *alone],
        key=lambda one: (one.admitted, one.discharged, one.facility, one.ref),
    )
    dropped = [
        *(_event(one, Why.LONG_TERM) for one in one_a_claim(long_term)),
        *(_event(one, Why.DUPLICATE) for one in one_a_claim([*repeated, *absorbed, *repeated_too])),
    ]
    return Stays((*chains(admissions), *dropped), tuple(admissions))


def set_long_term_aside(told: list[StayLine], long_term_days: int) -> tuple[list[StayLine], list[StayLine]]:
    """Nursing-facility lines whose run at one facility, without a gap of a day, is longer than `long_term_days`."""
    runs: list[list[StayLine]] = []
    for facility in {one.facility for one in told if one.setting == SHORT_TERM}:
        nursing = [one for one in told if one.setting == SHORT_TERM and one.facility == facility]
        runs.extend(without_gaps(nursing))
    lasting = {one for run in runs if _length(run) > long_term_days for one in run}
    long_term = [one for one in told if one.setting == LONG_TERM or one in lasting]
    aside = set(long_term)
    return long_term, [one for one in told if one not in aside]


def join_duplicates(lines: list[StayLine]) -> tuple[list[StayLine], list[StayLine]]:
    """One admission per facility, setting and day. What its lines know is put together: a known type beats none."""
    admissions: dict[tuple[str, str, date], StayLine] = {}
    repeated = []
    for one in lines:
        key = (one.facility, one.setting, one.admitted)
        first = admissions.get(key)
        if first is None:
            admissions[key] = one
            continue
        admissions[key] = replace(
            first,
            discharged=max(first.discharged, one.discharged),
            priority=min(first.priority, one.priority, key=list(_STRENGTH).index),
            delivery=first.delivery or one.delivery,
            timely=first.timely or one.timely,
            unavoidable=first.unavoidable or one.unavoidable,
            behavioral=first.behavioral or one.behavioral,
        )
        if one.ref != first.ref:
            repeated.append(one)
    return list(admissions.values()), repeated


_STRENGTH = (Priority.UNPLANNED, Priority.PLANNED, Priority.UNKNOWN)


def absorb(secondary: list[StayLine], primary: list[StayLine]) -> tuple[list[StayLine], list[StayLine]]:
    """Secondary lines that touch no primary stay, and those that do: the latter tell of it again."""
    absorbed = [one for one in secondary if any(touch(one, stay) for stay in primary)]
    return [one for one in secondary if one not in absorbed], absorbed


def touch(one: StayLine, other: StayLine) -> bool:
    """Whether two stays share a day, or follow one another without a day between."""
    return one.admitted <= other.discharged + DAY and other.admitted <= one.discharged + DAY


def with_diagnoses_of(absorbed: list[StayLine], primary: list[StayLine]) -> list[StayLine]:
    """The same admissions, with what the doctors' claims say of them: a secondary line of a hospital tells of the
    first day on which a hospital stay that it touches began.
    """
    hospital = [stay for stay in primary if stay.setting in HOSPITALS]
    days = set()
    for one in absorbed:
        touched = [stay.admitted for stay in hospital if touch(one, stay)]
        if touched and one.behavioral and one.setting in HOSPITALS:
            days.add(min(touched))
    return [
        replace(one, behavioral=True) if one.admitted in days and one.setting in HOSPITALS else one for one in primary
    ]


def without_gaps(told: list[StayLine]) -> list[list[StayLine]]:
    """Runs in which each next admission is at most a day after the latest discharge before it. `told` is sorted."""
    runs: list[list[StayLine]] = []
    reached = date.min
    for one in told:
        if not runs or one.admitted > reached + DAY:
            runs.append([])
            reached = one.discharged
        runs[-1].append(one)
        reached = max(reached, one.discharged)
    return runs


def chains(admissions: list[StayLine]) -> list[Event]:
    """One stay per chain of admissions, dated by the first; the others are part of it."""
    events = []
    for chain in without_gaps(admissions):
        first = [one for one in chain if one.admitted == chain[0].admitted]
        kind = priority_of_chain([one.priority for one in first], [one.priority for one in chain])
        why = None
        if all(one.delivery for one in chain):
            why = Why.DELIVERY
        elif kind is Priority.PLANNED:
            why = Why.PLANNED
        elif any(one.unavoidable for one in first):
            why = Why.CLEARLY_UNAVOIDABLE
        stay = replace(
            chain[0],
            discharged=max(one.discharged for one in chain),
            timely=any(one.timely for one in first),
            behavioral=any(one.behavioral and one.setting in HOSPITALS for one in chain),
        )
        events.append(_event(stay, why, undecided=why is None and kind is Priority.UNKNOWN))
        events.extend(_event(one, Why.MERGED) for one in chain[1:])
    return events


def priority_of_chain(first: list[Priority], every: list[Priority]) -> Priority:
    """Unplanned if its first admission is, or is of unknown type and a later one is unplanned; unknown if any is
    unknown and none is unplanned; otherwise planned. Admissions of one day are the first together.
    """
    if Priority.UNPLANNED in first:
        return Priority.UNPLANNED
    if Priority.UNKNOWN in first and Priority.UNPLANNED in every:
        return Priority.UNPLANNED
    if Priority.UNKNOWN in every and Priority.UNPLANNED not in every:
        return Priority.UNKNOWN
    return Priority.PLANNED


def one_a_claim(lines: list[StayLine]) -> list[StayLine]:
    """The first line of each claim: an analyst reads claims, not their lines."""
    order = sorted(lines, key=lambda one: (one.admitted, one.discharged, one.facility, one.behavioral), reverse=True)
    return list({one.ref: one for one in order}.values())


def _length(run: list[StayLine]) -> int:
    return (max(one.discharged for one in run) - run[0].admitted).days


def _event(stay: StayLine, why: Why | None, *, undecided: bool = False) -> Event:
    return Event(
        "stays", stay.admitted, stay.discharged, stay.facility, why, stay.timely, stay.ref, undecided, stay.behavioral
    )

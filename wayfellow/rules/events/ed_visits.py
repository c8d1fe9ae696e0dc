"""Emergency visits: one per facility and day, professional claims joined to them, those that became a stay absorbed.

Source: ECM specification § 1.2, counting rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from wayfellow.rules.events.happenings import EdLine, Event, StayLine, Why
from wayfellow.rules.events.stays import HOSPITALS


def build_ed_visits(lines: Iterable[EdLine], admissions: Iterable[StayLine]) -> list[Event]:
    """Every line that tells of an emergency visit of one person, as visits, each with why it does not count."""
    told = sorted(at_a_facility(list(lines)), key=lambda one: (one.day, one.facility, one.kind, one.ref))
    visits: dict[tuple[date, str], list[EdLine]] = {}
    for one in told:
        visits.setdefault((one.day, one.facility), []).append(one)
    hospital_days = {
        (day, facility)
        for stay in admissions
        if stay.setting in HOSPITALS
        for day in (stay.admitted, stay.admitted - timedelta(days=1))
        for facility in (stay.facility, ANYWHERE)
    }
    events = []
    for (day, facility), together in visits.items():
        first = together[0]
        why = None
        if (day, facility or ANYWHERE) in hospital_days:
            why = Why.BECAME_STAY
        elif any(one.unavoidable for one in together):
            why = Why.CLEARLY_UNAVOIDABLE
        visit = replace(first, behavioral=any(one.behavioral for one in together))
        events.append(_event(visit, why, timely=any(one.timely for one in together)))
        events.extend(
            _event(one, Why.DUPLICATE, timely=one.timely)
            for one in {one.ref: one for one in together if one.ref != first.ref}.values()
        )
    return events


def at_a_facility(told: list[EdLine]) -> list[EdLine]:
    """Whoever tells of a visit without its facility (all but a hospital's bill) tells of the first visit of that day
    that has one: it is the same visit, and what is said of it belongs to it.
    """
    of_day: dict[date, str] = {}
    for one in told:
        if one.facility:
            of_day[one.day] = min(of_day.get(one.day, one.facility), one.facility)
    return [
        one if one.facility or one.kind == "INSTITUTIONAL" else replace(one, facility=of_day.get(one.day, ""))
        for one in told
    ]


ANYWHERE = "*"
"""Stands for any facility: a visit without one is linked to a stay by its days alone."""


def _event(line: EdLine, why: Why | None, *, timely: bool) -> Event:
    return Event("ed_visits", line.day, line.day, line.facility, why, timely, line.ref, behavioral=line.behavioral)

"""The claims of people in stories, exactly as their story tells it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from wayfellow.screening.synthetic import care, days
from wayfellow.screening.synthetic.claims import ADMIT_TYPES, BLANK, DISPOSITIONS, DRGS, FACILITIES, Claims, make
from wayfellow.screening.synthetic.columns import Ints
from wayfellow.screening.synthetic.diagnoses import place
from wayfellow.screening.synthetic.encounters import emergency_bills, emergency_doctors, stay_bills, stay_doctors
from wayfellow.screening.synthetic.people import People
from wayfellow.screening.synthetic.stories import STORIES
from wayfellow.screening.synthetic.story import Ago, AtBirth, Edge, Emergency, Seen, Since, Stay, When

Generator = np.random.Generator
FACILITY_STEP = 7  # shares no divisor with the number of facilities, so different hospitals stay different


def planted_claims(rng: Generator, people: People, as_of: date) -> Iterator[Claims]:
    """Yield the claims that the stories of a block of people tell."""
    for number in np.unique(people.story):
        person = np.flatnonzero(people.story == number)
        yield from _Telling(rng, people, person, as_of).tell(STORIES[number].happened)


def when(rng: Generator, moment: When, size: int, as_of: date, *, born: Ints, left: Ints) -> Ints:
    """Return the day a story means, for each of its people."""
    if isinstance(moment, Ago):
        most = moment.least if moment.most is None else moment.most
        return days.number(as_of) - rng.integers(moment.least, most + 1, size)
    if isinstance(moment, Edge):
        return np.full(size, days.number(days.months_before(as_of, moment.months)) + moment.plus)
    if isinstance(moment, Since):
        return np.full(size, days.number(days.earliest_since(as_of, moment.months)) + moment.plus)
    return born if isinstance(moment, AtBirth) else left + moment.days


class _Telling:
    """One story told for all its people in a block, event after event."""

    def __init__(self, rng: Generator, people: People, person: Ints, as_of: date) -> None:
        self.rng, self.people, self.person, self.as_of = rng, people, person, as_of
        self.today = days.number(as_of)
        self.left = people.born[person]

    def tell(self, happened: tuple[Emergency | Stay | Seen, ...]) -> Iterator[Claims]:
        for event in happened:
            day = self._day(event.on)
            if isinstance(event, Emergency):
                yield from self._emergency(event, day)
            elif isinstance(event, Stay):
                yield from self._stay(event, day)
            else:
                yield self._seen(event, day)

    def _day(self, moment: When) -> Ints:
        return when(self.rng, moment, len(self.person), self.as_of, born=self.people.born[self.person], left=self.left)

    def _facility(self, number: int) -> Ints:
        return (self.people.facility[self.person] + number * FACILITY_STEP) % FACILITIES

    def _emergency(self, event: Emergency, day: Ints) -> Iterator[Claims]:
        facility = self._facility(event.facility)
        if event.bills not in ("doctor", "doctor names hospital"):
            for _ in range(2 if event.bills == "billed twice" else 1):
                yield emergency_bills(self.rng, self.person, day, facility, self.today, event.lead)
        if event.bills != "hospital":
            named = event.bills in ("doctor names hospital", "both name hospital")
            yield emergency_doctors(self.person, day, facility if named else np.full(len(day), BLANK), event.lead)

    def _stay(self, event: Stay, day: Ints) -> Iterator[Claims]:
        nights = self.rng.integers(event.nights[0], event.nights[1] + 1, len(day))
        facility = self._facility(event.facility)
        if event.emergency_days_before is not None:
            yield emergency_bills(self.rng, self.person, day - event.emergency_days_before, facility, self.today)
        yield stay_bills(
            self.rng, care.KIND[event.kind], self.person, day, nights, facility,
            ADMIT_TYPES.index(event.priority) if event.priority else BLANK,
            drg=DRGS.index(event.drg) if event.drg else BLANK, lead=event.lead, trail=event.trail,
            is_open=event.still_there, disposition=DISPOSITIONS.index(event.leaves_for), as_of=self.today,
        )  # fmt: skip
        self.left = day + nights
        if event.doctors:
            until = np.minimum(self.left, self.today)
            yield stay_doctors(care.KIND[event.doctors], self.person, day, until, facility)

    def _seen(self, event: Seen, day: Ints) -> Claims:
        facility = BLANK if event.facility is None else self._facility(event.facility)
        return make(
            self.person,
            care.KIND[event.kind],
            day,
            facility=facility,
            leads=place(event.lead),
            trails=place(event.trail),
        )

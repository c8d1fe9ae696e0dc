"""When people were enrolled: mostly throughout, some came, some left, some left and came back, a few died."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from wayfellow.screening.synthetic import days
from wayfellow.screening.synthetic.columns import NOBODY_SAID, Ints

Generator = np.random.Generator
OPEN = days.number(date(2199, 12, 31))
DECADE = 3650
STAYED, CAME, LEFT, RETURNED, DIED = range(5)
SHARES = (0.83, 0.07, 0.05, 0.045, 0.005)
LEFT_DAYS_AGO = {"left long ago": (270, 300), "left lately": (10, 60)}
JOINED_DAYS_AGO = 31  # people new to the plan; what stories tell of their previous plan rests on it


@dataclass(frozen=True)
class Enrollment:
    """One or two spans a person, both ends inside; a second start of NOBODY_SAID means one span. OPEN: no end yet."""

    start: Ints
    end: Ints
    second_start: Ints
    second_end: Ints
    died: Ints
    history_start: int
    today: int

    @property
    def _inside(self) -> tuple[Ints, Ints, Ints, Ints]:
        first = np.maximum(self.start, self.history_start)
        length = np.maximum(np.minimum(self.end, self.today) - first + 1, 0)
        again = np.maximum(self.second_start, self.history_start)
        more = np.maximum(np.minimum(self.second_end, self.today) - again + 1, 0)
        return first, length, again, np.where(self.second_start == NOBODY_SAID, 0, more)

    @property
    def days_in_history(self) -> Ints:
        """Return how many days of the two years of claims each person was enrolled."""
        _, length, _, more = self._inside
        total: Ints = length + more
        return total

    def draw(self, rng: Generator, person: Ints) -> Ints:
        """Return a day on which each of these people was enrolled; ask only about people who were."""
        first, length, again, more = (part[person] for part in self._inside)
        step = (rng.random(len(person)) * (length + more)).astype(np.int64)
        drawn: Ints = np.where(step < length, first + step, again + step - length)
        return drawn

    def covers(self, person: Ints, day: Ints) -> Ints:
        """Return whether each person was enrolled on the day."""
        first = (self.start[person] <= day) & (day <= self.end[person])
        second = (self.second_start[person] != NOBODY_SAID) & (self.second_start[person] <= day)
        seen: Ints = (day >= self.history_start) & (day <= self.today)
        seen &= first | (second & (day <= self.second_end[person]))
        return seen


def enroll(rng: Generator, born: Ints, in_story: Ints, coverage: Ints, as_of: date) -> Enrollment:
    """Return everybody's enrollment. People in stories were enrolled throughout, unless their coverage says else."""
    size, today = len(born), days.number(as_of)
    history_start = days.number(days.months_before(as_of, days.HISTORY_MONTHS)) + 1
    fate = rng.choice(5, size, p=SHARES)
    fate[in_story] = STAYED
    fate[(fate == DIED) & (born > today - 50 * 365)] = STAYED
    start = history_start - rng.integers(1, DECADE, size)
    start = np.where(fate == CAME, today - rng.integers(1, 725, size), start)
    end = np.full(size, OPEN)
    leaving = today - rng.integers(1, 700, size)
    end = np.where((fate == LEFT) | (fate == DIED), leaving, end)
    for word, between in LEFT_DAYS_AGO.items():
        end = np.where(coverage == word, today - rng.integers(*between, size), end)
    start = np.where(coverage == "new to the plan", today - JOINED_DAYS_AGO, start)
    gap_end = today - rng.integers(30, 500, size)
    gap_start = gap_end - rng.integers(31, 200, size)
    returned = (fate == RETURNED) & (born < gap_start - 30)
    end = np.where(returned, gap_start, end)
    start = np.maximum(start, born)
    return Enrollment(
        start, np.maximum(end, start), np.where(returned, gap_end, NOBODY_SAID), np.where(returned, OPEN, NOBODY_SAID),
        np.where(fate == DIED, np.maximum(end, start), NOBODY_SAID), history_start, today,
    )  # fmt: skip

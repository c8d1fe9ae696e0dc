"""Business days: Monday to Friday without the holidays of one calendar, which are data with a first and a last day.

Outside those days there is no answer, and no guess: `CalendarNotLoaded` is raised. It is an exception and not a value
of its own, so that nobody who forgets it ends with a wrong date, and so that steps can be chained; the one place that
goes on without an answer (`deadlines.deadline`) catches it and says so. Source: specification DATE-2, DATE-3, DATE-11.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from wayfellow.rules.language.source import Source
from wayfellow.rules.problems import MissingDependency, UnreadableInput

FOLDER = Path(__file__).parent / "calendars"
DEFAULT = "us-ca-default"
ONE_DAY = timedelta(days=1)


class CalendarNotLoaded(MissingDependency):
    """A business day was asked for outside the days a calendar covers; holidays are never guessed."""


@dataclass(frozen=True)
class Calendar:
    """id: its file. holidays: names by day, between covers_from and covers_to (both are covered).

    hours: when offices open and close on a business day; None where the calendar does not say.
    """

    id: str
    title: str
    covers_from: date
    covers_to: date
    holidays: Mapping[date, str]
    source: Source
    hours: tuple[time, time] | None = None

    def closed_because(self, day: date) -> str:
        """Saturday, Sunday or the name of the holiday; empty on a business day. Raises CalendarNotLoaded."""
        if not self.covers_from <= day <= self.covers_to:
            raise CalendarNotLoaded(
                f"The calendar {self.id} covers {self.covers_from} to {self.covers_to}, not {day}."
                f" Add that year to rules/calendars/{self.id}.yaml."
            )
        weekend = {5: "Saturday", 6: "Sunday"}
        return self.holidays.get(day) or weekend.get(day.weekday(), "")

    def is_business_day(self, day: date) -> bool:
        """Whether offices are open on this day. Raises CalendarNotLoaded."""
        return not self.closed_because(day)

    def last_business_day_on_or_before(self, day: date) -> date:
        """This day if it is a business day, else the last one before it. Raises CalendarNotLoaded."""
        while not self.is_business_day(day):
            day -= ONE_DAY
        return day

    def add_business_days(self, day: date, number: int) -> date:
        """The `number`th business day after `day`, or before it if negative; `day` itself is never counted.

        Zero is the same day if it is a business day, else the next one. Raises CalendarNotLoaded.
        """
        if number == 0:
            return day if self.is_business_day(day) else self.add_business_days(day, 1)
        step = ONE_DAY if number > 0 else -ONE_DAY
        for _counted in range(abs(number)):
            day += step
            while not self.is_business_day(day):
                day += step
        return day


@cache
def load_calendar(name: str = DEFAULT, folder: Path = FOLDER) -> Calendar:
    """Read `calendars/<name>.yaml`. Raises UnreadableInput with the file and what is wrong."""
    path = folder / f"{name}.yaml"
    try:
        return _read(name, yaml.safe_load(path.read_text()))
    except FileNotFoundError:
        known = ", ".join(sorted(file.stem for file in folder.glob("*.yaml")))
        raise UnreadableInput(f"There is no calendar {name}; use one of {known}.") from None
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableInput(
            f"{path.name}: not a calendar ({type(error).__name__}: {' '.join(str(error).split())})."
            " Expected title, covers_from, covers_to, source, and days with their names; hours if offices have them."
        ) from error


def _read(name: str, content: Mapping[str, Any]) -> Calendar:
    first, last, days = content["covers_from"], content["covers_to"], content["days"]
    if not (type(first) is type(last) is date and first <= last):
        raise ValueError("covers_from and covers_to must be days, in order")
    strange = [day for day in days if not (type(day) is date and first <= day <= last)]
    if strange:
        raise ValueError(f"{strange[0]} is not a day between {first} and {last}")
    hours = _hours(content["hours"]) if "hours" in content else None
    return Calendar(name, content["title"], first, last, days, Source(**content["source"]), hours)


def _hours(told: Mapping[str, str]) -> tuple[time, time]:
    opens, closes = time.fromisoformat(told["opens"]), time.fromisoformat(told["closes"])
    if not opens < closes:
        raise ValueError("offices must open before they close")
    return opens, closes

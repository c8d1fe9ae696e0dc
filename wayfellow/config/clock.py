"""The one clock. Requests, jobs, the command line and the database are told the time from here.

Set `WAYFELLOW_NOW` to a moment with its offset (2026-03-01T09:00-08:00) and time stands still there: a year can be
simulated, a run repeated, a test frozen.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from wayfellow.rules.problems import Problem

PROGRAM_ZONE = "America/Los_Angeles"


class ClockNotUnderstood(Problem):
    """The moment in WAYFELLOW_NOW cannot be read."""

    exit_code = 2


@dataclass(frozen=True)
class SystemClock:
    """The time it is, or the moment at which it was frozen."""

    frozen_at: datetime | None = None
    zone: str = PROGRAM_ZONE

    def now(self) -> datetime:
        """Return this moment, in UTC."""
        return (self.frozen_at or datetime.now(UTC)).astimezone(UTC)

    def today(self) -> date:
        """Return today's date in the program's own time zone."""
        return self.now().astimezone(ZoneInfo(self.zone)).date()


def read_clock(frozen: str | None = None) -> SystemClock:
    """Return the clock the environment asks for.  frozen: the moment to stand still at; by default WAYFELLOW_NOW."""
    text = os.environ.get("WAYFELLOW_NOW", "") if frozen is None else frozen
    if not text:
        return SystemClock()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ClockNotUnderstood(
            f"WAYFELLOW_NOW is {text!r}; expected a moment with its offset, such as 2026-03-01T09:00-08:00."
        )
    return SystemClock(frozen_at=moment)

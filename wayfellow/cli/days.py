"""Days on the command line."""

from __future__ import annotations

import re
from datetime import date

import click

from wayfellow.rules.problems import UnreadableInput

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


class Day(click.ParamType):
    """A day written YYYY-MM-DD. Raises UnreadableInput, whose one sentence is all that is printed."""

    name = "day"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        option = param.opts[0] if param else "The day"
        try:
            day = date.fromisoformat(value if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) else "")
        except ValueError:
            raise UnreadableInput(f"{option} {value!r} is not a day; write it like 2026-06-30.") from None
        if not EARLIEST <= day <= LATEST:
            raise UnreadableInput(f"{option} {value} is out of reach; name a day from {EARLIEST} to {LATEST}.")
        return day


DAY = Day()


def check_anchor(anchor: date | None, as_of: date) -> None:
    """Raise UnreadableInput when the last settled month would end after the day asked about."""
    if anchor and anchor > as_of:
        raise UnreadableInput(f"--anchor {anchor} is later than --as-of {as_of}; it ends the last settled month.")

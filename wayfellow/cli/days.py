"""Days on the command line."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

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


class Moment(click.ParamType):
    """A moment written YYYY-MM-DDTHH:MM:SS, with a zone or in UTC. Raises UnreadableInput as Day does."""

    name = "moment"

    def convert(self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        option = param.opts[0] if param else "The moment"
        try:
            moment = datetime.fromisoformat(value if re.match(r"\d{4}-\d{2}-\d{2}T", value) else "")
        except ValueError:
            raise UnreadableInput(f"{option} {value!r} is not a moment; write it like 2026-06-30T17:00:00.") from None
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


DAY = Day()
MOMENT = Moment()


def replay_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options by which an answer of an earlier day, or of other parameters, is found again."""
    known = click.option(
        "--known-at", type=MOMENT, help="Leave out what was recorded later (YYYY-MM-DDTHH:MM:SS, UTC)."
    )
    overlay = click.option(
        "--overlay", type=click.Path(path_type=Path), help="A folder of your own parameters, laid over ours."
    )
    return known(overlay(command))


def check_anchor(anchor: date | None, as_of: date) -> None:
    """Raise UnreadableInput when the last settled month would end after the day asked about."""
    if anchor and anchor > as_of:
        raise UnreadableInput(f"--anchor {anchor} is later than --as-of {as_of}; it ends the last settled month.")

"""The command line: one file a command.

`cli/screen.py` holds a click command called `screen`; that is all it takes for `wayfellow screen` to exist
(an underscore in the name becomes a hyphen). Files that hold no command of their own name are helpers.
A command that needs the record says `NEEDS_DJANGO = True` at the top of its file; no other may import Django.
The time comes from the clock each command is handed: `@click.pass_obj` gives a `Clock`.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol


class Clock(Protocol):
    """What tells a command the time; a test, or a simulation, may hand over another."""

    def now(self) -> datetime:
        """Return this moment, in UTC."""
        ...

    def today(self) -> date:
        """Return today's date where the program runs."""
        ...

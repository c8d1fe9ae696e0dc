"""What a right to file something is: from which dates it is counted, what the law's last day is, and where it says so.

Source: specification DATE-1, DATE-2, DATE-6, DATE-8.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wayfellow.rules.language.source import Source


class Kind(StrEnum):
    APPEAL = "appeal"
    KEEP_SERVICE = "keep_service"


class Start(StrEnum):
    """The date of a notice at which a count starts."""

    PRINTED = "printed_on"
    SENT = "sent_on"
    ENDS = "ends_on"


@dataclass(frozen=True)
class Count:
    """One way to count; every one is a candidate for the day to aim at.

    days: the parameter added to the start. day_before: the day before the start instead. hour: the parameter with the
    hour of that day. is_limit: the law's last day is the latest of these (none: no last day is known). row: whose
    count it is, where a right borrows it.
    """

    start: Start
    days: str = ""
    day_before: bool = False
    hour: str = ""
    is_limit: bool = True
    row: str = ""


@dataclass(frozen=True)
class Extension:
    """More time that is shown and never relied on. code: why. days: the parameter, from the printed date."""

    code: str
    days: str


@dataclass(frozen=True)
class Right:
    """id: the code of its row in the specification. needs_no_plan_appeal: a State hearing can be asked for at once."""

    id: str
    title: str
    kind: Kind
    counts: tuple[Count, ...]
    source: Source
    flags: tuple[str, ...] = ()
    extensions: tuple[Extension, ...] = ()
    needs_no_plan_appeal: bool = False
    notice_ahead: str = ""
    """The parameter with the days between a notice and the change it tells of; fewer make it late."""

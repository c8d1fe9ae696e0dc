"""The dates of a notice from which deadlines are counted, and what such dates cannot be. Source: DATE-1."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wayfellow.rules.problems import UnreadableInput

EARLIEST = date(2018, 1, 1)
"""Rules of earlier notices are not on file."""
LONGEST_IN_THE_MAIL = timedelta(days=90)
FARTHEST_CHANGE = timedelta(days=731)
"""Farther from the printed date than these, a date is a slip of the pen."""

SENTENCES = {
    "printed_on.in_future": "this day is still to come. Expected the date printed on the letter; check the year.",
    "printed_on.too_old": f"this is before {EARLIEST}, and rules for such letters are not on file. Check the year.",
    "sent_on.in_future": "this day is still to come. Expected the day the letter was sent; leave it out if not known.",
    "sent_on.before_printed": "this is before the date printed on the letter. Expected that date or later; check both.",
    "sent_on.long_after_printed": f"this is more than {LONGEST_IN_THE_MAIL.days} days after the date printed on the"
    " letter. Check both, or leave it out if it is not known.",
    "ends_on.far_from_printed": "this is more than two years from the date printed on the letter. Expected the day on"
    " which the service is cut or stops; check the year.",
}
"""What can be wrong with a date, by code."""


class NoticeNotUnderstood(UnreadableInput):
    """A date of a notice that cannot be. `field` and `code` let a page say so in its reader's language."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.field = code.partition(".")[0]
        super().__init__(f"{self.field}: {SENTENCES[code]}")


@dataclass(frozen=True)
class Notice:
    """printed_on: the date on it. sent_on: postmark or send log. ends_on: the day a cut or stop takes effect."""

    printed_on: date
    sent_on: date | None = None
    ends_on: date | None = None

    @property
    def sent(self) -> date:
        """The day it was sent; where that is not known, the printed date."""
        return self.sent_on or self.printed_on

    def check(self, as_of: date) -> None:
        """Raise NoticeNotUnderstood for a date that cannot be, seen on `as_of`."""
        for code in self.wrong(as_of):
            raise NoticeNotUnderstood(code)

    def wrong(self, as_of: date) -> Iterator[str]:
        """The codes of everything that cannot be, the first to mend first."""
        if self.printed_on > as_of:
            yield "printed_on.in_future"
        if self.printed_on < EARLIEST:
            yield "printed_on.too_old"
        if self.sent > as_of:
            yield "sent_on.in_future"
        if self.sent < self.printed_on:
            yield "sent_on.before_printed"
        if self.sent - self.printed_on > LONGEST_IN_THE_MAIL:
            yield "sent_on.long_after_printed"
        if self.ends_on and abs(self.ends_on - self.printed_on) > FARTHEST_CHANGE:
            yield "ends_on.far_from_printed"

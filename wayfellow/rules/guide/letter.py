"""What to do about a letter that says no or stops a service: at most two dates, and what is said beside them.

Gives codes and dates, never words; every code is a key of the catalog. Source: families specification § 1.3,
OV-DENIAL; specification DATE-2, DATE-10.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wayfellow.rules.business_days import load_calendar
from wayfellow.rules.deadlines.counting import Basis, count
from wayfellow.rules.deadlines.deadline import Deadline
from wayfellow.rules.deadlines.notice import Notice
from wayfellow.rules.deadlines.right import Kind, Right
from wayfellow.rules.guide.letter_table import TABLE, Callback, Row
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.rules.problems import UnreadableInput

DATED = {Kind.APPEAL: "letter.appeal", Kind.KEEP_SERVICE: "letter.keep"}
PAST: tuple[str, ...] = ("good_cause", "grievance", "new_request", "regulator", "legal_aid")
"""What is still open once a day has passed (DATE-10); it is never too late to ask for these."""


@dataclass(frozen=True)
class Letter:
    """None: not answered, or not sure. service_ends: a service they have now is cut or stopped, from ends_on.

    leaving_facility: it tells them to leave a hospital or a nursing home.
    """

    printed_on: date
    sent_on: date | None = None
    service_ends: bool | None = None
    ends_on: date | None = None
    from_county: bool | None = None
    leaving_facility: bool | None = None

    @property
    def notice(self) -> Notice:
        """The dates that count; a service that does not end has no last day."""
        return Notice(self.printed_on, self.sent_on, None if self.service_ends is False else self.ends_on)

    @property
    def may_stop_service(self) -> bool:
        """Whether a service stops, or nobody said that none does."""
        return self.service_ends is not False


@dataclass(frozen=True)
class Line:
    """One thing to show. day: finished by the page into {day}. hour: only until this hour of that day.

    is_legal: the day is the law's last one, because the day to aim at has passed. if_service_ends: nobody said yet
    whether a service stops, so it holds only if one does. options: what is still open (with letter.past).
    """

    code: str
    kind: Kind | None = None
    day: date | None = None
    hour: int | None = None
    is_legal: bool = False
    if_service_ends: bool = False
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class LetterAdvice:
    """lines: in the order of showing. steps: codes of next steps. deadlines: with their arithmetic, for who asks."""

    coverage: str
    as_of: date
    lines: tuple[Line, ...]
    callback: Callback
    steps: tuple[str, ...]
    deadlines: tuple[Deadline, ...]
    flags: tuple[str, ...]

    @property
    def dates(self) -> tuple[Line, ...]:
        """The lines with a day, two at most: appeal, keep the service."""
        return tuple(line for line in self.lines if line.day)


def letter_dates(coverage: str, letter: Letter, as_of: date, basis: Basis | None = None) -> LetterAdvice:
    """What to do about a letter, for one coverage as the guide names it, seen on `as_of`.

    basis: other numbers or another calendar than ours. Raises NoticeNotUnderstood for a date that cannot be, and
    UnreadableInput for a coverage nobody knows.
    """
    if coverage not in TABLE:
        raise UnreadableInput(f"coverage: expected one of {', '.join(TABLE)}.")
    letter.notice.check(as_of)
    row = TABLE[coverage]
    basis = basis or Basis(load_parameters(), load_calendar())
    deadlines = tuple(count(right, letter.notice, basis) for right in _rights(row, letter))
    callback = row.callback_for(may_stop=letter.may_stop_service)
    steps: tuple[str, ...] = ()
    if row.from_county and not letter.from_county:
        callback, steps = Callback.WANTED, ("charity_care",)
    lines = tuple(_lines(row, letter, deadlines, callback, as_of))
    flags = tuple(dict.fromkeys(flag for one in deadlines for flag in one.flags))
    return LetterAdvice(coverage, as_of, lines, callback, steps, deadlines, flags)


def _rights(row: Row, letter: Letter) -> list[Right]:
    """The rights whose dates this letter sets running."""
    if row.from_county and not letter.from_county:
        return []
    waits = letter.may_stop_service and not (letter.leaving_facility and row.leaving_means_call)
    return [right for right in (row.appeal, row.keep if waits else None) if right]


def _shown(deadline: Deadline, letter: Letter, as_of: date) -> Line:
    """The day to aim at while it is not past, then the law's last day, then what is still open."""
    code, kind = DATED[deadline.kind], deadline.kind
    unsure = kind is Kind.KEEP_SERVICE and letter.service_ends is None and letter.ends_on is None
    if deadline.act_by and deadline.act_by >= as_of:
        return Line(code, kind, deadline.act_by, deadline.act_by_hour, if_service_ends=unsure)
    if deadline.legal and deadline.legal >= as_of:
        return Line(code, kind, deadline.legal, is_legal=True, if_service_ends=unsure)
    options = (*PAST, "hearing") if deadline.needs_no_plan_appeal else PAST
    if deadline.needs_no_plan_appeal and "late_notice" in deadline.flags:
        options = (*options, "reinstatement")
    return Line("letter.past", kind, if_service_ends=unsure, options=options)


def _lines(
    row: Row, letter: Letter, deadlines: tuple[Deadline, ...], callback: Callback, as_of: date
) -> Iterator[Line]:
    """Everything to show, the most urgent first."""
    dated = [_shown(one, letter, as_of) for one in deadlines]
    flags = {flag for one in deadlines for flag in one.flags}
    beside = {
        "letter.earlier_date": any(line.day for line in dated),
        "letter.weekend": any(_moved(one, line) for one, line in zip(deadlines, dated, strict=True)),
        "letter.ask_end_date": "effective_date_unknown" in flags,
        "letter.no_date": not dated and row.from_county,
        "letter.use_letter_date": not dated and not row.from_county,
        "letter.payer_not_confirmed": "payer_not_confirmed" in flags,
        "letter.callback_today": callback is Callback.TODAY,
        "letter.calendar": "calendar_not_loaded" in flags,
    }
    if letter.leaving_facility:
        yield Line("letter.call_number_now")
    yield from dated
    yield from (Line(code) for code, holds in beside.items() if holds)


def _moved(deadline: Deadline, line: Line) -> bool:
    """Whether an earlier day is shown because offices are closed on the one that was counted."""
    return line.day is not None and not line.is_legal and line.day < min(one.day for one in deadline.candidates)

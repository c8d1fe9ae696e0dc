"""What a page of the guide sent, read: an answer, or the key of the sentence that says what to put right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from wayfellow.rules.deadlines.notice import NoticeNotUnderstood
from wayfellow.rules.directory.directory import Directory
from wayfellow.rules.guide.answers import Answer
from wayfellow.rules.guide.letter import Letter
from wayfellow.rules.guide.questions import UNSURE, Kind, Question
from wayfellow.services.guide.reading import NotAnAnswer, read_answer

LONGEST = 40
"""Characters of any value a page can send."""
YES_NO = {"yes": True, "no": False}
LETTER_DAYS = ("printed_on", "sent_on", "ends_on")
LETTER_ANSWERS = ("service_ends", "from_county", "leaving_facility")
WRONG_DATE = {
    "printed_on.in_future": "guide.errors.date_future",
    "printed_on.too_old": "guide.errors.date_too_old",
    "sent_on.in_future": "guide.errors.date_future",
    "sent_on.before_printed": "guide.errors.date_sent_before_printed",
}
"""The sentence for a date that cannot be; for any other, how a date is written."""


class PutRight(Exception):
    """Something must be put right. key: of the sentence that says what; field: where."""

    def __init__(self, key: str, field: str = "") -> None:
        super().__init__(key)
        self.key, self.field = key, field


def read_form(question: Question, sent: QueryDict, directory: Directory) -> Answer:
    """The answer a page sent. Raises PutRight."""
    chosen = sent.getlist(question.key)
    if any(len(one) > LONGEST for one in chosen):
        raise PutRight("guide.errors.too_long")
    if question.kind is Kind.MANY:
        if not chosen and question.has_none:
            raise PutRight("guide.errors.choose_some")
        return _checked(question, tuple(chosen), "guide.errors.unknown_answer", directory)
    written = sent.get(f"{question.key}_written", "").strip()[:LONGEST]
    if written and question.kind in (Kind.AGE, Kind.COUNTY):
        wrong = "guide.errors.age" if question.kind is Kind.AGE else "guide.errors.county"
        return _checked(question, written, wrong, directory)
    if not chosen:
        raise PutRight(_MISSING.get(question.kind, "guide.errors.choose_one"))
    return _checked(question, chosen[-1], "guide.errors.unknown_answer", directory)


_MISSING = {Kind.AGE: "guide.errors.age", Kind.COUNTY: "guide.errors.county"}


def _checked(question: Question, written: object, wrong: str, directory: Directory) -> Answer:
    try:
        return read_answer(question, written, directory)
    except NotAnAnswer:
        raise PutRight(wrong) from None


@dataclass(frozen=True)
class DayTyped:
    """A day as somebody typed it, in three fields."""

    month: str
    day: str
    year: str

    @classmethod
    def sent(cls, sent: QueryDict, name: str) -> DayTyped:
        return cls(*(sent.get(f"{name}_{part}", "").strip()[:4] for part in ("month", "day", "year")))

    @classmethod
    def of(cls, day: date | None) -> DayTyped:
        return cls(str(day.month), str(day.day), str(day.year)) if day else cls("", "", "")

    def read(self, name: str) -> date | None:
        """The day; None when nothing was typed. Raises PutRight."""
        parts = (self.year, self.month, self.day)
        if not any(parts):
            return None
        if not all(part.isascii() and part.isdecimal() for part in parts):
            raise PutRight("guide.errors.date", f"{name}_month")
        try:
            return date(int(self.year), int(self.month), int(self.day))
        except ValueError:
            raise PutRight("guide.errors.date", f"{name}_month") from None


def read_letter_form(sent: QueryDict, today: date) -> Letter:
    """The letter a page told of. Raises PutRight."""
    days = {name: DayTyped.sent(sent, name).read(name) for name in LETTER_DAYS}
    printed = days["printed_on"]
    if printed is None:
        raise PutRight("guide.errors.date", "printed_on_month")
    answers = {name: YES_NO.get(sent.get(name, UNSURE)) for name in LETTER_ANSWERS}
    ends_on = days["ends_on"] if answers["service_ends"] is not False else None
    letter = Letter(printed, days["sent_on"], ends_on=ends_on, **answers)
    try:
        letter.notice.check(today)
    except NoticeNotUnderstood as problem:
        raise PutRight(WRONG_DATE.get(problem.code, "guide.errors.date"), f"{problem.field}_month") from None
    return letter

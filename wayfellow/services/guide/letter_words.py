"""The dates of a letter that said no, in finished words. What is past is never “too late” (DATE-10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wayfellow.rules.deadlines.right import Kind
from wayfellow.rules.guide.letter import LetterAdvice, Line
from wayfellow.services.wording import Words

MEDI_CAL = frozenset({"medi_cal_plan", "medi_cal_no_plan", "medi_cal_pending", "none"})


@dataclass(frozen=True)
class LetterDate:
    """One day to act: the sentence, and what acting means."""

    day: date
    text: str
    what: str


@dataclass(frozen=True)
class Past:
    """A day that has passed: what it was for, and what one can still do."""

    heading: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class LetterWords:
    """dates: at most two. past: days that are gone. lines: what else to know or do. say: what to say on the phone."""

    dates: tuple[LetterDate, ...]
    past: tuple[Past, ...]
    lines: tuple[str, ...]
    say: str

    @property
    def all_lines(self) -> tuple[str, ...]:
        """Everything but the dates, in order."""
        return (*(line for one in self.past for line in (one.heading, *one.choices)), *self.lines)


def letter_words(advice: LetterAdvice, words: Words) -> LetterWords:
    dates = tuple(sorted((_date(line, advice, words) for line in advice.lines if line.day), key=lambda one: one.day))
    past = tuple(_past(line, advice, words) for line in advice.lines if line.code == "letter.past")
    others = [words.say(line.code) for line in advice.lines if not line.day and line.code != "letter.past"]
    steps = [words.say(f"letter.{code}") for code in advice.steps]
    return LetterWords(dates, past, tuple(dict.fromkeys((*others, *steps))), words.say("letter.say"))


def _date(line: Line, advice: LetterAdvice, words: Words) -> LetterDate:
    assert line.day is not None
    what = "keep" if line.kind is Kind.KEEP_SERVICE else _asking(advice)
    key = f"letter.{what}"
    if line.kind is Kind.KEEP_SERVICE:
        key += "_if" if line.if_service_ends else ""
        key += "_noon" if line.hour is not None else ""
    return LetterDate(line.day, words.say(key, day=words.day(line.day)), words.say(f"letter.{what}.what"))


def _asking(advice: LetterAdvice) -> str:
    """How one asks to look again: a hearing where there is no plan to ask, and an act nobody can name yet."""
    asking = next(one for one in advice.deadlines if one.kind is Kind.APPEAL)
    if "payer_not_confirmed" in asking.flags:
        return "act_by"
    return "hearing" if asking.needs_no_plan_appeal else "appeal"


def _past(line: Line, advice: LetterAdvice, words: Words) -> Past:
    codes = ("call", *line.options)
    if advice.coverage in MEDI_CAL:
        codes = tuple("ombudsman" if code == "regulator" else code for code in codes)
    heading = "letter.past.keep" if line.kind is Kind.KEEP_SERVICE else "letter.past"
    return Past(words.say(heading), tuple(words.say(f"letter.past.{code}") for code in codes))

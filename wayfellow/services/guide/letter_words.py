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
class LetterWords:
    """dates: at most two. lines: what else to know or do. say: what to say on the phone."""

    dates: tuple[LetterDate, ...]
    lines: tuple[str, ...]
    say: str


def letter_words(advice: LetterAdvice, words: Words) -> LetterWords:
    dates = tuple(_date(line, advice, words) for line in advice.lines if line.day)
    others = [text for line in advice.lines if not line.day for text in _others(line, advice, words)]
    steps = [words.say(f"letter.{code}") for code in advice.steps]
    return LetterWords(dates, tuple(dict.fromkeys((*others, *steps))), words.say("letter.say"))


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


def _others(line: Line, advice: LetterAdvice, words: Words) -> list[str]:
    if line.code != "letter.past":
        return [words.say(line.code)]
    codes = ("call", *line.options)
    if advice.coverage in MEDI_CAL:
        codes = tuple("ombudsman" if code == "regulator" else code for code in codes)
    return [words.say("letter.past"), *(words.say(f"letter.past.{code}") for code in codes)]

"""Read what a family answered from a file, or from one field of a page; say in one sentence what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from wayfellow.rules.directory.directory import Directory
from wayfellow.rules.guide.answers import Answer, Answers, tidy
from wayfellow.rules.guide.letter import Letter
from wayfellow.rules.guide.questions import (
    BY_KEY,
    FORMATS,
    OLDEST,
    OUTSIDE_CALIFORNIA,
    QUESTIONS,
    UNSURE,
    Kind,
    Question,
)
from wayfellow.rules.problems import UnreadableInput
from wayfellow.services.deadlines import read_day, read_letter
from wayfellow.services.json_files import read_object
from wayfellow.services.wording import ENGLISH

EXPECTED = 'an object with answers by question, like {"safety": ["none"], "age": 72, "coverage": "medi_cal_plan"}'
BESIDE = ("in_ca", "lang", "format", "as_of", "letter")
YES_NO = {"true": "yes", "false": "no"}


class NotAnAnswer(UnreadableInput):
    """What was given is no answer to the question."""


@dataclass(frozen=True)
class Asked:
    """What a file asks: the answers, the day they are read on, and the dates of a letter, if one was told."""

    answers: Answers
    as_of: date
    letter: Letter | None


def read_answers(path: Path, directory: Directory, *, today: date) -> Asked:
    """The answers in a file.  today: the day, unless the file says `as_of`. Raises UnreadableInput."""
    content = read_object(path, expected=EXPECTED)
    where = path.name
    strange = sorted(set(content) - {*BY_KEY, *BESIDE})
    if strange:
        raise UnreadableInput(
            f"{where}: {strange[0][:40]!r} is no question of the guide. Expected {', '.join((*BY_KEY, *BESIDE))}."
        )
    as_of = read_day(where, "as_of", content["as_of"]) if content.get("as_of") is not None else today
    given = {q.key: _answer(where, q, content[q.key], directory) for q in QUESTIONS if content.get(q.key) is not None}
    if _outside(where, content) and given.setdefault("county", OUTSIDE_CALIFORNIA) != OUTSIDE_CALIFORNIA:
        raise UnreadableInput(f"{where}, in_ca: false, and county is in California. Correct one of them.")
    lang, told = content.get("lang", ENGLISH), content.get("letter")
    if not isinstance(lang, str) or not lang.isascii() or not lang.replace("-", "").isalnum():
        raise UnreadableInput(f"{where}, lang: expected the tag of a language, such as es or zh-Hant.")
    answers = Answers(given, lang, _format(where, content.get("format", FORMATS[0])))
    return Asked(answers, as_of, read_letter(f"{where}, letter", told) if told is not None else None)


def _answer(where: str, question: Question, written: Any, directory: Directory) -> Answer:
    try:
        return read_answer(question, written, directory)
    except NotAnAnswer as problem:
        raise UnreadableInput(f"{where}, {question.key}: {problem}") from None


def read_answer(question: Question, written: Any, directory: Directory) -> Answer:
    """One answer: a value, a number of years, a county, or a list. Raises NotAnAnswer with what was expected."""
    if written == UNSURE:
        return (UNSURE,) if question.kind is Kind.MANY else UNSURE
    match question.kind:
        case Kind.MANY:
            return _many(question, written)
        case Kind.AGE:
            return _age(written)
        case Kind.COUNTY:
            return _county(written, directory)
    text = YES_NO.get(str(written).lower(), written)
    if isinstance(text, str) and text in question.values:
        return text
    raise NotAnAnswer(f"expected one of {', '.join((*question.values, UNSURE))}.")


def _many(question: Question, written: Any) -> Answer:
    """A list of values; a single one may stand without the list, and choosing nothing is “none”, where there is one."""
    chosen = [written] if isinstance(written, str) else written
    known = {*question.values, "none", UNSURE}
    if not isinstance(chosen, list | tuple) or not all(isinstance(one, str) and one in known for one in chosen):
        raise NotAnAnswer(f"expected a list of {', '.join((*question.values, UNSURE))}.")
    return tidy(question, tuple(chosen) or ((("none",)) if question.has_none else ()))


def _age(written: Any) -> Answer:
    text = str(written).strip() if not isinstance(written, bool) else ""
    if text.isascii() and text.isdecimal() and len(text) <= 3 and int(text) <= OLDEST:
        return int(text)
    raise NotAnAnswer(f"expected a whole number of years from 0 to {OLDEST}, or {UNSURE}.")


def _county(written: Any, directory: Directory) -> Answer:
    if written == OUTSIDE_CALIFORNIA:
        return OUTSIDE_CALIFORNIA
    known = directory.by_code.get(written) or directory.county_named(written) if isinstance(written, str) else None
    if known is None:
        raise NotAnAnswer(f"expected a county of California by its name, {OUTSIDE_CALIFORNIA}, or {UNSURE}.")
    return known.code


def _outside(where: str, content: Mapping[str, Any]) -> bool:
    said = content.get("in_ca", UNSURE)
    if said not in (True, False, UNSURE, None) or (isinstance(said, int | float) and not isinstance(said, bool)):
        raise UnreadableInput(f'{where}, in_ca: expected true, false or "unsure".')
    return said is False


def _format(where: str, written: Any) -> str:
    wanted = written[0] if isinstance(written, list) and written else written
    if wanted in FORMATS:
        return str(wanted)
    raise UnreadableInput(f"{where}, format: expected one of {', '.join(FORMATS)}.")


def in_language(asked: Asked, lang: str) -> Asked:
    """The same, for somebody who reads this language."""
    return replace(asked, answers=replace(asked.answers, lang=lang))

"""One question as a page shows it: finished words, what is already chosen, and what was wrong with the last try."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wayfellow.rules.directory.directory import Directory
from wayfellow.rules.guide.questions import OUTSIDE_CALIFORNIA, UNSURE, Kind, Question
from wayfellow.services.wording import Words
from wayfellow.web.guide import way
from wayfellow.web.guide.state import State

CALMING = frozenset({"none", UNSURE})
"""What stands apart at the end of a list."""


@dataclass(frozen=True)
class Choice:
    """picture: the template of a drawing beside it, such as a health card."""

    value: str
    label: str
    hint: str
    checked: bool
    apart: bool
    picture: str = ""


@dataclass(frozen=True)
class QuestionPage:
    """type: of the choices, `radio` or `checkbox`. age, counties, county: for the two questions with a field.

    part, whole: how far along. first: the id of the field an error leads to. is_changed: on the way back to the list.
    """

    key: str
    heading: str
    help: str
    why: str
    choose: str
    progress: str
    part: int
    whole: int
    type: str
    choices: tuple[Choice, ...]
    is_age: bool
    is_county: bool
    age: str
    counties: tuple[tuple[str, str], ...]
    county: str
    error: str
    is_changed: bool

    @property
    def first(self) -> str:
        """Where the message about an error leads: the first thing to fill in."""
        return f"{self.key}_written" if self.is_age or self.is_county else f"{self.key}-{self.choices[0].value}"

    @property
    def errors(self) -> tuple[tuple[str, str], ...]:
        """What to put right, and where, for the top of the page."""
        return ((self.first, self.error),) if self.error else ()


def question_page(
    question: Question,
    state: State,
    words: Words,
    directory: Directory,
    day: date,
    *,
    error: str = "",
    is_changed: bool = False,
) -> QuestionPage:
    on_the_way = way.questions(state, day)
    number = on_the_way.index(question) + 1 if question in on_the_way else 1
    says = _Says(f"guide.{question.key}", state.answers.of("who") == "me", words)
    answer = state.answers.given.get(question.key)
    is_many = question.kind is Kind.MANY
    return QuestionPage(
        question.key,
        heading=says("question"),
        help=says("help"),
        why=says("why"),
        choose=words.say("guide.choose_all" if is_many else "guide.choose_one"),
        progress=words.say("guide.progress", number=number, total=len(on_the_way)),
        part=number,
        whole=len(on_the_way),
        type="checkbox" if is_many else "radio",
        choices=tuple(_choices(question, answer, says)),
        is_age=question.kind is Kind.AGE,
        is_county=question.kind is Kind.COUNTY,
        age=str(answer) if isinstance(answer, int) else "",
        counties=tuple((one.code, one.name) for one in directory.counties) if question.kind is Kind.COUNTY else (),
        county=str(answer) if question.kind is Kind.COUNTY and answer not in (None, UNSURE, OUTSIDE_CALIFORNIA) else "",
        error=error,
        is_changed=is_changed,
    )


@dataclass(frozen=True)
class _Says:
    """Says a question's strings, as to somebody who answers for themselves where there is such a string."""

    at: str
    to_me: bool
    words: Words

    def __call__(self, part: str) -> str:
        keys = (f"{self.at}.{part}.me", f"{self.at}.{part}") if self.to_me else (f"{self.at}.{part}",)
        return next((self.words.say(key) for key in keys if self.words.has(key)), "")

    def hint(self, value: str) -> str:
        return self(f"{value}.hint")


def _choices(question: Question, answer: object, says: _Says) -> list[Choice]:
    chosen = answer if isinstance(answer, tuple) else (answer,)
    values = (*question.named, *(("none",) if question.has_none else ()), UNSURE)
    return [
        Choice(value, says(value), says.hint(value), value in chosen, value in CALMING, _picture(question, value))
        for value in values
    ]


def _picture(question: Question, value: str) -> str:
    """Health cards are drawn: who cannot tell their coverage by its name may know the card."""
    return f"guide/cards/{value}.svg" if question.key == "coverage" and value not in CALMING else ""

"""Which page comes next, and which came before: the questions of these answers, and the stops between them."""

from __future__ import annotations

from datetime import date

from wayfellow.rules.guide.answers import asked
from wayfellow.rules.guide.questions import Question
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.web.guide.state import State

START, RESULT, CHECK, LETTER, SAFETY = "/guide/", "/guide/result/", "/guide/check/", "/guide/letter/", "/guide/safe/"


def questions(state: State, day: date) -> tuple[Question, ...]:
    return asked(state.answers, load_parameters(), day)


def address(question: Question) -> str:
    return f"/guide/{question.key}/"


def pages(state: State, day: date) -> list[str]:
    """The addresses of every page on the way, in order, the result last.

    Where safety is hard or unclear, help is shown at once; where a letter said no, its dates are asked at once.
    """
    found = []
    for question in questions(state, day):
        found.append(address(question))
        if safety_comes_first(state, question):
            found.append(SAFETY)
        if question.key == "event" and asks_for_letter(state):
            found.append(LETTER)
    return [*dict.fromkeys(found), RESULT]


def safety_comes_first(state: State, question: Question) -> bool:
    unclear = question.key == "safety" and state.answers.is_unsure("safety") and "safety" in state.answers.given
    return unclear or (question.key == "needs" and "safety" in state.answers.named("needs"))


def asks_for_letter(state: State) -> bool:
    return "denied_or_delayed" in state.answers.named("event")


def after(here: str, state: State, day: date) -> str:
    """The page after this one; from a page that is no longer on the way, the first that is not answered."""
    way = pages(state, day)
    return way[way.index(here) + 1] if here in way[:-1] else first_open(state, day)


def before(here: str, state: State, day: date) -> str:
    """The page before this one."""
    way = [START, *pages(state, day)]
    return way[way.index(here) - 1] if here in way[1:] else START


def first_open(state: State, day: date) -> str:
    """The first page with no answer yet; the result when there is none."""
    unanswered = (one for one in questions(state, day) if one.key not in state.answers.given)
    return next(map(address, unanswered), RESULT)

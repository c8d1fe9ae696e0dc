"""The answers of a family as a list of finished words: question, and what was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wayfellow.rules.directory.directory import Directory
from wayfellow.rules.guide.questions import OUTSIDE_CALIFORNIA, UNSURE, Kind, Question
from wayfellow.services.wording import Words
from wayfellow.web.guide import way
from wayfellow.web.guide.state import State


@dataclass(frozen=True)
class AnswerSaid:
    """One question and its answer. chosen: a line each; empty when it is not answered yet."""

    key: str
    question: str
    chosen: tuple[str, ...]
    is_answered: bool


def answers_said(state: State, words: Words, directory: Directory, day: date) -> tuple[AnswerSaid, ...]:
    return tuple(_said(question, state, words, directory) for question in way.questions(state, day))


def _said(question: Question, state: State, words: Words, directory: Directory) -> AnswerSaid:
    to_me = state.answers.of("who") == "me"

    def say(part: str) -> str:
        key = f"guide.{question.key}.{part}"
        return words.say(f"{key}.me" if to_me and words.has(f"{key}.me") else key)

    answer = state.answers.given.get(question.key)
    if answer is None:
        return AnswerSaid(question.key, say("question"), (), False)
    if isinstance(answer, tuple):
        return AnswerSaid(question.key, say("question"), tuple(map(say, answer)), True)
    if isinstance(answer, int):
        return AnswerSaid(question.key, say("question"), (str(answer),), True)
    if question.kind is Kind.COUNTY and answer not in (UNSURE, OUTSIDE_CALIFORNIA):
        return AnswerSaid(question.key, say("question"), (directory.county(answer).name,), True)
    return AnswerSaid(question.key, say("question"), (say(answer),), True)

"""The page that lists every answer, so that each can be changed, kept or erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wayfellow.rules.directory.directory import Directory
from wayfellow.services.wording import Words
from wayfellow.web.guide import way
from wayfellow.web.guide.answers_said import AnswerSaid, answers_said
from wayfellow.web.guide.keeping import kept_until
from wayfellow.web.guide.state import State


@dataclass(frozen=True)
class CheckPage:
    """onward: the result, or the first open question. kept: until when, in words; empty while it is not kept."""

    answers: tuple[AnswerSaid, ...]
    is_empty: bool
    onward: str
    kept: str


def check_page(state: State, words: Words, directory: Directory, day: date) -> CheckPage:
    return CheckPage(
        answers_said(state, words, directory, day),
        state.is_empty,
        way.first_open(state, day),
        kept_until(state, words),
    )

"""The result of the guide as a page shows it, and as paper prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from wayfellow.rules.directory.directory import Directory
from wayfellow.rules.guide.decision_table import Outcome
from wayfellow.rules.guide.questions import FORMATS
from wayfellow.services.calls import Call
from wayfellow.services.guide.deciding import suggest
from wayfellow.services.guide.words import GuideWords, StepWords, in_words
from wayfellow.services.wording import ENGLISH, Words
from wayfellow.web.guide.answers_said import answers_said
from wayfellow.web.guide.keeping import kept_until
from wayfellow.web.guide.state import State
from wayfellow.web.papers.result import PaperCall, PaperStep, ResultPaper

ELSEWHERE = "out_of_state"
"""Where “not the best match” would read as a refusal."""


@dataclass(frozen=True)
class StepShown:
    """A step, with the numbers that were not shown before it: the same list of plans is read once."""

    text: str
    who: str
    when: str
    on_card: str
    new_calls: tuple[Call, ...]


@dataclass(frozen=True)
class ResultPage:
    """is_danger: somebody may be in danger, and help comes before everything. shows_safety: such help stays on top.
    shows_outcome: the heading of the kind of outcome stands over the title.
    is_large: in large print, as asked now or as they like to read.

    overlays: (code, title, text), without what stands on the page anyway.
    """

    is_danger: bool
    shows_safety: bool
    shows_outcome: bool
    said: GuideWords
    steps: tuple[StepShown, ...]
    overlays: tuple[tuple[str, str, str], ...]
    is_large: bool
    interpreter: str
    kept: str
    formats: tuple[tuple[str, str], ...]
    format: str
    made_on: str


def result_page(state: State, words: Words, directory: Directory, day: date, *, large: bool = False) -> ResultPage:
    result = suggest(state.answers, as_of=day, letter=state.letter)
    said = in_words(result, words, directory)
    on_top = {"OV-SAFETY", "OV-DENIAL"} if said.letter else {"OV-SAFETY"}
    return ResultPage(
        is_danger=result.row.outcome is Outcome.SAFETY,
        shows_safety="OV-SAFETY" in result.overlays,
        shows_outcome=said.outcome != said.title and result.row.subtype != ELSEWHERE,
        said=said,
        steps=tuple(_shown(said.steps)),
        overlays=tuple(one for one in said.overlays if one[0] not in on_top),
        is_large=large or state.answers.format == "large_print",
        interpreter=_interpreter(words),
        kept=kept_until(state, words),
        formats=tuple((one, words.say(f"guide.format.{one}")) for one in FORMATS),
        format=state.answers.format,
        made_on=words.say("result.page.made_on", day=words.day(day)),
    )


def _interpreter(words: Words) -> str:
    """How to ask for an interpreter; nothing for somebody who reads English."""
    if words.lang == ENGLISH:
        return ""
    return words.say("result.page.say_interpreter", language=words.language.english_name)


def _shown(steps: Iterable[StepWords]) -> Iterator[StepShown]:
    seen: set[Call] = set()
    for step in steps:
        new = tuple(call for call in step.calls if call not in seen)
        seen.update(new)
        yield StepShown(step.text, step.who, step.when, step.on_card, new)


def result_paper(state: State, words: Words, directory: Directory, day: date) -> ResultPaper:
    """The same for paper, with the answers it came from."""
    said = in_words(suggest(state.answers, as_of=day, letter=state.letter), words, directory)
    steps = tuple(
        PaperStep(
            step.text,
            step.who,
            step.when,
            step.on_card,
            tuple(PaperCall(call.name, call.number) for call in step.new_calls),
        )
        for step in _shown(said.steps)
    )
    answers = (f"{one.question} {', '.join(one.chosen)}" for one in answers_said(state, words, directory, day))
    return ResultPaper(
        lang=words.lang,
        made_on=day,
        heading=said.title,
        lead=" ".join(said.reasons),
        reasons=(*said.told, *said.may_match, *filter(None, (said.clearer,))),
        steps=steps,
        say=said.say,
        dates=tuple(one.text for one in said.letter.dates) + said.letter.all_lines if said.letter else (),
        offers=tuple((title, text) for _code, title, text in said.overlays),
        answers=tuple(answers),
        not_checked=said.not_checked,
        disclaimer=said.disclaimer,
    )

"""What the guide says to one family: the row that applies, why, what stands beside it, and what to do next.

A pure function: the same answers, day and rules give the same result. It gives codes; words live with the languages.
Source: families specification § 1.3.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wayfellow.rules.guide.answers import MAY_BE_UNSURE, Answers
from wayfellow.rules.guide.bridge import Bridge, bridge
from wayfellow.rules.guide.conditions import CONDITIONS, OVERLAYS
from wayfellow.rules.guide.decision_table import ROWS, Outcome, Row
from wayfellow.rules.guide.letter import LetterAdvice
from wayfellow.rules.guide.letter_table import TABLE, Callback
from wayfellow.rules.guide.questions import BY_KEY, QUESTIONS, UNSURE
from wayfellow.rules.guide.steps import FOOD, STEPS, Step
from wayfellow.rules.guide.terms import INDICATOR, NOT_COVERED
from wayfellow.rules.language.evaluate import Case, PlainEngine
from wayfellow.rules.language.parameters import Parameters
from wayfellow.rules.language.rule import Expression, FactTest, Moment, Not
from wayfellow.rules.language.truth import MET
from wayfellow.rules.language.versions import version_of, written

NOT_CHECKED = ("eligibility", "plan_contract", "medical_records")
BRIDGED = frozenset({Outcome.TALK, Outcome.ECM, Outcome.BOTH})


@dataclass(frozen=True)
class GuideResult:
    """because: (question, value) pairs that led to the row. steps: in the order in which they are done."""

    answers: Answers
    moment: Moment
    row: Row
    because: tuple[tuple[str, str], ...]
    conditions: tuple[str, ...]
    overlays: tuple[str, ...]
    steps: tuple[Step, ...]
    not_checked: tuple[str, ...]
    bridge: Bridge
    letter: LetterAdvice | None
    rule_version: str


def decide(answers: Answers, moment: Moment, letter: LetterAdvice | None = None) -> GuideResult:
    """Find the one row that applies, and all that goes with it.  letter: what a letter's dates came to, if told."""
    engine = PlainEngine(Case(moment, answers.told(moment.as_of)))

    def holds(expression: Expression) -> bool:
        return engine.truth(expression) == MET

    row = next(row for row in ROWS if holds(row.rule))
    overlays = [rule.code for rule in OVERLAYS if holds(rule)]
    if "OV-DENIAL" in overlays and "OV-TALK" not in overlays and _letter_wants_a_call(answers, letter):
        overlays.insert(overlays.index("OV-DENIAL") + 1, "OV-TALK")
    steps = [*STEPS[row.subtype], FOOD] if row.outcome is not Outcome.SAFETY else STEPS[row.subtype]
    looks_further = row.outcome in BRIDGED and row.subtype != "already_have_it" and not holds(NOT_COVERED)
    return GuideResult(
        answers,
        moment,
        row,
        tuple(sorted(set(_because(row.rule.when, answers, engine)), key=_in_order)),
        tuple(one.code for one in CONDITIONS if one.stands_beside(row) and holds(one.when)),
        tuple(overlays) if row.outcome is not Outcome.SAFETY else (),
        tuple(step for step in steps if holds(step.when)),
        (*NOT_CHECKED, "dates") if letter else NOT_CHECKED,
        bridge(answers, moment) if looks_further and holds(INDICATOR) else Bridge(),
        letter,
        moment.once("version of the guide", lambda: rule_version(moment.parameters)),
    )


def _letter_wants_a_call(answers: Answers, letter: LetterAdvice | None) -> bool:
    """A letter whose dates nobody told may be any letter."""
    if letter:
        return letter.callback is not Callback.OFFERED
    row = TABLE.get(str(answers.of("coverage")))
    calls = {row.callback, row.callback_if_stopping} if row else {Callback.OFFERED}
    return calls != {Callback.OFFERED} or bool(row and row.from_county)


def _because(expression: Expression, answers: Answers, engine: PlainEngine) -> Iterator[tuple[str, str]]:
    """The answers a condition is met by; what it must not be is no reason to show."""
    if isinstance(expression, Not) or engine.truth(expression) != MET:
        return
    if isinstance(expression, FactTest):
        yield from _values(expression, answers)
    for part in expression.parts():
        yield from _because(part, answers, engine)


def _in_order(pair: tuple[str, str]) -> tuple[int, int]:
    """Where an answer stands among the questions and their values; “not sure” is last."""
    question = BY_KEY[pair[0]]
    values = (*question.values, UNSURE)
    return QUESTIONS.index(question), values.index(pair[1])


def _values(test: FactTest, answers: Answers) -> Iterator[tuple[str, str]]:
    if test.fact == "unsure_count":
        yield from ((question, UNSURE) for question in MAY_BE_UNSURE if answers.is_unsure(question))
    elif test.fact == "needs_count":
        yield from (("needs", need) for need in answers.named("needs"))
    else:
        answer = answers.of(test.fact)
        chosen = answer if isinstance(answer, tuple) else (str(answer),)
        yield from ((test.fact, value) for value in chosen if value in test.codes)


def rule_version(parameters: Parameters) -> str:
    """What changes whenever the table, its terms, the steps or a number of the guide does."""
    rules = [(rule.code, rule.when) for rule in (*(row.rule for row in ROWS), *OVERLAYS)]
    numbers = [(one.name, one.values) for name, one in parameters.items() if name.startswith("guide.")]
    return "guide-" + version_of(written((rules, CONDITIONS, STEPS, numbers)))

"""What a family answered, put in order: a named value outweighs “none” and “not sure”, and “not sure” outweighs “none”.

A question nobody answered counts as “not sure” (unknown is never a quiet no), but for the sets that have no “none”:
nothing chosen there means nothing. Source: families specification § 1.2.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from wayfellow.rules.guide.questions import BY_KEY, NONE, OUTSIDE_CALIFORNIA, QUESTIONS, UNSURE, Kind, Question
from wayfellow.rules.language.facts import Observation, Told
from wayfellow.rules.language.parameters import Parameters

MAY_BE_UNSURE = ("coverage", "event", "ongoing", "duration", "programs")
"""The questions whose “not sure” is counted."""

AFTER_COUNTY = frozenset(question.key for question in QUESTIONS[QUESTIONS.index(BY_KEY["county"]) + 1 :])

Answer = str | int | tuple[str, ...]


@dataclass(frozen=True)
class Answers:
    """What was answered by question: a value, a number of years, or a set in the order of the question.

    given: only what somebody answered. lang, format: how they like to read.
    """

    given: Mapping[str, Answer] = field(default_factory=dict)
    lang: str = "en"
    format: str = "standard"

    def of(self, key: str) -> Answer:
        """The answer, or what silence means."""
        return self.given[key] if key in self.given else self._silence(BY_KEY[key])

    def _silence(self, question: Question) -> Answer:
        """“Not sure”, unless the question is not asked of people outside California, or the set has no “none”."""
        skipped = self.given.get("county") == OUTSIDE_CALIFORNIA and question.key in AFTER_COUNTY
        if question.kind is Kind.MANY:
            return (UNSURE,) if question.has_none and not skipped else ()
        return "" if skipped else UNSURE

    def named(self, key: str) -> tuple[str, ...]:
        """What was chosen in a set, besides “none” and “not sure”."""
        chosen = self.of(key)
        return tuple(value for value in chosen if value not in (NONE, UNSURE)) if isinstance(chosen, tuple) else ()

    def is_unsure(self, key: str) -> bool:
        answer = self.of(key)
        return UNSURE in answer if isinstance(answer, tuple) else answer == UNSURE

    @property
    def age(self) -> int | None:
        """In years; None when nobody is sure."""
        age = self.of("age")
        return age if isinstance(age, int) else None

    def with_answer(self, key: str, answer: Answer) -> Answers:
        return Answers({**self.given, key: tidy(BY_KEY[key], answer)}, self.lang, self.format)

    def told(self, day: date) -> Told:
        """The answers as facts for the rules, with what is counted from them."""
        values: dict[str, Any] = {question.key: self.of(question.key) for question in QUESTIONS}
        values["age"] = "NONE" if self.age is None else self.age
        values["teen_private"] = self.given.get("teen_private", "no")
        values["unsure_count"] = sum(map(self.is_unsure, MAY_BE_UNSURE))
        values["needs_count"] = len(self.named("needs"))
        values["lang"], values["format"] = self.lang.partition("-")[0], self.format
        return Told({name: (Observation(name, value, day),) for name, value in values.items()})


def tidy(question: Question, answer: Answer) -> Answer:
    """A set in the question's order, with what outweighs the rest; anything else as it is."""
    if not isinstance(answer, tuple):
        return answer
    named = tuple(value for value in question.named if value in answer)
    return named or ((UNSURE,) if UNSURE in answer else (NONE,) if NONE in answer else ())


def asked(answers: Answers, numbers: Parameters, day: date) -> tuple[Question, ...]:
    """The pages on the way of these answers, in order: danger ends it at once, and so does living elsewhere."""
    if answers.named("safety"):
        return QUESTIONS[:1]
    skipped = AFTER_COUNTY if answers.of("county") == OUTSIDE_CALIFORNIA else frozenset()
    if not _may_be_private(answers, numbers, day):
        skipped |= {"teen_private"}
    return tuple(question for question in QUESTIONS if question.key not in skipped)


def _may_be_private(answers: Answers, numbers: Parameters, day: date) -> bool:
    """Somebody under 18, or of unknown age, answers about themselves. An age not asked for yet is no reason."""
    adult_from = numbers["guide.adult_from"].on(day)
    assert isinstance(adult_from, int)
    young = answers.age is None or answers.age < adult_from
    return answers.of("who") == "me" and "age" in answers.given and young

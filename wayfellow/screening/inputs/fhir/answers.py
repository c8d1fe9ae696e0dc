"""Observation and QuestionnaireResponse: coded answers to screening questions; a no here is a no.

Source: US Core 6.1.0 Screening and Assessment; the answers we read are in `answers.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from wayfellow.screening.inputs.fhir.codes import listed
from wayfellow.screening.inputs.fhir.elements import Unusable, codes, day_at, each, text
from wayfellow.screening.inputs.fhir.resource import Resource, Rows

GIVEN = ("final", "amended", "corrected", "completed")
QUESTION = re.compile(r"\d{1,6}-\d")
DEEPEST = 50
"""Levels of items within items that are read."""

Answers = Iterator[tuple[str, list[str]]]
"""The LOINC code of a question, and the codes of what was answered."""


def read_observation(one: Resource) -> Rows:
    person = one.person()
    told = list(_observed(one.content))
    day = ("effectiveDateTime", "effectiveInstant", "effectivePeriod.end", "effectivePeriod.start", "issued")
    yield from _said(one, person, told, day)


def read_questionnaire_response(one: Resource) -> Rows:
    person = one.person()
    yield from _said(one, person, list(_items(one.get("item"))), ("authored",))


def _observed(content: Any) -> Answers:
    for part in (content, *each(content.get("component"))):
        for question in codes(part.get("code")):
            yield question, _coded([part])


def _items(items: Any, depth: int = 0) -> Answers:
    """Items within items and within answers. A question is the last part of its linkId: /93042-0/71802-3."""
    for item in each(items) if depth < DEEPEST else ():
        answers = each(item.get("answer"))
        question = text(item.get("linkId")).split("/")[-1]
        if QUESTION.fullmatch(question):
            yield question, _coded(answers)
        for inner in (item, *answers):
            yield from _items(inner.get("item"), depth + 1)


def _coded(answers: Sequence[Mapping[str, Any]]) -> list[str]:
    found = [
        code for one in answers for name in ("valueCoding", "valueCodeableConcept") for code in codes(one.get(name))
    ]
    told = [one["valueBoolean"] for one in answers if isinstance(one.get("valueBoolean"), bool)]
    return found + [listed("answers")["yes" if yes else "no"][0] for yes in told]


def _said(one: Resource, person: str, told: list[tuple[str, list[str]]], day_at_one_of: tuple[str, ...]) -> Rows:
    if one.status not in GIVEN:
        return
    known = [(question, given) for question, given in told if question in _questions() and given]
    if not known:
        return
    day = day_at(one.content, *day_at_one_of)
    if day is None:
        raise Unusable(day_at_one_of[0], "no day")
    for question, given in known:
        for fact, yes in _meant("facts", question, given):
            yield one.told(person, fact, str(yes).lower(), day, "ASSESSMENT")
        for factor, yes in _meant("factors", question, given):
            row = {"person": person, "factor": factor, "yes": yes, "observed_on": day, "ref": one.ref}
            yield "factors", {**row, "recorded_at": one.recorded_at}
    yield from _counted(one, person, dict(known), day)


@cache
def _questions() -> frozenset[str]:
    content = listed("answers")
    counted = (question for questions in content["counts"].values() for question in questions)
    return frozenset([*content["facts"], *content["factors"], *counted])


def _meant(kind: str, question: str, given: list[str]) -> Iterator[tuple[str, bool]]:
    """What the answers say yes or no to; both is a yes."""
    for name, answers in listed("answers")[kind].get(question, {}).items():
        says, denies = (set(given) & set(answers[word]) for word in ("says", "denies"))
        if says or denies:
            yield name, bool(says)


def _counted(one: Resource, person: str, given: Mapping[str, list[str]], day: date) -> Rows:
    yes, no = (set(listed("answers")[word]) for word in ("yes", "no"))
    for fact, questions in listed("answers")["counts"].items():
        if all(set(given.get(question, ())) & (yes | no) for question in questions):
            number = sum(bool(set(given[question]) & yes) for question in questions)
            yield one.told(person, fact, str(number), day, "ASSESSMENT")

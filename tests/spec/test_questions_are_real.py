"""For each unknown the question asked is a real one: a good answer to it changes how near somebody is.

A question is what a criterion asks to be settled (`asks`). It is put to people for whom the criterion is open, and a
favorable answer, told today by a source that had not spoken of it, has to change the nearness of at least one: the
word, the closest population, or what is asked next. For somebody it is the last answer that was missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from tests.spec.random_people import Crowd
from wayfellow.rules.ecm.person import PersonRecords
from wayfellow.rules.ecm.questions import leaves, nearness, open_questions
from wayfellow.rules.ecm.register import CRITERIA, ECM, POPULATIONS
from wayfellow.rules.facts import VOCABULARY
from wayfellow.rules.language.evaluate import PlainEngine, Standing, stands
from wayfellow.rules.language.facts import FactType, Observation
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.rules.language.rule import Ask, Attested, CountTest, FactTest, Moment, Rule, walk
from wayfellow.rules.language.truth import MET

AS_OF = date(2026, 6, 30)
MOMENT = Moment(AS_OF, load_parameters())
ADULT, CHILD = date(1980, 5, 1), date(2015, 5, 1)
PEOPLE = 60
NEW_SOURCES = ("MEMBER_REPORT", "ASSESSMENT")

FACTS = tuple(
    sorted(
        {part.fact for rule in CRITERIA.values() for part in walk(rule) if isinstance(part, FactTest)}
        | {part.attested for rule in CRITERIA.values() for part in walk(rule) if isinstance(part, CountTest)}
        | {"attested_criteria"}
    )
)

QUESTIONS: dict[Ask, list[Rule]] = {}
for _rule in CRITERIA.values():
    if _rule.asks:
        QUESTIONS.setdefault(_rule.asks, []).append(_rule)


def standing_of(records: PersonRecords) -> Standing:
    return PlainEngine(records.at(MOMENT).case).standing(ECM)


# Answers


@cache
def favorable(ask: Ask) -> Observation | None:
    """An answer that speaks for the person: it settles what asks for it or, where it takes more, is a yes to a part.
    None if no answer does."""
    rules = QUESTIONS[ask]
    if ask.fact in CRITERIA:
        return Observation("attested_criteria", (CRITERIA[ask.fact].name,), AS_OF)
    told = [Observation(ask.fact, value, AS_OF) for value in _values(ask.fact)]
    settling = [one for one in told if all(_truth(rule, one) == MET for rule in rules)]
    speaking = settling or [one for one in told if any(_passes(rule, one) for rule in rules)]
    return speaking[0] if speaking else None


def _values(fact: str) -> list[Any]:
    known = VOCABULARY[fact]
    soon, lately = AS_OF + timedelta(days=10), AS_OF - timedelta(days=30)
    match known.type:
        case FactType.BOOL:
            return [True, False]
        case FactType.COUNT:
            return [9]
        case FactType.DATE:
            return [CHILD, ADULT, lately, soon]
        case FactType.CODES:
            return [(code,) for code in known.values]
    return list(known.values)


def _truth(rule: Rule, told: Observation) -> object:
    return PlainEngine(PersonRecords((told,)).at(MOMENT).case).rule(rule)


def _passes(rule: Rule, told: Observation) -> bool:
    tests = [part for part in walk(rule) if isinstance(part, FactTest) and part.fact == told.fact]
    return any(_truth(replace(rule, when=test), told) == MET for test in tests)


def told_anew(records: PersonRecords, answer: Observation) -> PersonRecords | None:
    """The person with an answer of a source that had not spoken of it; None when all have."""
    spoke = {seen.source_type for seen in records.observations if seen.fact == answer.fact}
    new = [source for source in NEW_SOURCES if source not in spoke]
    if not new:
        return None
    return replace(records, observations=(*records.observations, replace(answer, source_type=new[0])))


# People


def people() -> Iterator[PersonRecords]:
    """A crowd, and for each criterion of a population somebody who lacks nothing else, or only the birth date."""
    yield from Crowd(23, AS_OF, FACTS).people(PEOPLE).values()
    for population in POPULATIONS:
        for missing in leaves(population.when):
            both = [almost(population, missing, born) for born in (ADULT, CHILD)]
            yield from (one for one in both if stands(population.when, standing_of(one), population.code).possible)


def almost(population: Rule, missing: Rule, born: date) -> PersonRecords:
    settled = [rule for rule in leaves(population.when) if rule is not missing and rule.asks != missing.asks]
    ticks = tuple(rule.name for rule in settled if rule.attested is not Attested.NEVER)
    told = {favorable(rule.asks) for rule in settled if rule.asks and rule.attested is Attested.NEVER}
    kept = [one for one in told if one and one.fact != "date_of_birth"]
    if not (missing.asks and missing.asks.fact == "date_of_birth"):
        kept.append(Observation("date_of_birth", born, AS_OF))
    return PersonRecords((*kept, Observation("attested_criteria", ticks, AS_OF)))


# The proof


def test_every_question_moves_somebody() -> None:
    asked, opened, moved, completed = Counter[str](), Counter[Ask](), Counter[Ask](), Counter[Ask]()
    for records in people():
        standing = standing_of(records)
        before = nearness(POPULATIONS, standing)
        asked.update(one.fact for one in open_questions(POPULATIONS, standing))
        asked.update([before.ask] if before.ask else [])
        for ask, rules in QUESTIONS.items():
            if not any(standing.base[rule.code].undetermined for rule in rules):
                continue
            answer = favorable(ask)
            answered = told_anew(records, answer) if answer else None
            if answered is None:
                continue
            after = nearness(POPULATIONS, standing_of(answered))
            opened[ask] += 1
            moved[ask] += after != before
            completed[ask] += before.word != "met" and after.word == "met"
    for ask in QUESTIONS:
        print(f"{named(ask)}: open for {opened[ask]}, moved {moved[ask]}, completed a group for {completed[ask]}")
    print("asked: " + ", ".join(f"{fact} {times}" for fact, times in asked.most_common()))
    assert set(asked) <= {ask.fact for ask in QUESTIONS}
    assert [named(ask) for ask in QUESTIONS if not moved[ask]] == [], "these move nobody"
    assert [named(ask) for ask in QUESTIONS if not completed[ask]] == [], "these complete no group for anybody"


def named(ask: Ask) -> str:
    return f"{ask.fact} ({ask.answer}), for {', '.join(rule.code for rule in QUESTIONS[ask])}"

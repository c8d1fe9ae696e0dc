"""Learning a fact never moves what is settled: only sources that disagree do, and then they show as a conflict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.spec.random_people import SOURCES, Crowd
from wayfellow.rules.ecm.person import PersonRecords
from wayfellow.rules.ecm.register import CRITERIA, ECM
from wayfellow.rules.events.told import CODED
from wayfellow.rules.facts import DEFAULTS
from wayfellow.rules.language.evaluate import PlainEngine
from wayfellow.rules.language.facts import Observation
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.rules.language.rule import (
    CountTest,
    Evidenced,
    Expression,
    FactTest,
    Moment,
    Operator,
    Otherwise,
    Presumed,
    Rule,
    walk,
)
from wayfellow.rules.language.truth import CONFLICT, MET, NOT_MET, Truth

AS_OF = date(2026, 6, 30)
MOMENT = Moment(AS_OF, load_parameters())
EVENTS = {"ed_visits", "stays"}
CODES = {"diagnoses", "places_of_service"}
TICKS = {"attested_criteria", "attested_populations"}

MAY_MOVE = {
    "JI_TRANSITION": "after pre-release services a release in the last year is presumed, until a day is told",
    "LTC_COMMUNITY": "the kind of home, once told, is asked instead of whether it is in the community",
    "NFT_RESIDENT": "the kind of home, once told, is asked instead of whether it is a nursing facility",
}
"""Rules that take something as given until somebody says otherwise, each with what that is."""


def _read(expression: Expression) -> Iterator[str]:
    for part in walk(expression):
        if isinstance(part, FactTest):
            yield part.fact
        elif isinstance(part, CountTest):
            yield part.attested
        elif isinstance(part, Evidenced):
            yield from (sign.fact for sign in part.signs if isinstance(sign, FactTest))


FACTS = tuple(sorted({fact for rule in CRITERIA.values() for fact in _read(rule)} - {"date_of_birth"} | TICKS))
"""What people are asked, and what is told of random people (whose births have their own way)."""

SIGNS = {
    sign.fact
    for rule in CRITERIA.values()
    for part in walk(rule)
    if isinstance(part, Evidenced)
    for sign in part.signs
    if isinstance(sign, FactTest)
} | set(CODED)
"""Further sources for what other facts tell: they can contradict a fact of another name."""

ANSWERS = tuple(fact for fact in FACTS if fact not in SIGNS | TICKS | EVENTS)


def takes_as_given(rule: Rule) -> bool:
    return any(isinstance(part, Presumed | Otherwise) for part in walk(rule))


@cache
def reads_a_default(rule: Rule) -> frozenset[str]:
    return frozenset(_read(rule)) & frozenset(DEFAULTS)


@cache
def counts(rule: Rule) -> bool:
    return any(isinstance(part, CountTest) for part in walk(rule))


@cache
def merges(rule: Rule) -> bool:
    """A set is read: what one source adds to it contradicts none of the others."""
    return any(isinstance(part, FactTest) and part.operator is Operator.HAS for part in walk(rule))


def found(records: PersonRecords) -> dict[str, Truth]:
    engine = PlainEngine(records.at(MOMENT).case)
    return dict(engine.standing(ECM).base)


def moved(before: dict[str, Truth], after: dict[str, Truth]) -> Iterator[tuple[Rule, Truth, Truth]]:
    """The criteria that were met or not met and are not any more."""
    for code, truth in before.items():
        if truth in (MET, NOT_MET) and after[code] != truth:
            yield CRITERIA[code], truth, after[code]


def one_more(crowd: Crowd, records: PersonRecords, facts: tuple[str, ...]) -> tuple[PersonRecords, Observation]:
    """The same person with one more thing told: a fact nobody told of, or the same word from another source."""
    told: dict[str, list[Observation]] = {}
    for seen in records.observations:
        told.setdefault(seen.fact, []).append(seen)
    untold = [fact for fact in facts if fact not in told]
    agreed = [
        seen
        for fact, all_seen in told.items()
        if fact in facts and len({seen.value for seen in all_seen}) == 1
        for seen in all_seen[:1]
        if len({seen.source_type for seen in all_seen}) < len(SOURCES)
    ]
    if untold and (not agreed or crowd.draw.random() < 0.8):
        fact = crowd.draw.choice(untold)
        new = crowd._events(fact) if fact in EVENTS or fact in CODES else crowd._observation(fact, day=AS_OF)
    else:
        again = crowd.draw.choice(agreed)
        spoke = {seen.source_type for seen in told[again.fact]}
        source = crowd.draw.choice([source for source in SOURCES if source not in spoke])
        new = replace(again, source_type=source, observed_on=AS_OF)
    return replace(records, observations=(*records.observations, new)), new


def test_the_rules_that_may_move_are_named() -> None:
    assert {code for code, rule in CRITERIA.items() if takes_as_given(rule)} == set(MAY_MOVE)


@settings(max_examples=1_500)
@given(st.integers(0, 2**32))
def test_an_answer_never_moves_what_is_settled(seed: int) -> None:
    """Of people of whom only answers are known: one more answer, that contradicts none, leaves every criterion that
    was met or not met as it was."""
    crowd = Crowd(seed, AS_OF, ANSWERS)
    somebody = crowd.person()
    answers = tuple(seen for seen in somebody.observations if seen.fact in {*ANSWERS, "date_of_birth"})
    before = PersonRecords(answers)
    after, new = one_more(crowd, before, ANSWERS)
    for rule, was, became in moved(found(before), found(after)):
        replaced_default = new.fact in reads_a_default(rule)
        assert takes_as_given(rule) or replaced_default, f"{rule.code}: {was.word}, then {became.word} by {new}"


@settings(max_examples=1_500)
@given(st.integers(0, 2**32))
def test_a_source_that_disagrees_shows(seed: int) -> None:
    """Of people of whom claims, codes, ticks and answers are known: one more thing told may contradict, and then
    what was settled is a conflict; it never turns into its opposite or fades away in silence. A set grows quietly,
    an attested count adds, and a visit may turn out to be part of a stay."""
    crowd = Crowd(seed, AS_OF, FACTS)
    before = crowd.person()
    told = {seen.fact for seen in before.observations}
    after, new = one_more(crowd, before, tuple(fact for fact in (*FACTS, *sorted(EVENTS | CODES)) if fact not in told))
    for rule, was, became in moved(found(before), found(after)):
        grown = was == NOT_MET and became == MET and (merges(rule) or counts(rule))
        became_stay = new.fact == "stays" and counts(rule)
        replaced_default = new.fact in reads_a_default(rule)
        assert became == CONFLICT or grown or became_stay or takes_as_given(rule) or replaced_default, (
            f"{rule.code}: {was.word}, then {became.word} by {new}"
        )


def test_each_rule_that_may_move_does() -> None:
    """The list of exceptions holds nothing that is not one."""
    facts = tuple(sorted({fact for code in MAY_MOVE for fact in _read(CRITERIA[code])}))
    crowd = Crowd(7, AS_OF, facts)
    did: set[str] = set()
    for _number in range(5_000):
        somebody = PersonRecords(tuple(seen for seen in crowd.person().observations if seen.fact in facts))
        after, _new = one_more(crowd, somebody, facts)
        engines = [PlainEngine(records.at(MOMENT).case) for records in (somebody, after)]
        before, then = ({code: engine.rule(CRITERIA[code]) for code in MAY_MOVE} for engine in engines)
        did |= {rule.code for rule, _was, _became in moved(before, then)}
    assert did == set(MAY_MOVE), f"{set(MAY_MOVE) - did} never moved: are they still exceptions?"

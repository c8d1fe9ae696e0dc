"""The plain engine: what a rule says about one person, and because of what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from wayfellow.rules.days import add_days
from wayfellow.rules.language import truth as logic
from wayfellow.rules.language.amounts import Amount, attested, days_between
from wayfellow.rules.language.facts import NOBODY, Told
from wayfellow.rules.language.law import Law
from wayfellow.rules.language.rule import (
    AllOf,
    AnyOf,
    AtLeastOf,
    Attested,
    CountTest,
    DaysBetween,
    Evidenced,
    Expression,
    FactTest,
    Moment,
    Not,
    Operator,
    Otherwise,
    Presumed,
    Rule,
    Seen,
    Sign,
)
from wayfellow.rules.language.truth import MET, Truth


@dataclass(frozen=True, slots=True)
class SignSeen:
    """The latest code of a value set in somebody's records."""

    value_set: str
    code: str
    day: date
    source_type: str
    source_ref: str = ""


@dataclass(frozen=True)
class Case:
    """One person, as the plain engine reads them.

    latest_sign(value_set): the latest code seen by the day asked about, or None.
    amount(kind, months): how many events of a kind fall into the window of so many months.
    """

    moment: Moment
    told: Told
    defaults: Mapping[str, Any] = field(default_factory=dict)  # what is taken as told when nobody said
    latest_sign: Callable[[str], SignSeen | None] = lambda value_set: None
    amount: Callable[[str, int], Amount] = lambda kind, months: Amount()


@dataclass(frozen=True)
class Standing:
    """What every named rule came to for one person, before and after what a referrer attested.

    base: the truth of each rule by code, with its own attestation. attested: populations somebody attested.
    nearly: counted rules that are within one event of being met. assumed: facts nobody told, whose default was taken.
    """

    base: Mapping[str, Truth]
    attested: frozenset[str] = frozenset()
    nearly: frozenset[str] = frozenset()
    assumed: frozenset[str] = frozenset()
    _known: dict[str, Truth] = field(default_factory=dict, repr=False, compare=False)

    def of(self, population: Rule) -> Truth:
        """The truth of a population, worked out once."""
        if population.code not in self._known:
            self._known[population.code] = stands(population.when, self, population.code)
        return self._known[population.code]

    def supposing(self, met: Iterable[str]) -> Standing:
        """The same person, if these rules were met."""
        base = {**self.base, **dict.fromkeys(met, MET)}
        return Standing(base, self.attested, self.nearly, self.assumed)


@dataclass
class PlainEngine:
    """Evaluates rules for one case; a rule that stands in several populations is evaluated once."""

    case: Case
    base: dict[str, Truth] = field(default_factory=dict)
    nearly: set[str] = field(default_factory=set)
    assumed: set[str] = field(default_factory=set)

    def standing(self, law: Law) -> Standing:
        for rule in law.rules.values():
            self.rule(rule)
        attested = self._attested("attested_populations")
        return Standing(self.base, attested, frozenset(self.nearly), frozenset(self.assumed))

    def rule(self, rule: Rule) -> Truth:
        if rule.code not in self.base:
            said = rule.attested is not Attested.NEVER and rule.name in self._attested("attested_criteria")
            self.base[rule.code] = attest(rule, self.truth(rule.when), said)
            if isinstance(rule.when, CountTest) and self.count(rule.when).nearly(self._number(rule.when)):
                self.nearly.add(rule.code)
        return self.base[rule.code]

    def truth(self, expression: Expression) -> Truth:
        match expression:
            case Rule():
                return self.rule(expression)
            case FactTest():
                return self._fact(expression)
            case CountTest():
                return self.count(expression).reaches(self._number(expression))
            case Evidenced(told=told, signs=signs):
                seen = any(self._sign(sign) for sign in signs)
                return MET if seen and expression.merges else logic.supported(self.truth(told), seen)
            case Seen(sign=sign):
                return logic.supported(logic.UNKNOWN, bool(self.seen(sign)))
            case Otherwise(first=first, second=second):
                said = self.truth(first)
                return self.truth(second) if said == logic.UNKNOWN else said
            case Presumed():
                return logic.presumed(*map(self.truth, expression.parts()))
            case DaysBetween():
                return self._days_between(expression)
        return combined(expression, map(self.truth, expression.parts()))

    def count(self, test: CountTest) -> Amount:
        values = [seen.value for seen in self.case.told.of(test.attested) if seen.value != NOBODY]
        return attested(self.case.amount(test.kind, self.case.moment.number(test.months)), values)

    def seen(self, sign: Sign) -> SignSeen | None:
        """The latest code of the sign's value set, when it is recent enough to be evidence."""
        from_day = self.case.moment.earliest(sign.months)
        latest = self.case.latest_sign(sign.value_set)
        return latest if latest and latest.day >= from_day else None

    def _sign(self, sign: Sign | FactTest) -> bool:
        if isinstance(sign, Sign):
            return self.seen(sign) is not None
        limit = sign.limit_at(self.case.moment)
        return any(passes(sign, told.value, limit) for told in self.case.told.of(sign.fact))

    def _fact(self, test: FactTest) -> Truth:
        limit = test.limit_at(self.case.moment)
        yes = no = False
        for seen in self.case.told.of(test.fact):
            if passes(test, seen.value, limit):
                yes = True
            elif seen.may_say_no and (test.none_is_a_no or seen.value != NOBODY):
                no = True
        if not yes and not no and test.fact in self.case.defaults:
            self.assumed.add(test.fact)
            return logic.MET if passes(test, self.case.defaults[test.fact], limit) else logic.NOT_MET
        return logic.heard(yes, no and not (yes and test.operator is Operator.HAS))

    def _days_between(self, test: DaysBetween) -> Truth:
        told = {name: [seen.value for seen in self.case.told.of(name)] for name in (test.first, test.then)}
        days = {name: [value for value in values if value != NOBODY] for name, values in told.items()}
        before = [seen.value for seen in self.case.told.of(test.day_after) if seen.value != NOBODY]
        thens = days[test.then] or [add_days(day, -1) for day in before]
        at_most = test.at_most.at(self.case.moment)
        assert isinstance(at_most, int)
        return days_between(days[test.first], thens, NOBODY in told[test.first], at_most)

    def _number(self, test: CountTest) -> int:
        number = test.at_least.at(self.case.moment)
        assert isinstance(number, int)
        return number

    def _attested(self, fact: str) -> frozenset[str]:
        return frozenset(code for seen in self.case.told.of(fact) for code in seen.value)


def passes(test: FactTest, value: Any, limit: Any) -> bool:
    """Whether one told value passes a test, whose `limit` is that of the day asked about (`FactTest.limit_at`).

    `NONE` passes nothing: somebody looked, and there is none.
    """
    match test.operator:
        case Operator.TRUE:
            return value is True
        case Operator.IN:
            return value in limit
        case Operator.HAS:
            return not limit.isdisjoint(value)
        case Operator.AT_LEAST:
            return bool(value != NOBODY and value >= limit)
        case Operator.AT_MOST:
            return bool(value != NOBODY and value <= limit)


def attest(rule: Rule, told: Truth, said: bool) -> Truth:
    """Add somebody's word. It contradicts a record that says no; where little was counted, it simply adds."""
    if said and rule.counted:
        return MET
    return logic.supported(told, said)


def stands(expression: Expression, standing: Standing, population: str) -> Truth:
    """The truth of a population, or a part of it, from what its named rules came to."""
    if not isinstance(expression, Rule):
        return combined(expression, (stands(one, standing, population) for one in expression.parts()))
    said = expression.attested is Attested.WITH_POPULATION and population in standing.attested
    return attest(expression, standing.base[expression.code], said)


def combined(expression: Expression, operands: Iterable[Truth]) -> Truth:
    """The truth of a combination from those of its parts."""
    match expression:
        case AllOf():
            return logic.all_true(operands)
        case AnyOf():
            return logic.any_true(operands)
        case AtLeastOf(k=k):
            return logic.at_least_true(k, operands)
        case Not():
            return logic.opposite(next(iter(operands)))
    raise TypeError(f"not a combination of the rule language: {expression!r}")


def because(expression: Expression, standing: Standing, population: str) -> list[Rule]:
    """The rules that decide a population: what makes it met, the first thing that rules it out, or what to ask."""
    truth = stands(expression, standing, population)
    if isinstance(expression, Rule):
        inner = _inner_reasons(expression, standing, population) if truth == MET else []
        return [expression, *inner]
    operands = expression.parts()
    truths = [stands(one, standing, population) for one in operands]
    if isinstance(expression, AllOf) and not truth.possible:
        deciding = [next(one for one, its in zip(operands, truths, strict=True) if not its.possible)]
    else:
        deciding = [one for one, its in zip(operands, truths, strict=True) if _agrees(its, truth)]
    return [rule for one in deciding for rule in because(one, standing, population)]


def _agrees(operand: Truth, whole: Truth) -> bool:
    if whole.undetermined:
        return operand.undetermined
    return operand.certain == whole.certain and operand.possible == whole.possible


def _inner_reasons(rule: Rule, standing: Standing, population: str) -> list[Rule]:
    """The named rules inside a met rule that make it met (none when it was attested as a whole)."""
    inner = rule.when.parts() if isinstance(rule.when, AnyOf) else ()
    named = [one for one in inner if isinstance(one, Rule)]
    return [one for one in named if stands(one, standing, population) == MET]

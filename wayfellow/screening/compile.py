"""The same rules as columns: one boolean column each for `certain`, `possible` and `conflict`, for everybody at once.

A rule is plain data (`rules.language.rule`); this file is the only one that knows how to turn it into Ibis.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import TypeVar

import ibis
import ibis.expr.types as ir

from wayfellow.rules.facts import VOCABULARY
from wayfellow.rules.language.facts import NOBODY, YES_ONLY, FactType
from wayfellow.rules.language.rule import (
    AllOf,
    AnyOf,
    AtLeastOf,
    Attested,
    CountTest,
    Evidenced,
    Expression,
    FactTest,
    Moment,
    Not,
    Operator,
    Rule,
    Seen,
    Sign,
    rules_in,
    signs_in,
    walk,
)
from wayfellow.screening.codes import packed_since

T = TypeVar("T")


@dataclass(frozen=True)
class TruthColumn:
    certain: ir.BooleanValue
    possible: ir.BooleanValue
    conflict: ir.BooleanValue


def _settled(certain: ir.BooleanValue, possible: ir.BooleanValue, conflict: ir.BooleanValue) -> TruthColumn:
    return TruthColumn(certain, possible, conflict & possible & ~certain)


@dataclass(frozen=True)
class Leaves:
    """Which columns the leaves of a set of rules become, by leaf."""

    facts: Mapping[FactTest, int]
    signs: Mapping[Sign, int]
    counts: Mapping[CountTest, int]

    @classmethod
    def of(cls, populations: Iterable[Rule]) -> Leaves:
        every = [part for population in populations for part in walk(population)]
        facts = [part for part in every if isinstance(part, FactTest)]
        for part in every:
            if isinstance(part, Evidenced):
                facts += [sign for sign in part.signs if isinstance(sign, FactTest)]
            if isinstance(part, Rule) and part.attested is not Attested.NEVER:
                facts.append(by_name(part))
        facts += [by_population(population) for population in populations]
        signs = [sign for population in populations for sign in signs_in(population)]
        counts = [part for part in every if isinstance(part, CountTest)]
        return cls(_numbered(facts), _numbered(signs), _numbered(counts))

    def windows(self, moment: Moment) -> dict[str, tuple[str, int]]:
        """The windows to count in, by name: the kind of event and the months."""
        return {_window(test, moment): (test.kind, moment.number(test.months)) for test in self.counts}


def _numbered(leaves: Iterable[T]) -> dict[T, int]:
    return {leaf: number for number, leaf in enumerate(dict.fromkeys(leaves))}


def _window(test: CountTest, moment: Moment) -> str:
    return f"{test.kind}_{moment.number(test.months)}"


def by_name(rule: Rule) -> FactTest:
    return FactTest("attested_criteria", Operator.HAS, codes=frozenset({rule.name}))


def by_population(population: Rule) -> FactTest:
    return FactTest("attested_populations", Operator.HAS, codes=frozenset({population.code}))


# Leaves: one row a person


def fact_columns(observations: ir.Table, leaves: Leaves, moment: Moment) -> ir.Table:
    """person, and for each fact test whether somebody said yes (`yes_…`) and somebody who may say no did (`no_…`);
    for each counted test the least and the most that was attested (`low_…`, `high_…`).
    """
    may_say_no = ~observations.source_type.isin(sorted(YES_ONLY))
    aggregates: dict[str, ir.Value] = {}
    for test, number in leaves.facts.items():
        about = observations.fact == test.fact
        passed = _passes(observations, test, moment)
        aggregates[f"yes_{number}"] = (about & passed).any()
        aggregates[f"no_{number}"] = (about & ~passed & may_say_no).any()
    for count, number in leaves.counts.items():
        about = observations.fact == count.attested
        aggregates[f"low_{number}"] = observations.number.min(where=about)
        aggregates[f"high_{number}"] = observations.number.max(where=about)
    return observations.group_by("person").agg(**aggregates)


def _passes(observations: ir.Table, test: FactTest, moment: Moment) -> ir.BooleanValue:
    value = observations.value
    bound = test.bound.at(moment) if test.bound else None
    match test.operator:
        case Operator.TRUE:
            passed = value == "true"
        case Operator.IN:
            passed = value.isin(sorted(test.codes))
        case Operator.HAS:
            passed = reduce(or_, (value.contains(f"|{code}|") for code in sorted(test.codes)))
        case Operator.AT_LEAST | Operator.AT_MOST:
            numeric = VOCABULARY[test.fact].type is FactType.COUNT
            told = observations.number if numeric else value  # days are written so that they sort as text
            limit = bound if numeric else str(bound)
            compared = told >= limit if test.operator is Operator.AT_LEAST else told <= limit
            passed = (value != NOBODY) & compared
    return passed.fill_null(False)


def sign_columns(latest: ir.Table, leaves: Leaves, moment: Moment) -> ir.Table:
    """person, and for each sign whether a code of its value set was seen recently enough (`seen_…`).

    latest: person and, by value set, the packed day and code of `codes`.
    """
    seen = {
        f"seen_{number}": latest[sign.value_set] >= packed_since(moment.earliest(sign.months))
        for sign, number in leaves.signs.items()
    }
    return latest.select("person", **seen)


# Rules: columns over those leaves


@dataclass(frozen=True)
class Compiler:
    leaves: Leaves
    moment: Moment

    def with_rules(self, people: ir.Table, populations: Sequence[Rule]) -> ir.Table:
        """Add the truth of every named rule, the innermost first, as `<rule>_certain`, `_possible`, `_conflict`."""
        rules = {rule.code: rule for population in populations for rule in rules_in(population.when)}
        done: set[str] = set()
        while len(done) < len(rules):
            ready = [r for r in rules.values() if r.code not in done and all(i.code in done for i in rules_in(r.when))]
            columns: dict[str, ir.BooleanValue] = {}
            for rule in ready:
                said = self._yes(people, by_name(rule)) if rule.attested is not Attested.NEVER else ibis.literal(False)
                truth = _attest(rule, self.truth(people, rule.when), said)
                columns |= _named(rule.code, truth)
                if isinstance(rule.when, CountTest):
                    columns[f"{rule.code}_nearly"] = self._nearly(people, rule.when)
            people = people.mutate(**columns)
            done |= {rule.code for rule in ready}
        return people

    def with_populations(self, people: ir.Table, populations: Sequence[Rule]) -> ir.Table:
        """Add the truth of every population, and whether somebody attested it (`<population>_attested`)."""
        columns: dict[str, ir.BooleanValue] = {}
        for population in populations:
            columns |= _named(population.code, self.stands(people, population.when, population))
            columns[f"{population.code}_attested"] = self._yes(people, by_population(population))
        return people.mutate(**columns)

    def truth(self, people: ir.Table, expression: Expression) -> TruthColumn:
        match expression:
            case Rule():
                return _column(people, expression.code)
            case FactTest():
                return self._fact(people, expression)
            case CountTest():
                return self._count(people, expression)
            case Evidenced(told=told, signs=signs):
                seen = reduce(or_, (self._sign(people, sign) for sign in signs))
                inner = self.truth(people, told)
                if expression.merges:
                    return TruthColumn(inner.certain | seen, inner.possible | seen, inner.conflict & ~seen)
                return _supported(inner, seen)
            case Seen(sign=sign):
                unknown = TruthColumn(ibis.literal(False), ibis.literal(True), ibis.literal(False))
                return _supported(unknown, self._sign(people, sign))
            case AllOf(operands=operands):
                return _all([self.truth(people, one) for one in operands])
            case AnyOf(operands=operands):
                return _any([self.truth(people, one) for one in operands])
            case AtLeastOf(k=k, operands=operands):
                return _at_least(k, [self.truth(people, one) for one in operands])
            case Not(operand=operand):
                return _not(self.truth(people, operand))
        raise TypeError(f"not an expression of the rule language: {expression!r}")

    def stands(self, people: ir.Table, expression: Expression, population: Rule) -> TruthColumn:
        """The truth of a part of a population, with what its referrer attested."""
        match expression:
            case Rule(attested=Attested.WITH_POPULATION):
                return _attest(
                    expression, _column(people, expression.code), self._yes(people, by_population(population))
                )
            case Rule():
                return _column(people, expression.code)
            case AllOf(operands=operands):
                return _all([self.stands(people, one, population) for one in operands])
            case AnyOf(operands=operands):
                return _any([self.stands(people, one, population) for one in operands])
            case AtLeastOf(k=k, operands=operands):
                return _at_least(k, [self.stands(people, one, population) for one in operands])
            case Not(operand=operand):
                return _not(self.stands(people, operand, population))
        raise TypeError(f"a population is made of named rules, not of {type(expression).__name__}")

    def _yes(self, people: ir.Table, test: FactTest) -> ir.BooleanValue:
        return people[f"yes_{self.leaves.facts[test]}"].fill_null(False)

    def _no(self, people: ir.Table, test: FactTest) -> ir.BooleanValue:
        return people[f"no_{self.leaves.facts[test]}"].fill_null(False)

    def _sign(self, people: ir.Table, sign: Sign | FactTest) -> ir.BooleanValue:
        if isinstance(sign, FactTest):
            return self._yes(people, sign)
        return people[f"seen_{self.leaves.signs[sign]}"].fill_null(False)

    def _fact(self, people: ir.Table, test: FactTest) -> TruthColumn:
        yes, no = self._yes(people, test), self._no(people, test)
        if test.operator is Operator.HAS:  # sets are merged: a yes is not contradicted by another source's list
            return TruthColumn(yes, yes | ~no, ibis.literal(False))
        return TruthColumn(yes & ~no, yes | ~no, yes & no)

    def amount(self, people: ir.Table, test: CountTest) -> tuple[ir.IntegerValue, ir.IntegerValue]:
        """At least and at most so many; the latter is null when nothing bounds it."""
        number, window = self.leaves.counts[test], _window(test, self.moment)
        certain = people[f"{window}_certain"]
        counted = ibis.ifelse(people[f"{window}_observed"], certain + people[f"{window}_undecided"], ibis.null("int64"))
        low, high = people[f"low_{number}"], people[f"high_{number}"]
        at_least = ibis.greatest(certain, low.fill_null(0))
        at_most = ibis.ifelse(high.notnull(), ibis.greatest(counted.fill_null(0), certain, high.fill_null(0)), counted)
        return at_least, at_most

    def _count(self, people: ir.Table, test: CountTest) -> TruthColumn:
        number = self.leaves.counts[test]
        threshold = test.at_least.at(self.moment)
        at_least, at_most = self.amount(people, test)
        disagree = (people[f"low_{number}"] != people[f"high_{number}"]).fill_null(False)
        return _settled(at_least >= threshold, at_most.isnull() | (at_most >= threshold), disagree)

    def _nearly(self, people: ir.Table, test: CountTest) -> ir.BooleanValue:
        threshold = test.at_least.at(self.moment)
        assert isinstance(threshold, int)
        at_least, at_most = self.amount(people, test)
        return (at_least >= threshold - 1) | (at_most >= threshold).fill_null(False)


def _named(code: str, truth: TruthColumn) -> dict[str, ir.BooleanValue]:
    return {f"{code}_certain": truth.certain, f"{code}_possible": truth.possible, f"{code}_conflict": truth.conflict}


def _column(people: ir.Table, code: str) -> TruthColumn:
    return TruthColumn(people[f"{code}_certain"], people[f"{code}_possible"], people[f"{code}_conflict"])


def _supported(told: TruthColumn, sign: ir.BooleanValue) -> TruthColumn:
    certain = told.certain | (sign & told.possible & ~told.conflict)
    return TruthColumn(certain, told.possible | sign, told.conflict | (sign & ~told.possible))


def _attest(rule: Rule, told: TruthColumn, said: ir.BooleanValue) -> TruthColumn:
    if rule.counted:
        return TruthColumn(told.certain | said, told.possible | said, told.conflict & ~said)
    return _supported(told, said)


def _all(operands: Sequence[TruthColumn]) -> TruthColumn:
    return _settled(
        reduce(and_, (one.certain for one in operands)),
        reduce(and_, (one.possible for one in operands)),
        reduce(or_, (one.conflict for one in operands)),
    )


def _any(operands: Sequence[TruthColumn]) -> TruthColumn:
    return _settled(
        reduce(or_, (one.certain for one in operands)),
        reduce(or_, (one.possible for one in operands)),
        reduce(or_, (one.conflict for one in operands)),
    )


def _at_least(k: int, operands: Sequence[TruthColumn]) -> TruthColumn:
    return _settled(
        sum(one.certain.cast("int8") for one in operands) >= k,
        sum(one.possible.cast("int8") for one in operands) >= k,
        reduce(or_, (one.conflict for one in operands)),
    )


def _not(operand: TruthColumn) -> TruthColumn:
    return TruthColumn(~operand.possible, ~operand.certain, operand.conflict)

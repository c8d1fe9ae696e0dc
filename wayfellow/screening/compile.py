"""The same rules as columns: one boolean column each for `certain`, `possible` and `conflict`, for everybody at once.

A rule is plain data (`rules.language.rule`); this file is the only one that knows how to turn it into Ibis. Its input
is a table of unpacked leaves (`leaves`), one row a leaf pattern.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

import ibis
import ibis.expr.types as ir

from wayfellow.rules.facts import DEFAULTS
from wayfellow.rules.language.evaluate import passes
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
    rules_in,
)
from wayfellow.screening.leaves import BETWEEN_FLAGS, Leaves, by_name, by_population


@dataclass(frozen=True)
class TruthColumn:
    certain: ir.BooleanValue
    possible: ir.BooleanValue
    conflict: ir.BooleanValue


def _settled(certain: ir.BooleanValue, possible: ir.BooleanValue, conflict: ir.BooleanValue) -> TruthColumn:
    return TruthColumn(certain, possible, conflict & possible & ~certain)


@dataclass(frozen=True)
class Compiler:
    leaves: Leaves
    moment: Moment

    def with_rules(self, people: ir.Table, law: Law) -> ir.Table:
        """Add the truth of every named rule, the innermost first, as `<rule>_certain`, `_possible`, `_conflict`.

        And `assumed_<fact>`: nobody told it, so that its default was taken.
        """
        people = people.mutate(**self._assumed(people, law))
        rules = law.rules
        done: set[str] = set()
        while len(done) < len(rules):
            ready = [r for r in rules.values() if r.code not in done and all(i.code in done for i in rules_in(r.when))]
            columns: dict[str, ir.BooleanValue] = {}
            for rule in ready:
                said = self._yes(people, by_name(rule)) if rule.attested is not Attested.NEVER else ibis.literal(False)
                truth = _attest(rule, self.truth(people, rule.when), said)
                columns |= _named(rule.code, truth)
                if isinstance(rule.when, CountTest):
                    columns[f"{rule.code}_nearly"] = people[f"nearly_{self.leaves.counts[rule.when]}"]
            people = people.mutate(**columns)
            done |= {rule.code for rule in ready}
        return people

    def with_populations(self, people: ir.Table, law: Law) -> ir.Table:
        """Add the truth of every population, and whether somebody attested it (`<population>_attested`)."""
        columns: dict[str, ir.BooleanValue] = {}
        for population in law.populations:
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
            case Evidenced():
                return self._evidenced(people, expression)
            case Presumed():
                return _presumed(*(self.truth(people, one) for one in expression.parts()))
            case Otherwise():
                return _otherwise(*(self.truth(people, one) for one in expression.parts()))
            case DaysBetween():
                number = self.leaves.between[expression]
                return TruthColumn(*(people[f"{word}_{number}"] for word in BETWEEN_FLAGS))
            case Seen(sign=sign):
                unknown = TruthColumn(ibis.literal(False), ibis.literal(True), ibis.literal(False))
                return _supported(unknown, self._sign(people, sign))
        return _combined(expression, [self.truth(people, one) for one in expression.parts()])

    def stands(self, people: ir.Table, expression: Expression, population: Rule) -> TruthColumn:
        """The truth of a part of a population, with what its referrer attested."""
        if not isinstance(expression, Rule):
            return _combined(expression, [self.stands(people, one, population) for one in expression.parts()])
        truth = _column(people, expression.code)
        if expression.attested is not Attested.WITH_POPULATION:
            return truth
        return _attest(expression, truth, self._yes(people, by_population(population)))

    def _evidenced(self, people: ir.Table, expression: Evidenced) -> TruthColumn:
        seen = reduce(or_, (self._sign(people, sign) for sign in expression.signs))
        told = self.truth(people, expression.told)
        if expression.merges:
            return TruthColumn(told.certain | seen, told.possible | seen, told.conflict & ~seen)
        return _supported(told, seen)

    def _yes(self, people: ir.Table, test: FactTest) -> ir.BooleanValue:
        return people[f"yes_{self.leaves.facts[test]}"]

    def _no(self, people: ir.Table, test: FactTest) -> ir.BooleanValue:
        return people[f"no_{self.leaves.facts[test]}"]

    def _sign(self, people: ir.Table, sign: Sign | FactTest) -> ir.BooleanValue:
        if isinstance(sign, FactTest):
            return self._yes(people, sign)
        return people[f"seen_{self.leaves.signs[sign]}"]

    def _fact(self, people: ir.Table, test: FactTest) -> TruthColumn:
        yes, no = self._yes(people, test), self._no(people, test)
        if test.fact in DEFAULTS:
            silent = ~yes & ~no
            if passes(test, DEFAULTS[test.fact], test.limit_at(self.moment)):
                yes = yes | silent
            else:
                no = no | silent
        if test.operator is Operator.HAS:  # sets are merged: a yes is not contradicted by another source's list
            return TruthColumn(yes, yes | ~no, ibis.literal(False))
        return TruthColumn(yes & ~no, yes | ~no, yes & no)

    def _assumed(self, people: ir.Table, law: Law) -> dict[str, ir.BooleanValue]:
        silent: dict[str, list[ir.BooleanValue]] = {}
        for test in dict.fromkeys(law.fact_tests()):
            if test.fact in DEFAULTS:
                silent.setdefault(test.fact, []).append(~self._yes(people, test) & ~self._no(people, test))
        return {f"assumed_{fact}": reduce(or_, each) for fact, each in silent.items()}

    def _count(self, people: ir.Table, test: CountTest) -> TruthColumn:
        number = self.leaves.counts[test]
        flags = (people[f"{word}_{number}"] for word in ("reached", "reachable", "disagree"))
        return _settled(*flags)


def _combined(expression: Expression, operands: Sequence[TruthColumn]) -> TruthColumn:
    match expression:
        case AllOf():
            return _all(operands)
        case AnyOf():
            return _any(operands)
        case AtLeastOf(k=k):
            return _at_least(k, operands)
        case Not():
            return _not(operands[0])
    raise TypeError(f"not an expression of the rule language: {expression!r}")


def _named(code: str, truth: TruthColumn) -> dict[str, ir.BooleanValue]:
    return {f"{code}_certain": truth.certain, f"{code}_possible": truth.possible, f"{code}_conflict": truth.conflict}


def _column(people: ir.Table, code: str) -> TruthColumn:
    return TruthColumn(people[f"{code}_certain"], people[f"{code}_possible"], people[f"{code}_conflict"])


def _presumed(told: TruthColumn, doubt: TruthColumn | None = None) -> TruthColumn:
    presumed = told.possible & ~told.conflict
    certain = told.certain | (presumed & ~doubt.certain if doubt else presumed)
    return TruthColumn(certain, told.possible, told.conflict)


def _otherwise(first: TruthColumn, second: TruthColumn) -> TruthColumn:
    unknown = first.possible & ~first.certain & ~first.conflict
    pairs = zip(
        (first.certain, first.possible, first.conflict), (second.certain, second.possible, second.conflict), strict=True
    )
    return TruthColumn(*(ibis.ifelse(unknown, then, told) for told, then in pairs))


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

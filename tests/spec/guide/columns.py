"""The declared rules of the guide on columns: walks their expressions, and knows neither the plain engine nor the law."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from tests.spec.guide.combinations import Column, Combinations, Whole
from tests.spec.guide.tables import answers_of
from wayfellow.rules.guide.answers import MAY_BE_UNSURE
from wayfellow.rules.language.facts import NOBODY
from wayfellow.rules.language.rule import AllOf, AnyOf, Expression, FactTest, Moment, Not, Operator, Rule


class Columns:
    """The truth of expressions over every combination; every fact is told, so there is only yes and no."""

    def __init__(self, of: Combinations, moment: Moment) -> None:
        self.of, self.moment = of, moment
        self._known: dict[Expression, Column] = {}
        self._told = {question: self._facts(question) for question in of.chosen}

    def _facts(self, question: str) -> list[dict[str, Any]]:
        """The facts that every representative of one question becomes, the rest being dull."""
        return [
            {name: told[0].value for name, told in answers_of({question: text}).told(date(2026, 1, 1)).by_fact.items()}
            for text in self.of.chosen[question]
        ]

    def truth(self, expression: Expression) -> Column:
        if expression not in self._known:
            self._known[expression] = self._truth(expression)
        return self._known[expression]

    def _truth(self, expression: Expression) -> Column:
        match expression:
            case Rule(when=when):
                return self.truth(when)
            case Not(operand=operand):
                return ~self.truth(operand)
            case AllOf(operands=operands) | AnyOf(operands=operands):
                whole = np.full([1] * len(self.of.chosen), isinstance(expression, AllOf))
                for operand in operands:
                    truth = self.truth(operand)
                    whole = whole & truth if isinstance(expression, AllOf) else whole | truth
                return whole
            case FactTest():
                return self._test(expression)
        raise TypeError(f"not a word of the guide: {expression!r}")

    def _test(self, test: FactTest) -> Column:
        limit: Any = test.limit_at(self.moment)
        if test.fact == "unsure_count":
            return self._unsure_count() >= limit
        question = "needs" if test.fact == "needs_count" else test.fact
        values = [facts[test.fact] for facts in self._told[question]]
        match test.operator:
            case Operator.IN:
                passed = [value in limit for value in values]
            case Operator.HAS:
                passed = [bool({*value} & {*limit}) for value in values]
            case Operator.AT_LEAST:
                passed = [value != NOBODY and value >= limit for value in values]
            case _:
                raise TypeError(f"the guide does not compare like this: {test!r}")
        return self.of.along(question, [int(one) for one in passed]) == 1

    def _unsure_count(self) -> Whole:
        parts = [
            self.of.along(question, [facts["unsure_count"] for facts in self._told[question]])
            for question in MAY_BE_UNSURE
        ]
        total: Whole = sum(parts[1:], parts[0])
        return total

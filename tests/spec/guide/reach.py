"""What the rows of the decision table can meet at all, shown on every combination: proves that a mutant is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from tests.spec.guide.columns import Columns
from tests.spec.guide.combinations import CROSSED, EACH, Column, Combinations, Whole
from tests.spec.guide.oracle import Law, first_of
from wayfellow.rules.guide.steps import Step
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.rules.language.rule import Expression, Moment

A_DAY = date(2026, 9, 1)
READ = ("coverage", "event", "ongoing", "needs", "programs")


@dataclass(frozen=True)
class Product:
    """One product of representatives: who gets which row by the law, and what the expressions of our rules come to."""

    of: Combinations

    @cached_property
    def columns(self) -> Columns:
        return Columns(self.of, Moment(A_DAY, load_parameters()))

    @cached_property
    def _row(self) -> tuple[list[str], Whole]:
        rows = Law(self.of, A_DAY).conditions_of_rows()
        return [code for code, _holds in rows], first_of(rows)

    @cached_property
    def _getting(self) -> dict[str, Column]:
        """Who gets each row, by the questions that conditions and steps read."""
        codes, row = self._row
        others = tuple(axis for axis, question in enumerate(self.of.chosen) if question not in READ)
        return {code: (row == number).any(axis=others, keepdims=True) for number, code in enumerate(codes)}

    def meets(self, code: str, when: Expression) -> bool:
        """Whether anybody who gets a row meets an expression."""
        return bool((self._getting[code] & self.columns.truth(when)).any())

    def tells_apart(self, code: str, these: Iterable[Step], those: Iterable[Step]) -> bool:
        """Whether anybody who gets a row is told other steps, or in another order."""
        return bool((self._getting[code] & (self._told(these) != self._told(those))).any())

    def _told(self, steps: Iterable[Step]) -> Whole:
        """A number that tells one sequence of steps from another."""
        told: Whole = np.zeros([1] * len(self.of.chosen), dtype=np.int64)
        for step in steps:
            told = np.where(self.columns.truth(step.when), told * 31 + hash(step.code) % 1_000_003, told)
        return told


PRODUCTS = tuple(Product(Combinations(chosen)) for chosen in (CROSSED, EACH))

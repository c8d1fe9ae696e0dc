"""A body of policy that is evaluated together: groups of people, and the rules that stand before and after them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from wayfellow.rules.language.rule import Expression, FactTest, Rule, rules_in, walk


@dataclass(frozen=True, eq=False)
class Law:
    """populations: who the help is for. deciding: what else decides (coverage, other programs, continuity)."""

    populations: tuple[Rule, ...]
    deciding: tuple[Rule, ...] = ()

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """Every named rule by code, each once, in the order in which it is first read; not the populations."""
        within = (rule for population in self.populations for rule in rules_in(population.when))
        return {rule.code: rule for rule in (*within, *(rule for one in self.deciding for rule in rules_in(one)))}

    def expressions(self) -> Iterator[Expression]:
        """Everything that is written in it, outermost first."""
        for rule in (*self.populations, *self.deciding):
            yield from walk(rule)

    def fact_tests(self) -> Iterator[FactTest]:
        """Every test of a fact that can say no (a sign can only say yes)."""
        return (part for part in self.expressions() if isinstance(part, FactTest))

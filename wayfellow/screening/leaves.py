"""The leaves of the rules as bits: for each person, what was told, seen and counted, packed into a few whole numbers.

Millions of people share some thousands of leaf patterns, so the rules themselves are computed once a pattern.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, TypeVar

import ibis
import ibis.expr.types as ir

from wayfellow.rules.facts import VOCABULARY
from wayfellow.rules.language.facts import NOBODY, YES_ONLY, FactType
from wayfellow.rules.language.law import Law
from wayfellow.rules.language.rule import (
    Attested,
    CountTest,
    DaysBetween,
    Evidenced,
    FactTest,
    Moment,
    Operator,
    Rule,
    Sign,
    signs_in,
)
from wayfellow.screening.bits import Bits
from wayfellow.screening.codes import stamp

T = TypeVar("T")


@dataclass(frozen=True)
class Leaves:
    """Every leaf of a set of rules, numbered."""

    facts: Mapping[FactTest, int]
    signs: Mapping[Sign, int]
    counts: Mapping[CountTest, int]
    between: Mapping[DaysBetween, int]

    @classmethod
    def of(cls, law: Law) -> Leaves:
        every = list(law.expressions())
        facts = [part for part in every if isinstance(part, FactTest)]
        for part in every:
            if isinstance(part, Evidenced):
                facts += [sign for sign in part.signs if isinstance(sign, FactTest)]
            if isinstance(part, Rule) and part.attested is not Attested.NEVER:
                facts.append(by_name(part))
        facts += [by_population(population) for population in law.populations]
        return cls(
            _numbered(facts),
            _numbered(sign for rule in (*law.populations, *law.deciding) for sign in signs_in(rule)),
            _numbered(part for part in every if isinstance(part, CountTest)),
            _numbered(part for part in every if isinstance(part, DaysBetween)),
        )

    @property
    def bits(self) -> Bits:
        names = [f"{word}_{number}" for number in self.facts.values() for word in ("yes", "no")]
        names += [f"seen_{number}" for number in self.signs.values()]
        names += [f"{word}_{number}" for number in self.counts.values() for word in COUNT_FLAGS]
        names += [f"{word}_{number}" for number in self.between.values() for word in BETWEEN_FLAGS]
        return Bits.of(names, "leaf")

    def windows(self, moment: Moment) -> dict[str, tuple[str, int]]:
        """The windows to count in, by name: the kind of event and the months."""
        return {window_of(test, moment): (test.kind, moment.number(test.months)) for test in self.counts}


COUNT_FLAGS = ("reached", "reachable", "disagree", "nearly")
BETWEEN_FLAGS = ("follows", "may_follow", "astray")


def _numbered(leaves: Iterable[T]) -> dict[T, int]:
    return {leaf: number for number, leaf in enumerate(dict.fromkeys(leaves))}


def window_of(test: CountTest, moment: Moment) -> str:
    return f"{test.kind}_{moment.number(test.months)}"


def by_name(rule: Rule) -> FactTest:
    return FactTest("attested_criteria", Operator.HAS, codes=frozenset({rule.name}))


def by_population(population: Rule) -> FactTest:
    return FactTest("attested_populations", Operator.HAS, codes=frozenset({population.code}))


def leaf_columns(
    people: ir.Table, leaves: Leaves, moment: Moment, *, observations: ir.Table, latest: ir.Table
) -> ir.Table:
    """Add the leaf columns to `people`, who have the counts of every window. latest: see `codes.Codes`."""
    bits = leaves.bits
    told = _fact_bits(observations, leaves, moment)
    attested = _attested_counts(observations, leaves)
    joined = people.left_join(told, "person").drop("person_right").left_join(attested, "person").drop("person_right")
    if leaves.between:
        joined = joined.left_join(_day_ranges(observations, leaves), "person").drop("person_right")
    joined = joined.left_join(latest, "person").drop("person_right")
    flags: dict[str, ir.BooleanValue] = {}
    for sign, number in leaves.signs.items():
        recent = joined[sign.value_set] >= stamp(moment.earliest(sign.months))
        flags[f"seen_{number}"] = recent.fill_null(False)
    for test, number in leaves.counts.items():
        flags |= _count_flags(joined, test, number, moment)
    for between, number in leaves.between.items():
        flags |= _between_flags(joined, between, number, moment)
    own = bits.packed(flags)
    words = {column: own[column] + joined[f"told_{column}"].fill_null(0) for column in bits.columns}
    return joined.select(*people.columns, **words)


def _fact_bits(observations: ir.Table, leaves: Leaves, moment: Moment) -> ir.Table:
    """person and `told_leaf_…`: for each test whether somebody said yes, and whether somebody who may say no did."""
    may_say_no = ~observations.source_type.isin(sorted(YES_ONLY))
    by_fact: dict[str, dict[str, ir.BooleanValue]] = {}
    for test, number in leaves.facts.items():
        passed = _passes(observations, test, moment)
        flags = by_fact.setdefault(test.fact, {})
        flags[f"yes_{number}"] = passed
        flags[f"no_{number}"] = ~passed & may_say_no & (test.none_is_a_no or observations.value != NOBODY)
    bits = leaves.bits
    packed = {name: bits.packed(flags) for name, flags in by_fact.items()}
    words = {
        f"told_{column}": _bit_or(
            ibis.cases(*((observations.fact == name, columns[column]) for name, columns in packed.items()), else_=0)
        )
        for column in bits.columns
    }
    return observations.group_by("person").agg(**words)


@ibis.udf.agg.builtin(name="bit_or")  # type: ignore[untyped-decorator]
def _bit_or(word: int) -> int:  # type: ignore[empty-body]
    """Every engine has it under this name; Ibis does not know that of each."""


def _attested_counts(observations: ir.Table, leaves: Leaves) -> ir.Table:
    """person, and for each counted test the least and the most that was attested."""
    facts = sorted({test.attested for test in leaves.counts})
    told = observations.filter(observations.fact.isin(facts)) if facts else observations.limit(0)
    aggregates: dict[str, ir.Value] = {}
    for test, number in leaves.counts.items():
        about = told.fact == test.attested
        aggregates[f"low_{number}"] = told.number.min(where=about)
        aggregates[f"high_{number}"] = told.number.max(where=about)
    return told.group_by("person").agg(**aggregates)


def _day_ranges(observations: ir.Table, leaves: Leaves) -> ir.Table:
    """person, and of each day that is compared with another the first and the last told, and whether NONE was told."""
    facts = sorted({fact for test in leaves.between for fact in (test.first, test.then, test.day_after)})
    told = observations.filter(observations.fact.isin(facts))
    is_none = told.value == NOBODY
    day = ibis.ifelse(is_none, ibis.null("string"), told.value).cast("date")
    aggregates: dict[str, ir.Value] = {}
    for fact in facts:
        about = told.fact == fact
        aggregates |= {f"first_{fact}": day.min(where=about), f"last_{fact}": day.max(where=about)}
        aggregates[f"none_{fact}"] = (about & is_none).any()
    return told.group_by("person").agg(**aggregates)


def _between_flags(people: ir.Table, test: DaysBetween, number: int, moment: Moment) -> dict[str, ir.BooleanValue]:
    """As `amounts.days_between`, for everybody: whether it holds, may hold, and whether the days contradict."""
    at_most = test.at_most.at(moment)
    one_day = ibis.interval(days=1)
    then_first = ibis.coalesce(people[f"first_{test.then}"], (people[f"first_{test.day_after}"] - one_day).cast("date"))
    then_last = ibis.coalesce(people[f"last_{test.then}"], (people[f"last_{test.day_after}"] - one_day).cast("date"))
    fewest = then_first.delta(people[f"last_{test.first}"], unit="day")
    most = then_last.delta(people[f"first_{test.first}"], unit="day")
    known = fewest.notnull()
    none = people[f"none_{test.first}"].fill_null(False)
    too_long = (fewest > at_most).fill_null(False) | (none & people[f"first_{test.first}"].isnull())
    follows = ((fewest >= 0) & (most <= at_most)).fill_null(False) & ~none
    return {
        f"follows_{number}": follows,
        f"may_follow_{number}": ~too_long,
        f"astray_{number}": known & ~follows & ~too_long,
    }


def _passes(observations: ir.Table, test: FactTest, moment: Moment) -> ir.BooleanValue:
    value = observations.value
    limit: Any = test.limit_at(moment)
    match test.operator:
        case Operator.TRUE:
            passed = value == "true"
        case Operator.IN:
            passed = value.isin(sorted(limit))
        case Operator.HAS:
            passed = reduce(or_, (value.contains(f"|{code}|") for code in sorted(limit)), ibis.literal(False))
        case Operator.AT_LEAST | Operator.AT_MOST:
            numeric = VOCABULARY[test.fact].type is FactType.COUNT
            told = observations.number if numeric else value  # days are written so that they sort as text
            bound = limit if numeric else str(limit)
            compared = told >= bound if test.operator is Operator.AT_LEAST else told <= bound
            passed = (value != NOBODY) & compared
    return passed.fill_null(False)


def _count_flags(people: ir.Table, test: CountTest, number: int, moment: Moment) -> dict[str, ir.BooleanValue]:
    """Whether the threshold is reached, can be reached, is disputed by who attests, and is nearly reached."""
    window, threshold = window_of(test, moment), test.at_least.at(moment)
    assert isinstance(threshold, int)
    certain = people[f"{window}_certain"]
    low, high = people[f"low_{number}"], people[f"high_{number}"]
    counted = ibis.ifelse(people[f"{window}_observed"], certain + people[f"{window}_undecided"], ibis.null("int64"))
    at_least = ibis.greatest(certain, low.fill_null(0))
    at_most = ibis.ifelse(high.notnull(), ibis.greatest(counted.fill_null(0), certain, high.fill_null(0)), counted)
    return {
        f"reached_{number}": at_least >= threshold,
        f"reachable_{number}": at_most.isnull() | (at_most >= threshold),
        f"disagree_{number}": (low != high).fill_null(False),
        f"nearly_{number}": (at_least >= threshold - 1) | (at_most >= threshold).fill_null(False),
    }

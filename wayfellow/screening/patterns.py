"""Many people, few patterns: the truths of a person's criteria packed into whole numbers, and each pattern put in words
once. Hundreds of sentences instead of millions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from wayfellow.rules.ecm.finding import Findings, findings
from wayfellow.rules.language.evaluate import Standing
from wayfellow.rules.language.rule import CountTest, Moment, Rule, rules_in
from wayfellow.rules.language.truth import TRUTHS
from wayfellow.screening.engines import Engine

BITS = 60
"""Bits used of a signed 64-bit integer."""


@dataclass(frozen=True)
class Packing:
    """Where each criterion's two bits, and each flag's one, stand: (word, shift)."""

    criteria: Mapping[str, tuple[int, int]]
    nearly: Mapping[str, tuple[int, int]]
    attested: Mapping[str, tuple[int, int]]
    words: int

    @classmethod
    def of(cls, populations: Sequence[Rule]) -> Packing:
        rules = {rule.code: rule for population in populations for rule in rules_in(population.when)}
        counted = [code for code, rule in rules.items() if isinstance(rule.when, CountTest)]
        needs = [*((("c", code), 2) for code in rules), *((("n", code), 1) for code in counted)]
        needs += [(("a", population.code), 1) for population in populations]
        places: dict[str, dict[str, tuple[int, int]]] = {"c": {}, "n": {}, "a": {}}
        word = shift = 0
        for (kind, code), width in needs:
            if shift + width > BITS:
                word, shift = word + 1, 0
            places[kind][code] = (word, shift)
            shift += width
        return cls(places["c"], places["n"], places["a"], word + 1)

    @property
    def columns(self) -> list[str]:
        return [f"pattern_{word}" for word in range(self.words)]

    def packed(self, people: ir.Table) -> dict[str, ir.IntegerValue]:
        """The pattern columns of a table that has the truth columns of `compile`."""
        parts: list[list[ir.IntegerValue]] = [[] for _ in range(self.words)]
        for code, (word, shift) in self.criteria.items():
            truth = ibis.cases(
                (people[f"{code}_certain"], 3),
                (~people[f"{code}_possible"], 0),
                (people[f"{code}_conflict"], 2),
                else_=1,
            )
            parts[word].append(truth.cast("int64") * (1 << shift))
        for flags, ending in ((self.nearly, "nearly"), (self.attested, "attested")):
            for code, (word, shift) in flags.items():
                parts[word].append(people[f"{code}_{ending}"].cast("int64") * (1 << shift))
        return {f"pattern_{word}": sum(terms[1:], terms[0]) for word, terms in enumerate(parts)}

    def unpacked(self, pattern: Sequence[int]) -> Standing:
        base = {code: TRUTHS[pattern[word] >> shift & 3] for code, (word, shift) in self.criteria.items()}
        nearly = frozenset(code for code, (word, shift) in self.nearly.items() if pattern[word] >> shift & 1)
        attested = frozenset(code for code, (word, shift) in self.attested.items() if pattern[word] >> shift & 1)
        return Standing(base, attested, nearly)


@dataclass(frozen=True)
class Worded:
    """judged: each leaf pattern with the number of its criteria pattern. each: one row a criteria pattern.
    findings: one row a criteria pattern and population.
    """

    judged: ir.Table
    each: ir.Table
    findings: ir.Table
    patterns: int


def put_in_words(engine: Engine, judged: ir.Table, populations: Sequence[Rule], moment: Moment) -> Worded:
    """Say each distinct pattern of criteria once. `judged` has the pattern columns of `Packing.packed`."""
    packing = Packing.of(populations)
    distinct = engine.fetch(judged.select(*packing.columns).distinct().order_by(*packing.columns))
    rows = zip(*distinct.to_pydict().values(), strict=True)
    said = [findings(populations, packing.unpacked(row), moment) for row in rows]
    keys = engine.given(distinct.append_column("pattern", pa.array(range(len(said)), pa.int64())), "pattern_keys")
    return Worded(
        judged=engine.keep(judged.join(keys, packing.columns), "worded"),
        each=engine.given(_each(said), "pattern_words"),
        findings=engine.given(_findings(said), "pattern_findings"),
        patterns=len(said),
    )


_LIST = pa.list_(pa.string())


def _each(said: Sequence[Findings]) -> pa.Table:
    return pa.table(
        {
            "pattern": pa.array(range(len(said)), pa.int64()),
            "nearness": pa.array([one.nearness.word for one in said], pa.string()),
            "closest": pa.array([one.nearness.closest or None for one in said], pa.string()),
            "ask": pa.array([one.nearness.ask or None for one in said], pa.string()),
            "populations_met": pa.array([list(one.met) for one in said], _LIST),
            "limbs": pa.array([list(one.limbs) for one in said], _LIST),
            "reasons": pa.array([_reasons(one) for one in said], _LIST),
        }
    )


def _reasons(one: Findings) -> list[str]:
    """For a person: the reasons of what is met, or of the closest population."""
    wanted = set(one.met) or {one.nearness.closest}
    return [reason for finding in one.each if finding.population in wanted for reason in finding.reasons]


def _findings(said: Sequence[Findings]) -> pa.Table:
    rows = [(number, finding) for number, one in enumerate(said) for finding in one.each]
    return pa.table(
        {
            "pattern": pa.array([number for number, _ in rows], pa.int64()),
            "population": pa.array([finding.population for _, finding in rows], pa.string()),
            "word": pa.array([finding.word for _, finding in rows], pa.string()),
            "criteria": pa.array([list(finding.criteria) for _, finding in rows], _LIST),
            "reasons": pa.array([list(finding.reasons) for _, finding in rows], _LIST),
        }
    )

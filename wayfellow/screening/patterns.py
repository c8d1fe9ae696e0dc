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
from wayfellow.rules.facts import DEFAULTS
from wayfellow.rules.language.evaluate import Standing
from wayfellow.rules.language.law import Law
from wayfellow.rules.language.rule import CountTest, Moment
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
    assumed: Mapping[str, tuple[int, int]]
    words: int

    @classmethod
    def of(cls, law: Law) -> Packing:
        counted = [code for code, rule in law.rules.items() if isinstance(rule.when, CountTest)]
        defaults = sorted({test.fact for test in law.fact_tests() if test.fact in DEFAULTS})
        needs = [(("c", code), 2) for code in law.rules]
        needs += [(("n", code), 1) for code in counted]
        needs += [(("a", population.code), 1) for population in law.populations]
        needs += [(("d", fact), 1) for fact in defaults]
        places: dict[str, dict[str, tuple[int, int]]] = {"c": {}, "n": {}, "a": {}, "d": {}}
        word = shift = 0
        for (kind, code), width in needs:
            if shift + width > BITS:
                word, shift = word + 1, 0
            places[kind][code] = (word, shift)
            shift += width
        return cls(places["c"], places["n"], places["a"], places["d"], word + 1)

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
        named = ((self.nearly, "{}_nearly"), (self.attested, "{}_attested"), (self.assumed, "assumed_{}"))
        for flags, column in named:
            for code, (word, shift) in flags.items():
                parts[word].append(people[column.format(code)].cast("int64") * (1 << shift))
        return {f"pattern_{word}": sum(terms[1:], terms[0]) for word, terms in enumerate(parts)}

    def unpacked(self, pattern: Sequence[int]) -> Standing:
        base = {code: TRUTHS[pattern[word] >> shift & 3] for code, (word, shift) in self.criteria.items()}
        attested, nearly, assumed = (
            frozenset(code for code, (word, shift) in flags.items() if pattern[word] >> shift & 1)
            for flags in (self.attested, self.nearly, self.assumed)
        )
        return Standing(base, attested, nearly, assumed)


@dataclass(frozen=True)
class Worded:
    """judged: each leaf pattern with the number of its criteria pattern. each: one row a criteria pattern.
    findings: one row a criteria pattern and population.
    """

    judged: ir.Table
    each: ir.Table
    findings: ir.Table
    patterns: int


def put_in_words(engine: Engine, judged: ir.Table, law: Law, moment: Moment) -> Worded:
    """Say each distinct pattern of criteria once. `judged` has the pattern columns of `Packing.packed`."""
    packing = Packing.of(law)
    distinct = engine.fetch(judged.select(*packing.columns).distinct().order_by(*packing.columns))
    rows = zip(*distinct.to_pydict().values(), strict=True)
    said = [findings(law, packing.unpacked(row), moment) for row in rows]
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
            "disposition": pa.array([one.decision and one.decision.disposition for one in said], pa.string()),
            "nearness": pa.array([one.nearness.word for one in said], pa.string()),
            "closest": pa.array([one.nearness.closest or None for one in said], pa.string()),
            "ask": pa.array([one.nearness.ask or None for one in said], pa.string()),
            "populations_met": pa.array([list(one.met) for one in said], _LIST),
            "limbs": pa.array([list(one.limbs) for one in said], _LIST),
            "warnings": pa.array([list(map(str, one.cautions)) for one in said], _LIST),
            "reasons": pa.array([list(one.reasons) for one in said], _LIST),
        }
    )


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

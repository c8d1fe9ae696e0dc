"""Everybody's facts, counts and criteria in columns, from the normal form: the heart of screening."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis import _

from wayfellow.rules.language.rule import Moment, Rule, signs_in
from wayfellow.rules.language.value_sets import ValueSet, load_value_sets
from wayfellow.screening.compile import Compiler, Leaves, fact_columns, sign_columns
from wayfellow.screening.counts import build_events, counted, observed_in
from wayfellow.screening.engines import Engine
from wayfellow.screening.event_lines import Told, told_by_lines
from wayfellow.screening.inputs.normal import Normal
from wayfellow.screening.patterns import Packing

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Evaluated:
    """people: one row a person with truth columns of every criterion and population, counts, and the pattern."""

    people: ir.Table
    compiler: Compiler
    events: ir.Table
    latest: ir.Table
    memberships: ir.Table


def evaluate(engine: Engine, normal: Normal, populations: Sequence[Rule], moment: Moment, tell: Tell) -> Evaluated:
    """Every population for everybody. `tell` is called with the name of each step as it begins."""
    leaves = Leaves.of(populations)
    names = dict.fromkeys(sign.value_set for population in populations for sign in signs_in(population))
    sets = [load_value_sets()[name] for name in names]
    tell("codes and events in the claims")
    lines = told_by_lines(engine, normal.lines, sets, as_of=moment.as_of) if normal.lines is not None else None
    latest = engine.keep(_latest(normal, lines), "latest_codes")
    memberships = _memberships(engine, latest, sets)
    tell("visits and stays")
    ed_told, stay_told = normal.ed_told, normal.stay_told
    if lines is not None:
        ed_told = ed_told.union(lines.ed.select(*ed_told.columns))
        stay_told = stay_told.union(lines.stays.select(*stay_told.columns))
    events = build_events(engine, ed_told, stay_told, long_term_days=moment.number("ecm.utilization.long_term_days"))
    windows = leaves.windows(moment)
    observed = observed_in(
        normal.people, normal.spans, normal.looked, normal.covered_from, windows, anchor=moment.anchor
    )
    tell("criteria and populations")
    people = counted(engine, normal.people, events, observed, windows, anchor=moment.anchor)
    for told in (
        fact_columns(normal.observations, leaves, moment),
        sign_columns(latest, memberships, leaves, load_value_sets(), moment),
    ):
        people = people.left_join(told, "person").drop(ibis.selectors.endswith("_right"))
    people = engine.keep(people, "leaves_by_person")
    compiler = Compiler(leaves, moment)
    people = compiler.with_populations(compiler.with_rules(people, populations), populations)
    packed = people.mutate(**Packing.of(populations).packed(people))
    kept = [c for c in packed.columns if not c.startswith(("yes_", "no_", "seen_", "low_", "high_"))]
    return Evaluated(engine.keep(packed.select(*kept), "evaluated"), compiler, events, latest, memberships)


def _latest(normal: Normal, lines: Told | None) -> ir.Table:
    """person, kind, code, day: the latest of each code, from claims and from what was told."""
    told = normal.codes_told
    padded = ibis.ifelse(told.kind == "place", told.code.lpad(2, "0"), told.code.replace(".", "").upper())
    tables = [told.mutate(code=padded).select("person", "kind", "code", "day")]
    if lines is not None:
        tables.append(lines.codes.select("person", "kind", "code", "day"))
    return ibis.union(*tables).group_by("person", "kind", "code").agg(day=_.day.max()) if len(tables) > 1 else tables[0]


def _memberships(engine: Engine, latest: ir.Table, sets: Sequence[ValueSet]) -> ir.Table:
    """kind, code and one boolean column a value set: prefixes are resolved once per distinct code, never per row."""
    distinct = engine.fetch(latest.select("kind", "code").distinct()).to_pylist()
    columns: dict[str, list[Any]] = {
        "kind": [row["kind"] for row in distinct],
        "code": [row["code"] for row in distinct],
    }
    for one in sets:
        columns[one.name] = [one.kind == row["kind"] and one.holds(row["code"]) for row in distinct]
    schema = {"kind": pa.string(), "code": pa.string(), **{one.name: pa.bool_() for one in sets}}
    return engine.given(pa.table(columns, schema=pa.schema(list(schema.items()))), "memberships")

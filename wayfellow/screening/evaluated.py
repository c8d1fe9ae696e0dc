"""Everybody's facts, counts and criteria in columns, from the normal form: the heart of screening."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from wayfellow.rules.language.rule import Moment, Rule, signs_in
from wayfellow.rules.language.value_sets import load_value_sets
from wayfellow.screening.codes import LatestCodes, latest_codes
from wayfellow.screening.compile import Compiler, Leaves, fact_columns, sign_columns
from wayfellow.screening.counts import build_events, counted, observed_in
from wayfellow.screening.engines import Engine
from wayfellow.screening.event_lines import told_by_lines
from wayfellow.screening.inputs.normal import Normal
from wayfellow.screening.patterns import Packing

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Evaluated:
    """people: one row a person with truth columns of every criterion and population, counts, and the pattern."""

    people: ir.Table
    compiler: Compiler
    events: ir.Table
    latest: LatestCodes


def evaluate(engine: Engine, normal: Normal, populations: Sequence[Rule], moment: Moment, tell: Tell) -> Evaluated:
    """Every population for everybody. `tell` is called with the name of each step as it begins."""
    leaves = Leaves.of(populations)
    signs = [sign for population in populations for sign in signs_in(population)]
    sets = [load_value_sets()[name] for name in dict.fromkeys(sign.value_set for sign in signs)]
    since = min((moment.earliest(sign.months) for sign in signs), default=moment.as_of)
    tell("codes in the claims")
    latest = latest_codes(engine, normal.lines, normal.codes_told, sets, since=since, as_of=moment.as_of)
    tell("visits and stays")
    ed_told, stay_told = normal.ed_told, normal.stay_told
    if normal.lines is not None:
        ed, stays = told_by_lines(engine, normal.lines, as_of=moment.as_of)
        ed_told = ed_told.union(ed.select(*ed_told.columns))
        stay_told = stay_told.union(stays.select(*stay_told.columns))
    events = build_events(engine, ed_told, stay_told, long_term_days=moment.number("ecm.utilization.long_term_days"))
    windows = leaves.windows(moment)
    observed = observed_in(
        normal.people, normal.spans, normal.looked, normal.covered_from, windows, anchor=moment.anchor
    )
    tell("criteria and populations")
    people = counted(engine, normal.people, events, observed, windows, anchor=moment.anchor)
    for told in (
        fact_columns(normal.observations, leaves, moment),
        sign_columns(latest.people, leaves, moment),
    ):
        people = people.left_join(told, "person").drop(ibis.selectors.endswith("_right"))
    people = engine.keep(people, "leaves_by_person")
    compiler = Compiler(leaves, moment)
    people = compiler.with_populations(compiler.with_rules(people, populations), populations)
    packed = people.mutate(**Packing.of(populations).packed(people))
    kept = [c for c in packed.columns if not c.startswith(("yes_", "no_", "seen_", "low_", "high_"))]
    return Evaluated(engine.keep(packed.select(*kept), "evaluated"), compiler, events, latest)

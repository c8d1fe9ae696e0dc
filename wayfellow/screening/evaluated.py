"""Everybody's facts, counts and criteria in columns, from the normal form: the heart of screening."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import ibis.expr.types as ir

from wayfellow.rules.events.classify import BEHAVIORAL
from wayfellow.rules.language.law import Law
from wayfellow.rules.language.rule import Moment
from wayfellow.rules.language.value_sets import load_value_sets
from wayfellow.screening.codes import Codes, find_codes
from wayfellow.screening.compile import Compiler
from wayfellow.screening.counts import build_events, counted, observed_in
from wayfellow.screening.engines import Engine
from wayfellow.screening.event_lines import told_by_lines
from wayfellow.screening.inputs.normal import Normal
from wayfellow.screening.leaves import Leaves, leaf_columns
from wayfellow.screening.patterns import Packing

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Evaluated:
    """people: one row a person, with its leaf pattern (`leaf_…`) and counts.

    judged: one row a leaf pattern, with the truth of every criterion and population (`…_certain`, `…_possible`,
    `…_conflict`) and the pattern of its criteria.
    """

    people: ir.Table
    judged: ir.Table
    leaf_columns: tuple[str, ...]
    events: ir.Table
    codes: Codes
    windows: dict[str, tuple[str, int]]


def evaluate(engine: Engine, normal: Normal, law: Law, moment: Moment, tell: Tell) -> Evaluated:
    """Every population for everybody. `tell` is called with the name of each step as it begins."""
    leaves = Leaves.of(law)
    signs = list(leaves.signs)
    sets = [load_value_sets()[name] for name in dict.fromkeys(sign.value_set for sign in signs)]
    since = min((moment.earliest(sign.months) for sign in signs), default=moment.as_of)
    tell("codes in the claims")
    codes = find_codes(engine, normal.lines, normal.codes_told, sets, since=since, as_of=moment.as_of)
    tell("visits and stays")
    ed_told, stay_told = normal.ed_told, normal.stay_told
    if normal.lines is not None:
        ed, stays = told_by_lines(engine, normal.lines, behavioral=codes.of(BEHAVIORAL), as_of=moment.as_of)
        ed_told = ed_told.union(ed.select(*ed_told.columns))
        stay_told = stay_told.union(stays.select(*stay_told.columns))
    events = build_events(engine, ed_told, stay_told, long_term_days=moment.number("ecm.utilization.long_term_days"))
    windows = leaves.windows(moment)
    observed = observed_in(
        normal.people, normal.spans, normal.looked, normal.covered_from, windows, anchor=moment.anchor
    )
    tell("criteria and populations")
    people = counted(engine, normal.people, events, observed, windows, anchor=moment.anchor)
    people = leaf_columns(people, leaves, moment, observations=normal.observations, latest=codes.latest)
    people = engine.keep(people, "leaves_by_person")
    bits = leaves.bits
    distinct = people.select(*bits.columns).distinct()
    patterns = engine.keep(distinct.mutate(**bits.unpacked(distinct)), "leaf_patterns")
    compiler = Compiler(leaves, moment)
    judged = compiler.with_populations(compiler.with_rules(patterns, law), law)
    judged = judged.mutate(**Packing.of(law).packed(judged)).drop(*bits.places)
    return Evaluated(people, engine.keep(judged, "judged"), tuple(bits.columns), events, codes, windows)

"""The two result tables: a row per person and population, and a row per person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from wayfellow.rules.days import window_start
from wayfellow.rules.language.rule import Moment, Rule
from wayfellow.screening.evaluated import Evaluated
from wayfellow.screening.patterns import Worded


def people_judged(evaluated: Evaluated, worded: Worded, populations: Sequence[Rule]) -> ir.Table:
    """person, pattern, the finding of each population, whether somebody is under 21, and the counts."""
    judged = worded.judged
    words = {population.code: _word(judged, population.code) for population in populations}
    told = judged.select(
        *evaluated.leaf_columns,
        "pattern",
        child=judged["UTL_C.AGE_certain"],
        **words,
    )
    return evaluated.people.join(told, list(evaluated.leaf_columns)).drop(*evaluated.leaf_columns)


def findings_of(
    people: ir.Table, worded: Worded, populations: Sequence[Rule], evidence: ir.Table, version: str
) -> ir.Table:
    """person_id, population, finding, rule_version, reasons, evidence (JSON text, null where nothing is certain)."""
    each = [
        people.select("person", "pattern", population=ibis.literal(population.code), finding=people[population.code])
        for population in populations
    ]
    reasons = worded.findings.select("pattern", "population", "reasons")
    told = ibis.union(*each).join(reasons, ["pattern", "population"]).left_join(evidence, ["person", "population"])
    return told.select(
        person_id="person",
        population="population",
        finding="finding",
        rule_version=ibis.literal(version),
        reasons="reasons",
        evidence="evidence",
    )


def _word(people: ir.Table, population: str) -> ir.StringValue:
    return ibis.cases(
        (people[f"{population}_certain"], "met"),
        (~people[f"{population}_possible"], "not_met"),
        (people[f"{population}_conflict"], "conflict"),
        else_="unknown",
    )


def dispositions_of(people: ir.Table, worded: Worded, overlaps: ir.Table, moment: Moment) -> ir.Table:
    """One row a person: what follows, how near, to what, what to ask, what was counted, which other programs.

    overlaps: see `overlap.overlaps_shown`; null where nobody said anything of other programs.
    """
    joined = people.join(worded.each, "pattern").left_join(overlaps, "person").drop("person_right")
    ed, stays = (_by_age(joined, kind, moment) for kind in ("ed_visits", "stays"))
    return joined.select(
        person_id="person",
        disposition="disposition",
        nearness="nearness",
        closest="closest",
        ask="ask",
        populations_met="populations_met",
        limbs="limbs",
        ed_visits_counted=ed.certain,
        stays_counted=stays.certain,
        counts=_json({"UTL_ED": ed, "UTL_STAY": stays}),
        overlap="overlap",
        warnings="warnings",
        reasons="reasons",
    )


@dataclass(frozen=True)
class Count:
    """What was counted in the window of the person's own age band (the adults' when the age is not known)."""

    certain: ir.IntegerValue
    unknown: ir.IntegerValue
    threshold: ir.IntegerValue
    start: ir.StringValue
    observed: ir.BooleanValue


def _by_age(people: ir.Table, kind: str, moment: Moment) -> Count:
    child = people["child"]
    values = []
    for band in ("child", "adult"):
        months = moment.number(f"ecm.utilization.{band}_months")
        window = f"{kind}_{months}"
        values.append(
            (
                people[f"{window}_certain"],
                people[f"{window}_undecided"],
                ibis.literal(moment.number(f"ecm.utilization.{band}_{kind}")),
                ibis.literal(str(window_start(moment.anchor, months))),
                people[f"{window}_observed"],
            )
        )
    return Count(*(ibis.ifelse(child, young, adult) for young, adult in zip(*values, strict=True)))


def _json(counts: dict[str, Count]) -> ir.StringValue:
    parts = [
        ibis.literal(f'"{name}":{{"certain":')
        + count.certain.cast("string")
        + ibis.literal(',"unknown":')
        + count.unknown.cast("string")
        + ibis.literal(',"threshold":')
        + count.threshold.cast("string")
        + ibis.literal(',"window_start":"')
        + count.start
        + ibis.ifelse(count.observed, '","observed":true}', '","observed":false}')
        for name, count in counts.items()
    ]
    return ibis.literal("{") + parts[0] + "," + parts[1] + "}"

"""The two result tables: a row per person and population, and a row per person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from wayfellow.rules.days import window_start
from wayfellow.rules.language.rule import Moment, Rule
from wayfellow.screening.patterns import Worded


def findings_of(
    people: ir.Table, worded: Worded, populations: Sequence[Rule], evidence: ir.Table, version: str
) -> ir.Table:
    """person_id, population, finding, rule_version, reasons, evidence (JSON text, null where nothing is certain)."""
    each = [
        people.select(
            "person", "pattern", population=ibis.literal(population.code), finding=_word(people, population.code)
        )
        for population in populations
    ]
    found = ibis.union(*each)
    told = found.join(worded.findings.select("pattern", "population", "reasons"), ["pattern", "population"]).left_join(
        evidence, ["person", "population"]
    )
    return told.select(
        "population", "finding", "reasons", "evidence",
        person_id="person", rule_version=ibis.literal(version),
    ).select("person_id", "population", "finding", "rule_version", "reasons", "evidence")  # fmt: skip


def _word(people: ir.Table, population: str) -> ir.StringValue:
    return ibis.cases(
        (people[f"{population}_certain"], "met"),
        (~people[f"{population}_possible"], "not_met"),
        (people[f"{population}_conflict"], "conflict"),
        else_="unknown",
    )


def dispositions_of(people: ir.Table, worded: Worded, moment: Moment) -> ir.Table:
    """One row a person: how near, to what, what to ask, what was counted.

    The gate, the programs that exclude and the other populations are not evaluated yet: no disposition but a person's
    review is honest, and `overlap` is unknown.
    """
    joined = people.join(worded.each, "pattern")
    ed, stays = (_by_age(joined, kind, moment) for kind in ("ed_visits", "stays"))
    return joined.select(
        person_id="person",
        disposition=ibis.literal("MANUAL_REVIEW"),
        nearness="nearness",
        closest="closest",
        ask="ask",
        populations_met="populations_met",
        limbs="limbs",
        ed_visits_counted=ed.certain,
        stays_counted=stays.certain,
        counts=_json({"UTL_ED": ed, "UTL_STAY": stays}),
        overlap=ibis.literal("unknown"),
        warnings=_warnings(joined),
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
    child = people["UTL_C.AGE_certain"]
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


def _warnings(people: ir.Table) -> ir.ArrayValue:
    unknown_age = people["UTL_A.AGE_possible"] & ~people["UTL_A.AGE_certain"]
    said = ibis.literal(["AGE_UNKNOWN date_of_birth: nobody said, or sources disagree; adult windows are counted."])
    return ibis.ifelse(unknown_age, said, ibis.literal([], type="array<string>"))

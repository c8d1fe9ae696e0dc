"""Evidence in columns: for everybody with a criterion met or in conflict, the facts, codes and events behind it.

Text is put together as JSON by the engine, a person at a time; nothing of it passes through Python.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis import _

from wayfellow.rules.days import window_start
from wayfellow.rules.events.happenings import Why
from wayfellow.rules.language.rule import (
    Attested,
    CountTest,
    Evidenced,
    FactTest,
    Moment,
    Rule,
    Sign,
    rules_in,
    walk,
)
from wayfellow.screening.counts import in_window, of_kind
from wayfellow.screening.engines import Engine
from wayfellow.screening.evaluated import Evaluated
from wayfellow.screening.leaves import window_of


def evidence_of(
    engine: Engine, evaluated: Evaluated, populations: Sequence[Rule], observations: ir.Table, moment: Moment
) -> ir.Table:
    """person, population, evidence: JSON text, a list of records as in ECM specification § 0."""
    rules = {rule.code: rule for population in populations for rule in rules_in(population.when) if rule.is_sign}
    flagged = engine.keep(_flagged(engine, evaluated, rules), "flagged")
    some = engine.keep(flagged.select("person").distinct(), "flagged_people")
    counted = [(rule, rule.when) for rule in rules.values() if isinstance(rule.when, CountTest)]
    people = evaluated.people.semi_join(some, "person")
    events = evaluated.events.semi_join(some, "person")
    entries = [
        _fact_entries(engine, observations.semi_join(some, "person"), rules),
        _sign_entries(engine, evaluated.codes.latest_of(some), rules, moment),
        *(_count_entries(people, rule, test, moment) for rule, test in counted),
        *(_event_entries(events, rule, test, moment) for rule, test in counted),
    ]
    told = ibis.union(*entries).semi_join(flagged, ["person", "rule"])
    belongs = engine.given(_belongs(populations, rules), "rule_of_population")
    joined = told.join(belongs, "rule")
    entries = engine.joined(joined.entry, ",", order_by=[joined.position, joined.entry])
    return joined.group_by("person", "population").agg(evidence="[" + entries + "]")


def _flagged(engine: Engine, evaluated: Evaluated, rules: Mapping[str, Rule]) -> ir.Table:
    """person, rule: everybody for whom a criterion is met or in conflict."""
    judged = evaluated.judged
    each = [
        judged.filter(judged[f"{code}_certain"] | judged[f"{code}_conflict"]).select(
            *evaluated.leaf_columns, rule=ibis.literal(code)
        )
        for code in rules
    ]
    by_leaf = engine.keep(ibis.union(*each), "flagged_leaves")
    return evaluated.people.join(by_leaf, list(evaluated.leaf_columns)).select("person", "rule")


def _belongs(populations: Sequence[Rule], rules: Mapping[str, Rule]) -> pa.Table:
    order = list(rules)
    pairs = [
        (rule.code, population.code, order.index(rule.code))
        for population in populations
        for rule in dict.fromkeys(rules_in(population.when))
        if rule.code in rules
    ]
    codes, names, positions = zip(*pairs, strict=True)
    return pa.table({"rule": codes, "population": names, "position": pa.array(positions, pa.int64())})


def _own_parts(rule: Rule) -> list[FactTest | Sign]:
    """The fact tests and signs of a rule itself, not of the named rules inside it."""
    inner = {part for one in rules_in(rule.when) for part in walk(one.when)}
    parts: list[FactTest | Sign] = []
    for part in walk(rule.when):
        if part in inner:
            continue
        if isinstance(part, FactTest):
            parts.append(part)
        if isinstance(part, Evidenced):
            parts += part.signs
        if isinstance(part, CountTest):
            parts.append(FactTest(part.attested))
    return parts


def _fact_entries(engine: Engine, observations: ir.Table, rules: Mapping[str, Rule]) -> ir.Table:
    """What was told about the facts a rule reads, and what a referrer ticked for it or for its population."""
    pairs = [
        (rule.code, rule.name, part.fact, "")
        for rule in rules.values()
        for part in _own_parts(rule)
        if isinstance(part, FactTest)
    ]
    attestable = [rule for rule in rules.values() if rule.attested is not Attested.NEVER]
    pairs += [(rule.code, rule.name, "attested_criteria", f"|{rule.name}|") for rule in attestable]
    pairs += [
        (rule.code, rule.name, "attested_populations", "|")
        for rule in attestable
        if rule.attested is Attested.WITH_POPULATION
    ]
    columns = zip(*dict.fromkeys(pairs), strict=True)
    reads = engine.given(pa.table(dict(zip(("rule", "name", "fact", "holds"), columns, strict=True))), "rule_reads")
    told = observations.filter(_.fact != "date_of_birth").join(reads, "fact")
    told = told.filter((told.holds == "") | told.value.contains(told.holds))
    entry = record(
        criterion_id=told.name,
        fact=told.fact,
        value=told.value,
        source_type=told.source_type,
        source_ref=told.source_ref,
        observed_on=told.observed_on.cast("string"),
        attested_by=told.attested_by,
    )
    return told.select("person", "rule", entry=entry)


def _sign_entries(engine: Engine, latest: ir.Table, rules: Mapping[str, Rule], moment: Moment) -> ir.Table:
    """The latest code of each value set that speaks for a rule. latest: see `codes.Codes.latest_of`."""
    pairs = [
        (rule.code, rule.name, part.value_set, moment.earliest(part.months))
        for rule in rules.values()
        for part in _own_parts(rule)
        if isinstance(part, Sign)
    ]
    columns = zip(*pairs, strict=True)
    speaks = engine.given(
        pa.table(dict(zip(("rule", "name", "value_set", "since"), columns, strict=True))), "rule_signs"
    )
    told = latest.join(speaks, "value_set")
    told = told.filter(told.day >= told.since)
    entry = record(
        criterion_id=told.name,
        value_set=told.value_set,
        value=told.code,
        source_type=told.source_type,
        source_ref=told.ref,
        observed_on=told.day.cast("string"),
    )
    return told.select("person", "rule", entry=entry)


def _count_entries(people: ir.Table, rule: Rule, test: CountTest, moment: Moment) -> ir.Table:
    window = window_of(test, moment)
    entry = record(
        criterion_id=ibis.literal(rule.name),
        certain=people[f"{window}_certain"],
        unknown=people[f"{window}_undecided"],
        threshold=ibis.literal(int(str(test.at_least.at(moment)))),
        window_start=ibis.literal(str(window_start(moment.anchor, moment.number(test.months)))),
        window_end=ibis.literal(str(moment.anchor)),
    )
    return people.select("person", rule=ibis.literal(rule.code), entry=entry)


def _event_entries(events: ir.Table, rule: Rule, test: CountTest, moment: Moment) -> ir.Table:
    """Every event of the kind: `why` is null when it counts, UNKNOWN_TYPE when nobody said whether it was planned."""
    seen = events.filter(of_kind(events, test.kind))
    inside = in_window(seen, moment.number(test.months), moment.anchor)
    why = ibis.cases(
        (seen.why.notnull(), seen.why),
        (~inside, Why.OUTSIDE_WINDOW.value),
        (seen.undecided, Why.UNKNOWN_TYPE.value),
        else_=ibis.null("string"),
    )
    seen = seen.mutate(reason=why)
    entry = record(
        criterion_id=ibis.literal(rule.name),
        event=ibis.literal(test.kind),
        day=seen.day.cast("string"),
        end=seen.end.cast("string"),
        facility=seen.facility,
        source_ref=seen.ref,
        why=seen.reason,
    )
    return seen.select("person", rule=ibis.literal(rule.code), entry=entry)


def record(**fields: ir.Value) -> ir.StringValue:
    """A JSON object; text that is empty or null is left out of it as null."""
    parts = []
    for name, value in fields.items():
        shown = value.cast("string") if isinstance(value, ir.IntegerValue) else _json_text(value)
        parts.append(ibis.literal(f'"{name}":') + shown)
    body = parts[0]
    for part in parts[1:]:
        body = body + "," + part
    return ibis.literal("{") + body + "}"


def _json_text(value: ir.StringValue) -> ir.StringValue:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').re_replace(r"[\x00-\x1f]", " ")
    return ibis.ifelse(value.nullif("").isnull(), "null", ibis.literal('"') + escaped + '"')

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
from wayfellow.screening.codes import CODE_BITS, EPOCH, LatestCodes, packed_since
from wayfellow.screening.compile import Compiler
from wayfellow.screening.counts import in_window
from wayfellow.screening.engines import Engine


def evidence_of(
    engine: Engine,
    people: ir.Table,
    populations: Sequence[Rule],
    compiler: Compiler,
    *,
    observations: ir.Table,
    latest: LatestCodes,
    events: ir.Table,
) -> ir.Table:
    """person, population, evidence: JSON text, a list of records as in ECM specification § 0."""
    moment = compiler.moment
    rules = {rule.code: rule for population in populations for rule in rules_in(population.when) if rule.is_sign}
    flagged = engine.keep(_flagged(people, rules), "flagged")
    counted = [(rule, rule.when) for rule in rules.values() if isinstance(rule.when, CountTest)]
    entries = [
        _fact_entries(engine, observations, rules),
        _sign_entries(latest, rules, moment),
        *(_count_entries(people, compiler, rule, test) for rule, test in counted),
        *(_event_entries(events, rule, test, moment) for rule, test in counted),
    ]
    told = ibis.union(*entries).semi_join(flagged, ["person", "rule"])
    belongs = engine.given(_belongs(populations, rules), "rule_of_population")
    joined = told.join(belongs, "rule")
    return joined.group_by("person", "population").agg(
        evidence="[" + joined.entry.group_concat(",", order_by=[joined.position, joined.entry]) + "]"
    )


def _flagged(people: ir.Table, rules: Mapping[str, Rule]) -> ir.Table:
    each = [
        people.filter(people[f"{code}_certain"] | people[f"{code}_conflict"]).select("person", rule=ibis.literal(code))
        for code in rules
    ]
    return ibis.union(*each)


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
    entry = _record(
        criterion_id=told.name,
        fact=told.fact,
        value=told.value,
        source_type=told.source_type,
        source_ref=told.source_ref,
        observed_on=told.observed_on.cast("string"),
        attested_by=told.attested_by,
    )
    return told.select("person", "rule", entry=entry)


def _sign_entries(latest: LatestCodes, rules: Mapping[str, Rule], moment: Moment) -> ir.Table:
    """The latest code of each value set that speaks for a rule."""
    pairs = [(rule, part) for rule in rules.values() for part in _own_parts(rule) if isinstance(part, Sign)]
    each = []
    for rule, sign in pairs:
        packed = latest.people[sign.value_set]
        seen = latest.people.filter(packed >= packed_since(moment.earliest(sign.months)))
        coded = seen.select("person", packed=seen[sign.value_set]).mutate(number=_.packed % CODE_BITS)
        coded = coded.join(latest.codes, "number")
        day = ibis.literal(EPOCH) + (coded.packed // CODE_BITS).cast("int32").as_interval("D")
        entry = _record(
            criterion_id=ibis.literal(rule.name),
            value_set=ibis.literal(sign.value_set),
            value=coded.code,
            source_type=ibis.literal("CLAIM"),
            observed_on=day.cast("date").cast("string"),
        )
        each.append(coded.select("person", rule=ibis.literal(rule.code), entry=entry))
    return ibis.union(*each)


def _count_entries(people: ir.Table, compiler: Compiler, rule: Rule, test: CountTest) -> ir.Table:
    moment = compiler.moment
    window = f"{test.kind}_{moment.number(test.months)}"
    entry = _record(
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
    of_kind = events.filter(events.kind == test.kind)
    inside = in_window(of_kind, moment.number(test.months), moment.anchor)
    why = ibis.cases(
        (of_kind.why.notnull(), of_kind.why),
        (~inside, Why.OUTSIDE_WINDOW.value),
        (of_kind.undecided, Why.UNKNOWN_TYPE.value),
        else_=ibis.null("string"),
    )
    seen = of_kind.mutate(reason=why)
    entry = _record(
        criterion_id=ibis.literal(rule.name),
        event=ibis.literal(test.kind),
        day=seen.day.cast("string"),
        end=seen.end.cast("string"),
        facility=seen.facility,
        source_ref=seen.ref,
        why=seen.reason,
    )
    return seen.select("person", rule=ibis.literal(rule.code), entry=entry)


def _record(**fields: ir.Value) -> ir.StringValue:
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

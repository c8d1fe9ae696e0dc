"""The few claim lines that match a pattern, in full; and the codes seen in all lines, each with its latest day.

Both are one pass over the lines. Patterns are compared with codes as they are written (with or without a leading
zero), so that nothing is computed for the many lines that match none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import ibis
import ibis.expr.types as ir
from ibis import _

from wayfellow.rules.events.patterns import Codes, Pattern, load_patterns
from wayfellow.rules.language.value_sets import ValueSet, plain_code
from wayfellow.screening.engines import Engine


@dataclass(frozen=True)
class Told:
    """What the claim lines told. codes: person, kind, code, day (the latest), claim (only for events), ref."""

    ed: ir.Table
    stays: ir.Table
    codes: ir.Table


def told_by_lines(engine: Engine, lines: ir.Table, sets: Iterable[ValueSet], *, as_of: date) -> Told:
    """What the claim lines up to `as_of` tell of visits, stays and the codes of `sets`."""
    patterns = load_patterns()
    codes = engine.keep(_codes(lines, list(sets), as_of), "codes_in_claims")
    delivery = codes.filter((_.claim != "") & _.kind.isin(["icd10"]) & _starts(_.code, patterns.delivery_diagnoses))
    deliveries = delivery.select("person", "claim").distinct().mutate(delivery_code=True)
    events = engine.keep(_event_lines(lines, as_of), "event_lines")
    return Told(_ed_told(events), _stay_told(events, deliveries, as_of), codes)


# Diagnoses and places


def _codes(lines: ir.Table, sets: list[ValueSet], as_of: date) -> ir.Table:
    patterns = load_patterns()
    wanted = {code for one in sets if one.kind == "icd10" for code in one.codes} | set(patterns.delivery_diagnoses)
    places = sorted({_unpadded(code) for one in sets if one.kind == "place" for code in one.codes})
    known = lines.filter(lines.start <= as_of)
    claim = ibis.ifelse(_is_event(known), known.claim, "")
    diagnoses = [column for column in known.columns if column.startswith("dx")]
    found = []
    if diagnoses:
        each = known.select("person", "start", claim=claim, code=_as_list(known, diagnoses).unnest())
        each = each.filter(_may_start(each.code, wanted))
        plain = each.mutate(code=each.code.replace(".", "").upper())
        grouped = plain.group_by("person", "code", "claim").agg(day=_.start.max())
        found.append(grouped.mutate(kind=ibis.literal("icd10")))
    if places:
        seen = known.filter(known.place.isin([*places, *(place.zfill(2) for place in places)]))
        padded = seen.place.lpad(2, "0")
        grouped = seen.mutate(code=padded).group_by("person", "code").agg(day=_.start.max())
        found.append(grouped.mutate(claim=ibis.literal(""), kind=ibis.literal("place")))
    columns = ("person", "kind", "code", "day", "claim")
    return ibis.union(*(table.select(*columns) for table in found))


def _as_list(table: ir.Table, columns: list[str]) -> ir.ArrayValue:
    return ibis.array([table[column] for column in columns])


def _may_start(code: ir.StringValue, prefixes: set[str]) -> ir.BooleanValue:
    """A first, cheap cut: the category (three characters) of a code that some prefix may match."""
    short = sorted({prefix for prefix in prefixes if len(prefix) < 3})
    categories = sorted({prefix[:3] for prefix in prefixes if len(prefix) >= 3})
    heads = [code[0 : len(prefix)].upper() == prefix for prefix in short]
    return ibis.or_(code[0:3].upper().isin(categories), *heads)


def _starts(code: ir.StringValue, prefixes: Iterable[str]) -> ir.BooleanValue:
    return ibis.or_(*(code.startswith(plain_code(prefix)) for prefix in prefixes))


# Visits and stays


def _event_lines(lines: ir.Table, as_of: date) -> ir.Table:
    patterns = load_patterns()
    matching = lines.filter((lines.start <= as_of) & _is_event(lines))
    stays = ibis.cases(
        *((_matches(matching, stay.pattern), number) for number, stay in enumerate(patterns.stays)), else_=None
    )
    return matching.select(
        "person", "claim", "start", "end", "facility",
        admission_type=matching.admission_type.strip(),
        drg=matching.drg.strip().lpad(3, "0"),
        ed_institutional=_matches(matching, patterns.ed_institutional),
        ed_professional=_matches(matching, patterns.ed_professional),
        stay=stays.cast("int8"),
    )  # fmt: skip


def _is_event(lines: ir.Table) -> ir.BooleanValue:
    patterns = load_patterns()
    every = [patterns.ed_institutional, patterns.ed_professional, *(stay.pattern for stay in patterns.stays)]
    return ibis.or_(*(_matches(lines, pattern) for pattern in every))


def _matches(lines: ir.Table, pattern: Pattern) -> ir.BooleanValue:
    if pattern.bill_types:
        written = [form for prefix in pattern.bill_types for form in (prefix, "0" + prefix)]
        bill = ibis.or_(*(lines.bill_type.startswith(form) for form in written))
        return bill & lines.revenue.isin(_spelled(pattern.revenue))
    either = []
    if pattern.places:
        either.append(
            lines.place.isin(sorted({form for place in pattern.places for form in (place, _unpadded(place))}))
        )
    if pattern.procedures:
        either.append(lines.procedure.isin(_spelled(pattern.procedures)))
    return (lines.bill_type == "") & ibis.or_(*either)


def _spelled(codes: Codes) -> list[str]:
    """Every code of the ranges, with its leading zeros and without."""
    spelled = set()
    for first, last in codes.ranges:
        for number in range(int(first), int(last) + 1):
            spelled |= {str(number).zfill(len(first)), str(number)}
    return sorted(spelled)


def _unpadded(code: str) -> str:
    return code.lstrip("0") or code


def _ed_told(events: ir.Table) -> ir.Table:
    visits = events.filter(events.ed_institutional | events.ed_professional)
    return visits.select(
        "person", "facility",
        day="start",
        kind=ibis.ifelse(visits.ed_institutional, "INSTITUTIONAL", "PROFESSIONAL"),
        unavoidable=ibis.literal(False),
        ref="claim",
    )  # fmt: skip


def _stay_told(events: ir.Table, deliveries: ir.Table, as_of: date) -> ir.Table:
    patterns = load_patterns()
    stays = events.filter(events.stay.notnull()).left_join(deliveries, ["person", "claim"])
    secondary = [number for number, stay in enumerate(patterns.stays) if stay.secondary]
    hospital = [number for number, stay in enumerate(patterns.stays) if stay.setting == "HOSPITAL"]
    priority = ibis.cases(
        (stays.admission_type.isin(patterns.unplanned), 0), (stays.admission_type.isin(patterns.planned), 1), else_=2
    )
    by_code = stays.delivery_code.fill_null(False) | stays.drg.isin(patterns.delivery_drg)
    return stays.select(
        "person", "facility",
        admitted="start",
        discharged=ibis.greatest(stays.start, ibis.least(stays.end, ibis.literal(as_of))),
        setting=ibis.ifelse(stays.stay.isin(hospital), "HOSPITAL", "SHORT_TERM_SNF"),
        priority=priority.cast("int8"),
        delivery=by_code & ~stays.drg.isin(patterns.complicated_drg),
        secondary=stays.stay.isin(secondary),
        timely=ibis.literal(False),
        unavoidable=ibis.literal(False),
        ref="claim",
    )  # fmt: skip

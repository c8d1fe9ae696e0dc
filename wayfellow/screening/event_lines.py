"""The few claim lines that tell of a visit or a stay, in full.

Patterns are compared with codes as they are written (with or without a leading zero), so that nothing is computed for
the many lines that match none.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import ibis
import ibis.expr.types as ir

from wayfellow.rules.events.patterns import Codes, Pattern, load_patterns
from wayfellow.rules.language.value_sets import plain_code
from wayfellow.screening.engines import Engine


def told_by_lines(engine: Engine, lines: ir.Table, *, as_of: date) -> tuple[ir.Table, ir.Table]:
    """What the claim lines up to `as_of` tell of emergency visits (ED_TOLD) and of stays (STAY_TOLD)."""
    events = engine.keep(_event_lines(lines, as_of), "event_lines")
    return _ed_told(events), _stay_told(events, as_of)


def _event_lines(lines: ir.Table, as_of: date) -> ir.Table:
    patterns = load_patterns()
    some = lines.filter(_may_match(lines) & (lines.start <= as_of))
    near = some.mutate(**{name: some[name].fill_null("") for name in _TEXTS})
    stays = ibis.cases(
        *((_matches(near, stay.pattern), number) for number, stay in enumerate(patterns.stays)), else_=None
    )
    told = near.select(
        "person",
        "claim",
        "start",
        "end",
        "facility",
        admission_type=near.admission_type.strip(),
        drg=near.drg.strip().lpad(3, "0"),
        principal=near.dx1.replace(".", "").upper() if "dx1" in near.columns else ibis.literal(""),
        ed_institutional=_matches(near, patterns.ed_institutional),
        ed_professional=_matches(near, patterns.ed_professional),
        stay=stays.cast("int8"),
    )
    return told.filter(told.ed_institutional | told.ed_professional | told.stay.notnull())


_TEXTS = ("claim", "facility", "bill_type", "revenue", "place", "procedure", "admission_type", "drg")


def _may_match(lines: ir.Table) -> ir.BooleanValue:
    """A cheap first cut that keeps every line which some pattern matches. Texts may be null."""
    patterns = load_patterns()
    every = [patterns.ed_institutional, patterns.ed_professional, *(stay.pattern for stay in patterns.stays)]
    bills = sorted({form for pattern in every for bill in pattern.bill_types for form in (bill, "0" + bill)})
    revenue = sorted({code for pattern in every for code in _spelled(pattern.revenue)})
    places = sorted({form for pattern in every for place in pattern.places for form in (place, _unpadded(place))})
    procedures = sorted({code for pattern in every for code in _spelled(pattern.procedures)})
    facility = lines.revenue.isin(revenue) & ibis.or_(*map(lines.bill_type.startswith, bills))
    professional = lines.place.isin(places) | lines.procedure.isin(procedures)
    return facility | (professional & (lines.bill_type.isnull() | (lines.bill_type == "")))


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


def _stay_told(events: ir.Table, as_of: date) -> ir.Table:
    patterns = load_patterns()
    stays = events.filter(events.stay.notnull())
    secondary = [number for number, stay in enumerate(patterns.stays) if stay.secondary]
    hospital = [number for number, stay in enumerate(patterns.stays) if stay.setting == "HOSPITAL"]
    priority = ibis.cases(
        (stays.admission_type.isin(patterns.unplanned), 0), (stays.admission_type.isin(patterns.planned), 1), else_=2
    )
    by_code = _starts(stays.principal.fill_null(""), patterns.delivery_diagnoses) | stays.drg.isin(
        patterns.delivery_drg
    )
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


def _starts(code: ir.StringValue, prefixes: Iterable[str]) -> ir.BooleanValue:
    return ibis.or_(*(code.startswith(plain_code(prefix)) for prefix in prefixes))

"""The few claim lines that tell of a visit or a stay, in full.

Patterns are compared with codes as they are written (with or without a leading zero), so that nothing is computed for
the many lines that match none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import ibis
import ibis.expr.types as ir

from wayfellow.rules.events.patterns import Codes, Pattern, load_patterns
from wayfellow.rules.language.value_sets import plain_code
from wayfellow.screening.engines import Engine


def told_by_lines(
    engine: Engine, lines: ir.Table, *, behavioral: Sequence[str], as_of: date
) -> tuple[ir.Table, ir.Table]:
    """What the claim lines up to `as_of` tell of emergency visits (ED_TOLD) and of stays (STAY_TOLD).

    behavioral: the codes of mental health and substance use, as they are written in these lines.
    """
    some = lines.filter(_may_match(lines))
    told = some.select(*_COLUMNS, _principal(some), behavioral=_behavioral(some, behavioral))
    near = engine.keep(told, "near_event_lines")
    events = engine.keep(_event_lines(near, as_of), "event_lines")
    return _ed_told(events), _stay_told(events, as_of)


def _event_lines(near: ir.Table, as_of: date) -> ir.Table:
    """The lines that match, with what they match. Kept apart from the first cut, or it would be worked out for all."""
    patterns = load_patterns()
    near = near.mutate(**{name: near[name].fill_null("") for name in _TEXTS})
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
        principal=near.principal.replace(".", "").upper(),
        ed_institutional=_matches(near, patterns.ed_institutional),
        ed_professional=_matches(near, patterns.ed_professional),
        stay=stays.cast("int8"),
        behavioral="behavioral",
    )
    return told.filter((told.ed_institutional | told.ed_professional | told.stay.notnull()) & (told.start <= as_of))


_TEXTS = ("claim", "facility", "bill_type", "revenue", "place", "procedure", "admission_type", "drg", "principal")
_COLUMNS = ("person", "start", "end", *_TEXTS[:-1])


def _principal(lines: ir.Table) -> ir.StringValue:
    return (lines.dx1 if "dx1" in lines.columns else ibis.null("string")).name("principal")


def _behavioral(lines: ir.Table, written: Sequence[str]) -> ir.BooleanValue:
    """Whether any diagnosis is of mental health or substance use. written: how such codes are written here."""
    columns = [lines[column] for column in lines.columns if column.startswith("dx")]
    return ibis.or_(*(column.isin(written).fill_null(False) for column in columns)) if columns else ibis.literal(False)


def _may_match(lines: ir.Table) -> ir.BooleanValue:
    """A cheap first cut that keeps every line which some pattern matches, and some more. Texts may be null."""
    patterns = load_patterns()
    every = [patterns.ed_institutional, patterns.ed_professional, *(stay.pattern for stay in patterns.stays)]
    places = sorted({form for pattern in every for place in pattern.places for form in (place, _unpadded(place))})
    billed = (lines.bill_type != "").fill_null(False)
    revenue = ibis.or_(*(_about(lines.revenue, pattern.revenue) for pattern in every if pattern.revenue))
    procedure = ibis.or_(*(_about(lines.procedure, pattern.procedures) for pattern in every if pattern.procedures))
    return (billed & revenue) | (~billed & (lines.place.isin(places) | procedure))


def _about(column: ir.StringValue, codes: Codes) -> ir.BooleanValue:
    """Between the ends of a range as text: what is in it, and perhaps a longer code that sorts among them."""
    ends = [pair for first, last in codes.ranges for pair in ((first, last), (_unpadded(first), _unpadded(last)))]
    return ibis.or_(*(column.between(first, last) for first, last in dict.fromkeys(ends)))


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
        behavioral="behavioral",
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
        behavioral="behavioral",
        ref="claim",
    )  # fmt: skip


def _starts(code: ir.StringValue, prefixes: Iterable[str]) -> ir.BooleanValue:
    return ibis.or_(*(code.startswith(plain_code(prefix)) for prefix in prefixes))

"""Enrollment spans → what the gate reads: membership in a Medi-Cal plan, and its first and last day.

Spans that follow one another without a gap are one membership. Of several, the one on the day asked about counts; then
the last one before it; then the first one after. `rules.ecm.membership` says the same of one person.
Source: ECM specification § 0.1 (G1), § 2.5.
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir
from ibis import _

from wayfellow.rules.ecm.membership import COMPARED, MANAGED_CARE, OPEN
from wayfellow.rules.language.facts import NOBODY
from wayfellow.screening.engines import Engine

ONE_DAY = ibis.interval(days=1)


def memberships(engine: Engine, enrolled: ir.Table, told: ir.Table, as_of: date) -> list[ir.Table]:
    """Observations of `medi_cal_delivery`, and of the first and last day where a rule can tell the difference.

    enrolled: person, start, end, in_plan. told: what other sources said, to see whose days are compared.
    """
    spans = engine.keep(_nearest(_joined(enrolled.filter(_.in_plan)), as_of), "memberships")
    compared = told.filter(_.fact.isin(COMPARED)).select("person").distinct()
    known, others = spans.semi_join(compared, "person"), spans.anti_join(compared, "person")
    started = known.union(others.filter(_.start > as_of))
    ended = known.union(others.filter(_.end < as_of))
    return [
        observed(spans, "medi_cal_delivery", ibis.literal(MANAGED_CARE)),
        observed(started, "mcp_enrollment_start", started.start.cast("string")),
        observed(ended, "mcp_enrollment_end", ibis.ifelse(ended.end < OPEN, ended.end.cast("string"), NOBODY)),
    ]


def observed(rows: ir.Table, fact: str, value: ir.StringValue) -> ir.Table:
    """What the enrollment file says. rows: person, observed_on."""
    return rows.select(
        person="person",
        fact=ibis.literal(fact),
        value=value,
        number=ibis.null("int64"),
        observed_on="observed_on",
        recorded_at=ibis.null("timestamp('UTC')"),
        source_type=ibis.literal("ENROLLMENT_834"),
        source_ref=ibis.literal(""),
        attested_by=ibis.literal(""),
    )


def _joined(spans: ir.Table) -> ir.Table:
    """person, start, end: one row a membership."""
    before = ibis.window(group_by="person", order_by=["start", "end"], preceding=(None, 1))
    numbered = spans.select("person", "start", "end", last=spans.end.max().over(before))
    fresh = numbered.last.isnull() | (numbered.start > numbered.last + ONE_DAY)
    upto = ibis.window(group_by="person", order_by=["start", "end"], preceding=None, following=0)
    runs = numbered.mutate(fresh=fresh.cast("int64"))
    runs = runs.mutate(run=runs.fresh.sum().over(upto))
    return runs.group_by("person", "run").agg(start=runs.start.min(), end=runs.end.max())


def _nearest(spans: ir.Table, as_of: date) -> ir.Table:
    """person, start, end, observed_on: the membership that counts on `as_of`."""
    place = ibis.cases((spans.start > as_of, 2), (spans.end < as_of, 1), else_=0)
    away = ibis.ifelse(spans.start > as_of, spans.start.delta(as_of, unit="day"), -spans.end.delta(as_of, unit="day"))
    ordered = spans.mutate(place=place, away=away, observed_on=ibis.least(spans.start, ibis.literal(as_of)))
    window = ibis.window(group_by="person", order_by=["place", "away"])
    return ordered.mutate(nth=ibis.row_number().over(window)).filter(_.nth == 0).drop("nth", "place", "away", "run")

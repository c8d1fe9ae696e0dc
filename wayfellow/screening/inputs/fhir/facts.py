"""The facts that take more than one resource: how Medi-Cal is delivered on the day, and the factors that stand."""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir
from ibis import _

from wayfellow.screening.inputs.normal import OBSERVATION

ONE_DAY = ibis.interval(days=1)
FAR_AHEAD = date(2999, 12, 31)
LONG_AGO = date(1900, 1, 1)


def delivery_told(coverages: ir.Table, *, as_of: date) -> ir.Table:
    """OBSERVATION rows: delivery, and for a plan its first and last day.

    Coverage that holds on `as_of` speaks, all of it; without any, only membership in a plan that has ended.
    """
    begun = coverages.filter(_.delivery.notnull() & (_.start.isnull() | (_.start <= as_of)))
    joined = _joined(begun.mutate(begins=_.start.fill_null(LONG_AGO), ends=_.end.fill_null(FAR_AHEAD)))
    standing = joined.mutate(holds=joined.ends >= as_of)
    order = [ibis.ifelse(standing.holds, 0, 1), ibis.ifelse(standing.holds, as_of, standing.begins).desc()]
    ranked = standing.mutate(place=ibis.rank().over(ibis.window(group_by="person", order_by=order)))
    spoken = ranked.filter((ranked.place == 0) & (ranked.holds | (ranked.delivery == "MANAGED_CARE")))
    newest = spoken.mutate(observed_on=spoken.begins.max().over(ibis.window(group_by="person")))
    told = newest.mutate(observed_on=ibis.ifelse(newest.observed_on == LONG_AGO, as_of, newest.observed_on))
    plan = told.filter(told.delivery == "MANAGED_CARE")
    return ibis.union(
        _told(told, "medi_cal_delivery", told.delivery),
        _told(plan.filter(_.begins > LONG_AGO), "mcp_enrollment_start", _.begins.cast("string")),
        _told(plan.filter(_.ends < FAR_AHEAD), "mcp_enrollment_end", _.ends.cast("string")),
    )


def _joined(coverages: ir.Table) -> ir.Table:
    """Spans of one payor that follow each other without a gap of a day are one: a new year is no new plan."""
    group = ["person", "delivery", "payor"]
    before = ibis.window(group_by=group, order_by=["begins", "ends"], preceding=(None, 1))
    reached = coverages.mutate(reached=coverages.ends.max().over(before))
    begins = reached.mutate(new=(reached.reached.isnull() | (reached.begins > reached.reached + ONE_DAY)).cast("int64"))
    so_far = ibis.window(group_by=group, order_by=["begins", "ends"], preceding=(None, 0))
    runs = begins.mutate(run=begins.new.sum().over(so_far))
    return runs.group_by(*group, "run").agg(
        begins=runs.begins.min(), ends=runs.ends.max(), recorded_at=runs.recorded_at.max(), ref=runs.ref.max()
    )


def _told(rows: ir.Table, fact: str, value: ir.Value) -> ir.Table:
    named = rows.mutate(
        fact=ibis.literal(fact),
        value=value,
        number=ibis.null("int64"),
        source_type=ibis.literal("ENROLLMENT_834"),
        source_ref="ref",
        attested_by=ibis.literal(""),
    )
    return named.select(*OBSERVATION)


def factors_told(answers: ir.Table) -> ir.Table:
    """OBSERVATION rows: the set of factors to which the newest answer is a yes.

    A no to one factor takes back an earlier yes to it. It is no word about the others, so there is never an empty set.
    """
    order = [answers.observed_on.desc(), answers.recorded_at.desc()]
    window = ibis.window(group_by=["person", "factor"], order_by=order)
    newest = answers.mutate(place=ibis.rank().over(window)).filter(_.place == 0)
    yes = newest.filter(newest.yes)
    each = yes.group_by("person", "factor").agg(
        observed_on=yes.observed_on.max(), recorded_at=yes.recorded_at.max(), ref=yes.ref.min()
    )
    sets = each.group_by("person").agg(
        value="|" + each.factor.collect().sort().join("|") + "|",
        observed_on=each.observed_on.max(),
        recorded_at=each.recorded_at.max(),
        source_ref=each.ref.min(),
    )
    return sets.mutate(
        fact=ibis.literal("complex_social_factors"),
        number=ibis.null("int64"),
        source_type=ibis.literal("ASSESSMENT"),
        attested_by=ibis.literal(""),
    ).select(*OBSERVATION)

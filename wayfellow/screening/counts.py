"""Events in columns: duplicates joined, long stays set aside, transfers chained, visits linked, each with its why.

The same law as `rules.events`, written again for everybody at once; neither calls the other, and a table of cases and
thousands of generated people hold them together. Source: ECM specification § 1.2, counting rules.
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir
from ibis import _

from wayfellow.rules.days import window_start
from wayfellow.rules.events.counting import KINDS
from wayfellow.rules.events.happenings import Why
from wayfellow.rules.events.stays import HOSPITALS, LONG_TERM, SHORT_TERM
from wayfellow.screening.engines import Engine

UNPLANNED, PLANNED, UNKNOWN = 0, 1, 2
ONE_DAY = ibis.interval(days=1)
EVENT = ("person", "kind", "day", "end", "facility", "why", "timely", "undecided", "behavioral", "ref")


def build_events(engine: Engine, ed_told: ir.Table, stay_told: ir.Table, *, long_term_days: int) -> ir.Table:
    """person, kind, day, end, facility, why (null: it counts), timely, undecided, ref: one row an event."""
    told = engine.keep(_with_long_term(stay_told, long_term_days), "stays_told")
    aside = told.filter(_.long_term)
    short = told.filter(~_.long_term)
    primary = engine.keep(_admissions(short.filter(~_.secondary)), "primary_admissions")
    secondary = short.filter(_.secondary)
    touched = _touching(
        secondary,
        primary.select("person", "admitted", "discharged").union(aside.select("person", "admitted", "discharged")),
    )
    absorbed = secondary.semi_join(touched, ["person", "row"])
    alone = _admissions(secondary.anti_join(touched, ["person", "row"]))
    admissions = engine.keep(_chained(_with_diagnoses_of(absorbed, primary).union(alone)), "admissions")
    again = ibis.union(
        _repeated(short.filter(~_.secondary), primary), absorbed.select(*_REPEATED), _repeated(secondary, alone)
    )
    events = ibis.union(
        _chain_events(admissions),
        _stay_events(admissions.filter(_.place > 0), Why.MERGED),
        _stay_events(_one_a_claim(aside), Why.LONG_TERM),
        _stay_events(_one_a_claim(again), Why.DUPLICATE),
        _ed_events(ed_told, admissions),
    )
    return engine.keep(events, "events")


def counted(
    engine: Engine,
    people: ir.Table,
    events: ir.Table,
    observed: ir.Table,
    windows: dict[str, tuple[str, int]],
    *,
    anchor: date,
) -> ir.Table:
    """person and, for each window, `<name>_certain`, `<name>_undecided` and `<name>_observed`."""
    aggregates = {}
    for name, (kind, months) in windows.items():
        inside = of_kind(events, kind) & in_window(events, months, anchor)
        aggregates[f"{name}_certain"] = (inside & events.why.isnull() & ~events.undecided).sum().fill_null(0)
        aggregates[f"{name}_undecided"] = (inside & events.undecided).sum().fill_null(0)
    totals = engine.keep(events.group_by("person").agg(**aggregates), "totals")
    joined = people.left_join(totals, "person").left_join(observed, "person")
    numbers = {name: joined[name].fill_null(0).cast("int64") for name in aggregates}
    flags = {f"{name}_observed": joined[f"{name}_observed"].fill_null(False) for name in windows}
    return joined.select("person", **numbers, **flags)


def of_kind(events: ir.Table, kind: str) -> ir.BooleanValue:
    """The events that a count counts."""
    event, behavioral = KINDS[kind]
    return (events.kind == event) & events.behavioral if behavioral else events.kind == event


def in_window(events: ir.Table, months: int, anchor: date) -> ir.BooleanValue:
    """start < day <= anchor; what an admission feed or somebody's word tells may be as late as the day asked about."""
    return (events.day > window_start(anchor, months)) & ((events.day <= anchor) | events.timely)


def observed_in(
    people: ir.Table,
    spans: ir.Table,
    looked: ir.Table,
    covered_from: date | None,
    windows: dict[str, tuple[str, int]],
    *,
    anchor: date,
) -> ir.Table:
    """person and `<name>_observed`: a claims feed covers the window and the person was enrolled on a day of it, or
    somebody who may say no gave the whole list.
    """
    aggregates = {}
    for name, (_kind, months) in windows.items():
        start = window_start(anchor, months)
        covers = covered_from is not None and (covered_from - start).days <= 1
        aggregates[f"{name}_fed"] = ((spans.end > start) & (spans.start <= anchor) & ibis.literal(covers)).any()
    fed = spans.group_by("person").agg(**aggregates)
    listed = looked.group_by("person").agg(
        ed_visits=(looked.kind == "ed_visits").any(), stays=(looked.kind == "stays").any()
    )
    joined = people.left_join(fed, "person").left_join(listed, "person")
    flags = {
        f"{name}_observed": joined[f"{name}_fed"].fill_null(False) | joined[KINDS[kind][0]].fill_null(False)
        for name, (kind, _months) in windows.items()
    }
    return joined.select("person", **flags)


# Stays

_ADMISSION = (
    "person", "admitted", "discharged", "facility", "setting", "priority", "delivery", "timely", "unavoidable",
    "behavioral", "ref",
)  # fmt: skip
_REPEATED = ("person", "admitted", "discharged", "facility", "timely", "behavioral", "ref")


def _with_long_term(told: ir.Table, long_term_days: int) -> ir.Table:
    """Each line with a number among those of its person, and whether it belongs to a long-term nursing stay."""
    everything = ibis.window(group_by="person", order_by=[name for name in told.columns if name != "person"])
    numbered = told.mutate(row=ibis.row_number().over(everything), nursing=told.setting == SHORT_TERM)
    runs = _runs(numbered, ["person", "facility", "nursing"], ["admitted", "discharged", "row"])
    run = ibis.window(group_by=["person", "facility", "nursing", "run"])
    length = runs.discharged.max().over(run).delta(runs.admitted.min().over(run), unit="day")
    lasting = runs.nursing & (length > long_term_days)
    return runs.mutate(long_term=(runs.setting == LONG_TERM) | lasting).drop("nursing", "run")


def _runs(table: ir.Table, group: list[str], order: list[str]) -> ir.Table:
    """Number the runs of a group in which each admission is at most a day after the latest discharge before it."""
    before = ibis.window(group_by=group, order_by=order, preceding=(None, 1))
    reached = table.mutate(reached=table.discharged.max().over(before))
    begins = reached.mutate(
        begins=ibis.ifelse(reached.reached.isnull() | (reached.admitted > reached.reached + ONE_DAY), 1, 0)
    )
    so_far = ibis.window(group_by=group, order_by=order, preceding=(None, 0))
    return begins.mutate(run=begins.begins.sum().over(so_far)).drop("reached", "begins")


def _admissions(lines: ir.Table) -> ir.Table:
    """One admission per facility, setting and day; what its lines know is put together, a known type beats none."""
    return (
        lines.group_by("person", "facility", "setting", "admitted")
        .agg(
            first=ibis.struct({"discharged": lines.discharged, "ref": lines.ref}).min(),
            discharged=lines.discharged.max(),
            priority=lines.priority.min(),
            delivery=lines.delivery.any(),
            timely=lines.timely.any(),
            unavoidable=lines.unavoidable.any(),
            behavioral=lines.behavioral.any(),
        )
        .mutate(ref=_["first"].ref)
        .select(*_ADMISSION)
    )


def _touching(secondary: ir.Table, stays: ir.Table) -> ir.Table:
    """row, person, begins: the secondary lines that touch a stay, with the first day of the first stay they touch."""
    stays = stays.rename(begins="admitted", ends="discharged")
    near = secondary.join(
        stays,
        [
            secondary.person == stays.person,
            secondary.admitted <= stays.ends + ONE_DAY,
            stays.begins <= secondary.discharged + ONE_DAY,
        ],
    )
    return near.group_by("person", "row").agg(begins=near.begins.min())


def _with_diagnoses_of(absorbed: ir.Table, primary: ir.Table) -> ir.Table:
    """The same admissions, with what the doctors' claims say of them: a secondary line of a hospital tells of the first
    day on which a hospital stay that it touches began.
    """
    spoken = absorbed.filter(absorbed.behavioral & absorbed.setting.isin(HOSPITALS))
    hospital = primary.filter(primary.setting.isin(HOSPITALS)).select("person", "admitted", "discharged")
    days = _touching(spoken, hospital).select("person", admitted="begins").distinct().mutate(spoken=True)
    told = primary.left_join(days, ["person", "admitted"]).drop(ibis.selectors.endswith("_right"))
    behavioral = told.behavioral | (told.spoken.fill_null(False) & told.setting.isin(HOSPITALS))
    return told.mutate(behavioral=behavioral).select(*_ADMISSION)


def _chained(admissions: ir.Table) -> ir.Table:
    """Admissions with their chain, their place in it, and whether they are of its first day."""
    order = ["admitted", "discharged", "facility", "ref"]
    runs = _runs(admissions, ["person"], order)
    chain = ibis.window(group_by=["person", "run"])
    ordered = ibis.window(group_by=["person", "run"], order_by=order)
    return runs.mutate(place=ibis.row_number().over(ordered), first=runs.admitted == runs.admitted.min().over(chain))


def _chain_events(admissions: ir.Table) -> ir.Table:
    """One stay per chain, dated by its first admission, judged by the types of its admissions."""
    first, kind = admissions.first, admissions.priority
    chains = admissions.group_by("person", "run").agg(
        day=admissions.admitted.min(),
        end=admissions.discharged.max(),
        facility=admissions.facility.max(where=admissions.place == 0),
        ref=admissions.ref.max(where=admissions.place == 0),
        delivery=admissions.delivery.all(),
        timely=(admissions.timely & first).any(),
        unavoidable=(admissions.unavoidable & first).any(),
        behavioral=(admissions.behavioral & admissions.setting.isin(HOSPITALS)).any(),
        first_unplanned=(first & (kind == UNPLANNED)).any(),
        first_unknown=(first & (kind == UNKNOWN)).any(),
        any_unplanned=(kind == UNPLANNED).any(),
        any_unknown=(kind == UNKNOWN).any(),
    )
    unplanned = chains.first_unplanned | (chains.first_unknown & chains.any_unplanned)
    unknown = chains.any_unknown & ~chains.any_unplanned
    why = ibis.cases(
        (chains.delivery, Why.DELIVERY.value),
        (~unplanned & ~unknown, Why.PLANNED.value),
        (chains.unavoidable, Why.CLEARLY_UNAVOIDABLE.value),
        else_=ibis.null("string"),
    )
    judged = chains.mutate(kind=ibis.literal("stays"), why=why, undecided=why.isnull() & unknown)
    return judged.select(*EVENT)


def _repeated(lines: ir.Table, admissions: ir.Table) -> ir.Table:
    """The lines of other claims that told of the same admission."""
    named = admissions.select("person", "facility", "setting", "admitted", named="ref")
    told = lines.join(named, ["person", "facility", "setting", "admitted"])
    return told.filter(told.ref != told.named).select(*_REPEATED)


def _one_a_claim(lines: ir.Table) -> ir.Table:
    """The first line of each claim: an analyst reads claims, not their lines."""
    order = ibis.window(group_by=["person", "ref"], order_by=["admitted", "discharged", "facility", "behavioral"])
    return lines.select(*_REPEATED).mutate(nth=ibis.row_number().over(order)).filter(_.nth == 0).drop("nth")


def _stay_events(stays: ir.Table, why: Why) -> ir.Table:
    return stays.select(
        "person", "facility", "timely", "behavioral", "ref",
        kind=ibis.literal("stays"), day="admitted", end="discharged", why=ibis.literal(why.value),
        undecided=ibis.literal(False),
    ).select(*EVENT)  # fmt: skip


# Emergency visits


def _ed_events(told: ir.Table, admissions: ir.Table) -> ir.Table:
    """One visit per facility and day; the other claims that told of it; those that became a stay or repeat one."""
    told = _at_a_facility(told)
    visits = told.group_by("person", "day", "facility").agg(
        first=ibis.struct({"kind": told.kind, "ref": told.ref}).min(),
        timely=told.kind.isin(["ADT", "ATTESTED"]).any(),
        unavoidable=told.unavoidable.any(),
        behavioral=told.behavioral.any(),
    )
    visits = visits.mutate(ref=visits["first"].ref).drop("first")
    hospital = admissions.filter(admissions.setting.isin(HOSPITALS))
    linked = ibis.union(
        hospital.select("person", "facility", day="admitted"),
        hospital.select("person", "facility", day=hospital.admitted - ONE_DAY),
    )
    anywhere = linked.select("person", "day", facility=ibis.literal(""))
    became = ibis.union(linked, anywhere, distinct=True).mutate(became=True)
    joined = visits.left_join(became, ["person", "day", "facility"]).drop(ibis.selectors.endswith("_right"))
    why = ibis.cases(
        (joined.became.fill_null(False), Why.BECAME_STAY.value),
        (joined.unavoidable, Why.CLEARLY_UNAVOIDABLE.value),
        else_=ibis.null("string"),
    )
    seen = joined.mutate(kind=ibis.literal("ed_visits"), end=joined.day, why=why, undecided=ibis.literal(False))
    named = visits.select("person", "day", "facility", named="ref")
    others = told.join(named, ["person", "day", "facility"])
    others = others.filter(others.ref != others.named).group_by("person", "day", "facility", "ref").agg(
        timely=others.kind.isin(["ADT", "ATTESTED"]).any(), behavioral=others.behavioral.any()
    )  # fmt: skip
    again = others.mutate(
        kind=ibis.literal("ed_visits"),
        end=others.day,
        why=ibis.literal(Why.DUPLICATE.value),
        undecided=ibis.literal(False),
    )
    return seen.select(*EVENT).union(again.select(*EVENT))


def _at_a_facility(told: ir.Table) -> ir.Table:
    """A visit told without its facility, but by a hospital's bill, is the first visit of its day that has one."""
    placed = told.filter(told.facility != "").group_by("person", "day").agg(of_day=_.facility.min())
    joined = told.left_join(placed, ["person", "day"]).drop(ibis.selectors.endswith("_right"))
    joins = (joined.facility == "") & (joined.kind != "INSTITUTIONAL") & joined.of_day.notnull()
    return joined.mutate(facility=ibis.ifelse(joins, joined.of_day, joined.facility)).drop("of_day")

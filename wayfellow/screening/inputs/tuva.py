"""Claims and enrollment in the Tuva input layer → spans, birth dates and claim lines in the normal form."""

from __future__ import annotations

from datetime import date, datetime

import ibis
import ibis.expr.types as ir
from ibis import _

from wayfellow.rules.events.patterns import load_patterns
from wayfellow.screening.engines import Engine
from wayfellow.screening.inputs.columns import GARBLED, day, is_garbled, is_told, is_typed_day, known, text
from wayfellow.screening.inputs.files import Opened
from wayfellow.screening.inputs.layouts import DIAGNOSES
from wayfellow.screening.inputs.rejects import Rejects

NOT_A_DAY = "expected a day written YYYY-MM-DD"
FAR_AHEAD = date(2999, 12, 31)
EARLIEST = date(1900, 1, 1)
OLDEST_YEARS = 120


def read_eligibility(
    engine: Engine, opened: Opened, rejects: Rejects, *, as_of: date, known_at: datetime | None = None
) -> ir.Table:
    """person, born, start, end, in_plan: one row a span; a span without an end goes on.

    in_plan: the payer is Medicaid, and a plan is named. A file without these columns is the plan's own enrollment.
    """
    raw = known(opened.table, opened.layout.recorded, known_at)
    payer = text(raw, "payer_type").lower()
    named = text(raw, "plan") != "" if "plan" in raw.columns else ibis.literal(True)
    spans = raw.select(
        person=text(raw, "person_id"),
        born=day(raw, "birth_date"),
        start=day(raw, "enrollment_start_date"),
        end=day(raw, "enrollment_end_date").fill_null(FAR_AHEAD),
        born_written=text(raw, "birth_date"),
        start_written=text(raw, "enrollment_start_date"),
        end_written=text(raw, "enrollment_end_date"),
        in_plan=((payer == "") | payer.contains("medicaid") | payer.contains("medi-cal")) & named,
        born_told=is_told(raw, "birth_date"),
        end_bad=is_told(raw, "enrollment_end_date") & day(raw, "enrollment_end_date").isnull(),
    )
    oldest = as_of.replace(year=as_of.year - OLDEST_YEARS, day=min(as_of.day, 28))
    column, reason = _first_problem(
        ("person_id", spans.person == "", "no person_id"),
        ("person_id", is_garbled(spans.person), GARBLED),
        ("birth_date", spans.born_told & spans.born.isnull(), NOT_A_DAY),
        ("birth_date", spans.born > as_of, f"born after the day asked about, {as_of}: the age would be negative"),
        ("birth_date", spans.born < oldest, f"more than {OLDEST_YEARS} years old on {as_of}"),
        ("enrollment_start_date", spans.start.isnull(), NOT_A_DAY),
        ("enrollment_start_date", spans.start < EARLIEST, f"before {EARLIEST}"),
        ("enrollment_end_date", spans.end_bad, NOT_A_DAY),
        ("enrollment_end_date", spans.end < spans.start, "before enrollment_start_date"),
    )
    judged = engine.keep(spans.mutate(column=column, reason=reason), opened.name)
    bad = judged.filter(judged.reason.notnull())
    value = (
        ibis.cases((bad.column == "birth_date", bad.born_written), (bad.column == "person_id", ""), else_=None)
        .fill_null(ibis.ifelse(bad.column == "enrollment_start_date", bad.start_written, bad.end_written))
    )  # fmt: skip
    _reject(
        engine,
        opened,
        rejects,
        bad.select(person_id="person", record="start_written", column="column", value=value, reason="reason"),
    )
    return judged.filter(judged.reason.isnull()).select("person", "born", "start", "end", "in_plan")


def read_claims(
    engine: Engine, opened: Opened, rejects: Rejects, *, known_at: datetime | None = None, full_check: bool = False
) -> ir.Table:
    """Claim lines: person, claim, start, end, the codes as they are written, and dx1, dx2 … for the diagnoses.

    Nothing is computed here except the list of rejects; the rest is read when it is needed.
    full_check: also list lines that stand more than once (they count once anyway).
    """
    raw = known(opened.table, opened.layout.recorded, known_at)
    problems = (
        ("person_id", ~is_told(raw, "person_id"), "no person_id"),
        *([] if opened.is_typed else [("person_id", is_garbled(text(raw, "person_id")), GARBLED)]),
        ("claim_start_date", day(raw, "claim_start_date").isnull(), NOT_A_DAY),
        *((name, _unreadable(raw, name), NOT_A_DAY) for name in _OTHER_DAYS if not is_typed_day(raw, name)),
        ("claim_end_date", day(raw, "claim_end_date") < day(raw, "claim_start_date"), "before claim_start_date"),
    )
    is_bad = ibis.or_(*(when.fill_null(False) for _column, when, _reason in problems))
    column, reason = _first_problem(*problems)
    bad = raw.mutate(problem_column=column, problem=reason).filter(is_bad)
    days = ("claim_start_date", *_OTHER_DAYS)
    value = ibis.coalesce(
        *(ibis.ifelse(bad.problem_column == name, text(bad, name), ibis.null("string")) for name in days)
    )
    told = bad.select(
        person_id=text(bad, "person_id"),
        record=text(bad, "claim_id"),
        column="problem_column",
        value=value,
        reason="problem",
    )
    _reject(engine, opened, rejects, told)
    if full_check:
        _list_duplicates(engine, opened, rejects)
    good = raw.filter(~is_bad)
    return good.select(
        person=_as_written(good, "person_id"),
        claim=_as_written(good, "claim_id"),
        start=_start(good),
        end=_end(good),
        facility=_as_written(good, "facility_npi"),
        bill_type=_as_written(good, "bill_type_code"),
        revenue=_as_written(good, "revenue_center_code"),
        place=_as_written(good, "place_of_service_code"),
        procedure=_as_written(good, "hcpcs_code"),
        admission_type=_as_written(good, "admit_type_code"),
        drg=_as_written(good, "drg_code"),
        **{
            f"dx{position}": _as_written(good, name)
            for position, name in enumerate(DIAGNOSES, 1)
            if name in good.columns
        },
    )


def _list_duplicates(engine: Engine, opened: Opened, rejects: Rejects) -> None:
    """Lines with the same number; in a file without line numbers, lines that are the same in every column."""
    raw = opened.table
    numbered = "claim_line_number" in raw.columns
    keys = raw.select("person_id", "claim_id", "claim_line_number") if numbered else raw
    again = keys.group_by(*keys.columns).agg(times=_.count()).filter(_.times > 1)
    told = again.select(
        person_id=text(again, "person_id"),
        record=text(again, "claim_id"),
        column=ibis.literal("claim_line_number" if numbered else ""),
        value=text(again, "claim_line_number"),
        reason="the same claim line stands " + again.times.cast("string") + " times; it counts once",
    )
    _reject(engine, opened, rejects, told)


def _as_written(table: ir.Table, column: str) -> ir.StringValue:
    """The column as it is, null where nothing is written: filling thirty million rows would cost more than it helps."""
    return table[column].cast("string") if column in table.columns else ibis.null("string")


def _start(lines: ir.Table) -> ir.DateValue:
    """A stay is dated by its admission, any other line by its own day."""
    admitted, own, claimed = (
        day(lines, name) for name in ("admission_date", "claim_line_start_date", "claim_start_date")
    )
    differs = admitted.notnull() | (own != claimed)  # first, because it is cheap and spares most lines the rest
    return ibis.ifelse(differs & _is_stay(lines), ibis.coalesce(admitted, claimed), ibis.coalesce(own, claimed))


def _end(lines: ir.Table) -> ir.DateValue:
    discharged, own, claimed = (
        day(lines, name) for name in ("discharge_date", "claim_line_end_date", "claim_end_date")
    )
    by_stay = ibis.coalesce(discharged, claimed, day(lines, "claim_start_date"))
    return ibis.ifelse(_is_stay(lines), by_stay, ibis.coalesce(own, claimed, _start(lines)))


def _is_stay(lines: ir.Table) -> ir.BooleanValue:
    """Bill types are written with and without a leading zero."""
    bill = _as_written(lines, "bill_type_code")
    prefixes = load_patterns().dated_by_admission
    return ibis.or_(*(bill.startswith(form) for prefix in prefixes for form in (prefix, "0" + prefix))).fill_null(False)


_OTHER_DAYS = (
    "claim_end_date", "claim_line_start_date", "claim_line_end_date", "admission_date", "discharge_date",
)  # fmt: skip


def _unreadable(table: ir.Table, column: str) -> ir.BooleanValue:
    return is_told(table, column) & day(table, column).isnull()


def _first_problem(*problems: tuple[str, ir.BooleanValue, str]) -> tuple[ir.StringValue, ir.StringValue]:
    """The column and the reason of the first problem a row has; both null when it has none."""
    columns = ibis.cases(*((when, column) for column, when, _reason in problems), else_=ibis.null("string"))
    reasons = ibis.cases(*((when, reason) for _column, when, reason in problems), else_=ibis.null("string"))
    return columns, reasons


def _reject(engine: Engine, opened: Opened, rejects: Rejects, bad: ir.Table) -> None:
    rejects.add_table(engine.fetch(bad), file=opened.file)

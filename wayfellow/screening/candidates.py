"""`candidates.xlsx`: the people worth a call, for an analyst: what to do first comes first."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import ibis
import ibis.expr.types as ir
import xlsxwriter
from ibis import _

from wayfellow.screening.engines import Engine

ROWS_A_SHEET = 1_000_000
"""Excel holds 1,048,576 rows a sheet; more people get a further sheet."""

FEW = 200_000
"""Up to so many people the workbook is put together in memory, which is twice as fast."""

ORDER = {"met": 0, "one_answer_away": 1, "conflict": 2}
HEADINGS = (
    ("Person", 18), ("How near", 18), ("Populations met", 20), ("Closest", 10), ("Ask", 32), ("Emergency visits", 16),
    ("Unplanned stays", 16), ("Why", 100),
)  # fmt: skip


def write_candidates(engine: Engine, dispositions: ir.Table, path: Path, *, as_of: date) -> int:
    """Write everybody met, one answer away or in conflict; return how many. No cell can run as a formula."""
    near = dispositions.filter(_.nearness.isin(list(ORDER)))
    order = ibis.cases(*((near.nearness == word, place) for word, place in ORDER.items()), else_=9)
    rows = engine.fetch(
        near.mutate(order=order)
        .order_by("order", ibis.desc(_.ed_visits_counted + _.stays_counted), "person_id")
        .select(
            "person_id", "nearness", met=_.populations_met.join(", "), closest=_.closest.fill_null(""),
            ask=_.ask.fill_null(""), ed="ed_visits_counted", stays="stays_counted", why=_.reasons.join("\n"),
        )
    )  # fmt: skip
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "tmpdir": str(path.parent),  # what is written on the way is as private as the result, and goes with it
    }
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties(
        {
            "created": datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC),
            "title": "Who may have Enhanced Care Management",
        }
    )
    _write_about(book, as_of, rows.num_rows)
    sheet, line = None, ROWS_A_SHEET
    for batch in rows.to_batches():
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            if line >= ROWS_A_SHEET:
                sheet, line = _new_sheet(book), 0
            line += 1
            assert sheet is not None
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(line, column, value)
                else:
                    sheet.write_number(line, column, value)
    if sheet is None:
        _new_sheet(book)
    try:
        book.close()
    except xlsxwriter.exceptions.FileCreateError as error:  # wraps what the disk said
        raise OSError(*error.args[0].args) from error
    return int(rows.num_rows)


def _new_sheet(book: xlsxwriter.Workbook) -> xlsxwriter.worksheet.Worksheet:
    sheet = book.add_worksheet(f"Candidates {len(book.worksheets())}" if len(book.worksheets()) > 1 else "Candidates")
    bold = book.add_format({"bold": True, "bottom": 1})
    for column, (heading, width) in enumerate(HEADINGS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, bold)
    sheet.freeze_panes(1, 1)
    return sheet


def _write_about(book: xlsxwriter.Workbook, as_of: date, people: int) -> None:
    sheet = book.add_worksheet("Read me")
    sheet.set_column(0, 0, 110)
    for line, said in enumerate(
        (
            f"{people:,} people who may have Enhanced Care Management, as of {as_of}.",
            "This is a list of people to talk to. It decides nothing: the plan decides, and nobody is denied by it.",
            "met: a population is met with what is known.",
            "one_answer_away: something speaks for it, and one answer would complete it; the column Ask says which.",
            "conflict: sources disagree; somebody has to look.",
            "The first people are those for whom most is certain. Keep this file where only the right people see it.",
        )
    ):
        sheet.write_string(line, 0, said)

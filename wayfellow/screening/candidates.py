"""`candidates.xlsx`: the people worth a call, for an analyst: what to do first comes first."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import xlsxwriter
from ibis import _

from wayfellow.rules.facts import VOCABULARY
from wayfellow.screening.engines import Engine
from wayfellow.screening.next_steps import NEAR, STEPS

ROWS_A_SHEET = 1_000_000
"""Excel holds 1,048,576 rows a sheet; more people get a further sheet."""

NEXT = tuple((step.says, set(step.dispositions), step.nearness or None) for step in STEPS)
"""What to do, for which dispositions and nearness (None: any); what to do first comes first."""

HEADINGS = (
    ("What to do", 40), ("Person", 18), ("Disposition", 26), ("How near", 18), ("Populations met", 20),
    ("Closest", 10), ("Question", 60), ("Other programs", 30), ("Emergency visits", 16), ("Unplanned stays", 16),
    ("Why", 100),
)  # fmt: skip


def write_candidates(engine: Engine, dispositions: ir.Table, path: Path, *, as_of: date) -> int:
    """Write everybody met, one answer away or in conflict; return how many. No cell can run as a formula."""
    near = dispositions.filter(_.nearness.isin(NEAR))
    place = ibis.cases(
        *(
            (near.disposition.isin(sorted(words)) & (near.nearness == how if how else ibis.literal(True)), number)
            for number, (_what, words, how) in enumerate(NEXT)
        ),
        else_=len(NEXT),
    )
    rows = engine.fetch(
        near.mutate(place=place)
        .order_by("place", ibis.desc(_.ed_visits_counted + _.stays_counted), "person_id")
        .select(
            "place", "person_id", "disposition", "nearness", met=_.populations_met.join(", ").fill_null(""),
            closest=_.closest.fill_null(""), ask=_.ask.fill_null(""), programs=_.overlap.fill_null(""),
            ed="ed_visits_counted", stays="stays_counted", why=_.reasons.join("\n").fill_null(""),
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
        for row in zip(*_shown(batch), strict=True):
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


def _shown(batch: pa.RecordBatch) -> list[list[Any]]:
    """The columns as a reader wants them: what to do and what to ask in words, programs by name."""
    columns = dict(zip(batch.schema.names, (column.to_pylist() for column in batch.columns), strict=True))
    words = [what for what, _words, _how in NEXT] + [""]
    columns["place"] = [words[place] for place in columns["place"]]
    columns["ask"] = [VOCABULARY[ask].question if ask in VOCABULARY else ask for ask in columns["ask"]]
    columns["programs"] = [
        ", ".join(f"{one['program']} ({one['rule']})" for one in json.loads(told or "[]"))
        for told in columns["programs"]
    ]
    return list(columns.values())


def _new_sheet(book: xlsxwriter.Workbook) -> xlsxwriter.worksheet.Worksheet:
    sheet = book.add_worksheet(f"Candidates {len(book.worksheets())}" if len(book.worksheets()) > 1 else "Candidates")
    bold = book.add_format({"bold": True, "bottom": 1})
    for column, (heading, width) in enumerate(HEADINGS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, bold)
    sheet.freeze_panes(1, 2)
    return sheet


def _write_about(book: xlsxwriter.Workbook, as_of: date, people: int) -> None:
    sheet = book.add_worksheet("Read me")
    sheet.set_column(0, 0, 110)
    for line, said in enumerate(
        (
            f"{people:,} people who may have Enhanced Care Management, as of {as_of}.",
            "This is a list of people to talk to. It decides nothing: the plan decides, and nobody is denied by it.",
            "It is sorted by what to do next; within that, those with most visits and stays come first.",
            "met: a population is met with what is known.",
            "one_answer_away: something speaks for it, and one answer would complete it; Question says which.",
            "conflict: sources disagree; somebody has to look.",
            "Keep this file where only the right people see it.",
        )
    ):
        sheet.write_string(line, 0, said)

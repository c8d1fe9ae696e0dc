"""Columns as we compare them: days as days, text without blanks around it, nothing as nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir

ISO = r"^([12]\d{3}|9999)-\d{2}-\d{2}([T ]\d{2}:.*)?$"
COMPACT = r"^([12]\d{3}|9999)\d{4}$"

GARBLED = "holds a byte that is no text"


def text(table: ir.Table, column: str) -> ir.StringValue:
    """The column as text, empty when the file lacks it or the row says nothing."""
    if column not in table.columns:
        return ibis.literal("")
    return table[column].cast("string").fill_null("")


def trimmed(table: ir.Table) -> ir.Table:
    """A table just read from text, without the blanks around its values."""
    return table.mutate(**{name: table[name].strip() for name in table.columns if table[name].type().is_string()})


def day(table: ir.Table, column: str) -> ir.DateValue:
    """The column as a day; null when the row says nothing or something else than YYYY-MM-DD (or YYYYMMDD)."""
    if column not in table.columns:
        return ibis.null("date")
    kind = table[column].type()
    if isinstance(kind, dt.Date):
        return table[column]
    if isinstance(kind, dt.Timestamp):
        return table[column].date()
    written = text(table, column)
    compact = written[0:4] + "-" + written[4:6] + "-" + written[6:8]
    iso = ibis.ifelse(written.re_search(COMPACT), compact, written[0:10])
    return ibis.ifelse(written.re_search(f"{ISO}|{COMPACT}"), iso, ibis.null("string")).try_cast("date")


def moment(table: ir.Table, column: str) -> ir.TimestampValue:
    """The column as a moment in UTC; null when the row says nothing or something else than YYYY-MM-DD[THH:MM:SS]."""
    if column not in table.columns:
        return ibis.null("timestamp('UTC')")
    if table[column].type().is_timestamp() or table[column].type().is_date():
        return table[column].cast("timestamp('UTC')")
    written = text(table, column)
    is_moment = written.re_search(r"^[12]\d{3}-\d{2}-\d{2}([T ]\d{2}:.*)?$")
    return ibis.ifelse(is_moment, written, ibis.null("string")).try_cast("timestamp('UTC')")


def known(table: ir.Table, recorded: Sequence[str], known_at: datetime | None) -> ir.Table:
    """The rows that were known at a moment, by the first of the `recorded` columns that is filled; all without one."""
    said = [moment(table, column) for column in recorded if column in table.columns]
    if known_at is None or not said:
        return table
    first = ibis.coalesce(*said)
    return table.filter(first.isnull() | (first <= known_at))


def is_told(table: ir.Table, column: str) -> ir.BooleanValue:
    """Whether the row says anything in this column."""
    if column not in table.columns:
        return ibis.literal(False)
    if isinstance(table[column].type(), dt.String):
        return (table[column] != "").fill_null(False)
    return table[column].notnull()


def is_garbled(value: ir.StringValue) -> ir.BooleanValue:
    """Whether a zero byte stands in the text, as in files that were damaged or are no text at all."""
    return value.re_search(r"\x00")


def is_typed_day(table: ir.Table, column: str) -> bool:
    """A column that can hold nothing but days needs no checking."""
    return column not in table.columns or isinstance(table[column].type(), dt.Date | dt.Timestamp)

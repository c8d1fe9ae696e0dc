"""Rows we could not use: never a stop, never gone. Each has a reason, and the summary counts them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

COLUMNS = ("file", "line", "person_id", "record", "column", "value", "reason")
"""line: where the format has lines. record: the claim, span or fact the row is about."""

SHAPE = pa.schema([(name, pa.int64() if name == "line" else pa.string()) for name in COLUMNS])

SHOWN = 200
"""Characters of a bad value that are worth keeping."""


@dataclass
class Rejects:
    """Kept as Arrow, a hundred bytes a row: a file of which every row is bad still fits in memory."""

    _tables: list[pa.Table] = field(default_factory=list)

    @property
    def rows(self) -> pa.Table:
        return pa.concat_tables(self._tables) if self._tables else SHAPE.empty_table()

    def add(self, rows: Iterable[Mapping[str, object]]) -> None:
        """Some rows, each with what is known of it."""
        told = [{name: row.get(name) for name in COLUMNS} for row in rows]
        self.add_table(pa.Table.from_pylist(told, schema=SHAPE))

    def add_table(self, table: pa.Table, *, file: str = "") -> None:
        """Many rows of one `file`; columns they lack stay empty."""
        if not len(table):
            return
        columns = [
            table[name].cast(kind) if name in table.column_names else pa.nulls(len(table), kind)
            for name, kind in zip(SHAPE.names, SHAPE.types, strict=True)
        ]
        if file:
            columns[0] = pa.array([file] * len(table))
        value = COLUMNS.index("value")
        columns[value] = pc.utf8_slice_codeunits(columns[value], 0, SHOWN)
        self._tables.append(pa.table(columns, schema=SHAPE))

    def counts(self) -> dict[str, int]:
        """How many, by file and reason."""
        counted = self.rows.group_by(["file", "reason"]).aggregate([([], "count_all")])
        return dict(sorted((f"{row['file']}: {row['reason']}", row["count_all"]) for row in counted.to_pylist()))

    def write(self, path: Path) -> None:
        in_order = self.rows.sort_by([(name, "ascending") for name in COLUMNS])
        with path.open("w", newline="", encoding="utf-8") as stream:
            writer = csv.writer(stream)
            writer.writerow(COLUMNS)
            for batch in in_order.to_batches(max_chunksize=50_000):
                cells = zip(*(column.to_pylist() for column in batch.columns), strict=True)
                writer.writerows(["" if cell is None else _harmless(str(cell)) for cell in row] for row in cells)


def _harmless(cell: str) -> str:
    """A spreadsheet runs a cell that begins like a formula; a quote before it makes it text."""
    cell = cell.replace("\0", "␀")
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else cell

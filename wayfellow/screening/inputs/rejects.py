"""Rows we could not use: never a stop, never gone. Each has a reason, and the summary counts them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

COLUMNS = ("file", "line", "person_id", "record", "column", "value", "reason")
"""line: where the format has lines. record: the claim, span or fact the row is about."""

SHOWN = 200
"""Characters of a bad value that are worth keeping."""


@dataclass
class Rejects:
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, rows: Iterable[Mapping[str, object]]) -> None:
        self.rows += [
            tuple("" if row.get(column) is None else str(row[column])[:SHOWN] for column in COLUMNS) for row in rows
        ]

    def counts(self) -> dict[str, int]:
        """How many, by file and reason."""
        return dict(sorted(Counter(f"{row[0]}: {row[-1]}" for row in self.rows).items()))

    def write(self, path: Path) -> None:
        with path.open("w", newline="", encoding="utf-8") as stream:
            writer = csv.writer(stream)
            writer.writerow(COLUMNS)
            writer.writerows([_harmless(cell) for cell in row] for row in sorted(self.rows))


def _harmless(cell: str) -> str:
    """A spreadsheet runs a cell that begins like a formula; a quote before it makes it text."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell

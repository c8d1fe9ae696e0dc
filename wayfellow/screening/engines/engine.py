"""What screening asks of an engine: these few verbs, and Ibis."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import ibis.expr.types as ir
import pyarrow as pa

from wayfellow.rules.problems import UnreadableInput

LONGEST_LINE = 2_000_000
"""Bytes in one line of a text file. A longer line is not a claim: it is rejected, and the lines after it are read."""

FREE = "Free some space, or name a folder on a larger disk with --out."


class BrokenLines(UnreadableInput):
    """Some line of a text file is not what it should be; the engine does not say which ones."""


class Engine(Protocol):
    """What screening needs from an engine beside Ibis itself. scratch: a private folder that goes with the run."""

    scratch: Path

    def read_parquet(self, paths: Sequence[Path]) -> ir.Table: ...

    def read_csv(self, paths: Sequence[Path], header: Sequence[str], wanted: Sequence[str]) -> ir.Table:
        """The wanted columns as text. When it is read, or before, and any line is not a row, BrokenLines is raised."""
        ...

    def read_ndjson(self, paths: Sequence[Path], wanted: Sequence[str], name: str) -> ir.Table:
        """The wanted columns as text, lists and objects as JSON. Raises BrokenLines as above."""
        ...

    def keep(self, expression: ir.Table, name: str) -> ir.Table:
        """Compute once, to be read several times."""
        ...

    def named(self, expression: ir.Table, name: str) -> ir.Table:
        """Give a name to what several parts of one query read, so that each part reads only what it needs of it."""
        ...

    def given(self, table: pa.Table, name: str) -> ir.Table:
        """A small table of our own."""
        ...

    def joined(self, text: ir.StringColumn, separator: str, order_by: Sequence[ir.Column]) -> ir.StringScalar:
        """The texts of a group in one, in this order: the one aggregate that Ibis does not offer everywhere."""
        ...

    def fetch(self, expression: ir.Table) -> pa.Table: ...

    def write_parquet(self, expression: ir.Table, path: Path) -> None:
        """One file, whatever the engine."""
        ...

    def close(self) -> None: ...


def bytes_of(memory: str) -> int:
    """A size such as 4GB in bytes. Raises UnreadableInput."""
    size = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([KMGT])(i?)B\s*", memory, re.IGNORECASE)
    if not size or not float(size[1]):
        raise UnreadableInput(f"--memory {memory!r} is not a size such as 4GB.")
    return int(float(size[1]) * (1024 if size[3] else 1000) ** ("KMGT".index(size[2].upper()) + 1))

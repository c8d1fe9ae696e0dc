"""Writing a file block by block, as Parquet or CSV, readable by its owner only."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Literal, Protocol

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from wayfellow.screening.synthetic.layouts import plain_schema

Format = Literal["parquet", "csv"]
DICTIONARY_BYTES = 16 << 20  # claim numbers of a whole block fit


class Writer(Protocol):
    """Takes one table after another."""

    def write_table(self, table: Any) -> None:
        """Add the rows of a table."""
        ...

    def close(self) -> None:
        """Finish the file."""
        ...


class _CsvFile:
    def __init__(self, path: Path, file: str) -> None:
        self.schema = plain_schema(file)
        self.writer = pa.csv.CSVWriter(path, self.schema)

    def write_table(self, table: Any) -> None:
        self.writer.write_table(table.cast(self.schema))

    def close(self) -> None:
        self.writer.close()


def own(path: Path) -> Path:
    """Make an empty file that only its owner can read, and return its path."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    return path


def open_writer(folder: Path, file: str, form: Format, first: Any) -> Writer:
    """Open `file` in the folder for tables like `first`."""
    path = own(folder / f"{file}.{form}")
    if form == "csv":
        return _CsvFile(path, file)
    writer: Writer = pa.parquet.ParquetWriter(
        path, first.schema, compression="snappy", use_dictionary=True, store_schema=False,
        dictionary_pagesize_limit=DICTIONARY_BYTES,
    )  # fmt: skip
    return writer

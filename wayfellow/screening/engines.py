"""Where the columns are computed: DuckDB on this machine. The only file that knows which engine it is.

Everything else is Ibis, so that another engine only has to offer these few verbs.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa

from wayfellow.rules.problems import MissingDependency, UnreadableInput

LONGEST_LINE = 2_000_000
"""Bytes in one line of a CSV file; a longer line is not a claim."""


class Engine(Protocol):
    """What screening needs from an engine beside Ibis itself."""

    def read_parquet(self, paths: Sequence[Path]) -> ir.Table: ...

    def read_csv(self, paths: Sequence[Path], name: str) -> ir.Table:
        """Every column as text; lines that are no CSV are kept aside for `broken_lines`."""
        ...

    def read_ndjson(self, paths: Sequence[Path]) -> ir.Table: ...

    def broken_lines(self, name: str) -> list[tuple[str, int, str]]:
        """(file, line, what is wrong) of the CSV lines of the table `name` that could not be read."""
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

    def fetch(self, expression: ir.Table) -> pa.Table: ...

    def write_parquet(self, expression: ir.Table, path: Path) -> None: ...

    def close(self) -> None: ...


class DuckDBEngine:
    """One process, as many threads as there are cores, spilling to `scratch` beyond `memory`."""

    def __init__(self, *, memory: str, scratch: Path, threads: int | None = None) -> None:
        settings: dict[str, Any] = {"memory_limit": memory, "temp_directory": str(scratch)}
        if threads:
            settings["threads"] = threads
        try:
            self._ibis = ibis.duckdb.connect(**settings)
        except duckdb.Error as error:
            raise UnreadableInput(f"--memory {memory} is not a size such as 4GB.") from error
        self._sql = self._ibis.con
        self._sql.execute("SET preserve_insertion_order = false")
        self._sql.execute("SET enable_progress_bar = false")
        # Two reads of the claim lines in one query cost less than a copy of all of them between the two.
        self._sql.execute("SET disabled_optimizers = 'common_subplan'")

    def read_parquet(self, paths: Sequence[Path]) -> ir.Table:
        with _plainly(paths[0].name):
            return self._ibis.read_parquet([str(path) for path in paths])

    def read_csv(self, paths: Sequence[Path], name: str) -> ir.Table:
        with _plainly(paths[0].name):
            return self._ibis.read_csv(
                [str(path) for path in paths],
                all_varchar=True,
                header=True,
                delim=",",
                quote='"',
                escape='"',
                nullstr="",
                store_rejects=True,
                rejects_table=f"rejects_{name}",
                rejects_scan=f"rejects_scan_{name}",
                max_line_size=LONGEST_LINE,
                buffer_size=4 * LONGEST_LINE,
            )

    def read_ndjson(self, paths: Sequence[Path]) -> ir.Table:
        with _plainly(paths[0].name):
            return self._ibis.read_json([str(path) for path in paths], format="newline_delimited")

    def broken_lines(self, name: str) -> list[tuple[str, int, str]]:
        found = self._sql.execute(
            "SELECT DISTINCT s.file_path, e.line, e.error_message"
            f" FROM rejects_{name} e JOIN rejects_scan_{name} s USING (scan_id, file_id) ORDER BY 1, 2"
        ).fetchall()
        return [(Path(file).name, int(line), _first_sentence(message)) for file, line, message in found]

    def keep(self, expression: ir.Table, name: str) -> ir.Table:
        with _plainly(name):
            return self._ibis.create_table(name, expression, temp=True)

    def named(self, expression: ir.Table, name: str) -> ir.Table:
        return self._ibis.create_view(name, expression)

    def given(self, table: pa.Table, name: str) -> ir.Table:
        return self._ibis.create_table(name, table, temp=True)

    def fetch(self, expression: ir.Table) -> pa.Table:
        with _plainly("the input"):
            return self._ibis.to_pyarrow(expression)

    def write_parquet(self, expression: ir.Table, path: Path) -> None:
        with _plainly(path.name):
            self._ibis.to_parquet(expression, path, compression="zstd")

    def close(self) -> None:
        self._ibis.disconnect()


@contextmanager
def _plainly(what: str) -> Iterator[None]:
    """Turn an engine's error into one sentence, without the values that the engine quotes."""
    try:
        yield
    except duckdb.InterruptException:
        raise KeyboardInterrupt from None
    except duckdb.OutOfMemoryException as error:
        raise MissingDependency(
            f"{what}: more memory is needed than --memory allows, or the disk for its spill is full."
        ) from error
    except duckdb.IOException as error:
        raise _of_disk(what, str(error)) from error
    except duckdb.Error as error:
        raise UnreadableInput(f"{what}: cannot be read as what its name says ({_kind(error)}).") from error


def _of_disk(what: str, message: str) -> Exception:
    full = [errno.ENOSPC, errno.EFBIG, errno.EDQUOT]
    if any(text in message for text in ("No space left", "File too large", "Disk quota", "write")) or any(
        f"errno {number}" in message for number in full
    ):
        return MissingDependency(f"{what} could not be written: the disk is full or a size limit is reached.")
    return UnreadableInput(f"{what}: cannot be read to its end; it may be cut off. Copy it again.")


def _kind(error: Exception) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", type(error).__name__.removesuffix("Exception")).lower()


def _first_sentence(message: str) -> str:
    known: Mapping[str, str] = {
        "Maximum line size": f"the line is longer than {LONGEST_LINE:,} bytes",
        "Expected Number of Columns": "the line has another number of columns than the header",
        "quote": "a quoted value does not end",
        "utf": "the line is not UTF-8 text",
    }
    return next((said for part, said in known.items() if part.lower() in message.lower()), "the line is not CSV")

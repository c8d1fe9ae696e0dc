"""DuckDB, on this machine: the engine unless another is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa

from wayfellow.screening.engines.duckdb_problems import problem_of
from wayfellow.screening.engines.engine import LONGEST_LINE, BrokenLines, bytes_of

BROKEN = (duckdb.InvalidInputException, duckdb.NotImplementedException)


class DuckDBEngine:
    """One process, as many threads as there are cores, spilling to `scratch` beyond `memory`."""

    def __init__(self, *, memory: str, scratch: Path, threads: int | None = None) -> None:
        bytes_of(memory)
        settings: dict[str, Any] = {"memory_limit": memory.strip(), "temp_directory": str(scratch)}
        if threads:
            settings["threads"] = threads
        scratch.mkdir(parents=True, exist_ok=True)
        self.scratch = scratch
        self._memory = memory.strip()
        self._files: dict[str, str] = {}
        self._ibis = ibis.duckdb.connect(**settings)
        self._sql = self._ibis.con
        self._sql.execute("SET preserve_insertion_order = false")
        self._sql.execute("SET enable_progress_bar = false")
        # Two reads of the claim lines in one query cost less than a copy of all of them between the two.
        self._sql.execute("SET disabled_optimizers = 'common_subplan'")

    def read_parquet(self, paths: Sequence[Path]) -> ir.Table:
        with self._plainly():
            return self._ibis.read_parquet(self._opening(paths))

    def read_csv(self, paths: Sequence[Path], header: Sequence[str], wanted: Sequence[str]) -> ir.Table:
        rows = self._read_text(paths, header, header=True, delim=",", quote='"', escape='"', nullstr="")
        return rows.select(*wanted)

    def read_ndjson(self, paths: Sequence[Path], wanted: Sequence[str], name: str) -> ir.Table:
        # A control character stands in no JSON text, so that every line is one column.
        lines = self._read_text(paths, ["line"], header=False, delim="\x01", quote="", escape="")
        lines = self.keep(lines.filter(lines.line.strip() != ""), name)
        objects = lines.line.re_search(r"^\s*\{") & _json_valid(lines.line)
        if not self.fetch(lines.agg(whole=objects.all().fill_null(True)))["whole"][0].as_py():
            raise BrokenLines(f"{paths[0].name} holds lines that are no JSON objects.")
        return lines.select(**{column: _json_text(lines.line, f'$."{column}"') for column in wanted})

    def _read_text(self, paths: Sequence[Path], columns: Sequence[str], **form: Any) -> ir.Table:
        """Nothing is guessed: a guess hides what is wrong."""
        with self._plainly():
            return self._ibis.read_csv(
                self._opening(paths),
                columns=dict.fromkeys(columns, "VARCHAR"),
                auto_detect=False,
                max_line_size=LONGEST_LINE,
                buffer_size=4 * LONGEST_LINE,
                **form,
            )

    def keep(self, expression: ir.Table, name: str) -> ir.Table:
        with self._plainly():
            return self._ibis.create_table(name, expression, temp=True)

    def named(self, expression: ir.Table, name: str) -> ir.Table:
        with self._plainly():
            return self._ibis.create_view(name, expression)

    def given(self, table: pa.Table, name: str) -> ir.Table:
        with self._plainly():
            return self._ibis.create_table(name, table, temp=True)

    def joined(self, text: ir.StringColumn, separator: str, order_by: Sequence[ir.Column]) -> ir.StringScalar:
        return text.group_concat(separator, order_by=order_by)

    def fetch(self, expression: ir.Table) -> pa.Table:
        with self._plainly():
            return self._ibis.to_pyarrow(expression)

    def write_parquet(self, expression: ir.Table, path: Path) -> None:
        with self._plainly(path.name):
            self._ibis.to_parquet(expression, path, compression="zstd")

    def close(self) -> None:
        self._ibis.disconnect()

    def _opening(self, paths: Sequence[Path]) -> list[str]:
        # The engine would take these characters of a path for a pattern of several files.
        self._files |= {str(path): path.name for path in paths}
        return [re.sub(r"([*?\[])", r"[\1]", str(path)) for path in paths]

    @contextmanager
    def _plainly(self, written: str = "") -> Iterator[None]:
        """Turn an engine's error into one sentence, without the values that the engine quotes."""
        try:
            yield
        except (duckdb.InterruptException, RuntimeError) as error:
            if "interrupted" not in str(error).lower():
                raise
            raise KeyboardInterrupt from None
        except duckdb.Error as error:
            read = next((name for path, name in self._files.items() if path in str(error)), "")
            if isinstance(error, BROKEN) and not read.endswith(".parquet"):
                raise BrokenLines(f"{read or 'A text file'} holds lines that are no rows.") from error
            raise problem_of(error, memory=self._memory, read=read, written=written) from error


@ibis.udf.scalar.builtin(name="json_valid")  # type: ignore[untyped-decorator]
def _json_valid(line: str) -> bool: ...  # type: ignore[empty-body]


@ibis.udf.scalar.builtin(name="json_extract_string")  # type: ignore[untyped-decorator]
def _json_text(line: str, path: str) -> str: ...  # type: ignore[empty-body]

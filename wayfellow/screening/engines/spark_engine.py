"""Spark, on one machine or many: the same Ibis expressions as on DuckDB.

What is kept becomes Parquet in `scratch`, so that no plan grows long and nothing is computed twice. On many machines,
the inputs and the folder of the results must be at the same place on all of them.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from wayfellow.screening.engines.duckdb_engine import DuckDBEngine
from wayfellow.screening.engines.spark_problems import NO_TEXT, problem_of
from wayfellow.screening.engines.spark_session import start_session

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


class SparkEngine:
    """`memory` is of this process; how much the executors of a cluster have is the cluster's own setting."""

    def __init__(self, *, memory: str, scratch: Path, master: str) -> None:
        scratch.mkdir(parents=True, exist_ok=True)
        self.scratch = scratch.resolve()
        self._memory = memory.strip()
        self._session = start_session(master, memory=memory, scratch=self.scratch)
        self._ibis = ibis.pyspark.connect(self._session)
        self._files: dict[str, str] = {}

    def read_parquet(self, paths: Sequence[Path]) -> ir.Table:
        """Parts whose columns have other types are given those of the first, as DuckDB does."""
        alike: dict[frozenset[tuple[str, pa.DataType]], list[Path]] = {}
        for path in paths:
            columns = frozenset((field.name, field.type) for field in pq.read_schema(path))
            alike.setdefault(columns, []).append(self._linked(path))
        first, *others = (
            _checked(_in_microseconds(self._read(links), columns), links[0].name) for columns, links in alike.items()
        )
        typed = [other.select(**{c: other[c].cast(first[c].type()) for c in first.columns}) for other in others]
        return ibis.union(first, *typed) if typed else first

    def read_csv(self, paths: Sequence[Path], header: Sequence[str], wanted: Sequence[str]) -> ir.Table:
        return self._read_text(lambda text: text.read_csv(paths, header, wanted))

    def read_ndjson(self, paths: Sequence[Path], wanted: Sequence[str], name: str) -> ir.Table:
        return self._read_text(lambda text: text.read_ndjson(paths, wanted, name))

    def _read_text(self, read: Callable[[DuckDBEngine], ir.Table]) -> ir.Table:
        """Text is always taken apart by DuckDB: two readers of CSV never agree about which lines are none."""
        into = self.scratch / f"{ibis.util.gen_name('text')}.parquet"
        engine = DuckDBEngine(memory=self._memory, scratch=self.scratch / "text")
        try:
            engine.write_parquet(read(engine), into)
        finally:
            engine.close()
        return self._read([into])

    def keep(self, expression: ir.Table, name: str) -> ir.Table:
        path = self.scratch / name
        with self._plainly():
            self._frame(expression).write.parquet(_uri(path))
        return self._read([path])

    def named(self, expression: ir.Table, name: str) -> ir.Table:
        with self._plainly():
            return self._ibis.create_view(name, expression)

    def given(self, table: pa.Table, name: str) -> ir.Table:
        path = self.scratch / f"{name}.parquet"
        pq.write_table(table, path)
        return self._read([path])

    def joined(self, text: ir.StringColumn, separator: str, order_by: Sequence[ir.Column]) -> ir.StringScalar:
        places = {f"place_{number}": column for number, column in enumerate(order_by)}
        in_order = ibis.struct({**places, "text": text}).collect().sort()
        return in_order.map(lambda one: one.text).join(separator)

    def fetch(self, expression: ir.Table) -> pa.Table:
        with self._plainly():
            return self._frame(expression).toArrow().cast(expression.schema().to_pyarrow())

    def write_parquet(self, expression: ir.Table, path: Path) -> None:
        parts = self.scratch / f"{path.stem}_parts"
        with self._plainly(path.name):
            self._frame(expression).repartition(1).write.parquet(_uri(parts))
        (only,) = parts.glob("*.parquet")
        only.rename(path)

    def close(self) -> None:
        with warnings.catch_warnings(action="ignore"):  # that Java did not answer any more, after Ctrl-C
            self._session.stop()

    def _frame(self, expression: ir.Table) -> DataFrame:
        return self._session.sql(self._ibis.compile(expression))

    def _read(self, paths: Sequence[Path]) -> ir.Table:
        name = ibis.util.gen_name("parquet")
        with self._plainly():
            self._session.read.parquet(*map(_uri, paths)).createTempView(name)
            return self._ibis.table(name)

    def _linked(self, path: Path) -> Path:
        """A plain name for a file: Spark takes some names for patterns, and passes over those with an underscore."""
        link = self.scratch / f"{ibis.util.gen_name('input')}.parquet"
        link.symlink_to(path.resolve())
        self._files[link.name] = path.name
        return link

    @contextmanager
    def _plainly(self, written: str = "") -> Iterator[None]:
        """Turn an engine's error into one sentence, without the values that the engine quotes."""
        from py4j.protocol import Py4JError
        from pyspark.errors import AnalysisException, PySparkException

        try:
            yield
        except (PySparkException, Py4JError, ConnectionError) as error:
            read = next((name for link, name in self._files.items() if link in str(error)), "")
            if isinstance(error, AnalysisException) and not read:
                raise
            raise problem_of(error, memory=self._memory, read=read, written=written) from error


def _uri(path: Path) -> str:
    """On this machine's disk, whatever the cluster takes a bare path for."""
    return f"file://{path}"


def _in_microseconds(table: ir.Table, columns: frozenset[tuple[str, pa.DataType]]) -> ir.Table:
    """Nanoseconds, which other programs write and Spark reads as numbers, become moments."""
    fine = [name for name, kind in columns if pa.types.is_timestamp(kind) and kind.unit == "ns"]
    return table.mutate(**{name: _moment((table[name] / 1000).floor().cast("int64")) for name in fine})


@ibis.udf.scalar.builtin(name="timestamp_micros")  # type: ignore[untyped-decorator]
def _moment(microseconds: int) -> datetime: ...  # type: ignore[empty-body]


def _checked(table: ir.Table, link: str) -> ir.Table:
    """Spark would read text that is none as if it were: reading such a value fails, and names the file."""
    texts = [name for name, kind in table.schema().items() if kind.is_string()]
    failed = _raise_error(ibis.literal(f"{NO_TEXT} {link}"))
    return table.mutate(
        **{name: ibis.ifelse(_is_text(table[name]).fill_null(True), table[name], failed) for name in texts}
    )


@ibis.udf.scalar.builtin(name="is_valid_utf8")  # type: ignore[untyped-decorator]
def _is_text(value: str) -> bool: ...  # type: ignore[empty-body]


@ibis.udf.scalar.builtin(name="raise_error")  # type: ignore[untyped-decorator]
def _raise_error(message: str) -> str: ...  # type: ignore[empty-body]

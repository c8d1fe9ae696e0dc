"""Where the columns are computed: DuckDB on this machine. The only file that knows which engine it is.

Everything else is Ibis, so that another engine only has to offer these few verbs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa

from wayfellow.rules.problems import UnreadableInput
from wayfellow.screening.engine_problems import BROKEN, problem_of

LONGEST_LINE = 2_000_000
"""Bytes in one line of a text file. A longer line is not a claim: it is rejected, and the lines after it are read."""


class Engine(Protocol):
    """What screening needs from an engine beside Ibis itself."""

    def read_parquet(self, paths: Sequence[Path]) -> ir.Table: ...

    def read_csv(self, paths: Sequence[Path], columns: Sequence[str], name: str) -> ir.Table:
        """Every column as text, under the names given; lines that are no CSV are kept aside for `broken_lines`."""
        ...

    def read_ndjson(self, paths: Sequence[Path], columns: Sequence[str], name: str) -> ir.Table:
        """The columns as text, lists and objects as JSON; other lines are kept aside for `broken_lines`."""
        ...

    def broken_lines(self, name: str) -> pa.Table:
        """file, line, reason: the lines of the table `name` that could not be read, once they have been read."""
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
        size = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([KMGT]i?B)\s*", memory, re.IGNORECASE)
        if not size or not float(size[1]):
            raise UnreadableInput(f"--memory {memory!r} is not a size such as 4GB.")
        settings: dict[str, Any] = {"memory_limit": memory.strip(), "temp_directory": str(scratch)}
        if threads:
            settings["threads"] = threads
        self._memory = memory.strip()
        self._files: dict[str, str] = {}
        self._no_objects: dict[str, list[pa.Table]] = {}
        self._ibis = ibis.duckdb.connect(**settings)
        self._sql = self._ibis.con
        self._sql.execute("SET preserve_insertion_order = false")
        self._sql.execute("SET enable_progress_bar = false")
        # Two reads of the claim lines in one query cost less than a copy of all of them between the two.
        self._sql.execute("SET disabled_optimizers = 'common_subplan'")

    def read_parquet(self, paths: Sequence[Path]) -> ir.Table:
        with self._plainly():
            return self._ibis.read_parquet(self._opening(paths))

    def read_csv(self, paths: Sequence[Path], columns: Sequence[str], name: str) -> ir.Table:
        return self._read_text(paths, columns, name, header=True, delim=",", quote='"', escape='"', nullstr="")

    def read_ndjson(self, paths: Sequence[Path], columns: Sequence[str], name: str) -> ir.Table:
        # A control character stands in no JSON text, so that every line is one column.
        lines = self._read_text(paths, ["line"], name, header=False, delim="\x01", quote="", escape="")
        lines = self.keep(lines.filter(lines.line.strip() != ""), f"lines_{name}")
        objects = lines.line.re_search(r"^\s*\{") & _json_valid(lines.line)
        bad = self.fetch(lines.agg(bad=(~objects).sum().fill_null(0)))["bad"][0].as_py()
        if bad:
            self._no_objects[name] = [_lines_without_an_object(paths, bad)]
        found = lines.filter(objects)
        return found.select(**{column: _json_text(found.line, f'$."{column}"') for column in columns})

    def _read_text(self, paths: Sequence[Path], columns: Sequence[str], name: str, **form: Any) -> ir.Table:
        """Nothing is guessed: a guess hides what is wrong."""
        with self._plainly():
            return self._ibis.read_csv(
                self._opening(paths),
                columns=dict.fromkeys(columns, "VARCHAR"),
                auto_detect=False,
                store_rejects=True,
                rejects_table=f"rejects_{name}",
                rejects_scan=f"rejects_scan_{name}",
                max_line_size=LONGEST_LINE,
                buffer_size=4 * LONGEST_LINE,
                **form,
            )

    def broken_lines(self, name: str) -> pa.Table:
        errors = self._ibis.table(f"rejects_{name}").join(
            self._ibis.table(f"rejects_scan_{name}"), ["scan_id", "file_id"]
        )
        message = errors.error_message.lower()
        said = ibis.cases(*((message.contains(part), reason) for part, reason in BROKEN.items()), else_="no CSV")
        told = errors.select(file=errors.file_path.split("/")[-1], line=errors.line.cast("int64"), reason=said)
        first = told.group_by("file", "line").agg(reason=told.reason.min())
        return pa.concat_tables([self.fetch(first), *self._no_objects.get(name, [])])

    def keep(self, expression: ir.Table, name: str) -> ir.Table:
        with self._plainly():
            return self._ibis.create_table(name, expression, temp=True)

    def named(self, expression: ir.Table, name: str) -> ir.Table:
        return self._ibis.create_view(name, expression)

    def given(self, table: pa.Table, name: str) -> ir.Table:
        with self._plainly():
            return self._ibis.create_table(name, table, temp=True)

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
        except duckdb.InterruptException:
            raise KeyboardInterrupt from None
        except duckdb.Error as error:
            read = next((name for path, name in self._files.items() if path in str(error)), "")
            raise problem_of(error, memory=self._memory, read=read, written=written) from error


@ibis.udf.scalar.builtin(name="json_valid")  # type: ignore[untyped-decorator]
def _json_valid(line: str) -> bool: ...  # type: ignore[empty-body]


@ibis.udf.scalar.builtin(name="json_extract_string")  # type: ignore[untyped-decorator]
def _json_text(line: str, path: str) -> str: ...  # type: ignore[empty-body]


def _lines_without_an_object(paths: Sequence[Path], how_many: int) -> pa.Table:
    """Where the lines stand that the engine counted. One that it alone cannot read is told without its place."""
    found: list[dict[str, Any]] = []
    for path in paths:
        with path.open("rb") as stream:
            found += [
                {"file": path.name, "line": number, "reason": BROKEN["object"]}
                for number, line in enumerate(stream, 1)
                if len(line) <= LONGEST_LINE and line.strip() and b"\x01" not in line and not _is_object(line)
            ]
    found = found[:how_many] + [{"file": paths[0].name, "reason": BROKEN["object"]}] * (how_many - len(found))
    return pa.Table.from_pylist(found, pa.schema({"file": pa.string(), "line": pa.int64(), "reason": pa.string()}))


def _is_object(line: bytes) -> bool:
    try:
        found = json.loads(line)
        json.dumps(found, ensure_ascii=False).encode()  # half a character can be escaped, but is no text
        return isinstance(found, dict)
    except UnicodeDecodeError:  # told as broken already, like the next
        return True
    except (ValueError, RecursionError):
        return False

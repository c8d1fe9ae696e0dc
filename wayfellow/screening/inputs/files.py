"""Find and open the tables of an input folder: Parquet, CSV (also gzipped) or NDJSON, one file or a folder of parts."""

from __future__ import annotations

import csv
import gzip
import zlib
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from wayfellow.rules.problems import UnreadableInput
from wayfellow.screening.engines import BrokenLines, Engine
from wayfellow.screening.inputs.columns import trimmed
from wayfellow.screening.inputs.layouts import LAYOUTS, Layout
from wayfellow.screening.inputs.rejects import Rejects
from wayfellow.screening.inputs.sift import sift, stream_of

ENDINGS = {".parquet": "parquet", ".csv": "csv", ".csv.gz": "csv", ".ndjson": "ndjson", ".jsonl": "ndjson"}

ALIKE = "Give all parts of a table the same columns."


@dataclass(frozen=True)
class Opened:
    """One table of one input. Columns it lacks are listed, and read as empty."""

    layout: Layout
    files: tuple[Path, ...]
    table: ir.Table
    format: str
    name: str
    lacks: tuple[str, ...]

    @property
    def file(self) -> str:
        return self.files[0].name if len(self.files) == 1 else self.files[0].parent.name

    @property
    def is_typed(self) -> bool:
        """Parquet was written by a program that knew what a text is; the other formats may hold anything."""
        return self.format == "parquet"


def open_inputs(
    engine: Engine, inputs: Iterable[Path], rejects: Rejects, *, others: Container[Path] = ()
) -> list[Opened]:
    """Every table of every input. Raises UnreadableInput with the file, what is wrong and what was expected.

    others: inputs that hold something else to read, and need not hold a table.
    """
    opened = []
    for number, given in enumerate(inputs):
        try:
            found = _find(given)
        except OSError as error:
            raise _cannot_be_read(given, error) from error
        if not found and given not in others:
            raise UnreadableInput(
                f"{_shown(given)}: holds none of {_listed(layout.name for layout in LAYOUTS)} (as .parquet, .csv,"
                " .csv.gz or .ndjson), and no FHIR resources (as .ndjson or .ndjson.gz). Name the folder that does."
            )
        opened += [_open(engine, layout, files, number, rejects) for layout, files in found.items()]
    return opened


def _find(given: Path) -> Mapping[Layout, tuple[Path, ...]]:
    if not given.exists():
        raise UnreadableInput(f"{_shown(given)}: there is no such folder or file. Check the path.")
    if given.is_file():
        layout = next((one for one in LAYOUTS if given.name.lower().startswith(one.name)), None)
        return {layout: (given,)} if layout and _format(given) else {}
    found = {}
    for layout in LAYOUTS:
        here = [path for path in given.iterdir() if _stem(path) == layout.name and _format(path)]
        gone = next((path for path in here if not path.exists()), None)
        if gone:
            raise UnreadableInput(f"{gone.name}: points to a file that is not there. Mend the link or take it away.")
        here = [path for path in here if path.is_file()]
        if len(here) > 1:
            listed = " and ".join(sorted(path.name for path in here))
            raise UnreadableInput(f"{_shown(given)}: {listed} are the same table twice. Keep one of them.")
        parts = given / layout.name
        if not here and parts.is_dir():
            here = sorted(path for path in parts.iterdir() if path.is_file() and _format(path))
        if here:
            found[layout] = tuple(here)
    return found


def _open(engine: Engine, layout: Layout, files: tuple[Path, ...], number: int, rejects: Rejects) -> Opened:
    formats = {_format(path) for path in files}
    if len(formats) > 1:
        raise UnreadableInput(f"{files[0].parent.name}: holds files of several formats. Keep one format per table.")
    kind = formats.pop()
    name = f"{layout.name}_{number}"
    for path in files:
        _check_not_empty(path, layout)
    if kind == "parquet":
        table = _open_parquet(engine, layout, files)
    elif kind == "csv":
        table = _open_csv(engine, layout, files, name, rejects)
    else:
        table = _open_ndjson(engine, layout, files, name, rejects)
    lacks = tuple(column for column in layout.used if column not in table.columns)
    return Opened(layout, files, table, str(kind), name, lacks)


def _check_not_empty(path: Path, layout: Layout) -> None:
    try:
        with path.open("rb") as stream:
            something = stream.read(1)
    except OSError as error:
        raise _cannot_be_read(path, error) from error
    if not something:
        raise UnreadableInput(f"{path.name} is empty. Expected a table with the columns {_listed(layout.needed)}.")


def _open_csv(engine: Engine, layout: Layout, files: tuple[Path, ...], name: str, rejects: Rejects) -> ir.Table:
    header = _header(files, layout)
    wanted = [column for column in layout.read if column in header]
    try:
        return engine.keep(trimmed(engine.read_csv(files, header, wanted)), f"read_{name}")
    except BrokenLines:
        return _sifted(engine, files, header, wanted, name, rejects)


def _open_ndjson(engine: Engine, layout: Layout, files: tuple[Path, ...], name: str, rejects: Rejects) -> ir.Table:
    wanted = layout.read
    try:
        table = engine.keep(trimmed(engine.read_ndjson(files, wanted, f"lines_{name}")), f"read_{name}")
    except BrokenLines:
        table = _sifted(engine, files, None, wanted, name, rejects)
    said = engine.fetch(table.agg(**{column: table[column].count() for column in table.columns})).to_pylist()[0]
    _check_columns(files[0].name, [column for column in table.columns if said[column]], layout)
    return table.drop(*(column for column in (*layout.used, *layout.recorded) if not said[column]))


def _sifted(
    engine: Engine, files: Sequence[Path], header: Sequence[str] | None, wanted: Sequence[str], name: str,
    rejects: Rejects,
) -> ir.Table:  # fmt: skip
    good = sift(files, header, wanted, engine.scratch / f"{name}.parquet", rejects)
    return engine.keep(trimmed(engine.read_parquet([good])), f"sifted_{name}")


def _open_parquet(engine: Engine, layout: Layout, files: tuple[Path, ...]) -> ir.Table:
    schemas = [_schema_of(path) for path in files]
    for path, schema in zip(files, schemas, strict=True):
        if set(schema.names) != set(schemas[0].names):
            raise UnreadableInput(f"{path.name}: other columns than in {files[0].name}. {ALIKE}")
    table = engine.read_parquet(files)
    lower = [name.lower() for name in table.columns]
    if len(set(lower)) == len(lower):
        table = table.rename(dict(zip(lower, table.columns, strict=True)))
    _check_columns(files[0].name, table.columns, layout)
    silent = set.intersection(
        *({field.name.lower() for field in one if pa.types.is_null(field.type)} for one in schemas)
    )
    # Only what we read, so that nothing else costs anything; a column that cannot say anything is as good as missing.
    used = (column for column in (*layout.used, *layout.recorded) if column in table.columns and column not in silent)
    return table.select(*layout.needed, *used)


def _schema_of(path: Path) -> pa.Schema:
    try:
        with pq.ParquetFile(path) as whole:
            rows, schema = whole.metadata.num_rows, whole.schema_arrow
    except pa.ArrowInvalid as error:
        raise UnreadableInput(
            f"{path.name} is not a whole Parquet file: its end is missing or it is something else. Copy it again."
        ) from error
    if not rows:
        raise UnreadableInput(f"{path.name} has no rows. Leave the file out, or give one that has.")
    return schema


def _header(files: tuple[Path, ...], layout: Layout) -> list[str]:
    """The names in the first line, which we read ourselves: an engine guesses, and a guess hides a wrong header."""
    headers = {path: _first_line(path, layout) for path in files}
    first = headers[files[0]]
    for path, header in headers.items():
        if header != first:
            raise UnreadableInput(f"{path.name}, first row: other columns than in {files[0].name}. {ALIKE}")
    known = {*layout.read}
    twice = next((name for name in first if name in known and first.count(name) > 1), None)
    if twice:
        raise UnreadableInput(f"{files[0].name}, first row: the column {twice} stands there twice. Keep one of them.")
    return [name if name in known else f"other_{place}" for place, name in enumerate(first)]


def _first_line(path: Path, layout: Layout) -> list[str]:
    try:
        with stream_of(path) as stream:
            first = stream.readline(100_000)
            second = stream.read(1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise UnreadableInput(f"{path.name} is not a whole gzip file. Copy it again, or name it .csv.") from error
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableInput(f"{path.name} is written in UTF-16. Save it as UTF-8.")
    line = first.decode("utf-8-sig", "replace").replace("\x00", "").strip()
    try:
        columns = [name.strip().lower() for name in next(csv.reader([line]), [])]
    except csv.Error:
        columns = []
    if len(columns) == 1 and any(mark in line for mark in ";\t|"):
        raise UnreadableInput(
            f"{path.name}, first row: the columns are not separated by commas. Save it as CSV with commas."
        )
    _check_columns(f"{path.name}, first row", columns, layout)
    if not second:
        raise UnreadableInput(f"{path.name} has a header and no rows. Leave the file out, or give one that has.")
    return columns


def _check_columns(where: str, columns: Iterable[str], layout: Layout) -> None:
    """Say what is missing and nothing of what stands there: without a header, that is the first person's data."""
    missing = [column for column in layout.needed if column not in list(columns)]
    if missing:
        are = "columns {} are" if len(missing) > 1 else "column {} is"
        raise UnreadableInput(
            f"{where}: the {are.format(_listed(missing))} missing. Expected the names of the columns of"
            f" {layout.name}, with at least {_listed(layout.needed)}."
        )


def _cannot_be_read(path: Path, error: OSError) -> UnreadableInput:
    why = error.strerror or "the disk refuses"
    return UnreadableInput(f"{_shown(path)}: cannot be read ({why}). Check the path and who may read it.")


def _shown(path: Path) -> str:
    return path.name or str(path)


def _format(path: Path) -> str | None:
    return next((kind for ending, kind in ENDINGS.items() if path.name.lower().endswith(ending)), None)


def _stem(path: Path) -> str:
    ending = next((ending for ending in ENDINGS if path.name.lower().endswith(ending)), "")
    return path.name[: len(path.name) - len(ending)].lower()


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)

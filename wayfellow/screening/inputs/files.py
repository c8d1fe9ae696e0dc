"""Find and open the tables of an input folder: Parquet, CSV (also gzipped) or NDJSON, as one file or a folder of parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from wayfellow.rules.problems import UnreadableInput
from wayfellow.screening.engines import Engine
from wayfellow.screening.inputs.columns import trimmed
from wayfellow.screening.inputs.layouts import LAYOUTS, Layout

ENDINGS = {".parquet": "parquet", ".csv": "csv", ".csv.gz": "csv", ".ndjson": "ndjson", ".jsonl": "ndjson"}


@dataclass(frozen=True)
class Opened:
    """One table of one input. Columns it lacks are listed, and read as empty."""

    layout: Layout
    files: tuple[Path, ...]
    table: ir.Table
    format: str
    lacks: tuple[str, ...]

    @property
    def file(self) -> str:
        return self.files[0].name if len(self.files) == 1 else self.files[0].parent.name


def open_inputs(engine: Engine, inputs: Iterable[Path]) -> list[Opened]:
    """Every table of every input. Raises UnreadableInput with the file, what is wrong and what was expected."""
    opened = []
    for number, given in enumerate(inputs):
        found = _find(given)
        if not found:
            names = ", ".join(layout.name for layout in LAYOUTS)
            raise UnreadableInput(
                f"{given.name}: holds none of {names} (as .parquet, .csv, .csv.gz or .ndjson). Name the folder that does."
            )
        opened += [_open(engine, layout, files, number) for layout, files in found.items()]
    return opened


def _find(given: Path) -> Mapping[Layout, tuple[Path, ...]]:
    if not given.exists():
        raise UnreadableInput(f"{given.name}: there is no such folder or file. Check the path.")
    if given.is_file():
        layout = next((one for one in LAYOUTS if given.name.startswith(one.name)), None)
        return {layout: (given,)} if layout and _format(given) else {}
    found = {}
    for layout in LAYOUTS:
        here = [path for path in given.iterdir() if path.is_file() and _stem(path) == layout.name and _format(path)]
        if len(here) > 1:
            listed = " and ".join(sorted(path.name for path in here))
            raise UnreadableInput(f"{given.name}: {listed} are the same table twice. Keep one of them.")
        parts = given / layout.name
        if not here and parts.is_dir():
            here = sorted(path for path in parts.iterdir() if _format(path))
        if here:
            found[layout] = tuple(here)
    return found


def _open(engine: Engine, layout: Layout, files: tuple[Path, ...], number: int) -> Opened:
    formats = {_format(path) for path in files}
    if len(formats) > 1:
        raise UnreadableInput(f"{files[0].parent.name}: holds files of several formats. Keep one format per table.")
    kind = formats.pop()
    for path in files:
        if not path.stat().st_size:
            raise UnreadableInput(f"{path.name} is empty. Expected a table with the columns {_listed(layout.needed)}.")
    if kind == "parquet":
        for path in files:
            _check_whole(path)
        table = engine.read_parquet(files)
    elif kind == "csv":
        _check_header(files[0], layout)
        table = engine.read_csv(files, f"{layout.name}_{number}")
    else:
        table = engine.read_ndjson(files)
    _check_columns(files[0].name, table.columns, layout)
    lacks = tuple(column for column in layout.used if column not in table.columns)
    wanted = table.select(*(column for column in (*layout.needed, *layout.used) if column in table.columns))
    if kind != "parquet":  # text is slow to read: once is enough
        wanted = engine.keep(trimmed(wanted), f"read_{layout.name}_{number}")
    return Opened(layout, files, wanted, f"{kind}:{layout.name}_{number}", lacks)


def _check_whole(path: Path) -> None:
    try:
        rows = pq.ParquetFile(path).metadata.num_rows
    except (pa.ArrowInvalid, OSError) as error:
        raise UnreadableInput(
            f"{path.name} is not a whole Parquet file: its end is missing or it is something else. Copy it again."
        ) from error
    if not rows:
        raise UnreadableInput(f"{path.name} has no rows. Leave the file out, or give one that has.")


def _check_header(path: Path, layout: Layout) -> None:
    """Read the first line ourselves: an engine guesses, and a guess hides a wrong header."""
    import gzip

    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rb") as stream:
            first = stream.readline(1_000_000)
            second = stream.read(1)
    except OSError as error:
        raise UnreadableInput(f"{path.name}: cannot be read ({type(error).__name__}).") from error
    columns = [name.strip().strip('"') for name in first.decode("utf-8-sig", "replace").strip().split(",")]
    _check_columns(path.name, columns, layout)
    if not second:
        raise UnreadableInput(f"{path.name} has a header and no rows. Leave the file out, or give one that has.")


def _check_columns(file: str, columns: Iterable[str], layout: Layout) -> None:
    found = list(columns)
    missing = [column for column in layout.needed if column not in found]
    if missing:
        shown = _listed(found[:6]) + (" …" if len(found) > 6 else "")
        raise UnreadableInput(
            f"{file}, first row: the column {_listed(missing)} is missing; found {shown}."
            f" Expected the {layout.name} layout with at least {_listed(layout.needed)}."
        )


def _format(path: Path) -> str | None:
    return next((kind for ending, kind in ENDINGS.items() if path.name.lower().endswith(ending)), None)


def _stem(path: Path) -> str:
    ending = next((ending for ending in ENDINGS if path.name.lower().endswith(ending)), "")
    return path.name[: -len(ending)] if ending else path.name


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)

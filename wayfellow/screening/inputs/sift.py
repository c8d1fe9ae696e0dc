"""Read a text file line by line, when the engine would not: bad lines are rejected, each with its number.

Slower than the engine, and only used once that has found something wrong. A line that is no row costs itself only:
after a quote that never ends, reading goes on with the next line. Memory stays small whatever stands in the file.
"""

from __future__ import annotations

import csv
import gzip
import itertools
import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, cast

import pyarrow as pa
import pyarrow.parquet as pq

from wayfellow.screening.engines import LONGEST_LINE
from wayfellow.screening.inputs.rejects import Rejects

TOO_LONG = f"the line is longer than {LONGEST_LINE:,} bytes"
NO_TEXT = "the line is not UTF-8 text"
NO_OBJECT = "the line is not a JSON object"
OPEN_QUOTE = "a quoted value does not end, or goes on after its end"
OTHER_COLUMNS = "the line has another number of columns than the header"

MOST_LINES = 1_000
"""Lines that one row may have, by line ends within quotes."""
AT_ONCE = 20_000_000
"""Characters kept before they are written."""

Row = list[str | None]
Reject = Callable[[int, str], None]


def sift(
    paths: Sequence[Path], header: Sequence[str] | None, wanted: Sequence[str], into: Path, rejects: Rejects
) -> Path:
    """Write the `wanted` columns of every row that is one to the Parquet file `into`, as text, and return it.

    header: the columns of a CSV file; None for NDJSON.
    """
    csv.field_size_limit(LONGEST_LINE)
    schema = pa.schema([(name, pa.string()) for name in wanted])
    with pq.ParquetWriter(into, schema) as writer:
        for path in paths:
            bad = RejectedLines(path.name, rejects)
            rows = _csv_rows(path, header, wanted, bad) if header else _json_rows(path, wanted, bad)
            for some in _in_parts(rows):
                columns = [pa.array(column, pa.string()) for column in zip(*some, strict=True)]
                writer.write_table(pa.table(columns, schema=schema))
            bad.flush()
    return into


class RejectedLines:
    """Collects the bad lines of a file, some at a time."""

    def __init__(self, file: str, rejects: Rejects) -> None:
        self._file = file
        self._rejects = rejects
        self._some: list[dict[str, object]] = []

    def __call__(self, line: int, reason: str, **more: str) -> None:
        self._some.append({"file": self._file, "line": line, "reason": reason, **more})
        if len(self._some) == 50_000:
            self.flush()

    def flush(self) -> None:
        self._rejects.add(self._some)
        self._some.clear()


def _in_parts(rows: Iterator[Row]) -> Iterator[list[Row]]:
    some: list[Row] = []
    size = 0
    for row in rows:
        some.append(row)
        size += 8 * len(row) + sum(map(len, filter(None, row)))
        if size > AT_ONCE:
            yield some
            some, size = [], 0
    if some:
        yield some


def _csv_rows(path: Path, header: Sequence[str], wanted: Sequence[str], reject: Reject) -> Iterator[Row]:
    places = [header.index(name) for name in wanted]
    lines = _Lines(_physical(path), reject)
    reader = csv.reader(lines, strict=True)
    next(reader, None)
    while True:
        lines.begin_row()
        try:
            row = next(reader)
            reason = OTHER_COLUMNS if row and len(row) != len(header) else ""
        except StopIteration:
            return
        except csv.Error:
            row, reason = [], OPEN_QUOTE
        if not reason and row:
            told: Row = [row[place] or None for place in places]
            if lines.is_text or all(map(is_text, told)):
                yield told
                continue
            reason = NO_TEXT
        if reason:
            reject(lines.taken[0][0], reason)
            lines.read_again(lines.taken[1:])


class _Lines:
    """Feeds a CSV reader, remembers which lines made the row at hand, and can give some of them again."""

    def __init__(self, physical: Iterator[tuple[int, bytes | None]], reject: Reject) -> None:
        self.taken: list[tuple[int, str]] = []
        self._again: deque[tuple[int, str]] = deque()
        self._physical = physical
        self._reject = reject
        self._size = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= MOST_LINES or self._size > LONGEST_LINE:
            raise StopIteration
        number, text = self._again.popleft() if self._again else self._next_physical()
        self.taken.append((number, text))
        self._size += len(text)
        return text

    def begin_row(self) -> None:
        self.taken.clear()
        self._size = 0

    @property
    def is_text(self) -> bool:
        return all(map(is_text, (text for _number, text in self.taken)))

    def read_again(self, lines: Iterable[tuple[int, str]]) -> None:
        self._again.extendleft(reversed(list(lines)))

    def _next_physical(self) -> tuple[int, str]:
        for number, line in self._physical:
            if line is not None:
                return number, line.decode("utf-8-sig" if number == 1 else "utf-8", "surrogateescape")
            self._reject(number, TOO_LONG)
        raise StopIteration


def _json_rows(path: Path, wanted: Sequence[str], reject: Reject) -> Iterator[Row]:
    for number, found in json_objects(path, reject):
        try:
            row = [_as_text(found.get(name)) for name in wanted]
        except RecursionError:
            row = None
        if row is None or not all(map(is_text, row)):
            reject(number, NO_OBJECT)
        else:
            yield row


def json_objects(path: Path, reject: Reject) -> Iterator[tuple[int, dict[str, Any]]]:
    """(number, object) of every line that is a JSON object; the others are rejected."""
    for number, line in _physical(path):
        if line is None:
            reject(number, TOO_LONG)
        elif line.strip():
            try:
                found = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"), parse_constant=_no_number)
            except UnicodeDecodeError:
                reject(number, NO_TEXT)
                continue
            except (ValueError, RecursionError):
                found = None
            if isinstance(found, dict):
                yield number, found
            else:
                reject(number, NO_OBJECT)


def _as_text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _no_number(name: str) -> float:
    raise ValueError(name)


def is_text(value: str | None) -> bool:
    """Whether the text can be written: a stray byte was read as half a character."""
    try:
        return value is None or value.isascii() or bool(value.encode())
    except UnicodeEncodeError:
        return False


def stream_of(path: Path) -> BinaryIO:
    """The bytes of a file, unpacked when its name ends in .gz."""
    return cast("BinaryIO", gzip.open(path, "rb")) if path.suffix.lower() == ".gz" else path.open("rb")


def _physical(path: Path) -> Iterator[tuple[int, bytes | None]]:
    """(number, line) of the file; None for a line that is too long to be kept."""
    with stream_of(path) as stream:
        for number in itertools.count(1):
            line = stream.readline(LONGEST_LINE)
            if not line:
                return
            whole = line.endswith(b"\n") or len(line) < LONGEST_LINE
            yield number, (line if whole else None)
            while not whole:
                rest = stream.readline(LONGEST_LINE)
                whole = rest.endswith(b"\n") or len(rest) < LONGEST_LINE

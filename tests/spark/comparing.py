"""Two results of the same people: every column of every row, lists in their order, JSON as what it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

TABLES = {"findings": ("person_id", "population"), "dispositions": ("person_id",)}
"""Each result table, and what names a row of it."""


def compared(one: Path, other: Path) -> dict[str, int]:
    """How many values of each result table are the same in both folders; AssertionError at the first that is not."""
    return {name: _compare(_sorted(one, name, keys), _sorted(other, name, keys)) for name, keys in TABLES.items()}


def _sorted(folder: Path, name: str, keys: tuple[str, ...]) -> pa.Table:
    return pq.read_table(folder / f"{name}.parquet").sort_by([(key, "ascending") for key in keys])


def _compare(left: pa.Table, right: pa.Table) -> int:
    assert set(left.column_names) == set(right.column_names)
    assert len(left) == len(right)
    for name in left.column_names:
        pairs = zip(left[name].to_pylist(), right[name].to_pylist(), strict=True)
        wrong = [(row, a, b) for row, (a, b) in enumerate(pairs) if a != b and not _says_the_same(a, b)]
        assert not wrong, f"{name}: {len(wrong)} differ, first: {wrong[0]}"
    return len(left) * len(left.column_names)


def _says_the_same(a: Any, b: Any) -> bool:
    try:
        return bool(json.loads(a) == json.loads(b))
    except (TypeError, ValueError):
        return False

"""Small helpers that turn numpy arrays into Arrow columns without making millions of Python strings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from wayfellow.screening.synthetic.layouts import COLUMNS, column_type

Ints = npt.NDArray[Any]

DIGITS = np.frombuffer(b"0123456789", dtype=np.uint8)
NOBODY_SAID = np.iinfo(np.int32).min


def coded(indices: Ints, words: Any) -> Any:
    """Return a dictionary column: `words[indices]`, and null where the index is negative. No word may stand twice."""
    dictionary = words if isinstance(words, pa.Array) else pa.array(words, pa.string())
    blank = indices < 0
    index = pa.array(indices, mask=blank if blank.any() else None)
    return pa.DictionaryArray.from_arrays(index, dictionary, safe=False)


def day_column(numbers: Ints) -> Any:
    """Return a date column from day numbers, null where NOBODY_SAID."""
    numbers = numbers.astype(np.int32, copy=False)
    blank = numbers == NOBODY_SAID
    return pa.array(numbers, mask=blank if blank.any() else None).view(pa.date32())


def numbered(prefix: str, numbers: Ints, width: int) -> Any:
    """Return texts such as P00000042: a prefix and a number with leading zeros."""
    head = np.frombuffer(prefix.encode(), dtype=np.uint8)
    text = np.empty((len(numbers), len(head) + width), dtype=np.uint8)
    text[:, : len(head)] = head
    left = numbers.astype(np.int64)
    for place in range(text.shape[1] - 1, len(head) - 1, -1):
        left, digit = np.divmod(left, 10)
        text[:, place] = DIGITS[digit]
    ends = np.arange(len(numbers) + 1, dtype=np.int32) * text.shape[1]
    return pa.StringArray.from_buffers(len(numbers), pa.py_buffer(ends), pa.py_buffer(text))


def constant(word: str, length: int) -> Any:
    """Return a column that says the same everywhere."""
    return coded(np.zeros(length, dtype=np.int8), [word])


def table(file: str, length: int, given: Mapping[str, Any]) -> Any:
    """Put the columns of a file in their order; a column nobody gave is null."""
    arrays = [given[name] if name in given else pa.nulls(length, column_type(name)) for name in COLUMNS[file]]
    unknown = set(given) - set(COLUMNS[file])
    assert not unknown, unknown
    return pa.table(arrays, names=COLUMNS[file])


def weighted(weights: Sequence[float], size: int = 4096) -> Ints:
    """Return a lookup of `size` entries in which each index stands as often as its weight asks."""
    share = np.asarray(weights, dtype=float)
    ends = np.round(np.cumsum(share) / share.sum() * size).astype(int)
    return np.searchsorted(ends, np.arange(size), side="right").clip(0, len(share) - 1).astype(np.int16)

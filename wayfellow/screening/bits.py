"""Named yes-or-no values packed into a few whole numbers, in columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

BITS = 60
"""Bits used of a signed 64-bit integer."""


@dataclass(frozen=True)
class Bits:
    """Named bits, and where each stands: (word, shift)."""

    places: Mapping[str, tuple[int, int]]
    prefix: str

    @classmethod
    def of(cls, names: Iterable[str], prefix: str) -> Bits:
        return cls({name: divmod(number, BITS) for number, name in enumerate(names)}, prefix)

    @property
    def columns(self) -> list[str]:
        words = 1 + max((word for word, _shift in self.places.values()), default=0)
        return [f"{self.prefix}_{word}" for word in range(words)]

    def packed(self, flags: Mapping[str, ir.BooleanValue]) -> dict[str, ir.IntegerValue]:
        """The columns that hold these flags; bits that are not named are zero."""
        parts: dict[str, list[ir.IntegerValue]] = {column: [] for column in self.columns}
        for name, flag in flags.items():
            word, shift = self.places[name]
            parts[f"{self.prefix}_{word}"].append(flag.cast("int64") * (1 << shift))
        return {
            column: sum(terms[1:], terms[0]) if terms else ibis.literal(0, "int64") for column, terms in parts.items()
        }

    def unpacked(self, table: ir.Table) -> dict[str, ir.BooleanValue]:
        return {
            name: (table[f"{self.prefix}_{word}"] & (1 << shift)) != 0 for name, (word, shift) in self.places.items()
        }

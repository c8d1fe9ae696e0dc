"""`begins`: the beginning of a text in the order of its bytes, by two comparisons.

Both are leakproof, so an index may serve them under policies; and unlike `^@` and LIKE they stay so in a statement
that is planned once for all beginnings. The index has to be of the collation C.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Lookup, TextField

SURROGATES = range(0xD800, 0xE000)
LAST = 0x10FFFF


@TextField.register_lookup
class Begins(Lookup):
    lookup_name = "begins"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        left, left_values = self.process_lhs(compiler, connection)
        right, (beginning, *_) = self.process_rhs(compiler, connection)
        left = f'{left} COLLATE "C"'
        behind = first_behind(str(beginning))
        if behind is None:
            return f"{left} >= {right}", (*left_values, beginning)
        return f"({left} >= {right} AND {left} < {right})", (*left_values, beginning, *left_values, behind)


def first_behind(beginning: str) -> str | None:
    """The first text behind all that begin so; None when there is none, as for the empty beginning."""
    kept = beginning.rstrip(chr(LAST))
    if not kept:
        return None
    following = ord(kept[-1]) + 1
    return kept[:-1] + chr(SURROGATES.stop if following in SURROGATES else following)

"""The one normal form that every input becomes, and that screening reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import ibis.expr.types as ir

OBSERVATION = {
    "person": "string",
    "fact": "string",
    "value": "string",
    "number": "int64",
    "observed_on": "date",
    "recorded_at": "timestamp('UTC')",
    "source_type": "string",
    "source_ref": "string",
    "attested_by": "string",
}
"""A scalar fact: `value` as written (days as YYYY-MM-DD, sets as `|A|B|`), `number` for counts."""

SPAN = {"person": "string", "start": "date", "end": "date"}
ED_TOLD = {
    "person": "string", "day": "date", "facility": "string", "kind": "string", "unavoidable": "boolean",
    "behavioral": "boolean", "ref": "string",
}  # fmt: skip
STAY_TOLD = {
    "person": "string", "admitted": "date", "discharged": "date", "facility": "string", "setting": "string",
    "priority": "int8", "delivery": "boolean", "secondary": "boolean", "timely": "boolean", "unavoidable": "boolean",
    "behavioral": "boolean", "ref": "string",
}  # fmt: skip
CODE_TOLD = {
    "person": "string", "kind": "string", "code": "string", "day": "date", "source_type": "string", "ref": "string",
}  # fmt: skip
OVERLAP = {
    "person": "string", "program": "string", "start": "string", "end": "string", "source": "string",
    "verified_on": "string", "waiver": "string",
}  # fmt: skip
"""A program somebody is in on the day asked about; days as text, empty where nobody said."""
LOOKED = {"person": "string", "kind": "string"}
"""Somebody who may say no gave a list of events of this kind: what is not on it did not happen."""


@dataclass(frozen=True)
class Normal:
    """What screening reads. `lines` are claim lines (see `tuva`); the rest is small or one row a person."""

    people: ir.Table  # person
    observations: ir.Table  # OBSERVATION
    spans: ir.Table  # SPAN: enrolled from start to end, both included
    ed_told: ir.Table
    stay_told: ir.Table
    codes_told: ir.Table
    looked: ir.Table
    overlaps: ir.Table
    lines: ir.Table | None = None
    covered_from: date | None = None  # the first day that the claims feed covers
    warnings: tuple[str, ...] = ()
    lines_read: int = 0

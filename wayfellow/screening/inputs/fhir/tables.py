"""The tables that resources are written to on the way, and a writer that keeps only a part of them in memory."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq

from wayfellow.screening.inputs.layouts import layout_of
from wayfellow.screening.inputs.normal import OBSERVATION

MEDICAL_CLAIM = layout_of("medical_claim")
EVENT = {
    "person": "string", "facility": "string", "encounter": "string", "recorded_at": "timestamp('UTC')", "ref": "string",
}  # fmt: skip

TABLES: Mapping[str, Mapping[str, str]] = {
    "people": {"person": "string"},
    "observations": OBSERVATION,
    # What somebody answered about a factor; which of the answers stand is worked out for all together.
    "factors": {
        "person": "string", "factor": "string", "yes": "boolean", "observed_on": "date",
        "recorded_at": "timestamp('UTC')", "ref": "string",
    },
    "coverages": {
        "person": "string", "delivery": "string", "payor": "string", "start": "date", "end": "date",
        "recorded_at": "timestamp('UTC')", "ref": "string",
    },
    "codes": {
        "person": "string", "kind": "string", "code": "string", "day": "date", "source_type": "string", "ref": "string",
        "encounter": "string", "condition": "string", "ended": "boolean", "behavioral": "boolean",
        "delivery": "boolean", "recorded_at": "timestamp('UTC')",
    },
    # An encounter that names a condition, which is written elsewhere.
    "mentions": {**EVENT, "condition": "string", "day": "date"},
    "visits": {**EVENT, "day": "date"},
    "stays": {**EVENT, "admitted": "date", "discharged": "date", "setting": "string", "priority": "int8"},
    "organizations": {"name": "string", "npi": "string"},
    "claims": dict.fromkeys([*MEDICAL_CLAIM.needed, *MEDICAL_CLAIM.used], "string"),
}  # fmt: skip

AT_ONCE = 20_000_000
"""Characters of a table kept before they are written."""


class Parts:
    """Takes rows of the tables, and writes each table to a Parquet file in `folder`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.paths = {name: folder / f"{name}.parquet" for name in TABLES}
        self._schemas = {name: ibis.schema(shape).to_pyarrow() for name, shape in TABLES.items()}
        self._writers = {name: pq.ParquetWriter(self.paths[name], self._schemas[name]) for name in TABLES}
        self._rows: dict[str, list[Mapping[str, Any]]] = {name: [] for name in TABLES}
        self._sizes = dict.fromkeys(TABLES, 0)

    def add(self, table: str, row: Mapping[str, Any]) -> None:
        self._rows[table].append(row)
        self._sizes[table] += 400 + sum(len(value) for value in row.values() if isinstance(value, str))
        if self._sizes[table] > AT_ONCE:
            self._flush(table)

    def close(self) -> None:
        for name, writer in self._writers.items():
            self._flush(name)
            writer.close()

    def _flush(self, table: str) -> None:
        if self._rows[table]:
            written = pa.Table.from_pylist(self._rows[table], schema=self._schemas[table])
            self._writers[table].write_table(written)
            self._rows[table], self._sizes[table] = [], 0

"""Read what `screen` wrote: our own files, whole, and of one run."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from wayfellow.rules.problems import UnreadableInput
from wayfellow.screening.next_steps import NEAR
from wayfellow.screening.outputs import SUMMARY

FINDINGS, DISPOSITIONS = "findings.parquet", "dispositions.parquet"
Row = dict[str, Any]


@dataclass(frozen=True)
class Results:
    """One run. numbers: of everybody screened, and how near each is. digest: of the files, as they stand."""

    folder: Path
    summary: Mapping[str, Any]
    digest: str
    numbers: Mapping[str, str]

    @property
    def as_of(self) -> date:
        return date.fromisoformat(self.summary["as_of"])

    @property
    def anchor(self) -> date:
        return date.fromisoformat(self.summary["anchor"])

    def near(self) -> set[str]:
        return {number for number, nearness in self.numbers.items() if nearness in NEAR}

    def dispositions_of(self, numbers: Collection[str]) -> list[Row]:
        """The rows of these people, in the order of their numbers."""
        rows = _rows(self.folder / DISPOSITIONS, numbers)
        for row in rows:
            row["counts"] = json.loads(row["counts"] or "{}")
            row["overlap"] = json.loads(row["overlap"] or "[]")
        return sorted(rows, key=lambda row: str(row["person_id"]))

    def findings_of(self, numbers: Collection[str]) -> dict[str, list[Row]]:
        """For each of these people, what every population came to."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in _rows(self.folder / FINDINGS, numbers):
            row["evidence"] = json.loads(row["evidence"] or "[]")
            found[row.pop("person_id")].append(row)
        return found


def read_results(folder: Path) -> Results:
    """Raises UnreadableInput when the folder is not the whole result of one run of `screen`."""
    if not folder.is_dir():
        raise UnreadableInput(f"{folder.name or folder} is not a folder. Name the folder `screen` wrote with --out.")
    digest = hashlib.sha256()
    try:
        for name in (SUMMARY, DISPOSITIONS, FINDINGS):
            with (folder / name).open("rb") as stream:
                digest.update(hashlib.file_digest(stream, "sha256").digest())
        summary = json.loads((folder / SUMMARY).read_text(encoding="utf-8"))
        table = pq.read_table(folder / DISPOSITIONS, columns=["person_id", "nearness"])
        for needed in ("rule_version", "parameters", "policy_edition", "as_of", "anchor", "people"):
            summary[needed]
    except FileNotFoundError as missing:
        raise UnreadableInput(
            f"{folder.name or folder}: {Path(str(missing.filename)).name} is missing; expected what `screen` writes."
        ) from None
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowException) as wrong:
        raise UnreadableInput(
            f"{folder.name or folder}: the results cannot be read ({type(wrong).__name__}); run `screen` again."
        ) from None
    numbers = dict(zip(table["person_id"].to_pylist(), table["nearness"].to_pylist(), strict=True))
    if len(numbers) != summary["people"]:
        raise UnreadableInput(
            f"{folder.name or folder}: {SUMMARY} tells of {summary['people']} people and {DISPOSITIONS} of"
            f" {len(numbers)}; they are not of one run. Run `screen` again."
        )
    return Results(folder, summary, digest.hexdigest(), numbers)


def _rows(path: Path, numbers: Collection[str]) -> list[Row]:
    wanted = pa.array(sorted(numbers), pa.string())
    found: list[Row] = []
    for batch in pq.ParquetFile(path).iter_batches(batch_size=65_536):
        is_wanted = pc.is_in(batch.column("person_id"), value_set=wanted)
        found += batch.filter(is_wanted).to_pylist()
    return found

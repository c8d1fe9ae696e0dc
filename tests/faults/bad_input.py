"""Bad input made by hand, and the smallest good input that it spoils."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

ROOT = Path(__file__).resolve().parents[2]
AS_OF = date(2026, 6, 30)

PEOPLE = "person_id,birth_date,enrollment_start_date,enrollment_end_date\n"
CLAIMS = (
    "person_id,claim_id,claim_line_number,claim_start_date,claim_end_date,admit_type_code,place_of_service_code,"
    "bill_type_code,revenue_center_code,hcpcs_code,facility_npi,diagnosis_code_1\n"
)
FACTS = "person_id,fact,value,observed_on,source_type\n"

Content = str | bytes | Callable[[Path], object]


def visits(person: str = "P1", number: int = 5, written: str = "2026-05-{:02}", claim: str = "C{}") -> str:
    """CSV lines of visits to an emergency department; five in six months are enough to be met."""
    days = [written.format(day) for day in range(1, number + 1)]
    return "".join(
        f"{person},{claim.format(place)},1,{day},{day},,,0131,0450,,F1,J069\n" for place, day in enumerate(days, 1)
    )


GOOD = {
    "eligibility.csv": PEOPLE + "P1,1980-01-01,2024-01-01,\nP2,1990-02-03,2024-01-01,\n",
    "medical_claim.csv": CLAIMS + visits(),
}


def put(folder: Path, files: Mapping[str, Content]) -> Path:
    """Write the files into the folder, each from text, bytes or by a function of its path."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if callable(content):
            content(path)
        else:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def parquet(**columns: Any) -> Callable[[Path], object]:
    return lambda path: pq.write_table(pa.table(columns), path)


def command(*words: object) -> list[str]:
    return [sys.executable, "-m", "wayfellow", *map(str, words)]


def wayfellow(*words: object, **how: Any) -> subprocess.CompletedProcess[str]:
    """Run the real command."""
    return subprocess.run(
        command(*words),
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100"},
        **how,
    )

"""Screening a county, against one read of the same columns in the same run.

    ./run bench screen [PEOPLE]        1 000 000 people and about 30 000 000 claim lines unless said otherwise

The baseline is `bit_xor(hash(column))` over every column that screening uses: reading, and next to nothing more.
Baseline and screening take turns; the median of each is reported. The county is generated once and kept.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median

import duckdb

from wayfellow.screening.inputs.layouts import LAYOUTS
from wayfellow.screening.run import run_screening

ROOT = Path(__file__).resolve().parent.parent
AS_OF = date(2026, 6, 30)
TURNS = 3
MEMORY = "3GB"


def county(people: int) -> Path:
    """The folder of a generated county of that size, made at the first call."""
    folder = ROOT / ".data" / "bench" / f"county-{people}"
    if not folder.exists():
        command = [sys.executable, "-m", "wayfellow", "generate", "people", "--count", str(people), "--seed", "7"]
        subprocess.run([*command, "--as-of", str(AS_OF), "--out", str(folder)], check=True, stdout=sys.stderr)
    return folder


def read_once(folder: Path) -> tuple[float, int]:
    """Seconds to read every column that screening uses, and how many claim lines there are."""
    engine = duckdb.connect(config={"memory_limit": MEMORY})
    began = time.perf_counter()
    for layout in LAYOUTS:
        file = folder / f"{layout.name}.parquet"
        if file.exists() and layout.name != "pharmacy_claim":
            table = engine.read_parquet(str(file))
            used = [name for name in (*layout.needed, *layout.used) if name in table.columns]
            table.aggregate(", ".join(f"bit_xor(hash({name}))" for name in used)).fetchall()
    seconds = time.perf_counter() - began
    lines = engine.execute("SELECT count(*) FROM read_parquet(?)", [str(folder / "medical_claim.parquet")]).fetchall()
    return seconds, int(lines[0][0])


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    folder = county(people)
    reads, runs, parts = [], [], {}
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        for turn in range(TURNS):
            seconds, lines = read_once(folder)
            reads.append(seconds)
            began = time.perf_counter()
            done = run_screening([folder], as_of=AS_OF, out=Path(scratch) / f"turn-{turn}", memory=MEMORY)
            runs.append(time.perf_counter() - began)
            for name, spent in done.seconds.items():
                parts.setdefault(name, []).append(spent)
    figure, baseline = median(runs), median(reads)
    print(
        json.dumps(
            {
                "bench": "screen",
                "commit": commit(),
                "cores": os.cpu_count(),
                "size": {"people": people, "claim_lines": lines},
                "figure": round(figure, 2),
                "unit": "s",
                "baseline": round(baseline, 2),
                "ratio": round(figure / baseline, 2),
                "parts": {name: round(median(spent), 2) for name, spent in parts.items()},
                "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        )
    )


def commit() -> str:
    return subprocess.run(
        ["git", "-C", str(ROOT), "describe", "--always", "--dirty"], capture_output=True, text=True, check=False
    ).stdout.strip()


if __name__ == "__main__":
    main()

"""A county on a cluster of two executors: the result files say what DuckDB's say, value for value."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

import pytest

from tests.spark.comparing import compared
from wayfellow.rules.problems import MissingDependency
from wayfellow.screening.run import Screened, run_screening
from wayfellow.screening.synthetic.block import Wish
from wayfellow.screening.synthetic.county import write_county

pytestmark = pytest.mark.spark

PEOPLE = 200_000
AS_OF = date(2026, 6, 30)
CLUSTER = "local-cluster[2,1,1024]"


def test_two_executors_find_what_duckdb_finds(tmp_path: Path) -> None:
    county = tmp_path / "county"
    write_county(Wish(count=PEOPLE, seed=11, as_of=AS_OF), county, with_truth=False, on_progress=lambda people: None)
    began = time.perf_counter()
    run_screening([county], as_of=AS_OF, out=tmp_path / "duckdb", memory="3GB")
    between = time.perf_counter()
    _on_cluster(county, tmp_path / "spark")
    ended = time.perf_counter()
    values = compared(tmp_path / "duckdb", tmp_path / "spark")
    summaries = [json.loads((tmp_path / engine / "summary.json").read_text()) for engine in ("duckdb", "spark")]
    assert summaries[0] == summaries[1]
    assert summaries[0]["people"] == PEOPLE
    print(
        f"\n{PEOPLE:,} people, {summaries[0]['claim_lines']:,} claim lines: DuckDB {between - began:.0f} s,"
        f" {CLUSTER} {ended - between:.0f} s"
    )
    print("  " + ", ".join(f"{name}: {count:,} values the same" for name, count in values.items()))


def _on_cluster(county: Path, out: Path) -> Screened:
    """A machine that is busy may miss the first start of a cluster: it gets a second."""
    try:
        return run_screening([county], as_of=AS_OF, out=out, memory="2GB", spark=CLUSTER)
    except MissingDependency as problem:
        if "could not be started" not in str(problem):
            raise
        return run_screening([county], as_of=AS_OF, out=out, memory="2GB", spark=CLUSTER)

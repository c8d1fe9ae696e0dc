"""What can go wrong on Spark alone: no Java, names it passes over, parts that differ, text that is none."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.spark.comparing import compared
from wayfellow.rules.problems import MissingDependency, UnreadableInput
from wayfellow.screening.engines.spark_engine import SparkEngine
from wayfellow.screening.run import run_screening

pytestmark = pytest.mark.spark

AS_OF = date(2026, 6, 30)


def test_without_java_it_is_said_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(MissingDependency, match="needs Java 17"):
        SparkEngine(memory="1GB", scratch=tmp_path / "scratch", master="local[2]")


def test_no_part_is_passed_over_whatever_its_name_and_types(tmp_path: Path) -> None:
    """Three parts of one table, whose person_id is a number, a text and a long text, and whose days are moments."""
    inputs = tmp_path / "a b{1}"
    _write(inputs / "medical_claim" / "_part 0.parquet", pa.array([1, 1, 1], pa.int64()), [1, 2, 3])
    _write(inputs / "medical_claim" / ".part[1]*.parquet", pa.array(["1", "1", "2"]), [4, 5, 6])
    _write(inputs / "medical_claim" / "part:2.parquet", pa.array(["1", "1", "2"], pa.large_string()), [7, 8, 9])
    for engine, spark in (("duckdb", None), ("spark", "local[2]")):
        run_screening([inputs], as_of=AS_OF, out=tmp_path / engine, memory="1GB", spark=spark)
    assert compared(tmp_path / "duckdb", tmp_path / "spark")
    assert json.loads((tmp_path / "spark" / "summary.json").read_text())["claim_lines"] == 9
    rows = pq.read_table(tmp_path / "spark" / "dispositions.parquet").to_pylist()
    assert {row["person_id"]: row["ed_visits_counted"] for row in rows} == {"1": 7, "2": 2}


def test_text_that_is_none_is_refused_with_the_name_of_the_file(tmp_path: Path) -> None:
    bad = pa.array([b"Jos\xe9"], pa.binary()).view(pa.string())
    _write(tmp_path / "in" / "medical_claim.parquet", bad, [1])
    with pytest.raises(UnreadableInput, match=r"^medical_claim.parquet holds text that is not UTF-8"):
        run_screening([tmp_path / "in"], as_of=AS_OF, out=tmp_path / "out", memory="1GB", spark="local[2]")
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def _write(path: Path, people: pa.Array, days: list[int]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = {
        "person_id": people,
        "claim_id": [f"C{day}" for day in days],
        "claim_start_date": pa.array([datetime(2026, 5, day) for day in days], pa.timestamp("ns")),  # noqa: DTZ001
        "bill_type_code": ["131"] * len(days),
        "revenue_center_code": ["0450"] * len(days),
        "facility_npi": pa.nulls(len(days)),
    }
    pq.write_table(pa.table(rows), path)

"""What is said when Spark is not there or fails: one sentence, and nothing of what stands in the files."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from wayfellow.rules.problems import MissingDependency, UnreadableInput
from wayfellow.screening.engines.spark_engine import SparkEngine
from wayfellow.screening.engines.spark_problems import problem_of

QUOTED = " in the value 'Maria Example'"


@pytest.mark.parametrize(
    ("error", "kind", "said"),
    [
        (OSError("No space left on device" + QUOTED), MissingDependency, "findings.parquet could not be written"),
        (OSError("java.lang.OutOfMemoryError: heap" + QUOTED), MissingDependency, "needs more than --memory 4GB"),
        (ConnectionRefusedError(111, "refused"), MissingDependency, "Spark stopped in the middle"),
        (OSError("ExecutorLostFailure (executor 1)" + QUOTED), MissingDependency, "Spark stopped in the middle"),
        (OSError("not UTF-8: input_x" + QUOTED), UnreadableInput, "eligibility.parquet holds text that is not UTF-8"),
        (OSError("zstd decompression failed" + QUOTED), UnreadableInput, "eligibility.parquet is damaged inside"),
        (OSError("something else" + QUOTED), UnreadableInput, "eligibility.parquet cannot be read"),
    ],
    ids=lambda one: str(one)[:30],
)
def test_an_error_becomes_one_sentence_that_quotes_nothing(error: Exception, kind: type[Exception], said: str) -> None:
    problem = problem_of(error, memory="4GB", read="eligibility.parquet", written="findings.parquet")
    assert type(problem) is kind
    assert said in str(problem)
    assert "Maria" not in str(problem)
    assert str(problem).endswith(".")


def test_without_pyspark_it_is_said_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(MissingDependency, match=r"Run \./run spark"):
        SparkEngine(memory="1GB", scratch=tmp_path / "scratch", master="local[1]")


def test_too_little_memory_is_refused_before_anything_starts(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="too little for Spark"):
        SparkEngine(memory="100MB", scratch=tmp_path / "scratch", master="local[1]")

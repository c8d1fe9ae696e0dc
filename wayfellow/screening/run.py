"""`wayfellow screen`: from input folders to findings, dispositions, rejects, a summary and a workbook."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from wayfellow.rules.ecm.finding import rule_version
from wayfellow.rules.ecm.register import ECM, POPULATIONS
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.rules.language.rule import Moment
from wayfellow.screening.candidates import write_candidates
from wayfellow.screening.engines import DuckDBEngine, Engine
from wayfellow.screening.engines.spark_engine import SparkEngine
from wayfellow.screening.evaluated import evaluate
from wayfellow.screening.evidence import evidence_of
from wayfellow.screening.inputs.read import read_inputs
from wayfellow.screening.inputs.rejects import Rejects
from wayfellow.screening.outputs import scratch_folder, write_summary, written_aside
from wayfellow.screening.overlap import overlaps_shown
from wayfellow.screening.patterns import put_in_words
from wayfellow.screening.results import dispositions_of, findings_of, people_judged
from wayfellow.screening.summary import summarize

STEPS = 7
"""How many times `tell` is called in a run."""


@dataclass
class Screened:
    """What a run came to. seconds: by step, for the terminal and the bench; never written to the outputs."""

    summary: dict[str, Any]
    rejected: int
    seconds: dict[str, float] = field(default_factory=dict)


@dataclass
class _Steps:
    """Names each step as it begins, and keeps its time."""

    tell: Callable[[str], None]
    seconds: dict[str, float] = field(default_factory=dict)
    _began: float = field(default_factory=time.perf_counter)
    _name: str = ""

    def __call__(self, name: str) -> None:
        self.end()
        self._name = name
        self.tell(name)

    def end(self) -> None:
        now = time.perf_counter()
        if self._name:
            self.seconds[self._name] = round(now - self._began, 3)
        self._began, self._name = now, ""


def run_screening(
    inputs: Sequence[Path],
    *,
    as_of: date,
    out: Path,
    anchor: date | None = None,
    known_at: datetime | None = None,
    overlay: Path | None = None,
    memory: str = "4GB",
    spark: str | None = None,
    tell: Callable[[str], None] = lambda name: None,
) -> Screened:
    """Screen everybody in `inputs` and write the results to `out`, all of them or none.

    known_at: leave out what came to be known later. overlay: a deployment's own parameters, laid over ours.
    spark: the master of the Spark to compute on, like local[*]; None computes on DuckDB.

    Raises UnreadableInput when an input is not what its name says, MissingDependency when the disk or memory ends.
    """
    moment = Moment(as_of, load_parameters(overlay), anchor)
    version = rule_version(ECM, moment.parameters)
    steps, rejects = _Steps(tell), Rejects()
    with written_aside(out, apart_from=inputs) as aside, _engine(aside, memory, spark) as engine:
        steps("reading the input")
        normal = read_inputs(engine, inputs, rejects, as_of=as_of, known_at=known_at)
        evaluated = evaluate(engine, normal, ECM, moment, steps)
        steps("reasons in words")
        worded = put_in_words(engine, evaluated.judged, ECM, moment)
        steps("evidence")
        evidence = engine.keep(evidence_of(engine, evaluated, POPULATIONS, normal.observations, moment), "evidence")
        steps("writing")
        people = engine.keep(people_judged(evaluated, worded, POPULATIONS), "people_judged")
        engine.write_parquet(findings_of(people, worded, POPULATIONS, evidence, version), aside / "findings.parquet")
        overlaps = overlaps_shown(engine, normal, moment)
        dispositions = engine.keep(dispositions_of(people, worded, overlaps, moment), "dispositions")
        engine.write_parquet(dispositions, aside / "dispositions.parquet")
        write_candidates(engine, dispositions, aside / "candidates.xlsx", as_of=as_of)
        rejects.write(aside / "rejected.csv")
        summary = summarize(engine, people, worded, normal, rejects, moment, version)
        summary["known_at"] = known_at and known_at.isoformat()
        write_summary(summary, aside)
    steps.end()
    return Screened(summary, len(rejects.rows), steps.seconds)


def check_inputs(
    inputs: Sequence[Path], *, as_of: date, memory: str = "4GB", spark: str | None = None
) -> tuple[Rejects, tuple[str, ...]]:
    """Only validate: every row we could not use, duplicates included, and the warnings. Nothing is written."""
    rejects = Rejects()
    with scratch_folder() as scratch, _engine(scratch, memory, spark) as engine:
        normal = read_inputs(engine, inputs, rejects, as_of=as_of, full_check=True)
    return rejects, normal.warnings


@contextmanager
def _engine(aside: Path, memory: str, spark: str | None) -> Iterator[Engine]:
    scratch = aside / ".scratch"
    engine: Engine
    if spark:
        engine = SparkEngine(memory=memory, scratch=scratch, master=spark)
    else:
        engine = DuckDBEngine(memory=memory, scratch=scratch)
    try:
        yield engine
    finally:
        engine.close()
        shutil.rmtree(scratch, ignore_errors=True)

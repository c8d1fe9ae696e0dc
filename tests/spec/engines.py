"""Both engines, asked about the same people: the plain one in Python, and Ibis on DuckDB from written files."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from wayfellow.rules.ecm.disposition import DECIDING
from wayfellow.rules.ecm.finding import findings
from wayfellow.rules.ecm.person import PersonRecords
from wayfellow.rules.ecm.register import POPULATIONS
from wayfellow.rules.facts import VOCABULARY
from wayfellow.rules.language.evaluate import PlainEngine, stands
from wayfellow.rules.language.facts import FactType, Observation
from wayfellow.rules.language.law import Law
from wayfellow.rules.language.rule import CountTest, Moment, Rule, all_of, rules_in
from wayfellow.rules.language.source import ecm_guide
from wayfellow.screening.counts import in_window, of_kind
from wayfellow.screening.engines import DuckDBEngine, Engine
from wayfellow.screening.evaluated import Evaluated, evaluate
from wayfellow.screening.inputs.layouts import DIAGNOSES
from wayfellow.screening.inputs.read import read_inputs
from wayfellow.screening.inputs.rejects import Rejects
from wayfellow.screening.leaves import Leaves
from wayfellow.screening.patterns import put_in_words

People = Mapping[str, PersonRecords]


@dataclass(frozen=True)
class Answer:
    """What an engine says about one person: the finding of each rule by code, and what each window counted."""

    findings: Mapping[str, str]
    counts: Mapping[str, tuple[int, int, tuple[str, ...]]]  # window: certain, undecided, why not (sorted)
    near: tuple[str, str, str]  # how near, closest population, what to ask
    criteria: Mapping[str, tuple[str, ...]]  # by population, the criteria that decided it
    disposition: str | None = None
    warnings: tuple[str, ...] = ()


WHOLE_LAW = Rule(
    code="WHOLE_LAW",
    title="What follows",
    says="Everything that decides about Enhanced Care Management, read together.",
    source=ecm_guide("specification § 0"),
    when=all_of(*POPULATIONS, *DECIDING),
)
"""Not a rule of the law: the name under which tables about dispositions stand."""


def as_law(rule: Rule) -> Law:
    """A criterion by itself, as if it were a population; or the whole law."""
    codes = {population.code for population in POPULATIONS}
    if rule.code == WHOLE_LAW.code:
        parts = [part for part in rule.when.parts() if isinstance(part, Rule)]
        return Law(
            tuple(part for part in parts if part.code in codes), tuple(part for part in parts if part.code not in codes)
        )
    return Law((rule if rule.code in codes else Rule("ALONE", rule.title, rule.says, rule.source, rule),))


# The plain engine


def asked_plainly(people: People, law: Law, moment: Moment) -> dict[str, Answer]:
    windows = Leaves.of(law).windows(moment)
    answers = {}
    for name, records in people.items():
        person = records.at(moment)
        standing = PlainEngine(person.case).standing(law)
        words = {code: truth.word for code, truth in standing.base.items()}
        words |= {p.code: stands(p.when, standing, p.code).word for p in law.populations}
        counts = {}
        for window, (kind, months) in windows.items():
            counted = person.counted(kind, months)
            whys = sorted(str(event.why) for event in counted.events if event.why)
            counts[window] = (counted.certain, counted.undecided, tuple(whys))
        said = findings(law, standing, moment)
        near = (said.nearness.word, said.nearness.closest, said.nearness.ask)
        criteria = {one.population: one.criteria for one in said.each}
        disposition = said.decision.disposition if said.decision else None
        answers[name] = Answer(words, counts, near, criteria, disposition, tuple(map(str, said.cautions)))
    return answers


# Columns: DuckDB unless another engine is opened


def _on_duckdb(scratch: Path) -> Engine:
    return DuckDBEngine(memory="2GB", scratch=scratch, threads=1)


def asked_in_columns(
    people: People, law: Law, moment: Moment, open_engine: Callable[[Path], Engine] = _on_duckdb
) -> dict[str, Answer]:
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder) / "inputs"
        inputs.mkdir()
        write_people(people, inputs)
        engine = open_engine(Path(folder) / "scratch")
        try:
            rejects = Rejects()
            normal = read_inputs(engine, [inputs], rejects, as_of=moment.as_of)
            assert not rejects.rows, rejects.rows[:5]
            evaluated = evaluate(engine, normal, law, moment, lambda step: None)
            return _answers(engine, evaluated, law, moment)
        finally:
            engine.close()


def _answers(engine: Engine, evaluated: Evaluated, law: Law, moment: Moment) -> dict[str, Answer]:
    codes = [*law.rules, *(population.code for population in law.populations)]
    windows = Leaves.of(law).windows(moment)
    whys: dict[tuple[str, str], list[str]] = {}
    for window, (kind, months) in windows.items():
        events = evaluated.events.filter(of_kind(evaluated.events, kind))
        inside = in_window(events, months, moment.anchor)
        for row in engine.fetch(events.mutate(inside=inside)).to_pylist():
            why = row["why"] or (
                "OUTSIDE_WINDOW" if not row["inside"] else "UNKNOWN_TYPE" if row["undecided"] else None
            )
            if why:
                whys.setdefault((row["person"], window), []).append(why)
    worded = put_in_words(engine, evaluated.judged, law, moment)
    each = {row["pattern"]: row for row in engine.fetch(worded.each).to_pylist()}
    criteria: dict[int, dict[str, tuple[str, ...]]] = {}
    for row in engine.fetch(worded.findings).to_pylist():
        criteria.setdefault(row["pattern"], {})[row["population"]] = tuple(row["criteria"])
    answers = {}
    everybody = evaluated.people.join(worded.judged, list(evaluated.leaf_columns))
    for row in engine.fetch(everybody).to_pylist():
        person = row["person"]
        counts = {
            window: (
                row[f"{window}_certain"],
                row[f"{window}_undecided"],
                tuple(sorted(whys.get((person, window), []))),
            )
            for window in windows
        }
        words = {code: _word(row, code) for code in codes}
        said = each[row["pattern"]]
        near = (said["nearness"], said["closest"] or "", said["ask"] or "")
        answers[person] = Answer(
            words, counts, near, criteria[row["pattern"]], said["disposition"], tuple(said["warnings"])
        )
    return answers


def _word(row: Mapping[str, Any], code: str) -> str:
    if row[f"{code}_certain"]:
        return "met"
    if not row[f"{code}_possible"]:
        return "not_met"
    return "conflict" if row[f"{code}_conflict"] else "unknown"


# People as files


def write_people(people: People, folder: Path) -> None:
    """Write people as the files an analyst would have: eligibility, medical_claim and facts."""
    eligibility = [
        {"person_id": name, "birth_date": None, "enrollment_start_date": span.start, "enrollment_end_date": span.end}
        for name, records in people.items()
        for span in records.spans
    ]
    covered = {records.covered_from for records in people.values()} - {None}
    assert len(covered) <= 1, "one run has one feed"
    if covered:  # the feed covers from the first day that anybody is enrolled
        first = covered.pop()
        eligibility.append(
            {"person_id": "FEED", "birth_date": None, "enrollment_start_date": first, "enrollment_end_date": first}
        )
        lines = [_claim(name, line) for name, records in people.items() for line in records.lines]
        lines.append({**_claim("FEED", None), "claim_start_date": first})
        _write(lines, {"person_id": pa.string(), "claim_start_date": pa.date32()}, folder / "medical_claim.parquet")
        _write(eligibility, {"birth_date": pa.date32()}, folder / "eligibility.parquet")
    facts = [_fact(name, seen) for name, records in people.items() for seen in records.observations]
    facts += [_fact(name, Observation("attested_criteria", (), date(2000, 1, 1))) for name in people]
    _write(facts, {}, folder / "facts.parquet")


def _claim(person: str, line: Any) -> dict[str, Any]:
    if line is None:
        return {"person_id": person, "claim_id": f"{person}-0"}
    row = {
        "person_id": person,
        "claim_id": line.claim,
        "claim_start_date": line.start,
        "claim_end_date": line.end,
        "facility_npi": line.facility or None,
        "bill_type_code": line.bill_type or None,
        "revenue_center_code": line.revenue or None,
        "place_of_service_code": line.place or None,
        "hcpcs_code": line.procedure or None,
        "admit_type_code": line.admission_type or None,
        "drg_code": line.drg or None,
    }
    return row | dict(zip(DIAGNOSES, line.diagnoses, strict=False))


def _fact(person: str, seen: Observation) -> dict[str, Any]:
    listed = VOCABULARY[seen.fact].type in (FactType.CODES, FactType.EVENTS)
    value = (
        json.dumps(list(seen.value))
        if listed
        else str(seen.value).lower()
        if seen.value in (True, False)
        else str(seen.value)
    )
    if VOCABULARY[seen.fact].type is FactType.COUNT:
        value = str(seen.value)
    return {
        "person_id": person,
        "fact": seen.fact,
        "value": value,
        "observed_on": str(seen.observed_on),
        "recorded_at": seen.recorded_at.isoformat() if seen.recorded_at else None,
        "source_type": seen.source_type,
        "source_ref": seen.source_ref,
        "attested_by": seen.attested_by,
    }


_CLAIM_TEXTS = (
    "person_id", "claim_id", "facility_npi", "bill_type_code", "revenue_center_code", "place_of_service_code",
    "hcpcs_code", "admit_type_code", "drg_code", *DIAGNOSES,
)  # fmt: skip


def _write(rows: list[dict[str, Any]], types: Mapping[str, pa.DataType], path: Path) -> None:
    names = list(dict.fromkeys(name for row in rows for name in row))
    if path.stem == "medical_claim":
        types = {**types, **{name: pa.string() for name in _CLAIM_TEXTS}, "claim_end_date": pa.date32()}
        names = list(dict.fromkeys([*names, *types]))
    columns = {name: pa.array([row.get(name) for row in rows], types.get(name)) for name in names}
    pq.write_table(pa.table(columns), path)


def counts_of(rule: Rule, moment: Moment) -> str:
    """The window of a counted rule."""
    test = next(
        part for part in [rule.when, *(inner.when for inner in rules_in(rule.when))] if isinstance(part, CountTest)
    )
    return f"{test.kind}_{moment.number(test.months)}"

"""All inputs of a run → one normal form."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import ibis
import ibis.expr.types as ir
from ibis import _

from wayfellow.rules.facts import VOCABULARY
from wayfellow.rules.language.facts import FactType
from wayfellow.screening.engines import Engine
from wayfellow.screening.inputs.facts import newest_of_each_source, read_facts, unfold
from wayfellow.screening.inputs.fhir.read import FhirTold, find_fhir, read_fhir
from wayfellow.screening.inputs.files import Opened, open_inputs
from wayfellow.screening.inputs.membership import memberships, observed
from wayfellow.screening.inputs.normal import CODE_TOLD, ED_TOLD, OBSERVATION, SPAN, STAY_TOLD, Normal
from wayfellow.screening.inputs.rejects import Rejects
from wayfellow.screening.inputs.tuva import read_claims, read_eligibility

ENROLLED = {**SPAN, "born": "date", "in_plan": "boolean"}

WITHOUT = {
    "bill_type_code": "no facility claim can be told to be an emergency visit or a stay",
    "revenue_center_code": "no facility claim can be told to be an emergency visit or a stay",
    "place_of_service_code": "professional emergency visits and places of homelessness cannot be seen",
    "facility_npi": "visits of one day at two facilities count as one",
    "admit_type_code": "no stay can be told to be planned or unplanned",
}


def read_inputs(
    engine: Engine,
    inputs: Iterable[Path],
    rejects: Rejects,
    *,
    as_of: date,
    known_at: datetime | None = None,
    full_check: bool = False,
) -> Normal:
    """Open, check and normalize everything. Raises UnreadableInput for a file that is not what its name says."""
    inputs = list(inputs)
    export = find_fhir(inputs)
    opened = open_inputs(engine, inputs, rejects, others=export.inputs)
    claimed = [one for one in opened if one.layout.name == "medical_claim"]
    fhir = []
    if export.files:
        beside = bool(claimed)
        fhir.append(read_fhir(engine, export, rejects, as_of=as_of, known_at=known_at, beside_claims=beside))
    spans = [
        read_eligibility(engine, one, rejects, as_of=as_of, known_at=known_at)
        for one in opened
        if one.layout.name == "eligibility"
    ]
    claimed += [one.claims for one in fhir if one.claims]
    claims = [read_claims(engine, one, rejects, known_at=known_at, full_check=full_check) for one in claimed]
    facts = [read_facts(engine, one, rejects, as_of=as_of) for one in opened if one.layout.name == "facts"]
    enrolled = engine.keep(_union(spans or [_nothing(engine, ENROLLED, "no_spans")], ENROLLED), "enrolled")
    given = [*facts, *(one.observations for one in fhir)]
    told = _union(given or [_nothing(engine, OBSERVATION, "no_facts")], OBSERVATION)
    by_enrollment = [_birth_dates(enrolled, as_of), *memberships(engine, enrolled, told, as_of)]
    observations = _union([told, *by_enrollment], OBSERVATION)
    newest = engine.keep(newest_of_each_source(observations, as_of=as_of, known_at=known_at), "newest")
    lists = [f.name for f in VOCABULARY.values() if f.type in (FactType.CODES, FactType.EVENTS)]
    is_list = newest.fact.isin(lists) & ~newest.value.startswith("|")
    listed = engine.fetch(newest.filter(is_list)).to_pylist()
    told_in = " or ".join(dict.fromkeys(one.file for one in opened if one.layout.name == "facts"))
    unfolded = unfold(iter(listed), rejects, file=told_in, as_of=as_of)
    sets, ed_told, stay_told, codes_told, looked, overlaps = unfolded.tables(engine)
    lines = _claim_lines(claims)
    people = [enrolled.select("person"), newest.select("person"), *(one.people for one in fhir)]
    if lines is not None:
        people.append(lines.select("person"))
    return Normal(
        people=engine.keep(ibis.union(*people, distinct=True), "people"),
        observations=engine.keep(newest.filter(~is_list).union(sets), "observations"),
        spans=_union([enrolled, *_spans_with_claims(fhir)], SPAN),
        ed_told=_union([ed_told, *(one.ed_told for one in fhir)], ED_TOLD),
        stay_told=_union([stay_told, *(one.stay_told for one in fhir)], STAY_TOLD),
        codes_told=_union([codes_told, *(one.codes_told for one in fhir)], CODE_TOLD),
        looked=looked,
        overlaps=overlaps,
        lines=lines,
        covered_from=_covered_from(engine, opened, enrolled, fhir),
        warnings=tuple(dict.fromkeys([*_warnings(opened), *(said for one in fhir for said in one.warnings)])),
        lines_read=_count(engine, [one.table for one in claimed]),
    )


def _claim_lines(claims: list[ir.Table]) -> ir.Table | None:
    if not claims:
        return None
    if len(claims) == 1:
        return claims[0]
    columns = list(dict.fromkeys(column for table in claims for column in table.columns))
    filled = [
        table.select(*(table[c] if c in table.columns else ibis.null("string").name(c) for c in columns))
        for table in claims
    ]
    return ibis.union(*filled)


def _count(engine: Engine, tables: list[ir.Table]) -> int:
    return sum(int(engine.fetch(table.count().name("rows").as_table())["rows"][0].as_py()) for table in tables)


def _birth_dates(enrolled: ir.Table, as_of: date) -> ir.Table:
    """Enrollment knows the birth date from the first day of its span, at the latest today."""
    seen = ibis.least(enrolled.start, ibis.literal(as_of))
    newest = (
        enrolled.filter(_.born.notnull()).mutate(seen=seen).group_by("person", "born").agg(observed_on=_.seen.max())
    )
    return observed(newest, "date_of_birth", newest.born.cast("string"))


def _spans_with_claims(fhir: list[FhirTold]) -> list[ir.Table]:
    """Spans are about whom claims are fed. FHIR coverage without FHIR claims is about somebody else's claims."""
    return [one.spans for one in fhir if one.claims]


def _covered_from(engine: Engine, opened: list[Opened], enrolled: ir.Table, fhir: list[FhirTold]) -> date | None:
    """A claims feed is taken to cover the time for which it names enrolled people; several, what they all cover."""
    tables = {one.layout.name for one in opened}
    if "eligibility" in tables and "medical_claim" not in tables:
        return None
    feeds = [enrolled] if "medical_claim" in tables else []
    firsts = [
        engine.fetch(spans.agg(first=spans.start.min())).to_pylist()[0]["first"]
        for spans in [*feeds, *_spans_with_claims(fhir)]
    ]
    return max((first for first in firsts if first), default=None)


def _nothing(engine: Engine, shape: dict[str, str], name: str) -> ir.Table:
    return engine.given(ibis.schema(shape).to_pyarrow().empty_table(), name)


def _union(tables: list[ir.Table], shape: dict[str, str]) -> ir.Table:
    shaped = [table.select(*(table[name].cast(kind).name(name) for name, kind in shape.items())) for table in tables]
    return ibis.union(*shaped) if len(shaped) > 1 else shaped[0]


def _warnings(opened: list[Opened]) -> Iterable[str]:
    tables = {one.layout.name for one in opened}
    for one in opened:
        for column in one.lacks:
            if column in WITHOUT:
                yield f"{one.file} has no column {column}: {WITHOUT[column]}."
    if "medical_claim" in tables and "eligibility" not in tables:
        yield "There is no eligibility table: who was enrolled is unknown, so no visits stays unknown and is not zero."

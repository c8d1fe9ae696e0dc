"""A FHIR Bulk Data export → the normal form. Reads lines once, then puts resources together as columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import ibis
import ibis.expr.types as ir
from ibis import _

from wayfellow.screening.engines import Engine
from wayfellow.screening.inputs.fhir.facts import FAR_AHEAD, delivery_told, factors_told
from wayfellow.screening.inputs.fhir.find import Export, find_export
from wayfellow.screening.inputs.fhir.lines import PASSED_OVER, READ, READERS, read_lines
from wayfellow.screening.inputs.fhir.tables import MEDICAL_CLAIM, TABLES, Parts
from wayfellow.screening.inputs.files import Opened
from wayfellow.screening.inputs.normal import CODE_TOLD, ED_TOLD, OBSERVATION, SPAN, STAY_TOLD
from wayfellow.screening.inputs.rejects import Rejects

NPI = r"^\d{10}$"


@dataclass(frozen=True)
class FhirTold:
    """What an export tells, in the tables of `Normal`. Sets among the observations are taken apart (`|A|B|`).

    claims: a table of medical claims like any other; None when the export has none.
    """

    people: ir.Table
    observations: ir.Table
    spans: ir.Table
    ed_told: ir.Table
    stay_told: ir.Table
    codes_told: ir.Table
    claims: Opened | None
    warnings: tuple[str, ...]


def find_fhir(inputs: Iterable[Path]) -> Export:
    """The FHIR files among the inputs."""
    return find_export(inputs, READERS)


def read_fhir(
    engine: Engine, export: Export, rejects: Rejects, *, as_of: date, known_at: datetime | None, beside_claims: bool
) -> FhirTold:
    """Everything told up to `as_of`, as known at `known_at`. Raises UnreadableInput for a file that is broken.

    beside_claims: other inputs hold claims, which may tell of the same visits.
    """
    parts = Parts(engine.scratch / "fhir")
    try:
        counted = read_lines(export, parts, rejects, as_of=as_of)
    finally:
        parts.close()
    read = {name: _known(engine.read_parquet([path]), known_at) for name, path in parts.paths.items()}
    codes = engine.keep(_codes(read), "fhir_codes")
    visits, stays = (_with_codes(_with_npi(read[name], read["organizations"]), codes) for name in ("visits", "stays"))
    ed_told, stay_told = engine.keep(_ed_told(visits), "fhir_visits"), engine.keep(_stay_told(stays), "fhir_stays")
    coverages = read["coverages"]
    answers = read["factors"].filter(_.observed_on <= as_of)
    observations = ibis.union(
        read["observations"].select(*OBSERVATION), delivery_told(coverages, as_of=as_of), factors_told(answers)
    )
    claims = _claims(engine, export, read, counted)
    twice = beside_claims or claims is not None
    about = [read[name].select(person=_[column]) for name, column in _ABOUT]
    return FhirTold(
        people=engine.keep(ibis.union(*about, distinct=True), "fhir_people"),
        observations=engine.keep(observations, "fhir_observations"),
        spans=coverages.filter(_.start.notnull()).mutate(end=_.end.fill_null(FAR_AHEAD)).select(*SPAN),
        ed_told=ed_told.filter(_.day <= as_of),
        stay_told=stay_told.filter(_.admitted <= as_of).mutate(discharged=ibis.least(_.discharged, as_of)),
        codes_told=codes.filter(~_.ended & (_.day <= as_of)).select(*CODE_TOLD),
        claims=claims,
        warnings=(*_warnings(export, counted), *(_unnamed(engine, ed_told, stay_told) if twice else ())),
    )


_ABOUT = tuple(
    (name, column) for name, shape in TABLES.items() for column in ("person", "person_id") if column in shape
)


def _known(table: ir.Table, known_at: datetime | None) -> ir.Table:
    if known_at is None or "recorded_at" not in table.columns:
        return table
    return table.filter(_.recorded_at.isnull() | (_.recorded_at <= known_at))


def _codes(read: dict[str, ir.Table]) -> ir.Table:
    """Codes as they were recorded, and once more on the day of every encounter that names the condition."""
    codes, mentions = read["codes"], read["mentions"]
    columns = [*CODE_TOLD, "encounter", "ended", "behavioral", "delivery"]
    named = mentions.select("person", "condition", again="day", seen_in="encounter").join(
        codes.filter(_.condition != ""), ["person", "condition"]
    )
    once_more = named.mutate(day=named.again, encounter=named.seen_in).select(*columns)
    return codes.select(*columns).union(once_more)


def _with_npi(events: ir.Table, organizations: ir.Table) -> ir.Table:
    known = organizations.group_by(facility=_.name).agg(npi=_.npi.max())
    joined = events.left_join(known, "facility").drop("facility_right")
    return joined.mutate(facility=ibis.coalesce(joined.npi, joined.facility)).drop("npi")


def _with_codes(events: ir.Table, codes: ir.Table) -> ir.Table:
    """Whether any diagnosis made there is of mental health or substance use, or of an uncomplicated delivery."""
    made = codes.filter(_.encounter != "").group_by("person", "encounter")
    flags = made.agg(behavioral=_.behavioral.any(), delivery=_.delivery.any())
    joined = events.left_join(flags, ["person", "encounter"])
    return joined.mutate(behavioral=_.behavioral.fill_null(False), delivery=_.delivery.fill_null(False))


def _ed_told(visits: ir.Table) -> ir.Table:
    return visits.mutate(kind=ibis.literal("ADT"), unavoidable=ibis.literal(False)).select(*ED_TOLD)


def _stay_told(stays: ir.Table) -> ir.Table:
    no = ibis.literal(False)
    return stays.mutate(secondary=no, unavoidable=no, timely=ibis.literal(True)).select(*STAY_TOLD)


def _claims(engine: Engine, export: Export, read: dict[str, ir.Table], counted: Counter[str]) -> Opened | None:
    """The claim lines as if they had come in a table of their own."""
    if not counted[READ + "ExplanationOfBenefit"]:
        return None
    lines = read["claims"].rename(facility="facility_npi")
    lines = _with_npi(lines, read["organizations"]).rename(facility_npi="facility")
    files = tuple(path for path, named in export.files if named == "ExplanationOfBenefit")
    table = engine.keep(lines, "fhir_claims")
    return Opened(MEDICAL_CLAIM, files or (export.files[0][0],), table, "ndjson", "medical_claim_fhir", ())


def _warnings(export: Export, counted: Counter[str]) -> Iterator[str]:
    others = {name.removeprefix(PASSED_OVER) for name in counted if name.startswith(PASSED_OVER)}
    if others | export.passed_over:
        yield f"FHIR resources that are not read: {', '.join(sorted(others | export.passed_over))}."
    if not counted[READ + "Coverage"]:
        yield "There is no Coverage: whether somebody is in a health plan is not told by the FHIR resources."
    for name, sentence in COUNTED.items():
        if counted[name]:
            yield sentence.format(f"{counted[name]:,}")


def _unnamed(engine: Engine, visits: ir.Table, stays: ir.Table) -> Iterator[str]:
    facilities = visits.select("facility").union(stays.select("facility"))
    unnamed = facilities.agg(rows=(~facilities.facility.re_search(NPI)).sum().fill_null(0))
    number = engine.fetch(unnamed)["rows"][0].as_py()
    if number:
        yield f"Encounters whose facility has no NPI: {number:,}. Beside claims, the same visit counts twice."


COUNTED = {
    "died": "People who have died: {}. They are screened like everybody else.",
    "in neither code": "Conditions coded neither in ICD-10-CM nor in SNOMED CT, which nobody reads: {}.",
    "only in SNOMED CT": "Conditions coded in SNOMED CT only, whose code is not in our small list: {}.",
    "unconfirmed": "Conditions that are not confirmed, which are no evidence: {}.",
}
"""What is counted on the way, and how it is told."""

"""One streaming pass over the files: every line becomes rows of the tables, or is rejected with its reason."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from wayfellow.rules.problems import UnreadableInput
from wayfellow.screening.inputs.columns import GARBLED
from wayfellow.screening.inputs.fhir.answers import read_observation, read_questionnaire_response
from wayfellow.screening.inputs.fhir.claims import read_explanation_of_benefit
from wayfellow.screening.inputs.fhir.conditions import read_condition
from wayfellow.screening.inputs.fhir.elements import Unusable, text
from wayfellow.screening.inputs.fhir.encounters import read_encounter, read_organization
from wayfellow.screening.inputs.fhir.find import Export
from wayfellow.screening.inputs.fhir.people import read_coverage, read_patient
from wayfellow.screening.inputs.fhir.resource import Resource, Row, Rows
from wayfellow.screening.inputs.fhir.services import read_medication_request, read_procedure
from wayfellow.screening.inputs.fhir.tables import Parts
from wayfellow.screening.inputs.rejects import Rejects
from wayfellow.screening.inputs.sift import NO_OBJECT, RejectedLines, is_text, json_objects

READERS: Mapping[str, Callable[[Resource], Rows]] = {
    "Patient": read_patient,
    "Coverage": read_coverage,
    "Encounter": read_encounter,
    "Condition": read_condition,
    "Procedure": read_procedure,
    "Observation": read_observation,
    "MedicationRequest": read_medication_request,
    "ExplanationOfBenefit": read_explanation_of_benefit,
    "QuestionnaireResponse": read_questionnaire_response,
    "Organization": read_organization,
}

READ, PASSED_OVER = "read ", "passed over "
"""Before the name of a type, in what is counted."""


def read_lines(export: Export, parts: Parts, rejects: Rejects, *, as_of: date) -> Counter[str]:
    """Write the rows of every file to `parts`; return what was counted. Raises UnreadableInput for a broken file."""
    counted: Counter[str] = Counter()
    for path, named in export.files:
        reject = RejectedLines(path.name, rejects)
        try:
            if not path.stat().st_size:
                raise UnreadableInput(
                    f"{path.name} is empty. Expected a FHIR resource on every line; leave out a file without any."
                )
            for number, content in json_objects(path, reject):
                one = Resource(content, as_of, counted)
                try:
                    _read(one, named, parts)
                except Unusable as problem:
                    said = {"record": one.ref[:200], "column": problem.element, "value": problem.value}
                    reject(number, problem.reason, **{name: _clean(words) for name, words in said.items()})
        except (EOFError, zlib.error, OSError) as error:
            raise _broken(path, error) from error
        reject.flush()
    return counted


def _read(one: Resource, named: str, parts: Parts) -> None:
    if not one.type:
        raise Unusable("resourceType", "not a FHIR resource: no resourceType")
    if named and one.type != named:
        raise Unusable("resourceType", f"expected a {named}")
    if one.type not in READERS:
        one.counted[PASSED_OVER + one.type] += 1
        return
    one.counted[READ + one.type] += 1
    for table, row in READERS[one.type](one):
        _check_text(row)
        parts.add(table, row)


def _check_text(row: Row) -> None:
    """Half a character can be escaped in JSON, and cannot be written anywhere else."""
    for value in row.values():
        if isinstance(value, str) and not value.isascii() and not is_text(value):
            raise Unusable("", NO_OBJECT)
    if "\0" in text(row.get("person") or row.get("person_id")):
        raise Unusable("", GARBLED)


def _clean(written: str) -> str:
    """What can be written to a file."""
    return written.encode("utf-8", "replace").decode()


def _broken(path: Path, error: Any) -> UnreadableInput:
    if isinstance(error, EOFError | zlib.error) or not error.strerror:
        return UnreadableInput(f"{path.name} is not a whole gzip file. Copy it again, or name it .ndjson.")
    return UnreadableInput(f"{path.name}: cannot be read ({error.strerror}). Check the path and who may read it.")

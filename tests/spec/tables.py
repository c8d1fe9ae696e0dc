"""Tables of people and what the law says about each, as text: read, checked on both engines, and shown when wrong.

    person | date_of_birth | sleeping_place || finding
    Ana    | 1980-05-01    | SHELTER        || met

`enrolled` (a span `2025-01-01..` or nothing) stands for enrollment in a plan whose claims we have. Claim lines are a
table of their own, with the columns of `ClaimLine`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.spec import cells
from wayfellow.rules.ecm.membership import Span
from wayfellow.rules.ecm.person import PersonRecords
from wayfellow.rules.events.happenings import ClaimLine
from wayfellow.rules.language.facts import Observation
from wayfellow.rules.language.rule import Rule

FAR_AHEAD = date(2999, 12, 31)
RESULTS = ("finding", "disposition", "warnings", "counted", "undecided", "not_counted")


@dataclass(frozen=True)
class Row:
    person: str
    records: PersonRecords
    expected: Mapping[str, str]
    text: str


@dataclass(frozen=True)
class Table:
    """One table: the rule (or population) it is about, the day it is asked on, and its rows."""

    rule: Rule
    as_of: date
    anchor: date | None
    header: str
    rows: tuple[Row, ...]
    claims: str = field(default="", compare=False)


def read_table(rule: Rule, text: str, *, as_of: str, anchor: str | None = None, claims: str = "") -> Table:
    """Read a table written as text. Raises ValueError with the line that is wrong."""
    day = date.fromisoformat(as_of)
    lines = _lines(text)
    given, wanted = (_split(half) for half in lines[0].split("||"))
    unknown = set(wanted) - set(RESULTS)
    if unknown:
        raise ValueError(f"{unknown} are not results; use {RESULTS}")
    by_person = _read_claims(claims)
    rows = tuple(_row(line, given, wanted, day, by_person, bool(claims)) for line in lines[1:])
    strangers = set(by_person) - {row.person for row in rows}
    if strangers:
        raise ValueError(f"claims of {strangers}, who are not in the table")
    return Table(rule, day, date.fromisoformat(anchor) if anchor else None, lines[0], rows, claims)


def _row(
    line: str, given: list[str], wanted: list[str], as_of: date, claims: Mapping[str, list[ClaimLine]], has_feed: bool
) -> Row:
    left, right = line.split("||")
    values, results = _split(left), _split(right)
    if len(values) != len(given) or len(results) != len(wanted):
        raise ValueError(f"the row has another number of cells than the header: {line}")
    cell = dict(zip(given, values, strict=True))
    person = cell.pop("person")
    enrolled = cell.pop("enrolled", "2000-01-01.." if has_feed else "")
    observations: list[Observation] = []
    for fact_name, text in cell.items():
        observations += cells.observations(fact_name, text, as_of)
    spans = _spans(enrolled)
    covered = date(2000, 1, 1) if has_feed or "enrolled" in given else None
    records = PersonRecords(observations, claims.get(person, ()), spans, covered)
    return Row(person, records, dict(zip(wanted, results, strict=True)), line)


def _spans(text: str) -> list[Span]:
    spans = []
    for part in (part.strip() for part in text.split(",")):
        if part:
            start, _dots, end = part.partition("..")
            spans.append(Span(date.fromisoformat(start), date.fromisoformat(end) if end else FAR_AHEAD))
    return spans


def _read_claims(text: str) -> dict[str, list[ClaimLine]]:
    """person | claim | start | end | … with the field names of ClaimLine; diagnoses are separated by spaces."""
    by_person: dict[str, list[ClaimLine]] = {}
    lines = _lines(text)
    if not lines:
        return by_person
    columns = _split(lines[0])
    for number, line in enumerate(lines[1:], 1):
        cell = dict(zip(columns, _split(line), strict=True))
        person = cell.pop("person")
        start = date.fromisoformat(cell.pop("start"))
        end = cell.pop("end", "")
        diagnoses = tuple(cell.pop("diagnoses", "").split())
        claim = cell.pop("claim", "") or f"{person}-{number}"
        texts: dict[str, Any] = dict(cell)
        by_person.setdefault(person, []).append(
            ClaimLine(claim, start, date.fromisoformat(end) if end else start, diagnoses=diagnoses, **texts)
        )
    return by_person


def _lines(text: str) -> list[str]:
    stripped = (line.strip() for line in text.strip().splitlines())
    return [line for line in stripped if line and not line.startswith("#")]


def _split(text: str) -> list[str]:
    return [cell.strip() for cell in text.split("|")]

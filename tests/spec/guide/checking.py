"""Check a table of families against the guide, and show it with the wrong cells marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from tests.spec.guide.tables import UNORDERED, GuideTable, Row, read_table
from wayfellow.rules.guide.answers import asked
from wayfellow.rules.guide.letter import letter_dates
from wayfellow.rules.guide.outcome import GuideResult, decide
from wayfellow.rules.language.parameters import Parameters, load_parameters
from wayfellow.rules.language.rule import Moment

A_DAY = "2026-09-01"
"""Before the rules of 2027 are spoken of, so that only tables about them must tell of them."""


class Check(Protocol):
    def __call__(self, table: str, *, as_of: str = A_DAY) -> None: ...


def check_the_guide(table: str, *, as_of: str = A_DAY) -> None:
    read = read_table(table, as_of=as_of)
    moments = Moments(load_parameters())
    wrong = {row.person: told for row in read.rows if (told := wrong_cells(row, moments))}
    assert not wrong, "\n" + shown(read, wrong)


@dataclass
class Recorder:
    """Collects the tables without checking them: for the manual, and to try mutants on."""

    tables: list[GuideTable] = field(default_factory=list)

    def __call__(self, table: str, *, as_of: str = A_DAY) -> None:
        self.tables.append(read_table(table, as_of=as_of))


@dataclass(frozen=True)
class Moments:
    """The days of tables with some numbers; what is reckoned for a day once serves every row."""

    parameters: Parameters
    _known: dict[date, Moment] = field(default_factory=dict)

    def on(self, day: date) -> Moment:
        if day not in self._known:
            self._known[day] = Moment(day, self.parameters)
        return self._known[day]


def wrong_cells(row: Row, moments: Moments) -> dict[str, str]:
    """What the guide says instead, by result, wherever it is not as written."""
    advice = letter_dates(str(row.answers.of("coverage")), row.letter, row.as_of) if row.letter else None
    result = decide(row.answers, moments.on(row.as_of), advice)
    said = {name: _said(result, name, moments.parameters) for name in row.expected}
    return {name: said[name] for name, expected in row.expected.items() if said[name] != _in_order(name, expected)}


def _said(result: GuideResult, name: str, parameters: Parameters) -> str:
    told = SAYS[name](result, parameters)
    return ", ".join(sorted(told) if name in UNORDERED else told)


SAYS: dict[str, Callable[[GuideResult, Parameters], list[str]]] = {
    "rule": lambda result, _: [result.row.rule.code],
    "outcome": lambda result, _: [str(result.row.outcome)],
    "subtype": lambda result, _: [result.row.subtype],
    "conditions": lambda result, _: list(result.conditions),
    "overlays": lambda result, _: [code.removeprefix("OV-") for code in result.overlays],
    "steps": lambda result, _: [step.code for step in result.steps],
    "because": lambda result, _: [f"{question} {value}" for question, value in result.because],
    "pages": lambda result, numbers: [one.key for one in asked(result.answers, numbers, result.moment.as_of)],
    "may_match": lambda result, _: [match.population for match in result.bridge.matches],
    "ask": lambda result, _: [result.bridge.about],
    "fact": lambda result, _: [result.bridge.ask],
}
"""What a result's column holds."""


def _in_order(name: str, cell: str) -> str:
    parts = [part.strip() for part in cell.split(",") if part.strip()]
    return ", ".join(sorted(parts) if name in UNORDERED else parts)


def shown(table: GuideTable, wrong: dict[str, dict[str, str]]) -> str:
    """The whole table, with what the guide said beside every wrong cell."""
    lines = [f"as of {table.as_of}:", f"  {table.header}"]
    for row in table.rows:
        told = wrong.get(row.person, {})
        marks = [f"{name} is {got!r}, not {row.expected[name]!r}" for name, got in told.items()]
        lines.append(f"{'>' if told else ' '} {row.text}" + (f"   <<< {'; '.join(marks)}" if marks else ""))
    return "\n".join(lines)

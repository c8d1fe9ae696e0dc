"""Check a table on both engines, and show it with the wrong cells marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from tests.spec.engines import Answer, as_law, asked_in_columns, asked_plainly, counts_of
from tests.spec.tables import Row, Table, read_table
from wayfellow.rules.language.parameters import Parameters, load_parameters
from wayfellow.rules.language.rule import Moment, Rule


class Check(Protocol):
    def __call__(self, rule: Rule, table: str, *, as_of: str, anchor: str | None = None, claims: str = "") -> None: ...


def check_on_both_engines(rule: Rule, table: str, *, as_of: str, anchor: str | None = None, claims: str = "") -> None:
    read = read_table(rule, table, as_of=as_of, anchor=anchor, claims=claims)
    moment = Moment(read.as_of, load_parameters(), read.anchor)
    people = {row.person: row.records for row in read.rows}
    for name, ask in (("plain", asked_plainly), ("DuckDB", asked_in_columns)):
        answers = ask(people, as_law(rule), moment)
        wrong = wrong_cells(read, moment, answers)
        assert not wrong, "\n" + shown(read, wrong, name)


def wrong_cells(table: Table, moment: Moment, answers: Mapping[str, Answer]) -> list[tuple[Row, str, str]]:
    """(row, result, what the engine says) of every cell that is not as written."""
    wrong = []
    for row in table.rows:
        said = results(table.rule, moment, answers[row.person])
        for name, expected in row.expected.items():
            got = said(name)
            if got != _canonical(name, expected):
                wrong.append((row, name, got))
    return wrong


def results(rule: Rule, moment: Moment, answer: Answer) -> Callable[[str], str]:
    def say(name: str) -> str:
        if name == "finding":
            return answer.findings[rule.code]
        if name == "disposition":
            return answer.disposition or ""
        if name == "warnings":
            return ", ".join(f"{code} {fact}" for code, fact in (one.split(":")[0].split() for one in answer.warnings))
        certain, undecided, whys = answer.counts[counts_of(rule, moment)]
        return {"counted": str(certain), "undecided": str(undecided), "not_counted": ", ".join(whys)}[name]

    return say


def _canonical(name: str, expected: str) -> str:
    if name == "not_counted":
        return ", ".join(sorted(part.strip() for part in expected.split(",") if part.strip()))
    return expected


def shown(table: Table, wrong: list[tuple[Row, str, str]], engine: str) -> str:
    """The whole table, with what the engine said beside every wrong cell."""
    marks: dict[str, list[str]] = {}
    for row, name, got in wrong:
        marks.setdefault(row.person, []).append(f"{name} is {got!r}, not {row.expected[name]!r}")
    lines = [f"{table.rule.code} as of {table.as_of}, on the {engine} engine:", f"  {table.header}"]
    lines += [
        f"{'>' if row.person in marks else ' '} {row.text}"
        + (f"   <<< {'; '.join(marks[row.person])}" if row.person in marks else "")
        for row in table.rows
    ]
    return "\n".join([*lines, table.claims])


@dataclass
class Recorder:
    """Collects the tables of the spec tests without checking them: for the manual, and to try mutants on."""

    tables: list[Table] = field(default_factory=list)

    def __call__(self, rule: Rule, table: str, *, as_of: str, anchor: str | None = None, claims: str = "") -> None:
        self.tables.append(read_table(rule, table, as_of=as_of, anchor=anchor, claims=claims))


def stands_plainly(table: Table, rule: Rule, parameters: Parameters) -> bool:
    """Whether the plain engine still says what the table says, for a changed rule or changed numbers."""
    moment = Moment(table.as_of, parameters, table.anchor)
    people = {row.person: row.records for row in table.rows}
    answers = asked_plainly(people, as_law(rule), moment)
    changed = Table(rule, table.as_of, table.anchor, table.header, table.rows, table.claims)
    return not wrong_cells(changed, moment, answers)

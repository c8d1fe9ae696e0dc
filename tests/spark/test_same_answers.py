"""Spark says what the plain engine says: about everybody in the spec tables, and about random people."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.spec.checking import shown, wrong_cells
from tests.spec.engines import WHOLE_LAW, as_law, asked_in_columns, asked_plainly
from tests.spec.manual import recorded
from tests.spec.random_people import Crowd
from tests.spec.tables import Table
from tests.spec.test_engines_agree import facts_read
from wayfellow.rules.ecm.register import ECM
from wayfellow.rules.language.law import Law
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.rules.language.rule import Moment
from wayfellow.screening.engines.spark_engine import SparkEngine

pytestmark = pytest.mark.spark

PEOPLE = 4_000


def on_spark(scratch: Path) -> SparkEngine:
    return SparkEngine(memory="2GB", scratch=scratch, master="local[2]")


def test_spark_says_what_the_spec_tables_say() -> None:
    """Everybody asked about on the same day, with the same feed, is asked in one run."""
    runs: dict[tuple[date, date | None, date | None], list[Table]] = defaultdict(list)
    for proof in recorded():
        feeds = {row.records.covered_from for row in proof.table.rows}
        assert len(feeds) == 1, "one table has one feed"
        runs[proof.table.as_of, proof.table.anchor, feeds.pop()].append(proof.table)
    for (as_of, anchor, feed), tables in runs.items():
        moment, law = Moment(as_of, load_parameters(), anchor), _law_of(tables)
        people = {f"{number} {row.person}": row.records for number, table in enumerate(tables) for row in table.rows}
        plain, columns = asked_plainly(people, law, moment), asked_in_columns(people, law, moment, on_spark)
        assert [name for name in people if plain[name] != columns[name]] == []
        for number, table in enumerate(tables):
            wrong = wrong_cells(table, moment, {row.person: columns[f"{number} {row.person}"] for row in table.rows})
            assert not wrong, "\n" + shown(table, wrong, "Spark")
        print(f"\n{len(tables)} tables, {len(people)} people as of {as_of}, claims from {feed}: Spark says the same")


def _law_of(tables: list[Table]) -> Law:
    """The rules that these tables are about, each criterion as if it were a population; or the whole law."""
    rules = {table.rule.code: table.rule for table in tables}
    if WHOLE_LAW.code in rules:
        return ECM
    each = [(code, population) for code, rule in rules.items() for population in as_law(rule).populations]
    return Law(tuple(replace(one, code=code if one is rules[code] else f"{one.code}_{code}") for code, one in each))


@pytest.mark.parametrize(
    ("as_of", "anchor", "seed"),
    [(date(2026, 6, 30), None, 3), (date(2024, 2, 29), date(2024, 1, 31), 4)],
    ids=["mid-year", "leap-day-with-anchor"],
)
def test_spark_agrees_about_random_people(as_of: date, anchor: date | None, seed: int) -> None:
    people = Crowd(seed, as_of, facts_read()).people(PEOPLE)
    moment = Moment(as_of, load_parameters(), anchor)
    plain, columns = asked_plainly(people, ECM, moment), asked_in_columns(people, ECM, moment, on_spark)
    different = [name for name in people if plain[name] != columns[name]]
    assert not different, f"{len(different)} people differ, first: {different[:5]}"
    print(f"\n{PEOPLE:,} random people as of {as_of}: Spark and the plain engine agree on everything")

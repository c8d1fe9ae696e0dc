"""Every combination of representative answers: the law in columns, our rules in columns and the engine agree."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import pytest

from tests.spec.guide.columns import Columns
from tests.spec.guide.combinations import CROSSED, EACH, Column, Combinations, Whole
from tests.spec.guide.oracle import Law, first_of
from wayfellow.rules.guide.conditions import CONDITIONS, OVERLAYS
from wayfellow.rules.guide.decision_table import ROWS
from wayfellow.rules.guide.outcome import GuideResult, decide
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.rules.language.rule import Moment

OF_EACH_ROW = 60
DAYS = (date(2026, 10, 2), date(2026, 10, 3))
CODES = [row.rule.code for row in ROWS]
BESIDE = [("every interesting set", CROSSED), ("every value", EACH)]


def at(day: date) -> Moment:
    return Moment(day, load_parameters())


def cases(row: Whole, of: Combinations) -> dict[str, int]:
    """How many combinations every row gets; an axis that does not matter counts as often as it is long."""
    times = of.count // math.prod(row.shape)
    return {code: int((row == number).sum()) * times for number, code in enumerate(CODES)}


@pytest.mark.parametrize(("name", "chosen"), BESIDE, ids=[name for name, _chosen in BESIDE])
def test_every_combination_has_the_one_row_of_the_law(name: str, chosen: dict[str, tuple[str, ...]]) -> None:
    of = Combinations(chosen)
    columns = Columns(of, at(DAYS[0]))
    ours = first_of([(row.rule.code, columns.truth(row.rule)) for row in ROWS])
    wanted = Law(of, DAYS[0]).conditions_of_rows()
    assert [code for code, _holds in wanted] == CODES
    law = first_of(wanted)
    assert law.min() >= 0, "a combination without a row"
    different = np.argwhere(ours != law)
    if len(different):
        place = tuple(min(one, size - 1) for one, size in zip(different[0], of.shape, strict=True))
        pytest.fail(
            f"{len(different)} combinations differ; the first: {of.answers(place).given}:"
            f" {CODES[int(ours[tuple(different[0])])]}, by the law {CODES[int(law[tuple(different[0])])]}"
        )
    reached = cases(law, of)
    told = ", ".join(f"{code} {times:,}" for code, times in reached.items())
    print(f"\n{name}: {of.count:,} combinations, {math.prod(law.shape):,} of them about the row: {told}")
    assert min(reached.values()) > 0


def test_the_combinations_are_many() -> None:
    about_the_row = ("safety", "county", "coverage", "event", "ongoing", "needs", "duration", "programs", "wants")
    assert math.prod(len(CROSSED[question]) for question in about_the_row) >= 1_000_000


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize(("name", "chosen"), BESIDE, ids=[name for name, _chosen in BESIDE])
def test_every_combination_has_the_overlays_of_the_law(
    name: str, chosen: dict[str, tuple[str, ...]], day: date
) -> None:
    """OV-TALK apart, which a letter may bring as well: the engine is asked about that below."""
    of = Combinations(chosen)
    columns = Columns(of, at(day))
    law = Law(of, day).overlays()
    assert {rule.code for rule in OVERLAYS} == set(law)
    for rule in OVERLAYS:
        if rule.code != "OV-TALK":
            assert not (columns.truth(rule) != law[rule.code]).any(), rule.code


@pytest.mark.parametrize(("name", "chosen"), BESIDE, ids=[name for name, _chosen in BESIDE])
def test_every_combination_has_the_conditions_of_the_law(name: str, chosen: dict[str, tuple[str, ...]]) -> None:
    of = Combinations(chosen)
    columns, law = Columns(of, at(DAYS[0])), Law(of, DAYS[0]).conditions()
    assert [one.code for one in CONDITIONS] == list(law)
    for condition in CONDITIONS:
        rows, holds = law[condition.code]
        assert {row.rule.code for row in ROWS if condition.stands_beside(row)} == rows
        assert not (columns.truth(condition.when) != holds).any(), condition.code


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize(("name", "chosen"), BESIDE, ids=[name for name, _chosen in BESIDE])
def test_the_engine_agrees_with_the_law(name: str, chosen: dict[str, tuple[str, ...]], day: date) -> None:
    """On some thousand combinations by chance, as many of each row, the whole of it: row, conditions, overlays."""
    of, moment = Combinations(chosen), at(day)
    law = Law(of, day)
    row, conditions, overlays = first_of(law.conditions_of_rows()), law.conditions(), law.overlays()
    for number, code in enumerate(CODES):
        for place in of.some(row == number, OF_EACH_ROW, seed=number):
            beside = {one for one, (rows, holds) in conditions.items() if code in rows and _at(holds, place)}
            above = {one for one, holds in overlays.items() if _at(holds, place)} if code != "DG-00" else set()
            assert _told(decide(of.answers(place), moment)) == (code, beside, above), of.answers(place).given


def _told(result: GuideResult) -> tuple[str, set[str], set[str]]:
    assert len(set(result.overlays)) == len(result.overlays)
    return result.row.rule.code, set(result.conditions), set(result.overlays)


def _at(column: Column | Whole, place: tuple[int, ...]) -> int:
    """The value of one combination; an axis of length one holds for all."""
    return int(column[tuple(one if size > 1 else 0 for one, size in zip(place, column.shape, strict=True))])

"""A file for a spreadsheet: no cell of it runs."""

from __future__ import annotations

import pytest

from wayfellow.services.candidates.exporting import harmless


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "＝1", "＋1", "－1", "＠A"]
)
def test_what_begins_like_a_formula_becomes_text(cell: str) -> None:
    assert harmless([cell]) == [f"'{cell}"]


@pytest.mark.parametrize("cell", ["", "Ana", "1=1", " =1", 7, -7])
def test_what_is_none_stays_as_it_is(cell: str | int) -> None:
    assert harmless([cell]) == [cell]

"""Which state of a promise may follow which, written out by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from wayfellow.rules.lifecycles.promises import LIFECYCLE, OPEN, PromiseState, is_past_the_law, may_follow

TABLE = """
    made        | postponed, handed_over, escalated, kept, withdrawn
    postponed   | postponed, handed_over, escalated, kept, withdrawn
    handed_over | postponed, handed_over, escalated, kept, withdrawn
    escalated   | postponed, handed_over, kept, withdrawn
    kept        |
    withdrawn   |
"""
FOLLOWS = {
    before.strip(): {one.strip() for one in after.split(",") if one.strip()}
    for before, after in (line.split("|") for line in TABLE.strip().splitlines())
}
LAW = datetime(2026, 12, 1, 7, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize("before", PromiseState)
@pytest.mark.parametrize("after", PromiseState)
def test_what_may_follow(before: PromiseState, after: PromiseState) -> None:
    assert may_follow(before, after) == (after in FOLLOWS[before])


def test_every_state_is_in_the_table_and_what_is_open_can_end() -> None:
    assert set(LIFECYCLE) == set(PromiseState) == set(map(PromiseState, FOLLOWS))
    assert {state for state in PromiseState if may_follow(state, PromiseState.KEPT)} == OPEN


def test_the_last_moment_of_the_law_is_still_within_it() -> None:
    assert not is_past_the_law(LAW, LAW)
    assert is_past_the_law(LAW + timedelta(seconds=1), LAW)
    assert not is_past_the_law(LAW + timedelta(days=900), None)

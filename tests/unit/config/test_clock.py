"""The one clock, running and standing still."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from wayfellow.config.clock import ClockNotUnderstood, read_clock


def test_it_runs_when_nobody_froze_it() -> None:
    assert abs(read_clock("").now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_frozen_clock_stands_still_in_utc() -> None:
    assert read_clock("2026-03-01T09:00-08:00").now() == datetime(2026, 3, 1, 17, tzinfo=UTC)


def test_today_is_the_program_s_day_not_greenwich_s() -> None:
    """Early on 2 March in Greenwich it is still 1 March in Los Angeles."""
    assert read_clock("2026-03-02T07:59:59+00:00").today() == date(2026, 3, 1)
    assert read_clock("2026-03-02T08:00:00+00:00").today() == date(2026, 3, 2)


@pytest.mark.parametrize("text", ["noon", "2026-03-01T09:00", "2026-03-01"])
def test_a_moment_without_its_offset_is_refused(text: str) -> None:
    with pytest.raises(ClockNotUnderstood, match="expected a moment with its offset"):
        read_clock(text)


def test_the_environment_freezes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYFELLOW_NOW", "2026-03-01T09:00-08:00")
    assert read_clock().today() == date(2026, 3, 1)

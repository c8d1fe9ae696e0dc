"""When a promise is due, on the wall clock of Los Angeles, over weekends, holidays and both nights that change it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayfellow.rules.business_days import CalendarNotLoaded, load_calendar
from wayfellow.rules.clocks import WALL_CLOCK, WITHIN_A_DAY, Limit, Unit, day_of, due, strictest

CALENDAR = load_calendar()
UNITS = {
    "h": Unit.HOURS, "bh": Unit.BUSINESS_HOURS, "d": Unit.DAYS, "bd": Unit.BUSINESS_DAYS,
    "m": Unit.MONTHS, "m+": Unit.MONTHS_ROLLED,
}  # fmt: skip
MOMENTS = st.datetimes(datetime(2025, 2, 1), datetime(2027, 9, 1), timezones=st.just(UTC))  # noqa: DTZ001


def limit(text: str) -> Limit:
    number, unit = text.split()
    return Limit("TEST-1", int(number), UNITS[unit])


def wall(text: str) -> datetime:
    """A moment as somebody in Los Angeles reads it off the wall; `*` is the second time that hour strikes."""
    return datetime.fromisoformat(text.rstrip("*")).replace(tzinfo=WALL_CLOCK, fold=text.endswith("*")).astimezone(UTC)


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(
    ("since", "asked", "then"),
    rows("""
    2026-03-07 10:00    | 24 h  | 2026-03-08 11:00
    2026-03-08 01:30    | 1 h   | 2026-03-08 03:30
    2026-03-07 23:00    | 72 h  | 2026-03-11 00:00
    2026-10-31 10:00    | 24 h  | 2026-11-01 09:00
    2026-11-01 01:30    | 1 h   | 2026-11-01 01:30*
    2026-11-01 01:30*   | 1 h   | 2026-11-01 02:30
    2026-11-25 16:45    | 72 h  | 2026-11-28 16:45
    2026-12-31 23:30    | 48 h  | 2027-01-02 23:30
    2026-11-25 16:45    | 0 h   | 2026-11-25 16:45
    2026-03-06 16:00    | 2 bh  | 2026-03-09 09:00
    2026-10-30 16:00    | 2 bh  | 2026-11-02 09:00
    2026-11-25 16:00    | 2 bh  | 2026-11-30 09:00
    2026-11-24 08:00    | 9 bh  | 2026-11-24 17:00
    2026-11-24 17:00    | 1 bh  | 2026-11-25 09:00
    2026-11-24 16:59:30 | 1 bh  | 2026-11-25 08:59:30
    2026-11-24 03:00    | 1 bh  | 2026-11-24 09:00
    2026-11-24 22:00    | 4 bh  | 2026-11-25 12:00
    2026-11-28 12:00    | 0 bh  | 2026-11-30 08:00
    2026-11-24 12:00    | 20 bh | 2026-11-30 14:00
    2026-03-06 23:59    | 1 d   | 2026-03-07 23:59:59
    2026-03-07 00:00    | 1 d   | 2026-03-08 23:59:59
    2026-10-31 12:00    | 1 d   | 2026-11-01 23:59:59
    2026-11-24 12:00    | -7 d  | 2026-11-17 23:59:59
    2026-11-24 23:59    | 1 bd  | 2026-11-25 23:59:59
    2026-11-25 08:00    | 1 bd  | 2026-11-30 23:59:59
    2026-11-20 08:00    | 5 bd  | 2026-12-01 23:59:59
    2026-11-21 08:00    | 0 bd  | 2026-11-23 23:59:59
    2026-07-02 08:00    | 1 bd  | 2026-07-06 23:59:59
    2026-11-30 08:00    | -1 bd | 2026-11-25 23:59:59
    2026-01-31 12:00    | 1 m   | 2026-02-28 23:59:59
    2026-01-31 12:00    | 1 m+  | 2026-03-01 23:59:59
    2026-10-31 12:00    | 4 m   | 2027-02-28 23:59:59
    2026-10-31 12:00    | 4 m+  | 2027-03-01 23:59:59
    2026-10-28 12:00    | 4 m+  | 2027-02-28 23:59:59
    2026-05-31 12:00    | 4 m+  | 2026-10-01 23:59:59
    """),
)
def test_the_last_moment(since: str, asked: str, then: str) -> None:
    found = due(limit(asked), wall(since), CALENDAR)
    assert found.at == wall(then)
    assert found.missed_after == found.at


def test_the_day_is_that_of_the_wall_clock_not_of_utc() -> None:
    """Half past ten at night on Tuesday is Wednesday in UTC; the next business day after it is Wednesday."""
    late = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
    assert day_of(late) == date(2026, 11, 24)
    assert due(limit("1 bd"), late, CALENDAR).at == datetime(2026, 11, 26, 7, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "asked", "then", "missed"),
    rows("""
    2026-03-08 | 24 h | 2026-03-09 01:00 | 2026-03-09 23:59:59
    2026-11-01 | 24 h | 2026-11-01 23:00 | 2026-11-02 23:59:59
    2026-11-20 | 72 h | 2026-11-23 00:00 | 2026-11-23 23:59:59
    2026-11-24 | 2 bh | 2026-11-24 10:00 | 2026-11-25 10:00
    2026-11-24 | 2 d  | 2026-11-26 23:59:59 | 2026-11-26 23:59:59
    """),
)
def test_without_a_clock_time_hours_run_from_midnight_and_are_missed_a_day_later(
    day: str, asked: str, then: str, missed: str
) -> None:
    found = due(limit(asked), date.fromisoformat(day), CALENDAR)
    assert (found.at, found.missed_after) == (wall(then), wall(missed))


def test_the_sum_can_be_read() -> None:
    assert due(limit("24 h"), wall("2026-03-07 10:00"), CALENDAR).how == (
        "2026-03-07 10:00 PST + 24 hours = 2026-03-08 11:00 PDT."
    )
    assert due(limit("24 h"), date(2026, 11, 20), CALENDAR).how == "2026-11-20 + 24 hours = 2026-11-21 00:00 PST."


@pytest.mark.parametrize(
    ("since", "asked", "which"),
    rows("""
    2026-11-23 09:00 | 5 bd, 7 d  | 7 d
    2026-10-19 09:00 | 5 bd, 7 d  | 5 bd
    2026-11-20 09:00 | 72 h, 1 bd | 72 h
    2026-11-24 09:00 | 72 h, 1 bd | 1 bd
    """),
)
def test_the_strictest_wins_and_every_limit_is_kept(since: str, asked: str, which: str) -> None:
    limits = [limit(one) for one in asked.split(", ")]
    found = strictest(limits, wall(since), CALENDAR)
    assert found.due.limit == limit(which)
    assert [one.limit for one in found.all] == limits
    assert not found.not_loaded


def test_beyond_the_calendar_days_stand_and_business_days_are_named_as_not_counted() -> None:
    limits = [limit("5 bd"), limit("30 d")]
    found = strictest(limits, wall("2027-12-30 09:00"), CALENDAR)
    assert found.due.at == wall("2028-01-29 23:59:59")
    assert found.not_loaded == (limit("5 bd"),)


@pytest.mark.parametrize("asked", ["5 bd", "1 bh"])
def test_beyond_the_calendar_there_is_no_guess(asked: str) -> None:
    with pytest.raises(CalendarNotLoaded):
        due(limit(asked), wall("2027-12-30 18:00"), CALENDAR)
    with pytest.raises(CalendarNotLoaded):
        strictest([limit(asked)], wall("2027-12-30 18:00"), CALENDAR)


def test_a_clock_needs_an_offset_and_hours_go_forward() -> None:
    with pytest.raises(ValueError, match="with its offset"):
        due(limit("1 h"), datetime(2026, 3, 1), CALENDAR)  # noqa: DTZ001
    with pytest.raises(ValueError, match="forward"):
        limit("-1 h")


@given(MOMENTS, st.integers(0, 200))
def test_an_hour_clock_never_stops(since: datetime, number: int) -> None:
    assert due(Limit("T", number, Unit.HOURS), since, CALENDAR).at - since == timedelta(hours=number)


@given(MOMENTS, st.integers(1, 60))
def test_business_hours_end_while_offices_are_open_and_count_only_those(since: datetime, number: int) -> None:
    """Counted again, minute by minute of every open quarter of an hour, by somebody who knows no arithmetic."""
    since = since.replace(minute=since.minute // 15 * 15, second=0, microsecond=0)
    found = due(Limit("T", number, Unit.BUSINESS_HOURS), since, CALENDAR).at
    quarters, moment = 0, since
    while moment < found:
        there = moment.astimezone(WALL_CLOCK)
        quarters += CALENDAR.is_business_day(there.date()) and 8 <= there.hour < 17
        moment += timedelta(minutes=15)
    assert quarters == number * 4
    before = (found - timedelta(minutes=15)).astimezone(WALL_CLOCK)
    assert CALENDAR.is_business_day(before.date())
    assert 8 <= before.hour < 17


@given(MOMENTS, st.integers(0, 30), st.sampled_from(sorted(set(Unit) - WITHIN_A_DAY)))
def test_a_day_ends_with_its_last_second(since: datetime, number: int, unit: Unit) -> None:
    if unit in {Unit.MONTHS, Unit.MONTHS_ROLLED}:
        number %= 12
    found = due(Limit("T", number, unit), since, CALENDAR).at
    assert f"{found.astimezone(WALL_CLOCK):%H:%M:%S}" == "23:59:59"
    assert day_of(found) >= day_of(since)
    assert day_of(found + timedelta(seconds=1)) == day_of(found) + timedelta(days=1)


@given(MOMENTS, MOMENTS, st.integers(0, 20), st.sampled_from(sorted(Unit)))
def test_who_begins_later_is_never_due_earlier(one: datetime, other: datetime, number: int, unit: Unit) -> None:
    number = number % 3 if unit in {Unit.MONTHS, Unit.MONTHS_ROLLED} else number
    first, second = sorted((one, other))
    asked = Limit("T", number, unit)
    assert due(asked, first, CALENDAR).at <= due(asked, second, CALENDAR).at


@given(MOMENTS, st.lists(st.tuples(st.integers(0, 20), st.sampled_from(sorted(Unit))), min_size=1, max_size=4))
def test_nothing_is_due_before_the_strictest(since: datetime, asked: list[tuple[int, Unit]]) -> None:
    limits = [Limit("T", number % 3 if "month" in unit else number, unit) for number, unit in asked]
    found = strictest(limits, since, CALENDAR)
    assert found.due in found.all
    assert all(found.due.at <= one.at for one in found.all)
    assert len(found.all) == len(limits)

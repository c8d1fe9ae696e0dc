"""Business days: weekends, the holidays of a calendar, and no answer outside the days it covers."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayfellow.rules.business_days import Calendar, CalendarNotLoaded, load_calendar
from wayfellow.rules.problems import UnreadableInput

CALENDAR = load_calendar()
COUNTED = st.dates(date(2025, 2, 1), date(2027, 11, 1))
ONE_DAY = timedelta(days=1)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("closed", "why"),
    [
        ("2025-01-01", "New Year"),
        ("2025-03-31", "Cesar Chavez"),
        ("2026-07-03", "Independence Day, kept on Friday"),
        ("2026-07-04", "Saturday"),
        ("2026-11-26", "Thanksgiving"),
        ("2026-11-27", "the day after Thanksgiving"),
        ("2026-11-29", "Sunday"),
        ("2027-07-05", "Independence Day, kept on Monday"),
        ("2027-12-24", "Christmas Day, kept on Friday"),
        ("2027-12-31", "New Year's Day 2028"),
    ],
)
def test_a_closed_day_says_why(closed: str, why: str) -> None:
    assert why in CALENDAR.closed_because(day(closed))
    assert not CALENDAR.is_business_day(day(closed))


@pytest.mark.parametrize(
    "open_day",
    ["2026-06-19", "2026-10-12", "2027-10-11", "2026-11-25", "2026-11-30", "2026-12-24", "2026-12-31", "2027-12-30"],
)
def test_federal_holidays_and_the_days_around_ours_are_business_days(open_day: str) -> None:
    assert CALENDAR.is_business_day(day(open_day))


def test_every_holiday_falls_on_a_weekday() -> None:
    """A holiday on a weekend is written on the day it is kept; written on the weekend, a working day would be lost."""
    assert {one.weekday() for one in CALENDAR.holidays} <= {0, 1, 2, 3, 4}
    assert {year: sum(one.year == year for one in CALENDAR.holidays) for year in (2025, 2026, 2027)} == {
        2025: 11, 2026: 11, 2027: 12
    }  # fmt: skip


@pytest.mark.parametrize(
    ("start", "number", "then"),
    [
        ("2026-11-24", 1, "2026-11-25"),
        ("2026-11-25", 1, "2026-11-30"),  # over Thanksgiving, the day after it, and a weekend
        ("2026-11-20", 5, "2026-12-01"),
        ("2026-11-21", 1, "2026-11-23"),  # received on a Saturday: day 1 is Monday
        ("2026-11-20", 0, "2026-11-20"),
        ("2026-11-21", 0, "2026-11-23"),
        ("2026-11-26", 0, "2026-11-30"),
        ("2026-11-30", -1, "2026-11-25"),
        ("2026-11-29", -1, "2026-11-25"),
        ("2026-11-25", -2, "2026-11-23"),
        ("2026-07-02", 1, "2026-07-06"),
        ("2027-12-23", 1, "2027-12-27"),
        ("2024-12-31", 1, "2025-01-02"),  # only the days that are looked at have to be covered
    ],
)
def test_business_days_are_counted_from_the_day_after(start: str, number: int, then: str) -> None:
    assert CALENDAR.add_business_days(day(start), number) == day(then)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("2026-11-25", "2026-11-25"),
        ("2026-11-26", "2026-11-25"),
        ("2026-11-29", "2026-11-25"),
        ("2026-07-05", "2026-07-02"),
        ("2027-12-26", "2027-12-23"),
        ("2027-12-31", "2027-12-30"),
    ],
)
def test_the_last_business_day_on_or_before(asked: str, found: str) -> None:
    assert CALENDAR.last_business_day_on_or_before(day(asked)) == day(found)


@pytest.mark.parametrize("uncovered", ["2024-12-31", "2028-01-01", "2028-01-03", "2031-05-05"])
def test_outside_its_days_a_calendar_has_no_answer(uncovered: str) -> None:
    with pytest.raises(CalendarNotLoaded, match=rf"us-ca-default covers 2025-01-01 to 2027-12-31, not {uncovered}\."):
        CALENDAR.is_business_day(day(uncovered))


def test_counting_out_of_the_covered_days_has_no_answer() -> None:
    with pytest.raises(CalendarNotLoaded):
        CALENDAR.add_business_days(day("2027-12-30"), 1)
    with pytest.raises(CalendarNotLoaded):
        CALENDAR.last_business_day_on_or_before(day("2025-01-01"))
    with pytest.raises(CalendarNotLoaded):
        CALENDAR.add_business_days(day("2027-12-31"), 0)


@given(COUNTED, st.integers(1, 15))
def test_there_and_back_is_the_same_business_day(start: date, number: int) -> None:
    there = CALENDAR.add_business_days(start, number)
    assert CALENDAR.is_business_day(there)
    between = [start + n * ONE_DAY for n in range(1, (there - start).days + 1)]
    assert sum(map(CALENDAR.is_business_day, between)) == number
    assert CALENDAR.add_business_days(there + ONE_DAY, -1) == there


@given(COUNTED)
def test_nothing_is_open_between_a_day_and_the_last_business_day_before_it(asked: date) -> None:
    found = CALENDAR.last_business_day_on_or_before(asked)
    assert CALENDAR.is_business_day(found)
    assert not any(CALENDAR.is_business_day(found + n * ONE_DAY) for n in range(1, (asked - found).days + 1))


SMALL = """
title: Two days
covers_from: 2026-01-01
covers_to: 2026-01-02
source: {title: A test, section: "§ 0"}
days: {2026-01-01: New Year's Day}
"""


def read(folder: Path, text: str) -> Calendar:
    (folder / "small.yaml").write_text(text)
    return load_calendar("small", folder)


def test_a_calendar_of_ones_own(tmp_path: Path) -> None:
    assert read(tmp_path, SMALL).closed_because(day("2026-01-01")) == "New Year's Day"


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("2026-01-01: New", "2028-01-01: New", "2028-01-01 is not a day between 2026-01-01 and 2026-01-02"),
        ("{2026-01-01: New", "{soon: New", "soon is not a day"),
        ("covers_to: 2026", "covers_to: 2025", "must be days, in order"),
        ("covers_to: 2026-01-02", "covers_to: later", "must be days, in order"),
        ("title: Two days", "", "KeyError"),
        ("title: Two days", "title: x\nhours: {opens: '17:00', closes: '08:00'}", "open before they close"),
        ("title: Two days", "title: x\nhours: {opens: early, closes: '08:00'}", "isoformat"),
        ("days: {", "days: [{", "ParserError"),
    ],
)
def test_a_spoiled_calendar_is_refused_in_a_sentence(good: str, bad: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"^small\.yaml: not a calendar") as refusal:
        read(tmp_path, SMALL.replace(good, bad))
    assert said in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_an_unknown_calendar_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnreadableInput, match=r"There is no calendar us-nv; use one of us-ca-default\."):
        load_calendar("us-nv")

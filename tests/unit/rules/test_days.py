"""Reckoning with dates: windows, ages and elapsed time, to the day."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayfellow.rules.days import add_days, add_months, earliest_within, latest_birth_aged, window_start

days = st.dates(date(1920, 1, 1), date(2150, 12, 31))
months = st.integers(0, 36)
ONE_DAY = timedelta(days=1)


def age(born: date, on: date) -> int:
    """How old somebody is, counted the way people do."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


@pytest.mark.parametrize(
    ("day", "step", "then"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", -12, "2023-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2025-08-31", 6, "2026-02-28"),
        ("2026-08-31", -6, "2026-02-28"),
        ("2026-06-30", -6, "2025-12-30"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-06-30", 0, "2026-06-30"),
    ],
)
def test_months_end_with_the_month(day: str, step: int, then: str) -> None:
    assert add_months(date.fromisoformat(day), step) == date.fromisoformat(then)


@given(days, st.integers(-36, 36))
def test_adding_months_lands_in_the_right_month(day: date, step: int) -> None:
    then = add_months(day, step)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == step
    assert then.day == day.day or (then.day < day.day and (then + ONE_DAY).day == 1)


@given(days, st.integers(-36, 36))
def test_later_days_stay_later(day: date, step: int) -> None:
    assert add_months(day, step) <= add_months(day + ONE_DAY, step)


@given(days, st.integers(0, 400))
def test_days_ahead(day: date, step: int) -> None:
    assert (add_days(day, step) - day).days == step


@pytest.mark.parametrize(
    ("anchor", "length", "first_counted"),
    [
        ("2026-06-30", 6, "2025-12-31"),
        ("2026-08-31", 6, "2026-03-01"),
        ("2026-02-28", 12, "2025-03-01"),
        ("2024-02-29", 12, "2023-03-01"),
    ],
)
def test_a_look_back_window_leaves_out_its_start(anchor: str, length: int, first_counted: str) -> None:
    """The same day of the month, so many months ago, is just outside; the day after it is the first inside."""
    assert window_start(date.fromisoformat(anchor), length) + ONE_DAY == date.fromisoformat(first_counted)


@pytest.mark.parametrize(
    ("as_of", "length", "earliest"),
    [
        ("2026-06-30", 12, "2025-06-30"),
        ("2025-02-28", 12, "2024-02-28"),
        ("2025-03-01", 12, "2024-03-01"),
        ("2024-02-29", 12, "2023-03-01"),
        ("2026-03-31", 6, "2025-10-01"),
    ],
)
def test_the_earliest_day_that_still_reaches(as_of: str, length: int, earliest: str) -> None:
    assert earliest_within(date.fromisoformat(as_of), length) == date.fromisoformat(earliest)


@given(days, months)
def test_the_earliest_day_is_the_first_that_reaches(as_of: date, length: int) -> None:
    """It reaches the day asked about after so many months, and the day before it does not."""
    first = earliest_within(as_of, length)
    assert add_months(first, length) >= as_of
    assert add_months(first - ONE_DAY, length) < as_of
    assert first <= as_of


@given(days, days, st.integers(0, 30))
def test_ages_as_people_count_them(born: date, as_of: date, years: int) -> None:
    assert (born <= latest_birth_aged(years, as_of)) == (age(born, as_of) >= years)


@given(days, st.sampled_from([18, 21, 26]), st.integers(-2, 2))
def test_ages_around_the_birthday(as_of: date, years: int, off: int) -> None:
    born = add_months(as_of, -12 * years) + timedelta(days=off)
    assert (born <= latest_birth_aged(years, as_of)) == (age(born, as_of) >= years)


@pytest.mark.parametrize("year", range(1996, 2031))
def test_born_on_29_february(year: int) -> None:
    """In a common year their birthday is 1 March; in a leap year it is 29 February. In every year, for every such
    birth of the century before, around the turn of the month."""
    for birth_year in range(year - 100, year + 1):
        if not isleap(birth_year):
            continue
        born = date(birth_year, 2, 29)
        birthday = date(year, 2, 29) if isleap(year) else date(year, 3, 1)
        for off in range(-3, 4):
            as_of = birthday + timedelta(days=off)
            reached = year - birth_year - (as_of < birthday)
            assert born <= latest_birth_aged(reached, as_of), (born, as_of)
            assert born > latest_birth_aged(reached + 1, as_of), (born, as_of)


@pytest.mark.parametrize("year", [year for year in range(1996, 2031) if isleap(year)])
def test_asked_on_29_february(year: int) -> None:
    """Those born on 28 February of a common year are old enough on 29 February, those born on 1 March are not."""
    as_of = date(year, 2, 29)
    for years in (18, 21, 26):
        assert age(date(year - years, 2, 28), as_of) == years
        assert latest_birth_aged(years, as_of) == date(year - years, 2, 28)

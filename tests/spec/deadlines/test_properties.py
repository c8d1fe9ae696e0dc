"""What holds for every right and every letter, whatever its dates."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.spec.deadlines.rows import OURS, RIGHTS
from wayfellow.rules.deadlines.counting import count
from wayfellow.rules.deadlines.notice import FARTHEST_CHANGE, LONGEST_IN_THE_MAIL, Notice
from wayfellow.rules.guide.letter import Letter, letter_dates
from wayfellow.rules.guide.letter_table import TABLE, Callback

PRINTED = st.dates(date(2018, 1, 1), date(2030, 12, 31))
IN_THE_CALENDAR = st.dates(date(2025, 1, 10), date(2027, 5, 31))
MAILED = st.none() | st.integers(0, LONGEST_IN_THE_MAIL.days)
CHANGES = st.none() | st.integers(-FARTHEST_CHANGE.days, FARTHEST_CHANGE.days) | st.integers(-3, 30)
ANSWER = st.none() | st.booleans()
rights = st.sampled_from(list(RIGHTS.values()))


def later(day: date, days: int | None) -> date | None:
    return None if days is None else day + timedelta(days=days)


notices = st.builds(lambda day, sent, ends: Notice(day, later(day, sent), later(day, ends)), PRINTED, MAILED, CHANGES)
letters = st.builds(
    lambda notice, stops, county, leaving: Letter(
        notice.printed_on, notice.sent_on, stops, notice.ends_on, county, leaving
    ),
    notices,
    ANSWER,
    ANSWER,
    ANSWER,
)


@given(rights, notices)
def test_the_day_to_aim_at_is_never_later_than_the_law_allows(right: object, notice: Notice) -> None:
    one = count(right, notice, OURS)  # type: ignore[arg-type]
    for shown in (one.safe_target, one.act_by):
        assert shown is None or one.legal is None or shown <= one.legal
        assert shown is None or all(shown <= candidate.day for candidate in one.candidates)
    assert one.safe_target is None or one.act_by == one.safe_target


@given(rights, notices)
def test_the_day_to_aim_at_is_a_business_day_with_none_skipped(right: object, notice: Notice) -> None:
    one = count(right, notice, OURS)  # type: ignore[arg-type]
    if one.safe_target:
        assert OURS.calendar.is_business_day(one.safe_target)
        earliest = min(candidate.day for candidate in one.candidates)
        skipped = [one.safe_target + timedelta(days=n) for n in range(1, (earliest - one.safe_target).days + 1)]
        assert not any(map(OURS.calendar.is_business_day, skipped))


@given(rights, notices)
def test_no_day_is_before_the_letter(right: object, notice: Notice) -> None:
    one = count(right, notice, OURS)  # type: ignore[arg-type]
    assert all(day is None or day >= notice.printed_on for day in (one.legal, one.safe_target, one.act_by))


@given(rights, notices)
def test_calendar_days_stand_where_no_calendar_reaches(right: object, notice: Notice) -> None:
    one = count(right, notice, OURS)  # type: ignore[arg-type]
    first, last = OURS.calendar.covers_from, OURS.calendar.covers_to
    earliest = min(candidate.day for candidate in one.candidates)
    if not first <= earliest <= last:
        assert one.safe_target is None
        assert "calendar_not_loaded" in one.flags
        assert one.act_by == (earliest if earliest >= notice.printed_on else None)
    elif earliest > first + timedelta(days=7) and one.legal is not None and one.legal <= last:
        assert "calendar_not_loaded" not in one.flags


@given(rights, IN_THE_CALENDAR, st.integers(0, 10), st.integers(10, 60), st.integers(0, 30))
def test_a_later_letter_never_has_an_earlier_day(right: object, day: date, sent: int, ends: int, step: int) -> None:
    one, other = (
        count(right, Notice(start, later(start, sent), later(start, ends)), OURS)  # type: ignore[arg-type]
        for start in (day, day + timedelta(days=step))
    )
    assert one.legal is None or other.legal is None or one.legal <= other.legal
    assert one.safe_target is None or other.safe_target is None or one.safe_target <= other.safe_target


@given(notices)
def test_knowing_more_about_a_letter_never_shows_a_day_past_the_law(notice: Notice) -> None:
    """Without the day it was sent, it counts as sent when printed, which is never later."""
    for right in RIGHTS.values():
        known, unknown = (
            count(right, each, OURS) for each in (notice, Notice(notice.printed_on, None, notice.ends_on))
        )
        if known.act_by and unknown.act_by:
            assert unknown.act_by <= known.act_by


@given(st.sampled_from(sorted(TABLE)), letters, st.integers(0, 800))
def test_a_letter_has_at_most_two_days_and_always_something_to_say(coverage: str, letter: Letter, ago: int) -> None:
    as_of = letter.printed_on + timedelta(days=max(ago, (letter.notice.sent - letter.printed_on).days))
    advice = letter_dates(coverage, letter, as_of)
    kinds = [line.kind for line in advice.dates]
    assert len(kinds) == len(set(kinds)) <= 2
    assert all(line.day is None or line.day >= as_of for line in advice.lines)
    assert all(line.code.startswith("letter.") for line in advice.lines)
    codes = {line.code for line in advice.lines}
    assert ("letter.earlier_date" in codes) == bool(advice.dates)
    assert codes & {"letter.appeal", "letter.keep", "letter.past", "letter.use_letter_date", "letter.no_date"}
    assert ("letter.callback_today" in codes) == (advice.callback is Callback.TODAY)
    assert advice == letter_dates(coverage, letter, as_of)


@given(st.sampled_from(sorted(TABLE)), letters)
def test_a_legal_day_is_shown_only_when_the_day_to_aim_at_has_passed(coverage: str, letter: Letter) -> None:
    for ago in (0, 9, 15, 59, 62, 95):
        as_of = letter.notice.sent + timedelta(days=ago)
        advice = letter_dates(coverage, letter, as_of)
        by_kind = {one.kind: one for one in advice.deadlines}
        for line in advice.dates:
            assert line.kind
            one = by_kind[line.kind]
            assert line.day == (one.legal if line.is_legal else one.act_by)
            if line.is_legal:
                assert one.act_by is None or one.act_by < as_of
                assert "payer_not_confirmed" not in one.flags

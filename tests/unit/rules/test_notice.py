"""Dates of a letter that cannot be, and the sentence that says which and what to do."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from wayfellow.rules.deadlines.notice import SENTENCES, Notice, NoticeNotUnderstood

AS_OF = date(2026, 11, 24)
PRINTED = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("notice", "code"),
    [
        (Notice(date(2026, 11, 25)), "printed_on.in_future"),
        (Notice(date(2062, 11, 16)), "printed_on.in_future"),
        (Notice(date(2017, 12, 31)), "printed_on.too_old"),
        (Notice(date(1926, 11, 16)), "printed_on.too_old"),
        (Notice(PRINTED, date(2026, 11, 25)), "sent_on.in_future"),
        (Notice(PRINTED, date(2026, 11, 15)), "sent_on.before_printed"),
        (Notice(date(2025, 11, 16), date(2026, 11, 16)), "sent_on.long_after_printed"),
        (Notice(PRINTED, ends_on=date(2028, 11, 17)), "ends_on.far_from_printed"),
        (Notice(PRINTED, ends_on=date(2024, 11, 14)), "ends_on.far_from_printed"),
        (Notice(PRINTED, ends_on=date(2206, 12, 1)), "ends_on.far_from_printed"),
    ],
)
def test_a_date_that_cannot_be_is_named(notice: Notice, code: str) -> None:
    with pytest.raises(NoticeNotUnderstood) as refusal:
        notice.check(AS_OF)
    assert refusal.value.code == code
    assert refusal.value.field == code.partition(".")[0]
    assert str(refusal.value).startswith(f"{refusal.value.field}: this ")
    assert refusal.value.exit_code == 2


@pytest.mark.parametrize(
    "notice",
    [
        Notice(AS_OF),
        Notice(AS_OF, AS_OF, AS_OF),
        Notice(date(2018, 1, 1)),
        Notice(date(2026, 8, 18), date(2026, 11, 16)),  # 90 days in the mail
        Notice(PRINTED, ends_on=PRINTED - timedelta(days=731)),
        Notice(PRINTED, ends_on=PRINTED + timedelta(days=731)),
    ],
)
def test_dates_at_the_edge_are_taken(notice: Notice) -> None:
    notice.check(AS_OF)


def test_every_sentence_says_what_to_do_and_repeats_no_date_of_the_letter() -> None:
    for code, sentence in SENTENCES.items():
        assert sentence.endswith("."), code
        assert any(word in sentence for word in ("check", "Check", "leave it out")), code
        assert "2026" not in sentence

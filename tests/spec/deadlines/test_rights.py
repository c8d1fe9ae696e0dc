"""Every right, to the day (case-management specification § 0 and § 3.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.spec.deadlines.rows import OURS, RIGHTS, check, counted, found, rows
from tests.spec.deadlines.tables import ALL
from wayfellow.rules.deadlines.counting import Basis
from wayfellow.rules.deadlines.notice import EARLIEST
from wayfellow.rules.deadlines.register import numbers_of, readers_of

PARAMETERS = [name for name in OURS.parameters if name.startswith("deadlines.")]


@pytest.mark.parametrize(("right", "table"), ALL, ids=[f"{right}-{place}" for place, (right, _) in enumerate(ALL)])
def test_the_days_of_every_right(right: str, table: str) -> None:
    check(right, table)


def test_every_right_has_a_table() -> None:
    assert {right for right, _ in ALL} == set(RIGHTS)


def _borrowed() -> Iterator[tuple[str, str]]:
    """Numbers that are not the earliest of a right by themselves, with the sum in which they are seen."""
    yield "deadlines.medicare.plan_appeal_days", "PAYER-UNKNOWN medicare_only"
    yield "deadlines.medicare.drug_plan_appeal_days", "PAYER-UNKNOWN medicare_only"
    yield "deadlines.medicare.redetermination_days", "PAYER-UNKNOWN medicare_only"
    yield "deadlines.commercial.appeal_days", "COMMERCIAL-APPEAL"
    yield "deadlines.commercial.employer_appeal_days", "COMMERCIAL-APPEAL"


@pytest.mark.parametrize("step", [-1, 1])
@pytest.mark.parametrize("name", [name for name in PARAMETERS if name not in dict(_borrowed())])
def test_no_table_stands_when_a_number_is_one_off(name: str, step: int) -> None:
    value = OURS.number(name, date(2026, 11, 20))
    changed = Basis(OURS.parameters.replaced(name, value + step), OURS.calendar)
    assert any(found(right, row, changed) != row for right, table in ALL for row in rows(table))


@pytest.mark.parametrize(("name", "right"), list(_borrowed()))
def test_the_shortest_of_several_numbers_is_aimed_at(name: str, right: str) -> None:
    """One day less in any of them, and the day to act by is a day earlier; more in one alone changes nothing."""
    row = {"printed": "2026-11-17"}  # 60 days on: Saturday; 180 days on: Sunday, each behind a Friday
    shortest = min(OURS.number(one.days, date(2026, 11, 17)) for one in RIGHTS[right].counts)
    less, more = (
        counted(right, row, Basis(OURS.parameters.replaced(name, days), OURS.calendar))
        for days in (shortest - 3, shortest + 500)
    )
    ours = counted(right, row)
    assert less.act_by is not None
    assert ours.act_by is not None
    assert less.act_by < ours.act_by
    assert more.act_by == ours.act_by


def test_a_letter_of_any_day_we_accept_has_its_numbers() -> None:
    assert all(OURS.number(name, EARLIEST) for name in PARAMETERS)


@pytest.mark.parametrize("right", RIGHTS)
def test_every_right_is_cited_and_reads_numbers_on_file(right: str) -> None:
    one = RIGHTS[right]
    assert one.source.section
    assert set(numbers_of(one)) <= set(PARAMETERS)


def test_every_number_is_read_by_a_right() -> None:
    assert not [name for name in PARAMETERS if not readers_of(name)]


def test_the_arithmetic_is_shown_step_by_step() -> None:
    row = {"printed": "2026-11-16", "sent": "2026-11-17", "ends": "2026-12-04"}
    assert counted("MCAL-APP", row).arithmetic == (
        "2026-11-17 (sent) + 10 days = 2026-11-27.",
        "2026-12-04 (the change takes effect).",
        "The law's last day, inclusive, is the later of these: 2026-12-04.",
        "2026-11-27 is no business day (the day after Thanksgiving): act by 2026-11-25, the last one before it.",
    )


@pytest.mark.parametrize(
    ("right", "row", "said"),
    [
        ("MCAL-APP", {"printed": "2026-11-16"},
         "2026-11-16 (printed; the day it was sent is not known) + 10 days = 2026-11-26."),
        ("MCAL-COUNTY-APP", {"printed": "2026-11-20", "ends": "2026-12-01"},
         "The day before 2026-12-01 (the change takes effect) = 2026-11-30."),
        ("MCAL-COUNTY-APP", {"printed": "2026-11-20", "ends": "2026-11-20"},
         "The law's last day had passed before the notice was printed on 2026-11-20."),
        ("MCAL-COUNTY-APP", {"printed": "2026-11-20"},
         "The law's last day is not known; the earliest of these days counts."),
        ("PAYER-UNKNOWN-KEEP", {"printed": "2026-11-16", "ends": "2026-11-24"},
         "The day before 2026-11-24 (the change takes effect) = 2026-11-23, until 12:00."),
        ("PAYER-UNKNOWN medicare_only", {"printed": "2026-11-16"},
         "2026-11-16 (printed) + 120 days = 2027-03-16 (Original Medicare)."),
        ("MCAL-APPEAL", {"printed": "2027-11-03"},
         "calendar_not_loaded: us-ca-default cannot say which business day is on or before 2028-01-02."),
        ("MCAL-ELIG", {"printed": "2026-11-20"}, "good_cause: perhaps until 2027-05-19; not relied on."),
        ("MCAL-APP", {"printed": "2026-11-15", "ends": "2026-11-15"},
         "No business day is left on or before 2026-11-15."),
    ],
)  # fmt: skip
def test_the_arithmetic_says(right: str, row: dict[str, str], said: str) -> None:
    assert said in counted(right, row).arithmetic


@pytest.mark.parametrize(
    ("right", "flag", "expected"),
    [
        ("MCAL-APPEAL", "needs_verification", False),
        ("MCAL-APP", "needs_verification", True),
        ("MCAL-ELIG", "needs_verification", True),
        ("MCAL-FFS", "needs_verification", True),
        ("COMMERCIAL-APPEAL", "payer_not_confirmed", True),
        ("PAYER-UNKNOWN unsure", "payer_not_confirmed", True),
        ("PAYER-UNKNOWN-KEEP", "sent_date_unknown", True),
        ("MCAL-COUNTY-APP", "sent_date_unknown", False),
    ],
)
def test_what_a_reader_must_know_is_flagged(right: str, flag: str, expected: bool) -> None:
    assert (flag in counted(right, {"printed": "2026-11-16"}).flags) == expected

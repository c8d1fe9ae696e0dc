"""`wayfellow deadline`: a letter in a file, its days in words and as JSON, and one sentence for what cannot be read."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from wayfellow.cli.deadline import deadline
from wayfellow.config.clock import SystemClock
from wayfellow.rules.problems import UnreadableInput

CLOCK = SystemClock(datetime(2026, 11, 20, 20, tzinfo=UTC))
LETTER: dict[str, Any] = {
    "event": "denial",
    "coverage": "medi_cal_plan",
    "printed_on": "2026-11-16",
    "sent_on": "2026-11-17",
    "service_ends": True,
    "ends_on": "2026-12-01",
}


def run(folder: Path, content: object, *options: str) -> Result:
    path = folder / "event.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return CliRunner().invoke(deadline, [str(path), *options], obj=CLOCK)


def test_every_deadline_is_shown_with_its_arithmetic(tmp_path: Path) -> None:
    told = run(tmp_path, LETTER).output
    for words in (
        "As of 2026-11-20 · denial · medi_cal_plan",
        "MCAL-APPEAL  Appeal to the Medi-Cal plan",
        "· 2026-11-16 (printed) + 60 days = 2027-01-15.",
        "legal       2026-12-01",
        "act by      2026-11-25",
        "letter.keep 2026-11-25",
        "Call back: offered",
    ):
        assert words in told


def test_an_hour_is_shown(tmp_path: Path) -> None:
    told = run(tmp_path, {**LETTER, "coverage": "unsure", "ends_on": "2026-11-24"}).output
    assert "act by      2026-11-23, until 12:00" in told
    assert "letter.keep 2026-11-23 until 12:00" in told


def test_as_json(tmp_path: Path) -> None:
    told = json.loads(run(tmp_path, LETTER, "--json").output)
    assert [(one["id"], one["legal"], one["safe_target"]) for one in told["deadlines"]] == [
        ("MCAL-APPEAL", "2027-01-15", "2027-01-15"),
        ("MCAL-APP", "2026-12-01", "2026-11-25"),
    ]
    assert told["show"] == [
        {"code": "letter.appeal", "kind": "appeal", "day": "2027-01-15"},
        {"code": "letter.keep", "kind": "keep_service", "day": "2026-11-25"},
        {"code": "letter.earlier_date"},
        {"code": "letter.weekend"},
    ]
    assert told["as_of"] == "2026-11-20"


def test_the_day_asked_about_may_stand_in_the_file(tmp_path: Path) -> None:
    told = json.loads(run(tmp_path, {**LETTER, "as_of": "2026-11-26"}, "--json").output)
    assert told["show"][1] == {"code": "letter.keep", "kind": "keep_service", "day": "2026-12-01", "is_legal": True}


def test_where_no_day_is_counted_it_says_so(tmp_path: Path) -> None:
    told = run(tmp_path, {"event": "denial", "coverage": "va_tricare", "printed_on": "2026-11-16"}).output
    assert "No day can be counted for this letter." in told
    assert "letter.use_letter_date" in told
    assert "Call back: today" in told


def test_not_sure_is_an_answer(tmp_path: Path) -> None:
    letter = {"event": "denial", "coverage": "none", "printed_on": "2026-11-16", "from_county": "unsure"}
    told = json.loads(run(tmp_path, letter, "--json").output)
    assert told["deadlines"] == []
    assert told["steps"] == ["charity_care"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"event": None}, "event.json, event: missing. Expected denial."),
        ({"event": "birthday"}, "event.json, event: not known. Expected denial."),
        ({"coverage": "medicaid"}, "event.json, coverage: not known. Expected one of medi_cal_plan, "),
        ({"coverage": ["none"]}, "event.json, coverage: not known. Expected one of "),
        ({"printed_on": None}, "event.json, printed_on: missing. Expected the date printed on the letter."),
        ({"printed_on": "11/16/2026"}, "event.json, printed_on: expected a day written YYYY-MM-DD."),
        ({"printed_on": "2026-W47-1"}, "event.json, printed_on: expected a day written YYYY-MM-DD."),
        ({"printed_on": "2026-02-30"}, "event.json, printed_on: expected a day written YYYY-MM-DD."),
        ({"printed_on": 20261116}, "event.json, printed_on: expected a day written YYYY-MM-DD."),
        ({"printed_on": "2026-11-16\n"}, "event.json, printed_on: expected a day written YYYY-MM-DD."),
        ({"printed_on": "9999-12-31"}, "event.json, printed_on: expected a day from 1900-01-01 to 2199-12-31."),
        ({"printed_on": "2026-11-21"}, "event.json, printed_on: this day is still to come. Expected the date printed"),
        ({"sent_on": "2026-11-15"}, "event.json, sent_on: this is before the date printed on the letter."),
        ({"ends_on": "2036-12-01"}, "event.json, ends_on: this is more than two years from the date printed"),
        ({"service_ends": "perhaps"}, 'event.json, service_ends: expected true, false or "unsure".'),
        ({"service_ends": 1}, 'event.json, service_ends: expected true, false or "unsure".'),
        ({"service_ends": False}, "event.json, ends_on: no service ends."),
        ({"sent": "2026-11-17"}, "event.json: 'sent' is not part of an event. Expected event, coverage, printed_on,"),
    ],
)
def test_a_spoiled_event_is_refused_in_one_sentence(change: dict[str, Any], said: str, tmp_path: Path) -> None:
    refusal = run(tmp_path, {**LETTER, **change}).exception
    assert isinstance(refusal, UnreadableInput)
    assert refusal.exit_code == 2
    assert str(refusal).startswith(said)
    assert "\n" not in str(refusal)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "event.json, line 1, column 1: not JSON. Expected an object like"),
        ("{'event': 1}", "event.json, line 1, column 2: not JSON."),
        ("[]", "event.json: not an object. Expected an object like"),
        ("[" * 100_000, "event.json: not JSON."),
        (" " * 1_000_001, "event.json is larger than 1,000,000 bytes."),
    ],
)
def test_a_file_that_holds_no_event_is_refused(text: str, said: str, tmp_path: Path) -> None:
    assert str(run(tmp_path, text).exception).startswith(said)


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    for path, said in ((tmp_path / "none.json", "there is no such file"), (tmp_path, "cannot be read")):
        refusal = CliRunner().invoke(deadline, [str(path)], obj=CLOCK).exception
        assert isinstance(refusal, UnreadableInput)
        assert said in str(refusal)
    (tmp_path / "latin.json").write_bytes(b'{"event": "\xe9"}')
    assert "not UTF-8" in str(CliRunner().invoke(deadline, [str(tmp_path / "latin.json")], obj=CLOCK).exception)


def test_today_is_the_clock_s_day_in_california(tmp_path: Path) -> None:
    """At half past ten in the evening in Los Angeles it is already tomorrow in UTC."""
    path = tmp_path / "event.json"
    path.write_text(json.dumps(LETTER))
    evening = SystemClock(datetime(2026, 11, 26, 6, 30, tzinfo=UTC))
    assert evening.today() == date(2026, 11, 25)
    told = CliRunner().invoke(deadline, [str(path)], obj=evening).output
    assert "letter.keep 2026-11-25" in told

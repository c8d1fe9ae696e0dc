"""Count the deadlines of an event in a file: read it, count every right, and say what to show."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from wayfellow.rules.deadlines.deadline import Deadline
from wayfellow.rules.deadlines.notice import NoticeNotUnderstood
from wayfellow.rules.guide.letter import Letter, LetterAdvice, Line, letter_dates
from wayfellow.rules.guide.letter_table import TABLE
from wayfellow.rules.problems import UnreadableInput
from wayfellow.services.json_files import read_object

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
EVENTS = ("denial",)
DAYS = ("printed_on", "sent_on", "ends_on")
ANSWERS = ("service_ends", "from_county", "leaving_facility")
KEYS = ("event", "coverage", *DAYS, *ANSWERS, "as_of")
EXPECTED = 'an object like {"event": "denial", "coverage": "medi_cal_plan", "printed_on": "2026-11-02"}'


def deadlines_in_file(path: Path, *, today: date) -> LetterAdvice:
    """Every deadline of the event in `path`, seen on its `as_of` or else today. Raises UnreadableInput."""
    content = read_object(path, expected=EXPECTED)
    where = path.name
    _check_keys(where, content)
    as_of = read_day(where, "as_of", content["as_of"]) if content.get("as_of") is not None else today
    letter = read_letter(where, {name: content[name] for name in (*DAYS, *ANSWERS) if name in content})
    try:
        return letter_dates(content["coverage"], letter, as_of)
    except NoticeNotUnderstood as problem:
        raise UnreadableInput(f"{where}, {problem}") from None


def _check_keys(where: str, content: Mapping[str, Any]) -> None:
    if strange := sorted(set(content) - set(KEYS)):
        raise UnreadableInput(f"{where}: {strange[0][:60]!r} is not part of an event. Expected {', '.join(KEYS)}.")
    for name, known in (("event", EVENTS), ("coverage", tuple(TABLE))):
        if content.get(name) not in known:
            said = "missing" if content.get(name) is None else "not known"
            raise UnreadableInput(
                f"{where}, {name}: {said}. Expected {'one of ' * (len(known) > 1)}{', '.join(known)}."
            )


def read_letter(where: str, content: Any) -> Letter:
    """The dates of a letter and what it says.  where: how a sentence about it begins. Raises UnreadableInput."""
    if not isinstance(content, Mapping):
        raise UnreadableInput(f'{where}: expected an object like {{"printed_on": "2026-11-02"}}.')
    if strange := sorted(set(content) - {*DAYS, *ANSWERS}):
        raise UnreadableInput(
            f"{where}: {strange[0][:60]!r} is not part of a letter. Expected {', '.join((*DAYS, *ANSWERS))}."
        )
    days = {name: read_day(where, name, content[name]) for name in DAYS if content.get(name) is not None}
    if "printed_on" not in days:
        raise UnreadableInput(f"{where}, printed_on: missing. Expected the date printed on the letter.")
    answers = {name: _answer(where, name, content[name]) for name in ANSWERS if name in content}
    letter = Letter(printed_on=days["printed_on"], sent_on=days.get("sent_on"), ends_on=days.get("ends_on"), **answers)
    if letter.service_ends is False and letter.ends_on:
        raise UnreadableInput(f"{where}, ends_on: no service ends. Expected one of service_ends and ends_on; drop one.")
    return letter


def read_day(where: str, name: str, written: Any) -> date:
    try:
        day = date.fromisoformat(written if re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(written)) else "")
    except (TypeError, ValueError):
        raise UnreadableInput(f"{where}, {name}: expected a day written YYYY-MM-DD.") from None
    if not EARLIEST <= day <= LATEST:
        raise UnreadableInput(f"{where}, {name}: expected a day from {EARLIEST} to {LATEST}.")
    return day


def _answer(where: str, name: str, written: Any) -> bool | None:
    """True, false, or none for an answer nobody has."""
    if written is None or written == "unsure":
        return None
    if isinstance(written, bool):
        return written
    raise UnreadableInput(f'{where}, {name}: expected true, false or "unsure".')


def advice_record(advice: LetterAdvice) -> dict[str, Any]:
    """The same as plain data, for JSON."""
    return {
        "event": "denial",
        "coverage": advice.coverage,
        "as_of": str(advice.as_of),
        "deadlines": [_deadline_record(one) for one in advice.deadlines],
        "show": [_line_record(one) for one in advice.lines],
        "callback": str(advice.callback),
        "steps": list(advice.steps),
        "flags": list(advice.flags),
    }


def _deadline_record(one: Deadline) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "kind": str(one.kind),
        "legal": _written(one.legal),
        "safe_target": _written(one.safe_target),
        "act_by": _written(one.act_by),
        "act_by_hour": one.act_by_hour,
        "falls_on_nonbusiness_day": one.falls_on_nonbusiness_day,
        "candidates": [{"day": str(each.day), "hour": each.hour, "how": each.how} for each in one.candidates],
        "extensions": [{"code": each.code, "day": str(each.day)} for each in one.extensions],
        "flags": list(one.flags),
        "arithmetic": list(one.arithmetic),
        "source": str(one.source),
    }


def _line_record(line: Line) -> dict[str, Any]:
    """Only what the line says."""
    told = {
        "code": line.code,
        "kind": str(line.kind) if line.kind else None,
        "day": _written(line.day),
        "hour": line.hour,
        "is_legal": line.is_legal,
        "if_service_ends": line.if_service_ends,
        "options": list(line.options),
    }
    return {name: value for name, value in told.items() if value not in (None, False, [])}


def _written(day: date | None) -> str | None:
    return str(day) if day else None

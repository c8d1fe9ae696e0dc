"""Reads spec tables of deadlines, and compares each row with what is counted."""

from __future__ import annotations

from datetime import date

from wayfellow.rules.business_days import load_calendar
from wayfellow.rules.deadlines import payer_unknown
from wayfellow.rules.deadlines.counting import Basis, count
from wayfellow.rules.deadlines.deadline import Deadline
from wayfellow.rules.deadlines.notice import Notice
from wayfellow.rules.deadlines.register import RIGHTS as EVERY
from wayfellow.rules.language.parameters import load_parameters

OURS = Basis(load_parameters(), load_calendar())
APPEALS_TO_ANYBODY = {f"PAYER-UNKNOWN {coverage}": right for coverage, right in payer_unknown.APPEALS.items()}
RIGHTS = {right.id: right for right in EVERY if right not in payer_unknown.APPEALS.values()} | APPEALS_TO_ANYBODY
"""By code; the one of an unknown payer is another for each coverage."""
COUNTED = {"calendar_not_loaded": "no calendar", "effective_date_unknown": "no effective date", "late_notice": "late"}


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.replace("||", "|").split("|")]


def rows(table: str) -> list[dict[str, str]]:
    """The rows of a table by its headings; `||` parts what is given from what follows."""
    heading, *lines = [line for line in table.strip().splitlines() if line.strip()]
    return [dict(zip(cells(heading), cells(line), strict=True)) for line in lines]


def day(text: str | None) -> date | None:
    """A day of a table; an empty cell is none."""
    return date.fromisoformat(text) if text else None


def counted(right: str, row: dict[str, str], basis: Basis = OURS) -> Deadline:
    printed = day(row["printed"])
    assert printed
    return count(RIGHTS[right], Notice(printed, day(row.get("sent")), day(row.get("ends"))), basis)


def found(right: str, row: dict[str, str], basis: Basis = OURS) -> dict[str, str]:
    """What a row says once it is counted, in the words of the row."""
    one = counted(right, row, basis)
    hour = f" {one.act_by_hour}:00" if one.act_by_hour is not None else ""
    told = {
        "legal": str(one.legal or ""),
        "safe": str(one.safe_target or "") + (hour if one.safe_target == one.act_by else ""),
        "act by": str(one.act_by or "") + hour,
        "closed": {True: "closed", False: "", None: "?"}[one.falls_on_nonbusiness_day],
        "flags": ", ".join(COUNTED[flag] for flag in one.flags if flag in COUNTED),
        "not relied on": ", ".join(f"{each.code} {each.day}" for each in one.extensions),
    }
    return {name: told.get(name, text) for name, text in row.items()}


def check(right: str, table: str, basis: Basis = OURS) -> None:
    """Every row says what is counted."""
    for row in rows(table):
        assert found(right, row, basis) == row

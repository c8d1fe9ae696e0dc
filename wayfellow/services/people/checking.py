"""Whether what was typed can be kept: each field that cannot, with the code of what is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import models

from wayfellow.rules.access.refusals import Refusal
from wayfellow.services.people.kinds import Field, Kind, choices_of

LONGEST = 2_000
EARLIEST = date(1900, 1, 1)
CIN = re.compile(r"\d{8}[A-Z]\d?")
"""Eight digits, a letter, and sometimes the check digit after it (Medi-Cal's client index number)."""


class CannotBeKept(Refusal):
    """Something here cannot be kept as it is. Look at the notes beside the fields; the rest is as you left it."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__()
        self.problems = dict(problems)


def clean(kind: Kind, told: Mapping[str, Any], *, today: date) -> dict[str, Any]:
    """The values to keep, of every field of the kind. Raises CannotBeKept with all that is wrong at once.

    Problems are codes: required, unknown_choice, too_long, not_a_day, too_early, in_the_future, not_a_cin,
    not_a_phone, not_an_email, ends_before_it_begins, says_nowhere, no_paper.
    """
    values: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for field in kind.fields:
        value = _tidy(field, told.get(field.name, field.get_default()))
        values[field.name] = value
        if wrong := _wrong(field, value):
            problems[field.name] = wrong
    problems |= {name: wrong for name, wrong in _together(kind, values, today) if name not in problems}
    if problems:
        raise CannotBeKept(problems)
    return values


def _tidy(field: Field, value: Any) -> Any:
    if isinstance(field, models.TextField):
        text = str(value or "").replace("\x00", "").strip()
        return text if "\n" in text else " ".join(text.split())
    if isinstance(field, models.DateField) and isinstance(value, str):
        return typed_day(value)
    return value


def typed_day(text: str) -> date | str | None:
    """A day, from the calendar of a browser or typed the American way; what is neither is left as it is."""
    if not text.strip():
        return None
    typed = re.fullmatch(r"\s*(\d{1,2})/(\d{1,2})/(\d{4})\s*", text)
    try:
        return date(int(typed[3]), int(typed[1]), int(typed[2])) if typed else date.fromisoformat(text.strip())
    except ValueError:
        return text


def _wrong(field: Field, value: Any) -> str:
    """The code of what is wrong with one value by itself; empty if nothing is."""
    if value in (None, ""):
        return "" if field.blank or field.null else "required"
    if isinstance(field, models.TextField):
        if (offered := choices_of(field)) and value not in offered:
            return "unknown_choice"
        return "too_long" if len(value) > LONGEST else ""
    if isinstance(field, models.DateField):
        if not isinstance(value, date):
            return "not_a_day"
        return "too_early" if value < EARLIEST else ""
    if isinstance(field, models.IntegerField):
        return "" if isinstance(value, int) and 0 <= value < 2**31 else "unknown_choice"
    return ""


def _together(kind: Kind, values: Mapping[str, Any], today: date) -> list[tuple[str, str]]:
    """(field, code) of what is wrong with values beside each other."""
    found = []
    begins, ends = values.get("begins_on"), values.get("ends_on")
    if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
        found.append(("ends_on", "ends_before_it_begins"))
    checked = values.get("checked_on")
    if isinstance(checked, date) and checked > today:
        found.append(("checked_on", "in_the_future"))
    if checked and not values.get("evidence"):
        found.append(("evidence", "no_paper"))
    if kind.code == "address" and values["kind"] != "no_fixed_address":
        found += [] if any(values[name] for name in ("line", "city", "postal_code", "where")) else [_NOWHERE]
    value = values.get("value")
    if isinstance(value, str) and value and (wrong := _SHAPES.get(values.get("kind", ""), _any)(value)):
        found.append(("value", wrong))
    return found


_NOWHERE = ("where", "says_nowhere")


def _any(value: str) -> str:
    return ""


def _cin(value: str) -> str:
    return "" if CIN.fullmatch(value.upper()) else "not_a_cin"


def phone(value: str) -> str:
    """Ten digits or more, however they are written; up to fifteen, as the world's numbers are (E.164)."""
    digits = re.sub(r"\D", "", value)
    return "" if 10 <= len(digits) <= 15 else "not_a_phone"


def _email(value: str) -> str:
    return "" if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value) else "not_an_email"


_SHAPES = {"cin": _cin, "phone": phone, "text": phone, "email": _email}

"""Reading the value of a fact as it is written in files and forms, and saying clearly when it is not one."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import date
from typing import Any

from wayfellow.rules.language.facts import NOBODY, Fact, FactType


class BadValue(ValueError):
    """A value that its fact cannot hold; the text says what was expected."""


def read_value(fact: Fact, written: Any) -> Any:
    """The value of `fact`, from text or from JSON. Raises BadValue with what was expected."""
    if isinstance(written, str):
        written = written.strip()
    match fact.type:
        case FactType.BOOL:
            return _bool(written)
        case FactType.COUNT:
            return _count(written)
        case FactType.DATE:
            return _day(written)
        case FactType.CODE:
            return _code(fact, written)
        case FactType.CODES:
            return tuple(_code(fact, one) for one in _list(written))
        case FactType.EVENTS:
            entries = _list(written)
            if not all(isinstance(entry, Mapping) for entry in entries):
                raise BadValue(f"expected a list of events with {', '.join(fact.fields)}")
            return tuple(entries)


def _bool(written: Any) -> bool:
    if isinstance(written, bool):
        return written
    if str(written).lower() in ("true", "false"):
        return str(written).lower() == "true"
    raise BadValue("expected true or false")


def _count(written: Any) -> int | str:
    if written == NOBODY:
        return NOBODY
    if isinstance(written, float) and (math.isnan(written) or written != int(written)):
        raise BadValue("expected a whole number, 0 or more")
    try:
        number = int(written)
    except (TypeError, ValueError):
        raise BadValue("expected a whole number, 0 or more") from None
    if isinstance(written, bool) or number < 0:
        raise BadValue("expected a whole number, 0 or more")
    return number


def _day(written: Any) -> date | str:
    if written == NOBODY:
        return NOBODY
    try:
        day = date.fromisoformat(written)
    except (TypeError, ValueError):
        raise BadValue("expected a day written YYYY-MM-DD") from None
    if not date(1900, 1, 1) <= day <= date(2199, 12, 31):
        raise BadValue("expected a day between 1900 and 2199")
    return day


def _code(fact: Fact, written: Any) -> str:
    if not isinstance(written, str) or not written:
        raise BadValue("expected a code")
    if fact.values and written not in fact.values and written != NOBODY:
        raise BadValue(f"expected one of {', '.join(fact.values)}")
    return written


def _list(written: Any) -> list[Any]:
    if written == NOBODY:
        return []
    if isinstance(written, str):
        try:
            written = json.loads(written)
        except (ValueError, RecursionError):
            raise BadValue("expected a JSON list") from None
    if not isinstance(written, list | tuple):
        raise BadValue("expected a JSON list")
    return list(written)

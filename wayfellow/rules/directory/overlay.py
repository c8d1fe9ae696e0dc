"""A deployment's own files laid over ours: fields replace fields, and numbers hold from their first day on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wayfellow.rules.directory.lines import laid_over
from wayfellow.rules.directory.reading import BadEntry, read_numbers

Entry = Mapping[str, Any]
DATED = ("numbers", "mental_health")


def merged(ours: Entry, laid: Entry) -> Entry:
    """One entry of ours with what an overlay says of it. Raises BadEntry.

    A number of an overlay brings its own source, and does not count as checked because ours was.
    """
    dated = {part: _numbers(ours[part], laid[part]) for part in DATED if ours.get(part) and laid.get(part)}
    if dated and "source" not in laid:
        raise BadEntry("it has another number but no source; expected source: {title: …, section: …} of that number")
    kept = {field: value for field, value in ours.items() if not dated or field != "checked_on"}
    return {**kept, **laid, **dated}


def _numbers(ours: Any, laid: Any) -> list[dict[str, Any]]:
    both = laid_over(read_numbers(ours), read_numbers(laid))
    return [{"number": one.number, "from": one.first, **({"to": one.last} if one.last else {})} for one in both]

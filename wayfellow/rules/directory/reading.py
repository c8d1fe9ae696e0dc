"""Reading the directory's files: what an entry may hold, and one clear sentence when it holds something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from wayfellow.rules.directory.counties import KINDS, Serves
from wayfellow.rules.directory.lines import DatedNumber, ListedLine
from wayfellow.rules.language.source import Source

NUMBER = re.compile(r"(?:[2-9]11|988|(?:1-)?[2-9]\d\d-[2-9]\d\d-\d{4})")
SHORT_CODE = re.compile(r"\d{5,6}")
WORDS = ("text_word", "hours", "languages", "url")
LINE_KEYS = ("numbers", "text_to", "tty", "checked_on", "source", *WORDS)


class BadEntry(ValueError):
    """An entry that cannot be read; the text says what is wrong and what was expected."""


class _EachKeyOnce(yaml.SafeLoader):
    """Reads YAML, and refuses a key that is written twice: the first would be lost without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [str(key.value) for key, _value in node.value]
        twice = sorted({key for key in keys if keys.count(key) > 1})
        if twice:
            raise BadEntry(f"{', '.join(twice)} is written twice; expected each name once")
        return super().construct_mapping(node, deep)


def read_yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_EachKeyOnce)  # noqa: S506 (it is a SafeLoader)


def read_line(name: str, entry: Mapping[str, Any]) -> ListedLine:
    """A line from its entry. Raises BadEntry."""
    refuse_unknown(entry, LINE_KEYS)
    return ListedLine(
        name,
        read_numbers(entry.get("numbers")),
        read_source(entry.get("source")),
        text_to=_number(entry["text_to"], SHORT_CODE, NUMBER) if entry.get("text_to") else "",
        tty=_number(entry["tty"], NUMBER) if entry.get("tty") else "",
        checked_on=read_day(entry["checked_on"]) if entry.get("checked_on") else None,
        **{field: _text(field, entry.get(field, "")) for field in WORDS},
    )


def read_numbers(written: Any) -> tuple[DatedNumber, ...]:
    """Numbers with their days, earliest first. Raises BadEntry for two numbers on one day."""
    if not isinstance(written, list) or not written:
        raise BadEntry("it has no number; expected numbers: [{number: …, from: YYYY-MM-DD}]")
    found = []
    for one in written:
        if not isinstance(one, dict):
            raise BadEntry(f"{one!r} is not a dated number; expected {{number: …, from: YYYY-MM-DD}}")
        refuse_unknown(one, ("number", "from", "to"))
        found.append(DatedNumber(_number(one.get("number"), NUMBER), *read_days(one)))
    found.sort(key=lambda one: one.first)
    for before, after in pairwise(found):
        if before.last is None or after.first <= before.last:
            raise BadEntry(
                f"it has two numbers on {after.first}; expected one a day. Give {before.number} a `to` before that day"
            )
    return tuple(found)


def read_serves(written: Any, codes: Mapping[str, str]) -> tuple[Serves, ...]:
    """Where an organization serves. codes: the code of every county by its name. Raises BadEntry."""
    if not isinstance(written, list) or not written:
        raise BadEntry("it serves nobody; expected serves: [{as: KIND, from: YYYY-MM-DD, counties: […]}]")
    found = []
    for one in written:
        refuse_unknown(one, ("as", "from", "to", "counties"))
        if one.get("as") not in KINDS:
            raise BadEntry(f"as: {one.get('as')!r} is no kind; expected one of {', '.join(KINDS)}")
        strange = [str(name) for name in one.get("counties", ()) if name not in codes]
        if strange or not one.get("counties"):
            raise BadEntry(f"counties: {', '.join(strange) or 'none'}; expected names of counties of California")
        found.append(Serves(tuple(codes[name] for name in one["counties"]), one["as"], *read_days(one)))
    return tuple(found)


def read_days(entry: Mapping[str, Any]) -> tuple[date, date | None]:
    """The first and the last day of an entry. Raises BadEntry when it ends before it starts."""
    first = read_day(entry.get("from"))
    last = read_day(entry["to"]) if "to" in entry else None
    if last is not None and last < first:
        raise BadEntry(f"it ends on {last}, before it starts on {first}; expected `to` on or after `from`")
    return first, last


def read_day(written: Any) -> date:
    if type(written) is not date:
        raise BadEntry(f"{written!r} is not a day; expected YYYY-MM-DD without quotes")
    return written


def read_source(written: Any) -> Source:
    """A source with its tag. Raises BadEntry: no number goes without."""
    if not isinstance(written, dict):
        raise BadEntry("it has no source; expected source: {title: …, section: …, href: …, certainty: GK}")
    refuse_unknown(written, ("title", "section", "href", "certainty"))
    if not written.get("title") or not written.get("section"):
        raise BadEntry("its source has no title or no section; expected both")
    try:
        return Source(**{name: str(value) for name, value in written.items()})
    except ValueError as error:
        raise BadEntry(str(error)) from None


def read_name(entry: Mapping[str, Any]) -> str:
    if not isinstance(entry.get("name"), str) or not entry["name"]:
        raise BadEntry("it has no name; expected the one people know it by")
    return str(entry["name"])


def refuse_unknown(entry: Any, known: Iterable[str]) -> None:
    if not isinstance(entry, dict):
        raise BadEntry(f"{entry!r} is not an entry; expected {', '.join(known)}")
    strange = sorted({str(key) for key in entry} - set(known))
    if strange:
        raise BadEntry(f"{', '.join(strange)} is not known here; expected {', '.join(known)}")


def _number(written: Any, *shapes: re.Pattern[str]) -> str:
    if not isinstance(written, str) or not any(shape.fullmatch(written) for shape in shapes):
        raise BadEntry(
            f"{written!r} is not a number to call; expected one such as '1-800-541-5555' or '211', in quotes"
        )
    return written


def _text(name: str, written: Any) -> str:
    if not isinstance(written, str) or (name == "url" and written and not written.startswith("https://")):
        raise BadEntry(f"{name}: {written!r}; expected {'an https:// address' if name == 'url' else 'words'}")
    return written

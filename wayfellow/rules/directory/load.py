"""The directory from its files, with a deployment's own folder laid over it.

An overlay has the same files with only what differs: the numbers of a line hold from their first day on and end ours on
the day before; any other field replaces ours. It may add lines (`own_help_line`) and plans, whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

import yaml

from wayfellow.rules.directory.counties import County, ListedPlan
from wayfellow.rules.directory.directory import Directory
from wayfellow.rules.directory.lines import HOW_TO
from wayfellow.rules.directory.overlay import Entry, merged
from wayfellow.rules.directory.reading import (
    BadEntry,
    read_line,
    read_name,
    read_serves,
    read_yaml,
    refuse_unknown,
)
from wayfellow.rules.problems import UnreadableInput

FOLDER = Path(__file__).parent
FILES = {"lines": "lines", "counties": "counties", "plans": "plans", "caregiver_centers": "centers"}
T = TypeVar("T")


@cache
def load_directory(overlay: Path | None = None) -> Directory:
    """Read our directory, and lay `overlay` over it. Raises UnreadableInput with the file and what is wrong."""
    if overlay is not None and not any((overlay / f"{file}.yaml").is_file() for file in FILES):
        raise UnreadableInput(f"{overlay.name} holds no directory; expected a folder with lines.yaml in it. {HOW_TO}")
    lines = _read("lines", overlay, read_line)
    counties = _read("counties", overlay, _county)
    plan = partial(_plan, {one.name: one.code for one in counties.values()})
    return Directory(lines, counties, _read("plans", overlay, plan), _read("caregiver_centers", overlay, plan))


def _read(file: str, overlay: Path | None, read: Callable[[str, Entry], T]) -> Mapping[str, T]:
    """Every entry of a file by its name, with the overlay's entries laid over ours."""
    ours = dict(_entries(FOLDER, file))
    entries = dict(ours)
    for name, laid in _entries(overlay, file) if overlay else ():
        if file == "counties" and name not in ours:
            raise UnreadableInput(f"{file}.yaml: there is no county {name!r}; expected '01' to '58'. {HOW_TO}")
        entries[name] = _said(file, name, partial(merged, ours.get(name, {}), laid))
    return {name: _said(file, name, partial(read, name, entry)) for name, entry in entries.items()}


def _entries(folder: Path, file: str) -> Iterator[tuple[str, Entry]]:
    """The entries of a file with what they share put in; none when an overlay lacks the file."""
    path = folder / f"{file}.yaml"
    if folder != FOLDER and not path.is_file():
        return
    try:
        content = read_yaml(path)
        refuse_unknown(content, ("source", "tty", FILES[file]))
        shared = {name: content[name] for name in ("source", "tty") if name in content}
        found = content.get(FILES[file])
        if not isinstance(found, dict):
            raise BadEntry(f"it holds nothing; expected `{FILES[file]}:` and entries by their names")
        for name, entry in found.items():
            if not isinstance(name, str) or not isinstance(entry, dict):
                raise BadEntry(
                    f"{name!r} is not an entry; expected a name (in quotes if it is a number) and its fields"
                )
            yield name, {**shared, **entry}
    except (yaml.YAMLError, BadEntry, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path.name}: {' '.join(str(error).split())}. {HOW_TO}") from error


def _said(file: str, name: str, read: Callable[[], T]) -> T:
    """What `read` returns, or the sentence that says where it went wrong."""
    try:
        return read()
    except BadEntry as error:
        raise UnreadableInput(f"{file}.yaml: {name}: {error}. {HOW_TO}") from error


def _county(code: str, entry: Entry) -> County:
    refuse_unknown(entry, ("name", "mental_health", "source", "tty", "checked_on"))
    name = read_name(entry)
    if not entry.get("mental_health"):
        return County(code, name)
    told = {field: entry[field] for field in ("source", "tty", "checked_on") if field in entry}
    line = read_line(f"county_{code}", {"numbers": entry["mental_health"], **told})
    return County(code, name, replace(line, hours="24/7"))


def _plan(codes: Mapping[str, str], code: str, entry: Entry) -> ListedPlan:
    own: dict[str, Any] = {"name": read_name(entry), "serves": read_serves(entry.get("serves"), codes)}
    line = read_line(code, {field: value for field, value in entry.items() if field not in own})
    plan = ListedPlan(code, line=line, **own)
    if day := plan.day_without_number():
        raise BadEntry(f"it serves a county on {day} without a number; expected one on every day it serves")
    return plan

"""Numbers from policy: dated, cited values in YAML, read as they stood on a day.

A file `parameters/ecm/adult_age.yaml` holds the parameter `ecm.adult_age`; a file with `parameters:` holds a family.
A deployment may lay an overlay folder over it, with the same schema; its values replace ours, date by date.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from wayfellow.rules.language.source import Source
from wayfellow.rules.problems import UnreadableInput

FOLDER = Path(__file__).parent.parent / "parameters"


@dataclass(frozen=True)
class Parameter:
    """A number of policy with its unit, its dated values and where it is said."""

    name: str
    description: str
    unit: str
    values: tuple[tuple[date, int], ...]
    source: Source

    def on(self, day: date) -> int:
        """The value in force on `day`. Raises UnreadableInput before its first date."""
        at = bisect_right(self.values, day, key=lambda entry: entry[0])
        if not at:
            raise UnreadableInput(
                f"{self.name} has no value on {day}: its first is from {self.values[0][0]}. Use a later --as-of day."
            )
        return self.values[at - 1][1]


class Parameters(Mapping[str, Parameter]):
    """All parameters of a deployment: ours, with its overlay laid over them."""

    def __init__(self, entries: Mapping[str, Parameter]) -> None:
        self._entries = dict(entries)
        told = repr([(p.name, p.unit, p.values) for _, p in sorted(self._entries.items())])
        self.hash = hashlib.sha256(told.encode()).hexdigest()[:12]

    def __getitem__(self, name: str) -> Parameter:
        return self._entries[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def replaced(self, name: str, value: int) -> Parameters:
        """The same parameters with one value changed on every day: for `what if`, and for mutants."""
        old = self._entries[name]
        changed = Parameter(old.name, old.description, old.unit, ((date.min, value),), old.source)
        return Parameters({**self._entries, name: changed})


@cache
def load_parameters(overlay: Path | None = None) -> Parameters:
    """Read our parameters, and lay `overlay` over them. Raises UnreadableInput with the file and what is wrong."""
    ours = dict(_read_folder(FOLDER))
    for name, laid in _read_folder(overlay) if overlay else ():
        if name not in ours:
            raise UnreadableInput(
                f"The overlay names {name}, which is not a parameter. Compare with `wayfellow where`."
            )
        values = tuple(sorted({**dict(ours[name].values), **dict(laid.values)}.items()))
        ours[name] = Parameter(name, ours[name].description, ours[name].unit, values, laid.source)
    return Parameters(ours)


def _read_folder(folder: Path) -> Iterator[tuple[str, Parameter]]:
    if not folder.is_dir():
        raise UnreadableInput(f"{folder.name} is not a folder of parameters.")
    for path in sorted(folder.rglob("*.yaml")):
        stem = ".".join(path.relative_to(folder).with_suffix("").parts)
        try:
            entries = yaml.safe_load(path.read_text())
            family = entries.get("parameters", {None: entries})
            for part, entry in family.items():
                name = stem if part is None else f"{stem}.{part}"
                yield name, _read_parameter(name, entry, entries.get("source"))
        except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
            why = " ".join(str(error).split())
            raise UnreadableInput(
                f"{path.name}: not a parameter file ({type(error).__name__}: {why}). Expected description, unit, "
                "values by date and source; see docs/how-to/change-a-number.md."
            ) from error


def _read_parameter(name: str, entry: Mapping[str, Any], family_source: Mapping[str, str] | None) -> Parameter:
    values = tuple(sorted(entry["values"].items()))
    if not values or not all(type(day) is date and type(value) is int and value >= 0 for day, value in values):
        raise ValueError("values must be whole numbers, 0 or more, by date")
    source = Source(**(entry.get("source") or family_source or {}))
    return Parameter(name, entry["description"], entry["unit"], values, source)

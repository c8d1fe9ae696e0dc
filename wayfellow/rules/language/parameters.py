"""Numbers, words and lists of codes from policy: dated, cited values in YAML, read as they stood on a day.

A file `parameters/ecm/adult_age.yaml` holds the parameter `ecm.adult_age`; a file with `parameters:` holds a family.
A deployment may lay an overlay folder over it, with the same schema; its values replace ours, date by date.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from wayfellow.rules.language.source import Source
from wayfellow.rules.problems import UnreadableInput

FOLDER = Path(__file__).parent.parent / "parameters"


Value = int | str | tuple[str, ...]
"""A whole number, one word such as EITHER_OR, or a list of codes."""


@dataclass(frozen=True)
class Parameter:
    """A value of policy with its unit, its dated values and where it is said. one_of: the words it may hold."""

    name: str
    description: str
    unit: str
    values: tuple[tuple[date, Value], ...]
    source: Source
    one_of: tuple[str, ...] = ()

    @property
    def kind(self) -> type:
        return type(self.values[0][1])

    def on(self, day: date) -> Value:
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

    @cached_property
    def families(self) -> Mapping[str, Mapping[str, Parameter]]:
        """The parameters of each family (the name before the last dot) by the last part of their name."""
        found: dict[str, dict[str, Parameter]] = {}
        for name, parameter in self._entries.items():
            family, _dot, own = name.rpartition(".")
            found.setdefault(family, {})[own] = parameter
        return found

    def replaced(self, name: str, value: Value) -> Parameters:
        """The same parameters with one value changed on every day: for `what if`, and for mutants."""
        return Parameters({**self._entries, name: replace(self._entries[name], values=((date.min, value),))})


@cache
def load_parameters(overlay: Path | None = None) -> Parameters:
    """Read our parameters, and lay `overlay` over them. Raises UnreadableInput with the file and what is wrong."""
    ours = dict(_read_folder(FOLDER))
    for name, laid in _read_folder(overlay) if overlay else ():
        if name not in ours:
            raise UnreadableInput(
                f"The overlay names {name}, which is not a parameter. Compare with `wayfellow where`."
            )
        ours[name] = _laid_over(ours[name], laid)
    return Parameters(ours)


def _laid_over(ours: Parameter, laid: Parameter) -> Parameter:
    """Ours with the days of an overlay; it may change what a value is, not what sort of value it is."""
    if laid.kind is not ours.kind:
        wanted = {int: "whole numbers", str: "words", tuple: "lists of codes"}[ours.kind]
        raise UnreadableInput(f"The overlay gives {ours.name} another sort of value; expected {wanted}.")
    strange = {value for _day, value in laid.values} - set(ours.one_of) if ours.one_of else set()
    if strange:
        raise UnreadableInput(f"The overlay gives {ours.name} a word it cannot hold; use {', '.join(ours.one_of)}.")
    values = tuple(sorted({**dict(ours.values), **dict(laid.values)}.items()))
    return replace(ours, values=values, source=laid.source)


def _read_folder(folder: Path) -> Iterator[tuple[str, Parameter]]:
    if not folder.is_dir():
        raise UnreadableInput(f"{folder.name} is not a folder of parameters.")
    for path in sorted(folder.rglob("*.yaml")):
        stem = ".".join(path.relative_to(folder).with_suffix("").parts)
        try:
            entries = yaml.safe_load(path.read_text())
            family = entries.get("parameters", {None: entries})
            shared = {name: entries[name] for name in ("source", "unit", "one_of") if name in entries}
            for part, entry in family.items():
                name = stem if part is None else f"{stem}.{part}"
                yield name, _read_parameter(name, {**shared, **entry})
        except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
            why = " ".join(str(error).split())
            raise UnreadableInput(
                f"{path.name}: not a parameter file ({type(error).__name__}: {why}). Expected description, unit, "
                "values by date and source; see docs/how-to/change-a-number.md."
            ) from error


def _read_parameter(name: str, entry: Mapping[str, Any]) -> Parameter:
    values = tuple(sorted((day, _read_value(value)) for day, value in entry["values"].items()))
    one_of = tuple(entry.get("one_of", ()))
    if not values or not all(type(day) is date for day, _value in values):
        raise ValueError("values must stand by date")
    if len({type(value) for _day, value in values}) > 1:
        raise ValueError("values must all be numbers, all words, or all lists")
    if one_of and not {value for _day, value in values} <= set(one_of):
        raise ValueError(f"values must be among {', '.join(one_of)}")
    return Parameter(name, entry["description"], entry["unit"], values, Source(**entry.get("source", {})), one_of)


def _read_value(written: Any) -> Value:
    if isinstance(written, list) and all(isinstance(code, str) and code for code in written):
        return tuple(written)
    if isinstance(written, str) and written:
        return written
    if type(written) is int and written >= 0:
        return written
    raise ValueError("a value is a whole number, 0 or more, a word, or a list of codes")

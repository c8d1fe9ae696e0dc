"""Groups of codes: versioned, cited, matched by prefix with dots ignored (`F84` holds `F84.0`).

`_` in a prefix is any one character, after the category: `T40.__1` holds `T40.1X1A` and `T40.411A`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml

from wayfellow.rules.language.source import Source

FOLDER = Path(__file__).parent.parent / "value_sets"


ANY = "_"
"""Stands for any one character of a code."""


def plain_code(code: str) -> str:
    """A code as we compare it: no dots, no spaces around it, capitals."""
    return code.strip().replace(".", "").upper()


def begins(code: str, prefix: str) -> bool:
    """Whether a plain code begins with a prefix, in which `_` is any one character."""
    if ANY not in prefix:
        return code.startswith(prefix)
    return len(code) >= len(prefix) and all(one in (ANY, has) for one, has in zip(prefix, code, strict=False))


@dataclass(frozen=True)
class ValueSet:
    """Codes that mean one thing. `kind` is `icd10` or `place`; `label` says how sensitive it is to be in the set."""

    name: str
    title: str
    kind: str
    version: str
    codes: tuple[str, ...]
    source: Source
    label: str = ""
    excluded: tuple[str, ...] = ()

    def holds(self, code: str) -> bool:
        plain = plain_code(code)
        return any(begins(plain, prefix) for prefix in self.codes) and not plain.startswith(self.excluded)


@cache
def load_value_sets() -> Mapping[str, ValueSet]:
    """Every value set by name."""
    found: dict[str, ValueSet] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        content = yaml.safe_load(path.read_text())
        for name, entry in content["sets"].items():
            codes = tuple(sorted({code for text in entry["codes"] for code in _spread(str(text))}))
            excluded = tuple(sorted(plain_code(text) for text in entry.get("except", ())))
            source = Source(**(entry.get("source") or content["source"]))
            found[name] = ValueSet(
                name,
                entry["title"],
                content["kind"],
                content["version"],
                codes,
                source,
                entry.get("label", ""),
                excluded,
            )
    return found


@cache
def value_sets_hash() -> str:
    told = repr(sorted((s.name, s.version, s.codes, s.excluded) for s in load_value_sets().values()))
    return hashlib.sha256(told.encode()).hexdigest()[:12]


@lru_cache(maxsize=200_000)
def sets_of(kind: str, code: str) -> tuple[str, ...]:
    """The names of the value sets that hold a code, as it is written."""
    return tuple(one.name for one in load_value_sets().values() if one.kind == kind and one.holds(code))


def _spread(text: str) -> list[str]:
    """`F20-F29` is ten prefixes; anything else is one."""
    first, dash, last = (plain_code(part) for part in text.partition("-"))
    if not dash:
        return [first]
    letters = first.rstrip("0123456789")
    width = len(first) - len(letters)
    return [
        f"{letters}{number:0{width}d}" for number in range(int(first[len(letters) :]), int(last[len(letters) :]) + 1)
    ]

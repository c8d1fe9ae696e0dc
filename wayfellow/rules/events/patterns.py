"""The patterns of `patterns.yaml`, read once. Both engines read the same patterns; neither calls the other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Codes:
    """Codes of one width, as ranges with both ends included: `0450-0459`, or a single `0981`."""

    ranges: tuple[tuple[str, str], ...]

    def holds(self, code: str) -> bool:
        return any(first <= code <= last and len(code) == len(first) for first, last in self.ranges)

    def __bool__(self) -> bool:
        return bool(self.ranges)


@dataclass(frozen=True)
class Pattern:
    """What a line looks like: institutional lines have a bill type and a revenue code, professional ones neither."""

    bill_types: tuple[str, ...] = ()
    revenue: Codes = Codes(())
    places: tuple[str, ...] = ()
    procedures: Codes = Codes(())


@dataclass(frozen=True)
class Patterns:
    version: str
    ed_institutional: Pattern
    ed_professional: Pattern
    stays: tuple[StayPattern, ...]
    dated_by_admission: tuple[str, ...]
    unplanned: tuple[str, ...]
    planned: tuple[str, ...]
    delivery_diagnoses: tuple[str, ...]
    delivery_drg: tuple[str, ...]
    complicated_drg: tuple[str, ...]


@dataclass(frozen=True)
class StayPattern:
    """secondary: a stay only where no primary claim touches it (Part B inpatient, professional lines)."""

    setting: str
    secondary: bool
    pattern: Pattern


def _codes(texts: list[str]) -> Codes:
    return Codes(tuple((first, last or first) for first, _, last in (text.partition("-") for text in texts)))


def _pattern(entry: dict[str, Any]) -> Pattern:
    return Pattern(
        tuple(entry.get("bill_types", ())),
        _codes(entry.get("revenue", [])),
        tuple(entry.get("places", ())),
        _codes(entry.get("procedures", [])),
    )


@cache
def load_patterns() -> Patterns:
    content = yaml.safe_load((Path(__file__).parent / "patterns.yaml").read_text())
    stays = tuple(
        StayPattern(setting, kind != "institutional", _pattern(content[key][kind]))
        for key, setting in (("hospital", "HOSPITAL"), ("short_term_snf", "SHORT_TERM_SNF"))
        for kind in ("institutional", "secondary", "professional")
    )
    delivery = content["uncomplicated_delivery"]
    return Patterns(
        version=content["version"],
        ed_institutional=_pattern(content["ed_visit"]["institutional"]),
        ed_professional=_pattern(content["ed_visit"]["professional"]),
        stays=stays,
        dated_by_admission=tuple(content["dated_by_admission"]),
        unplanned=tuple(content["admission_types"]["unplanned"]),
        planned=tuple(content["admission_types"]["planned"]),
        delivery_diagnoses=tuple(delivery["principal_diagnosis"]),
        delivery_drg=tuple(delivery["drg"]),
        complicated_drg=tuple(delivery["unless_drg"]),
    )

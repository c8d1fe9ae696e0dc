"""The lists of codes of `codes.yaml`, `answers.yaml` and `snomed.yaml`, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from wayfellow.screening.inputs.fhir.elements import codings, text


@cache
def listed(name: str) -> Mapping[str, Any]:
    """The content of a list: `codes`, `answers` or `snomed`."""
    content: dict[str, Any] = yaml.safe_load((Path(__file__).parent / f"{name}.yaml").read_text())
    return content


@cache
def _systems() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(urls) for name, urls in listed("codes")["systems"].items()}


def codes_in(system: str, concept: Any) -> list[str]:
    """The codes of one system (`icd10`, `snomed`, `npi`, `payment`, `rxnorm`, `procedure`) in an element."""
    urls = _systems()[system]
    return [coding.code for coding in codings(concept) if coding.system in urls]


def is_of(system: str, url: object) -> bool:
    return text(url) in _systems()[system]


@cache
def _translated() -> Mapping[str, str]:
    return {str(code): icd10 for code, icd10 in listed("snomed")["codes"].items()}


def diagnoses_in(concept: Any) -> list[str]:
    """ICD-10-CM as coded; where it is not, what our small list makes of SNOMED CT."""
    return codes_in("icd10", concept) or [
        _translated()[code] for code in codes_in("snomed", concept) if code in _translated()
    ]


@dataclass(frozen=True)
class Drug:
    """A drug for addiction, and how to tell it from the same drug given for something else."""

    name: str
    ingredients: tuple[str, ...]
    names: tuple[str, ...]
    unless: tuple[str, ...] = ()
    only_if: tuple[str, ...] = ()

    def is_given(self, concept: Any, *, for_addiction: bool) -> bool:
        """for_addiction: the reason given is a substance use condition."""
        shown = " ".join(coding.display for coding in codings(concept)).lower()
        named = any(name in shown for name in self.names)
        if not named and not set(self.ingredients) & set(codes_in("rxnorm", concept)):
            return False
        if for_addiction:
            return True
        return not any(word in shown for word in self.unless) and (
            not self.only_if or any(word in shown for word in self.only_if)
        )


@cache
def drugs() -> tuple[Drug, ...]:
    return tuple(
        Drug(name, **{part: tuple(words) for part, words in entry.items()})
        for name, entry in listed("codes")["drugs"].items()
    )

"""Findings: what each population came to for one person, in words, with the rules that decided it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from wayfellow.rules.ecm.questions import Nearness, nearness
from wayfellow.rules.ecm.wording import reason
from wayfellow.rules.events.patterns import load_patterns
from wayfellow.rules.language.evaluate import Standing, because, stands
from wayfellow.rules.language.parameters import Parameters
from wayfellow.rules.language.rule import Moment, Rule
from wayfellow.rules.language.truth import MET
from wayfellow.rules.language.value_sets import value_sets_hash


@dataclass(frozen=True)
class Finding:
    population: str
    word: str
    criteria: tuple[str, ...]  # the codes of the rules that decided it
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Findings:
    """Every population for one person, and how near the person is."""

    each: tuple[Finding, ...]
    nearness: Nearness
    limbs: tuple[str, ...]  # the criteria about the person's need that are met

    @property
    def met(self) -> tuple[str, ...]:
        return tuple(finding.population for finding in self.each if finding.word == "met")


def findings(populations: Sequence[Rule], standing: Standing, moment: Moment) -> Findings:
    found = []
    met_limbs: dict[str, None] = {}
    for population in populations:
        truth = stands(population.when, standing, population.code)
        deciding = list(dict.fromkeys(because(population.when, standing, population.code)))
        words = [reason(rule, stands(rule, standing, population.code), moment) for rule in deciding]
        found.append(Finding(population.code, truth.word, tuple(rule.code for rule in deciding), tuple(words)))
        if truth == MET:
            met_limbs |= {r.name: None for r in deciding if r.is_sign and stands(r, standing, population.code) == MET}
    return Findings(tuple(found), nearness(populations, standing), tuple(met_limbs))


def rule_version(populations: Sequence[Rule], parameters: Parameters) -> str:
    """Twelve characters that change when a rule, a number, a code group or an event pattern does."""
    told = "\n".join((_rules_told(tuple(populations)), parameters.hash, value_sets_hash(), repr(load_patterns())))
    return hashlib.sha256(told.encode()).hexdigest()[:12]


@cache
def _rules_told(populations: tuple[Rule, ...]) -> str:
    told = repr([(population.code, population.when) for population in populations])
    return _SET.sub(lambda found: "frozenset({" + ", ".join(sorted(found[1].split(", "))) + "})", told)


_SET = re.compile(r"frozenset\({(.*?)}\)")
"""A set prints in any order, and a version must not depend on it."""

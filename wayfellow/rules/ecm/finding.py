"""Findings: what each population came to for one person and what follows, in words, with the rules that decided it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from wayfellow.rules.ecm.cautions import Caution, cautions
from wayfellow.rules.ecm.disposition import Decision, decide
from wayfellow.rules.ecm.questions import Nearness, nearness
from wayfellow.rules.ecm.wording import reason
from wayfellow.rules.events.patterns import load_patterns
from wayfellow.rules.language.evaluate import Standing, because, stands
from wayfellow.rules.language.law import Law
from wayfellow.rules.language.parameters import Parameters
from wayfellow.rules.language.rule import Moment
from wayfellow.rules.language.truth import MET
from wayfellow.rules.language.value_sets import value_sets_hash
from wayfellow.rules.language.versions import version_of, written


@dataclass(frozen=True)
class Finding:
    population: str
    word: str
    criteria: tuple[str, ...]  # the codes of the rules that decided it
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Findings:
    """Every population for one person, how near the person is, and what follows (None without rules that decide it).

    limbs: the criteria about the person's need that are met. reasons: of what follows, the deciding rules first.
    """

    each: tuple[Finding, ...]
    nearness: Nearness
    limbs: tuple[str, ...]
    decision: Decision | None
    cautions: tuple[Caution, ...]
    reasons: tuple[str, ...]

    @property
    def met(self) -> tuple[str, ...]:
        return tuple(finding.population for finding in self.each if finding.word == "met")


def findings(law: Law, standing: Standing, moment: Moment) -> Findings:
    found = []
    met_limbs: dict[str, None] = {}
    for population in law.populations:
        truth = standing.of(population)
        deciding = list(dict.fromkeys(because(population.when, standing, population.code)))
        words = [reason(rule, stands(rule, standing, population.code), moment) for rule in deciding]
        found.append(Finding(population.code, truth.word, tuple(rule.code for rule in deciding), tuple(words)))
        if truth == MET:
            met_limbs |= {r.name: None for r in deciding if r.is_sign and stands(r, standing, population.code) == MET}
    near = nearness(law.populations, standing)
    decision = decide(law, standing) if law.deciding else None
    said = [reason(rule, standing.base[rule.code], moment) for rule in decision.because] if decision else []
    wanted = {one.population for one in found if one.word == "met"} or {near.closest}
    said += [text for one in found if one.population in wanted for text in one.reasons]
    seen = tuple(cautions(law, standing, [code for one in found if one.word == "met" for code in one.criteria]))
    return Findings(tuple(found), near, tuple(met_limbs), decision, seen, tuple(said))


def rule_version(law: Law, parameters: Parameters) -> str:
    """Twelve characters that change when a rule, a number, a code group or an event pattern does."""
    return version_of(_rules_told(law), parameters.hash, value_sets_hash(), repr(load_patterns()))


@cache
def _rules_told(law: Law) -> str:
    return written([(rule.code, rule.when) for rule in (*law.populations, *law.deciding)])

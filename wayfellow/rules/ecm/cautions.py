"""What a reader must know beside a result: an assumption that was made, a default that was used, a day that cannot be.

Source: ECM specification § 0 (result record, `warnings`) and § 0.2 (defaults).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from wayfellow.rules.ecm.continuity import CONTINUITY
from wayfellow.rules.ecm.gate import G1, G2, G5, SAME_PROVIDER
from wayfellow.rules.ecm.overlap import G4
from wayfellow.rules.ecm.streamlined import PAIRS, STREAMLINED
from wayfellow.rules.facts import DEFAULTS, VOCABULARY
from wayfellow.rules.language.evaluate import Standing
from wayfellow.rules.language.law import Law
from wayfellow.rules.language.rule import FactTest, walk
from wayfellow.rules.language.truth import CONFLICT, MET, NOT_MET, UNKNOWN


@dataclass(frozen=True)
class Caution:
    """code: the kind. fact: what it is about. text: one sentence."""

    code: str
    fact: str
    text: str

    def __str__(self) -> str:
        return f"{self.code} {self.fact}: {self.text}"


AGE_UNKNOWN = Caution(
    "AGE_UNKNOWN",
    "date_of_birth",
    "Nobody said when the person was born, or sources disagree; adult windows are counted.",
)
NOT_CHECKED = Caution(
    "MEMBERSHIP_NOT_CHECKED", "medi_cal_delivery", "Nobody said whether a Medi-Cal plan covers the person."
)
NOT_ASKED = Caution("PROGRAMS_NOT_ASKED", "programs", "Nobody said which other programs the person is in.")
IMPLAUSIBLE = Caution(
    "DATE_IMPLAUSIBLE",
    "last_ecm_service",
    "The last service lies after the end of the previous plan, or sources disagree about it.",
)
NOT_PAYABLE = Caution(
    "NOT_PAYABLE_AS_STREAMLINED",
    "ecm_provider_types",
    "The provider may not begin before the decision for any group the person may belong to, the person is not in the"
    " plan, or another provider is authorized: the request is decided as usual, and paid from its approval on.",
)


def cautions(law: Law, standing: Standing, met: Iterable[str]) -> Iterator[Caution]:
    """met: the criteria that decided a population which is met."""
    if any(standing.base[code].undetermined for code in ages(law)):
        yield AGE_UNKNOWN
    if not law.deciding:
        return
    base = standing.base
    if base[G1.code] == UNKNOWN:
        yield NOT_CHECKED
    if base[G4.code] == UNKNOWN:
        yield NOT_ASKED
    if base[CONTINUITY.code] == CONFLICT:
        yield IMPLAUSIBLE
    if base[STREAMLINED.code] == MET and not payable_at_once(law, standing):
        yield NOT_PAYABLE
    counted = {*met, *(rule.code for rule in (G2, G5, CONTINUITY) if base[rule.code] == MET)}
    readers = reading_defaults(law)
    for fact in DEFAULTS:
        if fact in standing.assumed and counted & readers.get(fact, frozenset()):
            text = f"Nobody said; {VOCABULARY[fact].default} is assumed."
            yield Caution("DEFAULT_USED", fact, text)


def payable_at_once(law: Law, standing: Standing) -> bool:
    """Whether a streamlined request may be paid before the decision (ECM specification § 2.4)."""
    base = standing.base
    fits = any(
        base[PAIRS[population.code].code] == MET and standing.of(population).possible
        for population in law.populations
        if population.code in PAIRS
    )
    elsewhere = base[G5.code] == NOT_MET and base[SAME_PROVIDER.code] != MET
    return fits and base[G1.code] == MET and not elsewhere


@cache
def ages(law: Law) -> tuple[str, ...]:
    """The rules that read the birth date and nothing else."""
    return tuple(
        code
        for code, rule in law.rules.items()
        if isinstance(rule.when, FactTest) and rule.when.fact == "date_of_birth"
    )


@cache
def reading_defaults(law: Law) -> Mapping[str, frozenset[str]]:
    """The rules that read a fact which has a default, by fact."""
    return {
        fact: frozenset(
            code
            for code, rule in law.rules.items()
            if any(isinstance(part, FactTest) and part.fact == fact for part in walk(rule.when))
        )
        for fact in DEFAULTS
    }

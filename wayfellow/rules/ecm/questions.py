"""What is not known yet, how far each population is from being met, and the one question that would help most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from wayfellow.rules.facts import VOCABULARY
from wayfellow.rules.language.evaluate import Standing, because, stands
from wayfellow.rules.language.facts import Effort
from wayfellow.rules.language.rule import AllOf, AnyOf, Ask, AtLeastOf, Expression, Rule, rules_in
from wayfellow.rules.language.truth import CONFLICT, MET

NEVER = 99
"""More answers than any person has: this population cannot be met any more."""

EFFORT = {effort: rank for rank, effort in enumerate(Effort)}


@dataclass(frozen=True)
class Question:
    """One thing to ask: `fact` is its name in files, `text` the sentence a person is asked."""

    fact: str
    text: str
    completes: tuple[str, ...]  # populations a good answer would make met
    advances: tuple[str, ...]  # populations a good answer would bring nearer


@lru_cache(maxsize=10_000)
def leaves(expression: Expression) -> tuple[Rule, ...]:
    """The criteria a population is put together from (not the criteria inside those)."""
    if isinstance(expression, Rule):
        return (expression,)
    return tuple(rule for part in expression.parts() for rule in leaves(part))


@lru_cache(maxsize=10_000)
def reads(population: Rule) -> frozenset[str]:
    """The criteria a population is put together from, by code."""
    return frozenset(leaf.code for leaf in leaves(population.when))


def answers_needed(expression: Expression, standing: Standing, population: str) -> int:
    """The fewest criteria that would have to be settled, each in the person's favor; NEVER if none could do it."""
    truth = stands(expression, standing, population)
    if truth == MET:
        return 0
    if not truth.possible:
        return NEVER
    if isinstance(expression, Rule):
        return 1
    needed = sorted(answers_needed(part, standing, population) for part in expression.parts())
    if isinstance(expression, AllOf):
        return min(NEVER, sum(needed))
    if isinstance(expression, AnyOf):
        return needed[0]
    if isinstance(expression, AtLeastOf):
        return min(NEVER, sum(needed[: expression.k]))
    return 1


def shows_a_sign(population: Rule, standing: Standing) -> bool:
    """Whether one favorable answer would complete a population for which something already speaks.

    Something speaks when a criterion about the person's need (not an age) is met on the way, or when so much is
    counted that the answer is about the last event.
    """
    for leaf in leaves(population.when):
        if stands(leaf, standing, population.code).code != 1:
            continue
        asked_together = [other.code for other in leaves(population.when) if leaf.asks and other.asks == leaf.asks]
        supposed = standing.supposing([leaf.code, *asked_together])
        if supposed.of(population) != MET:
            continue
        answered = {leaf.code, *asked_together}
        support = [rule for rule in because(population.when, supposed, population.code) if rule.code not in answered]
        if leaf.code in standing.nearly or any(_speaks(rule, standing, population.code) for rule in support):
            return True
    return False


def _speaks(rule: Rule, standing: Standing, population: str) -> bool:
    return rule.is_sign and stands(rule, standing, population) == MET


def best_question(populations: Sequence[Rule], standing: Standing) -> Question | None:
    """The question whose good answer completes most populations; then the least sensitive; then the easiest.

    None when nothing is open: every population is met or ruled out.
    """
    questions = open_questions(populations, standing)
    return questions[0] if questions else None


def open_questions(populations: Sequence[Rule], standing: Standing) -> list[Question]:
    """Every question that would bring some population nearer, the best first."""
    before = {p.code: answers_needed(p.when, standing, p.code) for p in populations}
    open_rules = {
        leaf.code: leaf
        for population in populations
        if 0 < before[population.code] < NEVER
        for leaf in leaves(population.when)
        if stands(leaf, standing, population.code).undetermined
    }
    by_answer: dict[Ask, list[str]] = {}
    for rule in open_rules.values():
        if rule.asks:
            by_answer.setdefault(rule.asks, []).append(rule.code)
    completes: dict[str, list[str]] = {}
    advances: dict[str, list[str]] = {}
    texts: dict[str, str] = {}
    for ask, codes in by_answer.items():
        supposed = standing.supposing(codes)
        for population in populations:
            if reads(population).isdisjoint(codes):
                continue
            after = answers_needed(population.when, supposed, population.code)
            if after < before[population.code]:
                advances.setdefault(ask.fact, []).append(population.code)
                if not after:
                    completes.setdefault(ask.fact, []).append(population.code)
        texts.setdefault(ask.fact, ask.question or VOCABULARY[ask.fact].question)
    found = [
        Question(fact, texts[fact], tuple(dict.fromkeys(completes.get(fact, ()))), tuple(dict.fromkeys(advances[fact])))
        for fact in advances
    ]
    return sorted(found, key=_rank)


def _rank(question: Question) -> tuple[int, bool, int, int]:
    """The order of `rules-engine`: what it completes, then least sensitive, then easiest, then what it advances."""
    known = VOCABULARY.get(question.fact)
    sensitive = bool(known and known.label)
    effort = EFFORT[known.effort if known else Effort.A_JUDGEMENT]
    return (-len(question.completes), sensitive, effort, -len(question.advances))


def unknowns(population: Rule, standing: Standing) -> list[Rule]:
    """The criteria of one population that are not settled."""
    return [rule for rule in rules_in(population.when) if standing.base[rule.code].undetermined]


@dataclass(frozen=True)
class Nearness:
    """How near a person is: `met`, `one_answer_away`, `conflict` or `no_sign`; to which population; what to ask."""

    word: str
    closest: str = ""
    ask: str = ""


def nearness(populations: Sequence[Rule], standing: Standing) -> Nearness:
    """Where a person stands over all populations: screened people mostly have unknowns; this says whom to call."""
    truths = {population.code: standing.of(population) for population in populations}
    for population in populations:
        if truths[population.code] == MET:
            return Nearness("met", population.code)
    question = best_question(populations, standing)
    near = [p for p in populations if truths[p.code].code == 1 and shows_a_sign(p, standing)]
    if near:
        asked = best_question(near, standing)
        return Nearness("one_answer_away", _closest(near, asked), asked.fact if asked else "")
    for population in populations:
        if truths[population.code] == CONFLICT:
            settling = best_question([population], standing)
            return Nearness("conflict", population.code, settling.fact if settling else "")
    return Nearness("no_sign", "", question.fact if question else "")


def _closest(near: Sequence[Rule], asked: Question | None) -> str:
    completed = [p.code for p in near if asked and p.code in asked.completes]
    return completed[0] if completed else near[0].code

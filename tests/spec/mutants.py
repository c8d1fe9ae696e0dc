"""Every small mistake one could make in a rule: an operator, a bound, a code, a sign, a number, a pattern, a set.

A mutant is a rule with one mistake in it. The tables must notice each of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from wayfellow.rules.events.patterns import Codes, Pattern, Patterns, StayPattern
from wayfellow.rules.facts import VOCABULARY
from wayfellow.rules.language.facts import FactType
from wayfellow.rules.language.rule import (
    AllOf,
    AnyOf,
    Attested,
    CountTest,
    DaysBetween,
    Evidenced,
    Expression,
    FactTest,
    Not,
    Operator,
    Rule,
)
from wayfellow.rules.language.value_sets import ValueSet


@dataclass(frozen=True)
class Mutant:
    kind: str
    what: str
    rule: Rule  # the sound one
    changed: Rule


def mutants_of(rule: Rule) -> Iterator[Mutant]:
    """Every mutant of one named rule; the named rules inside it have their own."""
    seen: Counter[str] = Counter()
    for kind, what, when in variants(rule.when):
        seen[what] += 1  # the same test may stand in a rule twice
        again = f" ({seen[what]})" if seen[what] > 1 else ""
        yield Mutant(kind, f"{rule.code}: {what}{again}", rule, replace(rule, when=when))
    for attested in Attested:
        if attested is not rule.attested:
            yield Mutant("attestation", f"{rule.code}: {attested.name}", rule, replace(rule, attested=attested))


def planted(expression: Expression, mutant: Mutant) -> Expression:
    """The same expression with the mutant in the place of its rule."""
    if isinstance(expression, Rule) and expression.code == mutant.rule.code:
        return mutant.changed
    changes: dict[str, Any] = {}
    for own in fields(expression):  # type: ignore[arg-type]
        value = getattr(expression, own.name)
        if isinstance(value, Expression):
            changes[own.name] = planted(value, mutant)
        elif isinstance(value, tuple) and value and all(isinstance(one, Expression) for one in value):
            changes[own.name] = tuple(planted(one, mutant) for one in value)
    return replace(expression, **changes) if changes else expression  # type: ignore[type-var]


def variants(expression: Expression) -> Iterator[tuple[str, str, Expression]]:
    if isinstance(expression, Rule):
        return
    yield from _own_variants(expression)
    for own in fields(expression):  # type: ignore[arg-type]
        value = getattr(expression, own.name)
        if isinstance(value, Expression):
            for kind, what, changed in variants(value):
                yield kind, what, replace(expression, **{own.name: changed})  # type: ignore[type-var]
        elif isinstance(value, tuple) and own.name == "operands":
            for at, one in enumerate(value):
                for kind, what, changed in variants(one):
                    yield kind, what, replace(expression, operands=(*value[:at], changed, *value[at + 1 :]))  # type: ignore[type-var]


def _own_variants(expression: Expression) -> Iterator[tuple[str, str, Expression]]:
    match expression:
        case AllOf(operands=operands) | AnyOf(operands=operands):
            other = AnyOf if isinstance(expression, AllOf) else AllOf
            yield "operator", f"{type(expression).__name__} becomes {other.__name__}", other(operands)
            for at in range(len(operands)):
                left = (*operands[:at], *operands[at + 1 :])
                yield "operand", f"{_named(operands[at])} is left out", type(expression)(left)
        case Not(operand=operand):
            yield "negation", f"not {_named(operand)} becomes {_named(operand)}", operand
        case FactTest():
            yield from _fact_variants(expression)
        case CountTest() | DaysBetween():
            yield from _reckoned_variants(expression)
        case Evidenced(signs=signs):
            for at, sign in enumerate(signs):
                name = sign.fact if isinstance(sign, FactTest) else sign.value_set
                yield "sign", f"{name} is left out", replace(expression, signs=(*signs[:at], *signs[at + 1 :]))


def _reckoned_variants(expression: CountTest | DaysBetween) -> Iterator[tuple[str, str, Expression]]:
    """Of a count, and of the days between two days."""
    if isinstance(expression, CountTest):
        for step in (-1, 1):
            bound = replace(expression.at_least, shift=expression.at_least.shift + step)
            yield "bound", f"{expression.kind} {step:+}", replace(expression, at_least=bound)
        for own in ("kind", "attested"):
            counted = _OTHER_COUNT[getattr(expression, own)]
            yield "count", f"{getattr(expression, own)} becomes {counted}", replace(expression, **{own: counted})  # type: ignore[arg-type]
        return
    for step in (-1, 1):
        bound = replace(expression.at_most, shift=expression.at_most.shift + step)
        yield "bound", f"days between {step:+}", replace(expression, at_most=bound)
    yield "order", "days the other way round", replace(expression, first=expression.then, then=expression.first)
    yield "fallback", "no day before the next membership", replace(expression, day_after=expression.then)


_OTHER_COUNT = {
    "ed_visits": "stays",
    "stays": "ed_visits",
    "attested_ed_visits": "attested_unplanned_stays",
    "attested_unplanned_stays": "attested_ed_visits",
    "bh_ed_visits": "bh_hospitalizations",
    "bh_hospitalizations": "bh_ed_visits",
    "attested_bh_ed_visits": "attested_bh_hospitalizations",
    "attested_bh_hospitalizations": "attested_bh_ed_visits",
}


def _fact_variants(test: FactTest) -> Iterator[tuple[str, str, Expression]]:
    yield "negation", f"not {test.fact} {test.operator.value}", Not(test)
    for code in sorted(test.codes):
        yield "code", f"{test.fact} without {code}", replace(test, codes=test.codes - {code})
    if test.bound:
        other = Operator.AT_MOST if test.operator is Operator.AT_LEAST else Operator.AT_LEAST
        yield "operator", f"{test.fact} {other.value}", replace(test, operator=other)
        for step in (-1, 1):
            bound = replace(test.bound, shift=test.bound.shift + step)
            yield "bound", f"{test.fact} {step:+}", replace(test, bound=bound)
    known = VOCABULARY.get(test.fact)  # the guide has facts of its own
    if known and known.type is FactType.DATE and test.fact != "date_of_birth":
        yield (
            "none",
            f"{test.fact}: NONE {'says nothing' if test.none_is_a_no else 'is a no'}",
            replace(test, none_is_a_no=not test.none_is_a_no),
        )


def _named(expression: Expression) -> str:
    return expression.code if isinstance(expression, Rule) else getattr(expression, "fact", type(expression).__name__)


# Patterns of claim lines


def mutated_patterns(sound: Patterns) -> Iterator[tuple[str, Patterns]]:
    """Every pattern with one code dropped, or one end of a range moved by one."""
    for name in ("ed_institutional", "ed_professional"):
        for what, pattern in _pattern_variants(getattr(sound, name)):
            yield f"{name}: {what}", _changed(sound, name, pattern)
    for at, stay in enumerate(sound.stays):
        for what, pattern in _pattern_variants(stay.pattern):
            changed = StayPattern(stay.setting, stay.secondary, pattern)
            yield f"{stay.setting}: {what}", replace(sound, stays=(*sound.stays[:at], changed, *sound.stays[at + 1 :]))
        flipped = StayPattern(stay.setting, not stay.secondary, stay.pattern)
        yield (
            f"{stay.setting} {at}: secondary",
            replace(sound, stays=(*sound.stays[:at], flipped, *sound.stays[at + 1 :])),
        )
    for name in ("unplanned", "planned", "delivery_diagnoses", "delivery_drg", "complicated_drg"):
        codes = getattr(sound, name)
        for at, code in enumerate(codes):
            yield f"{name}: without {code}", _changed(sound, name, (*codes[:at], *codes[at + 1 :]))


def _pattern_variants(pattern: Pattern) -> Iterator[tuple[str, Pattern]]:
    for name in ("bill_types", "places"):
        codes = getattr(pattern, name)
        for at, code in enumerate(codes):
            yield f"without {name} {code}", _changed(pattern, name, (*codes[:at], *codes[at + 1 :]))
    for name in ("revenue", "procedures"):
        for at, (first, last) in enumerate(getattr(pattern, name).ranges):
            ranges = getattr(pattern, name).ranges
            for what, pair in (
                (f"{name} from {first} + 1", (_moved(first, 1), last)),
                (f"{name} from {first} - 1", (_moved(first, -1), last)),
                (f"{name} to {last} + 1", (first, _moved(last, 1))),
                (f"{name} to {last} - 1", (first, _moved(last, -1))),
            ):
                yield what, _changed(pattern, name, Codes((*ranges[:at], pair, *ranges[at + 1 :])))


def _moved(code: str, step: int) -> str:
    return str(int(code) + step).zfill(len(code))


def _changed(thing: Any, name: str, value: Any) -> Any:
    return replace(thing, **{name: value})


# Sets of codes


def mutated_value_sets(sound: Mapping[str, ValueSet]) -> Iterator[tuple[str, Mapping[str, ValueSet]]]:
    """Every set with one end of a run of codes cut off, the code next to it taken in, or one that is excepted."""
    for name, one in sound.items():
        for first, last in _runs(one.codes):
            for code in dict.fromkeys((first, last)):
                yield f"{name} without {code}", {**sound, name: _with(one, tuple(c for c in one.codes if c != code))}
            for code in (_beside(first, -1), _beside(last, 1)):
                if code and code not in one.codes:
                    yield f"{name} with {code}", {**sound, name: _with(one, (*one.codes, code))}
        for code in one.excluded:
            left = tuple(other for other in one.excluded if other != code)
            yield f"{name} with {code}, excepted", {**sound, name: replace(one, excluded=left)}


def _runs(codes: tuple[str, ...]) -> list[tuple[str, str]]:
    """The first and last of each run of codes that follow one another."""
    runs: list[tuple[str, str]] = []
    for code in codes:
        if runs and code == _beside(runs[-1][1], 1):
            runs[-1] = (runs[-1][0], code)
        else:
            runs.append((code, code))
    return runs


def _beside(code: str, step: int) -> str:
    """The code before or after one that ends in a number; nothing for one that does not, or where the digits end."""
    letters = code.rstrip("0123456789")
    digits = code[len(letters) :]
    number = int(digits) + step if digits else -1
    return f"{letters}{number:0{len(digits)}d}" if 0 <= number < 10 ** len(digits) else ""


def _with(one: ValueSet, codes: tuple[str, ...]) -> ValueSet:
    return replace(one, codes=codes)

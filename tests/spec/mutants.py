"""Every small mistake one could make in a rule: an operator, a bound, a code, a sign, a number, a pattern.

A mutant is a rule with one mistake in it. The tables must notice each of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from wayfellow.rules.events.patterns import Codes, Pattern, Patterns, StayPattern
from wayfellow.rules.language.rule import (
    AllOf,
    AnyOf,
    Attested,
    CountTest,
    Evidenced,
    Expression,
    FactTest,
    Not,
    Operator,
    Rule,
)


@dataclass(frozen=True)
class Mutant:
    kind: str
    what: str
    rule: Rule  # the sound one
    changed: Rule


def mutants_of(rule: Rule) -> Iterator[Mutant]:
    """Every mutant of one named rule; the named rules inside it have their own."""
    for kind, what, when in _variants(rule.when):
        yield Mutant(kind, f"{rule.code}: {what}", rule, replace(rule, when=when))
    for attested in Attested:
        if attested is not rule.attested and rule.attested is not Attested.NEVER:
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


def _variants(expression: Expression) -> Iterator[tuple[str, str, Expression]]:
    if isinstance(expression, Rule):
        return
    yield from _own_variants(expression)
    for own in fields(expression):  # type: ignore[arg-type]
        value = getattr(expression, own.name)
        if isinstance(value, Expression):
            for kind, what, changed in _variants(value):
                yield kind, what, replace(expression, **{own.name: changed})  # type: ignore[type-var]
        elif isinstance(value, tuple) and own.name == "operands":
            for at, one in enumerate(value):
                for kind, what, changed in _variants(one):
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
        case CountTest():
            for step in (-1, 1):
                bound = replace(expression.at_least, shift=expression.at_least.shift + step)
                yield "bound", f"{expression.kind} {step:+}", replace(expression, at_least=bound)
        case Evidenced(signs=signs):
            for at, sign in enumerate(signs):
                name = sign.fact if isinstance(sign, FactTest) else sign.value_set
                yield "sign", f"{name} is left out", replace(expression, signs=(*signs[:at], *signs[at + 1 :]))


def _fact_variants(test: FactTest) -> Iterator[tuple[str, str, Expression]]:
    if test.operator is Operator.TRUE:
        yield "negation", f"not {test.fact}", Not(test)
    for code in sorted(test.codes):
        yield "code", f"{test.fact} without {code}", replace(test, codes=test.codes - {code})
    if test.bound:
        other = Operator.AT_MOST if test.operator is Operator.AT_LEAST else Operator.AT_LEAST
        yield "operator", f"{test.fact} {other.value}", replace(test, operator=other)
        for step in (-1, 1):
            bound = replace(test.bound, shift=test.bound.shift + step)
            yield "bound", f"{test.fact} {step:+}", replace(test, bound=bound)


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
    for name in ("unplanned", "planned", "delivery_diagnoses", "delivery_drg"):
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

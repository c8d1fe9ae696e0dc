"""What a rule is made of, for people who want to check it: the numbers, facts and codes it reads, and its logic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from wayfellow.rules.ecm.register import ECM, POPULATIONS
from wayfellow.rules.facts import VOCABULARY
from wayfellow.rules.language.parameters import Parameters, Value, load_parameters
from wayfellow.rules.language.rule import (
    AllOf,
    AnyOf,
    AtLeastOf,
    Bound,
    CountTest,
    DaysBetween,
    Evidenced,
    Expression,
    FactTest,
    Listed,
    Not,
    Operator,
    Otherwise,
    Presumed,
    Reckoning,
    Rule,
    Seen,
    Sign,
    rules_in,
)
from wayfellow.rules.language.value_sets import load_value_sets

RULES: dict[str, Rule] = {rule.code: rule for rule in POPULATIONS} | dict(ECM.rules)
"""Every population, criterion and deciding rule by code."""


def parameters_of(rule: Rule) -> list[str]:
    """The parameters a rule reads itself or speaks of, not those of the named rules inside it."""
    spoken = [word for text in _texts(rule.when) for word in (text, *re.findall(r"{([\w.]+)}", text))]
    return _known([*re.findall(r"{([\w.]+)}", rule.says), *spoken], load_parameters())


def facts_of(rule: Rule) -> list[str]:
    """The facts a rule reads itself."""
    return _known(list(_texts(rule.when)), VOCABULARY)


def value_sets_of(rule: Rule) -> list[str]:
    """The value sets whose codes speak for a rule itself."""
    return _known(list(_texts(rule.when)), load_value_sets())


def populations_with(rule: Rule) -> list[str]:
    """The populations a criterion stands in."""
    return [one.code for one in POPULATIONS if rule.code in {inner.code for inner in rules_in(one.when)}]


def rules_inside(rule: Rule) -> list[Rule]:
    """The named rules directly inside a rule, not those inside them."""
    return list(dict.fromkeys(_outermost(rule.when)))


def _outermost(expression: Expression) -> Iterator[Rule]:
    if isinstance(expression, Rule):
        yield expression
    else:
        for part in expression.parts():
            yield from _outermost(part)


def _texts(part: Any) -> Iterator[str]:
    """Every text in an expression; among them are the names of what it reads. Stops at named rules."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _texts(one)
    elif is_dataclass(part) and not isinstance(part, Rule | type):
        for one in fields(part):
            yield from _texts(getattr(part, one.name))


def _known(words: list[str], known: Any) -> list[str]:
    return list(dict.fromkeys(word for word in words if word in known))


def shown_number(parameters: Parameters, name: str) -> str:
    """A parameter's dated values in one line: `5 visits from 2022-01-01`."""
    parameter = parameters[name]
    return ", ".join(f"{shown_value(value)} {parameter.unit} from {day}" for day, value in parameter.values)


def shown_value(value: Value) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


Line = tuple[int, str]
"""How deep a line of logic stands, and its words. Names are in backquotes."""


def logic_of(rule: Rule) -> list[Line]:
    """A rule's condition as an indented list, down to the named rules inside it."""
    return list(_logic(rule.when, 0))


def _logic(expression: Expression, depth: int) -> Iterator[Line]:
    match expression:
        case AllOf() | AnyOf() | AtLeastOf():
            yield depth, _heading(expression)
            yield from _each(expression.parts(), depth + 1)
        case Not(operand=FactTest(fact=fact, operator=Operator.TRUE)):
            yield depth, f"`{fact}` is false"
        case Not(operand=operand):
            yield depth, "not:"
            yield from _logic(operand, depth + 1)
        case Evidenced(told=told, signs=signs):
            yield from _logic(told, depth)
            yield depth, "or a sign, which can say yes and never no:"
            yield from ((depth + 1, _sign(sign)) for sign in signs)
        case Otherwise() | Presumed():
            yield from _two_parts(expression, depth)
        case _:
            yield depth, _words(expression)


def _heading(expression: AllOf | AnyOf | AtLeastOf) -> str:
    if isinstance(expression, AtLeastOf):
        return f"at least {expression.k} of:"
    return "all of:" if isinstance(expression, AllOf) else "any of:"


def _two_parts(expression: Otherwise | Presumed, depth: int) -> Iterator[Line]:
    headings = ("", "where nobody said that:")
    if isinstance(expression, Presumed):
        headings = ("taken as met while nobody says otherwise:", "but left unknown when:")
    for heading, part in zip(headings, expression.parts(), strict=False):
        if heading:
            yield depth, heading
        yield from _logic(part, depth + bool(heading))


def _words(expression: Expression) -> str:
    match expression:
        case Rule():
            return f"`{expression.code}`: {expression.title}"
        case FactTest():
            return _test(expression)
        case Seen(sign=sign):
            return _sign(sign)
        case CountTest():
            return (
                f"at least `{expression.at_least.parameter}` {expression.kind.replace('_', ' ')} counted in the last"
                f" `{expression.months}` months, or attested in `{expression.attested}`"
            )
        case DaysBetween():
            return (
                f"from `{expression.first}` to `{expression.then}` it is at most `{expression.at_most.parameter}` days,"
                f" and not the other way round; where nobody told `{expression.then}`, it is the day before"
                f" `{expression.day_after}`"
            )
        case _:
            return f"{type(expression).__name__}: {', '.join(_texts(expression))}"


def _each(operands: tuple[Expression, ...], depth: int) -> Iterator[Line]:
    for operand in operands:
        yield from _logic(operand, depth)


def _sign(sign: Sign | FactTest) -> str:
    if isinstance(sign, FactTest):
        return _test(sign)
    return f"a code of `{sign.value_set}` in the last `{sign.months}` months"


def _test(test: FactTest) -> str:
    if test.listed:
        return f"`{test.fact}` has {_listed(test.listed)}"
    codes = ", ".join(f"`{code}`" for code in _in_order(test))
    match test.operator:
        case Operator.TRUE:
            return f"`{test.fact}` is true"
        case Operator.IN:
            return f"`{test.fact}` is {codes}" if len(test.codes) == 1 else f"`{test.fact}` is one of {codes}"
        case Operator.HAS:
            return f"`{test.fact}` has {codes}" if len(test.codes) == 1 else f"`{test.fact}` has one of {codes}"
        case Operator.AT_LEAST:
            return f"`{test.fact}` is {_bound(test.bound, 'or more', 'or later')}{_none(test)}"
        case Operator.AT_MOST:
            return f"`{test.fact}` is {_bound(test.bound, 'or fewer', 'or earlier')}{_none(test)}"


def _listed(listed: Listed) -> str:
    if not listed.word:
        return f"one of `{listed.parameter}`"
    choice = CHOICES.get(listed.ending, "")
    return f"a program that is `{listed.word}` in `{listed.parameter}`{choice}"


CHOICES = {
    ":ECM": ", and Enhanced Care Management was chosen over it",
    ":OTHER_PROGRAM": ", and it was chosen",
    ":UNDECIDED": ", and nothing was chosen",
}


def _none(test: FactTest) -> str:
    return "" if test.none_is_a_no else " (`NONE` says nothing)"


def _in_order(test: FactTest) -> list[str]:
    """The codes in the order of the vocabulary, others by name."""
    fact = VOCABULARY.get(test.fact)
    order = {code: place for place, code in enumerate(fact.values if fact else ())}
    return sorted(test.codes, key=lambda code: (order.get(code, len(order)), code))


def _bound(bound: Bound | None, of_numbers: str, of_days: str) -> str:
    assert bound is not None
    shift = f" and {bound.shift} more" if bound.shift else ""
    match bound.reckoning:
        case Reckoning.NUMBER:
            return f"`{bound.parameter}`{shift} {of_numbers}"
        case Reckoning.LATEST_BIRTH:
            after = {0: "", 1: "the day after "}.get(bound.shift, f"{bound.shift} days after ")
            return f"{after}the latest birth date that makes somebody `{bound.parameter}` years old, {of_days}"
        case Reckoning.EARLIEST_WITHIN:
            return f"the earliest day within the last `{bound.parameter}` months, {of_days}"
        case Reckoning.DAYS_AHEAD:
            ahead = f"`{bound.parameter}` days after the day asked about" if bound.parameter else "the day asked about"
            return f"{ahead}{shift}, {of_days}"

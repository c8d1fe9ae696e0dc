"""How policy is written down: small expressions over facts, signs and counts, and rules that give them a name.

    HOUSEHOLD = Rule(code="HOM_F.HOUSEHOLD", when=any_of(age_below("ecm.adult_age"), fact("household_has_…")), …)

Expressions are plain frozen data. The plain engine (`evaluate`) reads them for one person, `screening.compile` turns
the same data into columns for everybody, and neither knows the other.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from wayfellow.rules import days
from wayfellow.rules.language.parameters import Parameters
from wayfellow.rules.language.source import Source

Reckoned = TypeVar("Reckoned")


@dataclass(frozen=True)
class Moment:
    """The day a rule is asked about, the end of the look-back windows, and the numbers in force on that day."""

    as_of: date
    parameters: Parameters
    anchor_day: date | None = None
    _known: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, what: Hashable, reckon: Callable[[], Reckoned]) -> Reckoned:
        """What was reckoned for this day before, or is reckoned now: the same numbers serve everybody."""
        if what not in self._known:
            self._known[what] = reckon()
        found: Reckoned = self._known[what]
        return found

    @property
    def anchor(self) -> date:
        return self.anchor_day or self.as_of

    def number(self, parameter: str) -> int:
        value = self.parameters[parameter].on(self.as_of)
        assert isinstance(value, int), f"{parameter} is no number"
        return value

    def codes(self, parameter: str) -> frozenset[str]:
        value = self.parameters[parameter].on(self.as_of)
        assert isinstance(value, tuple), f"{parameter} is no list of codes"
        return frozenset(value)

    def earliest(self, months_parameter: str) -> date:
        """The earliest day that is still within so many months of the day asked about."""
        return self.once(months_parameter, lambda: days.earliest_within(self.as_of, self.number(months_parameter)))


class Expression:
    """Something that is met, not met, unknown or in conflict."""

    def parts(self) -> tuple[Expression, ...]:
        return ()


# What a test compares with: always a literal by the time an engine sees it, so no engine reckons dates.


class Reckoning(StrEnum):
    NUMBER = "the number itself"
    LATEST_BIRTH = "the latest birth date of that age"
    EARLIEST_WITHIN = "the earliest day still within that many months"
    DAYS_AHEAD = "that many days after the day asked about"


@dataclass(frozen=True)
class Bound:
    parameter: str
    reckoning: Reckoning = Reckoning.NUMBER
    shift: int = 0  # in the unit of the result

    def at(self, moment: Moment) -> int | date:
        number = moment.number(self.parameter) if self.parameter else 0
        if self.reckoning is Reckoning.NUMBER:
            return number + self.shift
        if self.reckoning is Reckoning.LATEST_BIRTH:
            day = days.latest_birth_aged(number, moment.as_of)
        elif self.reckoning is Reckoning.EARLIEST_WITHIN:
            day = days.earliest_within(moment.as_of, number)
        else:
            day = days.add_days(moment.as_of, number)
        return days.add_days(day, self.shift)


@dataclass(frozen=True)
class Listed:
    """Codes that policy lists, as on the day asked about: a list, or the members of a family that hold a word.

    ending: what stands after each code in the fact, such as the choice that was made about it.
    """

    parameter: str
    word: str = ""
    ending: str = ""

    def at(self, moment: Moment) -> frozenset[str]:
        if not self.word:
            return frozenset(code + self.ending for code in moment.codes(self.parameter))
        family = moment.parameters.families[self.parameter]
        return frozenset(code + self.ending for code, one in family.items() if one.on(moment.as_of) == self.word)


class Operator(StrEnum):
    TRUE = "is true"
    AT_LEAST = "is at least"
    AT_MOST = "is at most"
    IN = "is one of"
    HAS = "has one of"


@dataclass(frozen=True)
class FactTest(Expression):
    """One fact against a bound or a list of codes. A value that passes is a yes, one that fails a no.

    none_is_a_no: whether `NONE` is a no, as it mostly is, or says nothing (see `day_if_known`).
    """

    fact: str
    operator: Operator = Operator.TRUE
    bound: Bound | None = None
    codes: frozenset[str] = frozenset()
    listed: Listed | None = None
    none_is_a_no: bool = True

    def limit_at(self, moment: Moment) -> int | date | frozenset[str] | None:
        """What a value is compared with on the day asked about: a number, a day, or codes."""
        reckoned = self.bound or self.listed
        return moment.once(reckoned, lambda: reckoned.at(moment)) if reckoned else self.codes

    def is_in(self, *codes: str) -> FactTest:
        return FactTest(self.fact, Operator.IN, codes=frozenset(codes))

    def at_least(self, parameter: str) -> FactTest:
        """The number is at least this parameter."""
        return FactTest(self.fact, Operator.AT_LEAST, Bound(parameter))

    def has_any(self, *codes: str) -> FactTest:
        return FactTest(self.fact, Operator.HAS, codes=frozenset(codes))

    def has_listed(self, parameter: str, word: str = "", ending: str = "") -> FactTest:
        """The set holds one of the codes that a parameter lists, or that hold this word in a family of parameters."""
        return FactTest(self.fact, Operator.HAS, listed=Listed(parameter, word, ending))

    def before_today(self) -> FactTest:
        """The day lies before the day asked about."""
        return FactTest(self.fact, Operator.AT_MOST, Bound("", Reckoning.DAYS_AHEAD, shift=-1))

    def after_today(self) -> FactTest:
        """The day lies after the day asked about."""
        return FactTest(self.fact, Operator.AT_LEAST, Bound("", Reckoning.DAYS_AHEAD, shift=1))

    def within_months(self, parameter: str) -> FactTest:
        """The day asked about is no later than this day plus that many months."""
        return replace(self, operator=Operator.AT_LEAST, bound=Bound(parameter, Reckoning.EARLIEST_WITHIN))

    def in_the_next_days(self, parameter: str) -> AllOf:
        """This day is the day asked about, or at most that many days after it."""
        from_today = replace(self, operator=Operator.AT_LEAST, bound=Bound("", Reckoning.DAYS_AHEAD))
        until_then = replace(self, operator=Operator.AT_MOST, bound=Bound(parameter, Reckoning.DAYS_AHEAD))
        return AllOf((from_today, until_then))


@dataclass(frozen=True)
class CountTest(Expression):
    """At least so many events of a kind in a look-back window; an attested count may say the same."""

    kind: str  # "ed_visits" or "stays"
    at_least: Bound
    months: str  # parameter: the window's length
    attested: str  # fact: the count somebody attests


@dataclass(frozen=True)
class DaysBetween(Expression):
    """From one day to a later one, at most so many days; the wrong way round, the two contradict each other.

    first, then: facts that hold days. day_after: where nobody told `then`, it is the day before this fact's.
    """

    first: str
    then: str
    day_after: str
    at_most: Bound


@dataclass(frozen=True)
class Sign:
    """A code in somebody's claims or records in the last months. It can say yes, never no."""

    value_set: str
    months: str  # parameter: how long a code is evidence


@dataclass(frozen=True)
class Evidenced(Expression):
    """An expression, and signs that are a further source for it."""

    told: Expression
    signs: tuple[Sign | FactTest, ...]  # a fact that is a sign says yes when it passes, and nothing when it fails

    def parts(self) -> tuple[Expression, ...]:
        return (self.told,)

    @property
    def merges(self) -> bool:
        """Sets from several sources are merged: a sign adds to a set, and contradicts nobody."""
        return isinstance(self.told, FactTest) and self.told.operator is Operator.HAS


@dataclass(frozen=True)
class Seen(Expression):
    """A sign by itself: met when seen, otherwise unknown."""

    sign: Sign


@dataclass(frozen=True)
class Presumed(Expression):
    """Taken as met while nobody said otherwise; left unknown when `doubt` is met."""

    told: Expression
    doubt: Expression | None = None

    def parts(self) -> tuple[Expression, ...]:
        return (self.told, self.doubt) if self.doubt else (self.told,)


@dataclass(frozen=True)
class Otherwise(Expression):
    """The first, where anybody said; the second where nobody did."""

    first: Expression
    second: Expression

    def parts(self) -> tuple[Expression, ...]:
        return (self.first, self.second)


@dataclass(frozen=True)
class AllOf(Expression):
    operands: tuple[Expression, ...]

    def parts(self) -> tuple[Expression, ...]:
        return self.operands


@dataclass(frozen=True)
class AnyOf(Expression):
    operands: tuple[Expression, ...]

    def parts(self) -> tuple[Expression, ...]:
        return self.operands


@dataclass(frozen=True)
class AtLeastOf(Expression):
    k: int
    operands: tuple[Expression, ...]

    def parts(self) -> tuple[Expression, ...]:
        return self.operands


@dataclass(frozen=True)
class Not(Expression):
    operand: Expression

    def parts(self) -> tuple[Expression, ...]:
        return (self.operand,)


class Attested(StrEnum):
    """Whether somebody's word is enough. Age and enrollment need data; a clinical or social criterion does not."""

    NEVER = "needs data"
    BY_NAME = "may be attested by its own id"
    WITH_POPULATION = "may be attested by its own id, or by its population's"


@dataclass(frozen=True)
class Ask:
    """The one question that could settle a rule: a fact, and the answer under which the rule would be met.

    A rule that no single fact settles is asked about as a whole (`fact` is then its own id, to be attested).
    """

    fact: str
    answer: str = ""
    question: str = ""  # empty: the fact's own question


@dataclass(frozen=True, eq=False)
class Rule(Expression):
    """A named piece of policy that a nurse can read aloud: what it is called, what it says, where that is written."""

    code: str
    title: str
    says: str
    source: Source
    when: Expression
    id: str = ""  # the id of the law's own list, when it differs from our code
    asks: Ask | None = None
    attested: Attested = Attested.NEVER
    is_sign: bool = True  # being met says something about the person's need (an age does not)
    label: str = ""

    def parts(self) -> tuple[Expression, ...]:
        return (self.when,)

    @property
    def name(self) -> str:
        return self.id or self.code

    @property
    def counted(self) -> bool:
        """True when its `no` is only that too little was counted: then an attestation adds, and contradicts nobody."""
        return isinstance(self.when, CountTest)


def fact(name: str) -> FactTest:
    return FactTest(name)


def day_if_known(name: str) -> FactTest:
    """A day that must have been or will come: `NONE` says that nobody knows it, which is no more than silence."""
    return FactTest(name, none_is_a_no=False)


def is_false(name: str) -> Not:
    return Not(FactTest(name))


def all_of(*operands: Expression) -> AllOf:
    return AllOf(operands)


def any_of(*operands: Expression) -> AnyOf:
    return AnyOf(operands)


def at_least(k: int, *operands: Expression) -> AtLeastOf:
    return AtLeastOf(k, operands)


def evidenced(told: Expression, *signs: Sign | FactTest) -> Evidenced:
    return Evidenced(told, signs)


def otherwise(first: Expression, second: Expression) -> Otherwise:
    return Otherwise(first, second)


def presumed(told: Expression, *, doubt: Expression | None = None) -> Presumed:
    return Presumed(told, doubt)


def age_at_least(parameter: str) -> FactTest:
    return FactTest("date_of_birth", Operator.AT_MOST, Bound(parameter, Reckoning.LATEST_BIRTH))


def age_below(parameter: str) -> FactTest:
    return FactTest("date_of_birth", Operator.AT_LEAST, Bound(parameter, Reckoning.LATEST_BIRTH, shift=1))


def walk(expression: Expression) -> Iterator[Expression]:
    """The expression and everything in it, outermost first."""
    yield expression
    for part in expression.parts():
        yield from walk(part)


@lru_cache(maxsize=10_000)
def rules_in(expression: Expression) -> tuple[Rule, ...]:
    """Every named rule in an expression, outermost first, each once."""
    return tuple(dict.fromkeys(part for part in walk(expression) if isinstance(part, Rule)))


def signs_in(expression: Expression) -> Iterator[Sign]:
    for part in walk(expression):
        if isinstance(part, Evidenced):
            yield from (sign for sign in part.signs if isinstance(sign, Sign))
        elif isinstance(part, Seen):
            yield part.sign

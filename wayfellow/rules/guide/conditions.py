"""What is added to an outcome: conditions of a row, and overlays that apply whatever the outcome.

Source: families specification § 1.3, “Conditions” and “Overlays”.
"""

from __future__ import annotations

from dataclasses import dataclass

from wayfellow.rules.guide.decision_table import Outcome, Row
from wayfellow.rules.guide.questions import NONE, UNSURE
from wayfellow.rules.guide.source import family_guide
from wayfellow.rules.guide.terms import (
    CARE,
    DENIED,
    EITHER_OR,
    EPISODE,
    HAS_ECM,
    MANY_UNSURE,
    MAY_BE_COVERED,
    RIDE,
    SAFETY_HARD,
    WANTS_COVERAGE,
    WANTS_TO_TALK,
    chose,
)
from wayfellow.rules.language.rule import (
    Expression,
    FactTest,
    Listed,
    Not,
    Operator,
    Rule,
    all_of,
    any_of,
    fact,
)

ALWAYS = all_of()
"""Nothing need be true."""


@dataclass(frozen=True)
class Condition:
    """Something to know beside the outcome of some rows, or of every row with one of some outcomes."""

    code: str
    rows: frozenset[str] = frozenset()
    outcomes: frozenset[Outcome] = frozenset()
    when: Expression = ALWAYS

    def stands_beside(self, row: Row) -> bool:
        return row.rule.code in self.rows or row.outcome in self.outcomes


CONDITIONS: tuple[Condition, ...] = (
    Condition("start_cm_now", frozenset({"DG-02A", "DG-04"}), when=EPISODE),
    Condition("choose_one", frozenset({"DG-02", "DG-12", "DG-13"}), when=EITHER_OR),
    Condition("confirm_medi_cal", frozenset({"DG-02"}), when=MAY_BE_COVERED),
    Condition("ecm_conflict", frozenset({"DG-03"}), when=HAS_ECM),
    Condition("ecm_first", outcomes=frozenset({Outcome.ECM, Outcome.BOTH}), when=chose("programs", "county_tcm")),
    Condition("one_lead_person", frozenset({"DG-11"})),
    Condition("plan_confirms", frozenset({"DG-11"})),
    Condition("cm_closes_after_handoff", frozenset({"DG-11"})),
)


def _overlay(code: str, title: str, says: str, when: Expression) -> Rule:
    return Rule(code=code, title=title, says=says, source=family_guide(f"§ 1.3 {code}"), when=when, is_sign=False)


_AGE_UNSURE = fact("age").is_in("NONE")
_OF_WORKING_AGE = all_of(
    fact("age").at_least("guide.work_rules_from_age"), Not(fact("age").at_least("guide.work_rules_end_age"))
)
_NOT_ADULT = Not(fact("age").at_least("guide.adult_from"))
_ANSWERS_IN_PRIVATE = all_of(fact("who").is_in("me"), _NOT_ADULT, fact("teen_private").is_in("yes"))
"""Only somebody who was asked: an answer given before another age was told counts no more."""

OVERLAYS: tuple[Rule, ...] = (
    _overlay("OV-SAFETY", "Safety help", "The safety page and a call come first, and stay on top.", SAFETY_HARD),
    _overlay("OV-DENIAL", "Dates of a letter", "What a letter of denial lets the family do, and until when.", DENIED),
    _overlay("OV-TALK", "Somebody to talk to", "A call with a person.", any_of(WANTS_TO_TALK, MANY_UNSURE)),
    _overlay("OV-RIDE", "Rides", "Help with rides.", RIDE),
    _overlay("OV-CAREGIVER", "For the caregiver", "Help for the one who cares.", CARE),
    _overlay(
        "OV-COVERAGE",
        "Coverage",
        "Help with coverage.",
        any_of(fact("coverage").is_in(NONE, UNSURE, "medi_cal_pending"), WANTS_COVERAGE),
    ),
    _overlay(
        "OV-COVERAGE-2027",
        "The work rules of 2027",
        "From 2027 some adults must show work or school, unless they are exempt, and renew more often.",
        all_of(
            any_of(_AGE_UNSURE, _OF_WORKING_AGE),
            FactTest("coverage", Operator.IN, listed=Listed("guide.work_rules_coverage")),
        ),
    ),
    _overlay(
        "OV-TEEN",
        "A young person's own care",
        "Some care of young people is private.",
        any_of(_ANSWERS_IN_PRIVATE, all_of(fact("age").at_least("guide.teen_from"), _NOT_ADULT)),
    ),
    _overlay(
        "OV-LANG",
        "Language and format",
        "A free interpreter, and the format they like.",
        any_of(Not(fact("lang").is_in("en")), Not(fact("format").is_in("standard"))),
    ),
)
"""In the order in which they are shown. Danger hides them until the family goes on."""

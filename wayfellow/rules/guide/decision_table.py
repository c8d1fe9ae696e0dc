"""The decision table: the first row whose condition is met gives the outcome. The order is the law's.

Source: families specification § 1.3.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wayfellow.rules.guide.source import family_guide
from wayfellow.rules.guide.terms import (
    COVERED,
    DANGER,
    EITHER_OR,
    EPISODE,
    EXCLUDED,
    HAS_ECM,
    INDICATOR,
    LASTS,
    MANY_NEEDS,
    MANY_UNSURE,
    MAY_BE_COVERED,
    NOT_COVERED,
    ONLY_CARE,
    ONLY_CARE_AND_RIDE,
    ONLY_RIDE,
    OUTSIDE,
    SAFETY_HARD,
    UNSURE_ABOUT_NEED,
    WANTS_COVERAGE,
    WANTS_TO_TALK,
)
from wayfellow.rules.language.rule import Expression, Not, Rule, all_of, any_of, fact


class Outcome(StrEnum):
    SAFETY = "SAFETY"
    ECM = "ECM"
    BOTH = "BOTH"
    CASE_MANAGEMENT = "CASE_MANAGEMENT"
    TALK = "TALK"
    NEITHER_BUT = "NEITHER_BUT"


@dataclass(frozen=True)
class Row:
    """One row of the table: when it applies, and what it says. subtype: the name under which its words stand."""

    rule: Rule
    outcome: Outcome
    subtype: str


def _row(code: str, outcome: Outcome, subtype: str, reason: str, when: Expression) -> Row:
    rule = Rule(
        code=code,
        title=f"{outcome} · {subtype}",
        says=reason,
        source=family_guide(f"§ 1.3 {code}"),
        when=when,
        is_sign=False,
    )
    return Row(rule, outcome, subtype)


_OTHERWISE = all_of()
"""Nothing need be true."""

ROWS: tuple[Row, ...] = (
    _row("DG-00", Outcome.SAFETY, "danger_now", "Somebody may be in danger; that comes first.", DANGER),
    _row("DG-01", Outcome.NEITHER_BUT, "out_of_state", "Enhanced Care Management is a California program.", OUTSIDE),
    _row(
        "DG-02",
        Outcome.ECM,
        "already_have_it",
        "There is a lead care manager, who can handle the event too.",
        all_of(HAS_ECM, Not(EXCLUDED), any_of(COVERED, MAY_BE_COVERED)),
    ),
    _row(
        "DG-02A",
        Outcome.TALK,
        "check_ecm",
        "Enhanced Care Management is only in Medi-Cal plans; the coverage may have changed.",
        all_of(HAS_ECM, Not(EXCLUDED), NOT_COVERED),
    ),
    _row("DG-03", Outcome.NEITHER_BUT, "existing_program", "That team already coordinates everything.", EXCLUDED),
    _row(
        "DG-04",
        Outcome.TALK,
        "choose_one",
        "These programs and Enhanced Care Management usually cannot run together.",
        all_of(EITHER_OR, INDICATOR, COVERED),
    ),
    _row(
        "DG-05",
        Outcome.NEITHER_BUT,
        "dsnp_care_team",
        "A Medicare plan for people with Medi-Cal has its own care team, much like Enhanced Care Management.",
        all_of(fact("coverage").is_in("duals_dsnp"), INDICATOR, Not(EPISODE)),
    ),
    _row(
        "DG-06",
        Outcome.TALK,
        "more_needed",
        "A little more must be known to point the right way.",
        all_of(MANY_UNSURE, Not(EPISODE), Not(all_of(INDICATOR, COVERED))),
    ),
    _row(
        "DG-10", Outcome.ECM, "refer", "Lasting needs, and a Medi-Cal plan.", all_of(INDICATOR, COVERED, Not(EPISODE))
    ),
    _row(
        "DG-11",
        Outcome.BOTH,
        "one_lead",
        "An event now, and needs that will last.",
        all_of(INDICATOR, COVERED, EPISODE),
    ),
    _row(
        "DG-12",
        Outcome.BOTH,
        "confirm_medi_cal",
        "Help with the event now; Enhanced Care Management once a Medi-Cal plan is confirmed.",
        all_of(INDICATOR, MAY_BE_COVERED, EPISODE),
    ),
    _row(
        "DG-13",
        Outcome.NEITHER_BUT,
        "coverage_first",
        "Enhanced Care Management needs a Medi-Cal plan.",
        all_of(INDICATOR, MAY_BE_COVERED, Not(EPISODE)),
    ),
    _row(
        "DG-14",
        Outcome.CASE_MANAGEMENT,
        "event_and_more",
        "An event; Enhanced Care Management is only in Medi-Cal plans.",
        all_of(INDICATOR, NOT_COVERED, EPISODE),
    ),
    _row(
        "DG-15",
        Outcome.NEITHER_BUT,
        "other_ongoing",
        "The needs last, and this coverage has another program for them.",
        all_of(INDICATOR, NOT_COVERED, Not(EPISODE)),
    ),
    _row("DG-20", Outcome.CASE_MANAGEMENT, "event", "One event, short-term.", all_of(Not(INDICATOR), EPISODE)),
    _row("DG-20A", Outcome.TALK, "safety_check", "Safety is hard, or nobody is sure.", SAFETY_HARD),
    _row(
        "DG-21",
        Outcome.TALK,
        "possible_ecm",
        "Several needs that may last.",
        all_of(MANY_NEEDS, LASTS, any_of(COVERED, MAY_BE_COVERED)),
    ),
    _row("DG-21A", Outcome.TALK, "not_sure", "Something that matters is not clear.", UNSURE_ABOUT_NEED),
    _row("DG-21B", Outcome.TALK, "several_needs", "Several things are hard at once.", MANY_NEEDS),
    _row("DG-22", Outcome.NEITHER_BUT, "caregiver", "Asked for help with caring for someone.", ONLY_CARE),
    _row("DG-23", Outcome.NEITHER_BUT, "ride", "Asked for help with rides.", ONLY_RIDE),
    _row(
        "DG-23A",
        Outcome.NEITHER_BUT,
        "caregiver_and_ride",
        "Asked for help with caring and with rides.",
        ONLY_CARE_AND_RIDE,
    ),
    _row("DG-23B", Outcome.TALK, "asked_for_person", "Asked to talk to a person.", WANTS_TO_TALK),
    _row("DG-23C", Outcome.NEITHER_BUT, "coverage_help", "Asked for help with coverage.", WANTS_COVERAGE),
    _row("DG-24", Outcome.NEITHER_BUT, "basic", "No sign of a need for a care manager now.", _OTHERWISE),
)

"""The words the decision table is written in, each a small rule over answers. Source: families specification § 1.2."""

from __future__ import annotations

from wayfellow.rules.guide.questions import BY_KEY, NONE, OUTSIDE_CALIFORNIA, UNSURE
from wayfellow.rules.guide.source import family_guide
from wayfellow.rules.language.rule import Expression, FactTest, Not, Rule, all_of, any_of, fact

SOURCE = family_guide("§ 1.2, derived")


def _term(code: str, title: str, says: str, when: Expression, section: str = "") -> Rule:
    source = family_guide(section) if section else SOURCE
    return Rule(code=f"GUIDE.{code}", title=title, says=says, source=source, when=when, is_sign=False)


def chose(question: str, *values: str) -> FactTest:
    """Whether one of these was chosen in a set; without values, whether anything was named at all."""
    return fact(question).has_any(*(values or BY_KEY[question].named))


def nothing_but(question: str, *values: str) -> Not:
    """Whether a set names nothing outside of these."""
    return Not(chose(question, *(value for value in BY_KEY[question].named if value not in values)))


DANGER = _term("DANGER", "Somebody is in danger now", "A danger was named.", chose("safety"))
OUTSIDE = _term(
    "OUTSIDE", "Lives outside California", "Lives outside California.", fact("county").is_in(OUTSIDE_CALIFORNIA)
)
EPISODE = _term("EPISODE", "One big event", "One big event has happened, or will soon.", chose("event"))
INDICATOR = _term("INDICATOR", "A need that will last", "A sign of a need that will last was named.", chose("ongoing"))

COVERED = _term(
    "COVERED",
    "Coverage that has Enhanced Care Management",
    "Has a Medi-Cal plan, perhaps beside Original Medicare or an ordinary Medicare Advantage plan.",
    fact("coverage").is_in("medi_cal_plan", "duals_other"),
)
MAY_BE_COVERED = _term(
    "MAY_BE_COVERED",
    "Coverage that may come to have it",
    "Has Medi-Cal without a plan, waits for it, has no coverage, or is not sure.",
    fact("coverage").is_in("medi_cal_no_plan", "medi_cal_pending", NONE, UNSURE),
)
NOT_COVERED = _term(
    "NOT_COVERED",
    "Coverage that does not have it",
    "Has coverage that does not include Enhanced Care Management.",
    fact("coverage").is_in("duals_dsnp", "medicare_only", "private", "va_tricare"),
)
EXCLUDED = _term(
    "EXCLUDED",
    "In a program that takes its place",
    "Is in hospice, PACE, an ICF or the Family Mosaic Project, which take the place of Enhanced Care Management.",
    chose("programs", "hospice", "pace", "icf_resident", "family_mosaic"),
)
EITHER_OR = _term(
    "EITHER_OR",
    "In a program that usually cannot run beside it",
    "Is in complex case management of the plan, a home and community waiver, or Community Transitions.",
    chose("programs", "plan_ccm", "waiver_1915c", "cct"),
)
HAS_ECM = _term("HAS_ECM", "Has it already", "Has Enhanced Care Management already.", chose("programs", "ecm"))
MANY_UNSURE = _term(
    "MANY_UNSURE",
    "Not sure about much",
    "Answered “not sure” {guide.unsure_answers} times or more about what matters.",
    fact("unsure_count").at_least("guide.unsure_answers"),
)
MANY_NEEDS = _term(
    "MANY_NEEDS",
    "Several needs at once",
    "Named {guide.several_needs} different needs or more.",
    fact("needs_count").at_least("guide.several_needs"),
)
LASTS = _term(
    "LASTS", "May last", "Will need help for months, or nobody knows.", fact("duration").is_in("months", UNSURE)
)
SAFETY_HARD = _term(
    "SAFETY_HARD",
    "Safety is hard",
    "Named safety as a need, or was not sure about danger.",
    any_of(fact("needs").has_any("safety"), fact("safety").has_any(UNSURE)),
)
CARE = _term(
    "CARE",
    "Help with caring for someone",
    "Asked for help with caring for someone.",
    any_of(chose("wants", "caregiver_help"), chose("needs", "caring_for_someone")),
)
RIDE = _term(
    "RIDE",
    "Help with rides",
    "Asked for help with rides.",
    any_of(chose("wants", "rides"), chose("needs", "getting_around")),
)
UNSURE_ABOUT_NEED = _term(
    "UNSURE_ABOUT_NEED",
    "Not sure what is wrong",
    "Was not sure about events, lasting needs or what is hard.",
    any_of(*(fact(question).has_any(UNSURE) for question in ("event", "ongoing", "needs"))),
)
WANTS_TO_TALK = _term(
    "WANTS_TO_TALK", "Asked for a person", "Asked to talk to a person.", chose("wants", "talk_to_person")
)
WANTS_COVERAGE = _term(
    "WANTS_COVERAGE", "Help with coverage", "Asked for help with coverage.", chose("wants", "coverage_help")
)
DENIED = _term(
    "DENIED", "A denial or delay", "Was denied something, or it is delayed.", chose("event", "denied_or_delayed")
)


def _only(*, needs: tuple[str, ...], wants: tuple[str, ...]) -> Expression:
    return all_of(nothing_but("needs", *needs), nothing_but("wants", *wants, "talk_to_person"))


ONLY_CARE = _term(
    "ONLY_CARE",
    "Caring, and nothing beyond",
    "Asked for help with caring for someone, and for nothing else but to talk.",
    all_of(CARE, Not(RIDE), _only(needs=("caring_for_someone",), wants=("caregiver_help",))),
    "§ 1.3, exact meaning",
)
ONLY_RIDE = _term(
    "ONLY_RIDE",
    "Rides, and nothing beyond",
    "Asked for help with rides, and for nothing else but to talk.",
    all_of(RIDE, Not(CARE), _only(needs=("getting_around",), wants=("rides",))),
    "§ 1.3, exact meaning",
)
ONLY_CARE_AND_RIDE = _term(
    "ONLY_CARE_AND_RIDE",
    "Caring and rides, and nothing beyond",
    "Asked for help with caring and with rides, and for nothing else but to talk.",
    all_of(CARE, RIDE, _only(needs=("caring_for_someone", "getting_around"), wants=("caregiver_help", "rides"))),
    "§ 1.3, exact meaning",
)

"""The full result for one person (ECM specification § 0, “Result record”), ready to be written as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from wayfellow.rules.days import window_start
from wayfellow.rules.ecm.duties import obligations
from wayfellow.rules.ecm.finding import Findings, findings, rule_version
from wayfellow.rules.ecm.person import PersonAt
from wayfellow.rules.ecm.questions import open_questions, unknowns
from wayfellow.rules.ecm.register import POLICY_EDITION
from wayfellow.rules.ecm.wording import sentence
from wayfellow.rules.facts.person import POPULATIONS as ALL_POPULATIONS
from wayfellow.rules.language.evaluate import PlainEngine, Standing, stands
from wayfellow.rules.language.rule import CountTest, Evidenced, Expression, FactTest, Rule, Sign, rules_in

UNKNOWN = "unknown"
NOT_YET_EVALUATED = "this version has no rules for it; only a person can say"


def result_for(person: PersonAt, populations: Sequence[Rule], *, evaluated_at: datetime) -> dict[str, Any]:
    """Every population with its criteria and evidence, the counts, what is unknown and what to ask.

    The gate, other programs and some populations have no rules yet: they say unknown, and the disposition is a review.
    """
    engine = PlainEngine(person.case)
    standing = engine.standing(populations)
    found = findings(populations, standing, person.moment)
    questions = open_questions(populations, standing)
    asked = found.nearness.ask
    return {
        "request_id": None,
        "as_of": str(person.moment.as_of),
        "anchor": str(person.moment.anchor),
        "policy_edition": POLICY_EDITION,
        "rule_version": rule_version(populations, person.moment.parameters),
        "evaluated_at": evaluated_at.isoformat(timespec="seconds"),
        "disposition": "MANUAL_REVIEW",
        "reasons": ["G1 unknown: whether a Medi-Cal plan covers the person has not been checked."],
        "withdrawn_reason": None,
        "authorized_by": None,
        "gate": {"G1": UNKNOWN, "G2": UNKNOWN},
        "nearness": {"nearness": found.nearness.word, "closest": found.nearness.closest, "ask": found.nearness.ask},
        "populations": _populations(person, engine, standing, populations, found),
        "counts": _counts(person, populations, standing),
        "overlaps": UNKNOWN,
        "choice": {"programs": [], "value": "NOT_RECORDED"},
        "obligations": obligations(populations, standing, since=str(person.moment.as_of)),
        "unknown": [
            {"fact": one.fact, "question": one.text, "completes": list(one.completes), "advances": list(one.advances)}
            for one in questions
        ],
        "best_question": next(({"fact": q.fact, "question": q.text} for q in questions if q.fact == asked), None),
        "tasks": _tasks(populations, standing),
        "warnings": _warnings(person, standing),
        "effective": None,
        "reevaluate_on": _reevaluate_on(person),
        "notice": None,
    }


def _populations(
    person: PersonAt, engine: PlainEngine, standing: Standing, populations: Sequence[Rule], found: Findings
) -> list[dict[str, Any]]:
    by_code = {population.code: population for population in populations}
    words = {finding.population: finding for finding in found.each}
    told: list[dict[str, Any]] = []
    for code in ALL_POPULATIONS:
        population = by_code.get(code)
        if population is None:
            told.append(
                {"code": code, "result": UNKNOWN, "reasons": [f"{code} unknown: {NOT_YET_EVALUATED}."], "limbs": []}
            )
            continue
        limbs = [
            {
                "id": rule.name,
                "title": rule.title,
                "says": sentence(rule, person.moment),
                "result": stands(rule, standing, code).word,
                "source": str(rule.source),
                "evidence": list(_evidence(person, engine, rule)),
            }
            for rule in rules_in(population.when)
        ]
        finding = words[code]
        told.append(
            {
                "code": code,
                "title": population.title,
                "result": finding.word,
                "reasons": list(finding.reasons),
                "limbs": limbs,
            }
        )
    return told


def _evidence(person: PersonAt, engine: PlainEngine, rule: Rule) -> Iterable[dict[str, Any]]:
    """What was told about the facts a rule itself reads, and the codes that speak for it."""
    for part in own_parts(rule):
        if isinstance(part, Sign):
            sign = engine.seen(part)
            if sign:
                yield {
                    "criterion_id": rule.name,
                    "value": sign.code,
                    "value_set": part.value_set,
                    "source_type": sign.source_type,
                    "source_ref": sign.source_ref,
                    "observed_on": str(sign.day),
                    "window_start": str(person.moment.earliest(part.months)),
                    "window_end": str(person.moment.as_of),
                }
            continue
        for seen in person.told.of(part):
            yield {
                "criterion_id": rule.name,
                "fact": part,
                "value": seen.value if isinstance(seen.value, bool | int | str) else _shown(seen.value),
                "source_type": seen.source_type,
                "source_ref": seen.source_ref,
                "observed_on": str(seen.observed_on),
                "attested_by": seen.attested_by,
            }


@cache
def own_parts(rule: Rule) -> tuple[str | Sign, ...]:
    """The facts and signs that a rule reads itself, not through the named rules inside it."""
    parts: list[str | Sign] = []
    for part in _own(rule.when):
        if isinstance(part, FactTest):
            parts.append(part.fact)
        elif isinstance(part, CountTest):
            parts.append(part.attested)
        elif isinstance(part, Evidenced):
            parts += [sign if isinstance(sign, Sign) else sign.fact for sign in part.signs]
    return tuple(dict.fromkeys(parts))


def _own(expression: Expression) -> Iterable[Expression]:
    if not isinstance(expression, Rule):
        yield expression
        for part in expression.parts():
            yield from _own(part)


def _shown(value: Any) -> Any:
    return [_shown(one) for one in value] if isinstance(value, tuple) else str(value)


def _counts(person: PersonAt, populations: Sequence[Rule], standing: Standing) -> dict[str, Any]:
    """The counts of the person's own age band (the adults' when the age is not known)."""
    told = {}
    for population in populations:
        age = rules_in(population.when)[0]
        for rule in rules_in(population.when):
            if isinstance(rule.when, CountTest) and (rule.name not in told or standing.base[age.code].certain):
                told[rule.name] = _count(person, rule.when)
    return told


def _count(person: PersonAt, test: CountTest) -> dict[str, Any]:
    months = person.moment.number(test.months)
    counted = person.counted(test.kind, months)
    return {
        "certain": counted.certain,
        "unknown": counted.undecided,
        "observed": counted.observed,
        "threshold": test.at_least.at(person.moment),
        "window_start": str(window_start(person.moment.anchor, months)),
        "window_end": str(person.moment.anchor),
        "events": [_event(one) for one in counted.events if one.why is None],
        "not_counted": [{"event": _event(one), "reason": str(one.why)} for one in counted.events if one.why],
    }


def _event(one: Any) -> dict[str, Any]:
    return {"day": str(one.day), "end": str(one.end), "facility": one.facility, "source_ref": one.ref}


def _tasks(populations: Sequence[Rule], standing: Standing) -> list[dict[str, str | None]]:
    tasks = [("VERIFY_ENROLLMENT", "G1", "coordinator"), ("ASK_ABOUT_PROGRAMS", "programs", "coordinator")]
    open_rules = {
        rule.name: rule
        for population in populations
        if stands(population.when, standing, population.code).undetermined
        for rule in unknowns(population, standing)
    }
    tasks += [("REVIEW_EVIDENCE", name, "reviewer") for name in open_rules]
    return [{"code": code, "rule": name, "due": None, "role": role} for code, name, role in tasks]


def _warnings(person: PersonAt, standing: Standing) -> list[dict[str, str]]:
    warnings = []
    if any(truth.undetermined and code.endswith(".AGE") for code, truth in standing.base.items()):
        text = "Nobody said when the person was born, or sources disagree; adult windows are counted."
        warnings.append({"code": "AGE_UNKNOWN", "fact": "date_of_birth", "text": text})
    return warnings


def _reevaluate_on(person: PersonAt) -> list[str]:
    """Days on which the answer may change by itself (ECM specification § 0 rule 8)."""
    days = set()
    for seen in person.told.of("housing_loss_date"):
        if isinstance(seen.value, date):
            opens = seen.value - timedelta(days=person.moment.number("ecm.homelessness.housing_loss_days"))
            if opens > person.moment.as_of:
                days.add(str(opens))
    return sorted(days)

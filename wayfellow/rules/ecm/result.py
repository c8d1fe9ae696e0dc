"""The full result for one person (ECM specification § 0, “Result record”), ready to be written as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from functools import cache
from typing import Any

from wayfellow.rules.days import window_start
from wayfellow.rules.ecm.cautions import payable_at_once
from wayfellow.rules.ecm.continuity import CONTINUITY
from wayfellow.rules.ecm.disposition import Decision
from wayfellow.rules.ecm.duties import obligations, tasks
from wayfellow.rules.ecm.effective import effective, reevaluate_on
from wayfellow.rules.ecm.finding import Findings, findings, rule_version
from wayfellow.rules.ecm.gate import G1, G2, G5
from wayfellow.rules.ecm.overlap import CHOSE_OTHER, EXISTING_PROGRAM, G3, G4, MATRIX, UNDECIDED
from wayfellow.rules.ecm.person import PersonAt
from wayfellow.rules.ecm.programs import IMPLIED, Overlap
from wayfellow.rules.ecm.questions import open_questions, unknowns
from wayfellow.rules.ecm.register import ECM, POLICY_EDITION
from wayfellow.rules.ecm.wording import sentence
from wayfellow.rules.language.evaluate import PlainEngine, Standing, stands
from wayfellow.rules.language.facts import NOBODY
from wayfellow.rules.language.rule import CountTest, Evidenced, Expression, FactTest, Rule, Sign, rules_in
from wayfellow.rules.language.truth import MET

GATES = (G1, G2, G3, G4, G5, CONTINUITY)
NOTICES = {"DENY_GATE": "DENIAL", "DENY_EXCLUDED": "DENIAL", "DENY_NO_POF": "DENIAL", "DISCONTINUE": "DISCONTINUATION"}


def result_for(person: PersonAt, *, evaluated_at: datetime) -> dict[str, Any]:
    """What follows and why: gates, every population with its criteria and evidence, counts, programs, what to ask."""
    engine, law = PlainEngine(person.case), ECM
    standing = engine.standing(law)
    found = findings(law, standing, person.moment)
    decision = found.decision
    assert decision is not None
    overlaps = _overlaps(person)
    questions = open_questions(law.populations, standing)
    asked = found.nearness.ask
    key = "reauth_disposition" if decision.again else "disposition"
    return {
        "request_id": None,
        "as_of": str(person.moment.as_of),
        "anchor": str(person.moment.anchor),
        "policy_edition": POLICY_EDITION,
        "rule_version": rule_version(law, person.moment.parameters),
        "evaluated_at": evaluated_at.isoformat(timespec="seconds"),
        key: decision.disposition,
        "reasons": list(found.reasons),
        "withdrawn_reason": decision.withdrawn or None,
        "authorized_by": decision.authorized_by or None,
        "state": decision.state or None,
        "gate": {rule.code: standing.base[rule.code].word for rule in (G1, G2)},
        "gates": [_limb(person, engine, rule, standing.base[rule.code].word) for rule in GATES],
        "nearness": {"nearness": found.nearness.word, "closest": found.nearness.closest, "ask": found.nearness.ask},
        "populations": _populations(person, engine, standing, found),
        "counts": _counts(person, standing),
        "overlaps": _shown_overlaps(person, overlaps) if person.told.of("programs") or overlaps else None,
        "choice": _choice(person, standing),
        "assignment": _assignment(person, overlaps, standing),
        "obligations": obligations(found.met, standing, decision, overlaps, since=person.moment.as_of),
        "unknown": [
            {"fact": one.fact, "question": one.text, "completes": list(one.completes), "advances": list(one.advances)}
            for one in questions
        ],
        "best_question": next(({"fact": q.fact, "question": q.text} for q in questions if q.fact == asked), None),
        "tasks": _tasks(person, standing, decision, overlaps),
        "warnings": [asdict(caution) for caution in found.cautions],
        "effective": _effective(person, standing, decision, found),
        "reevaluate_on": [str(day) for day in reevaluate_on(person.told, person.programs, person.moment)],
        "notice": _notice(decision),
    }


def _populations(person: PersonAt, engine: PlainEngine, standing: Standing, found: Findings) -> list[dict[str, Any]]:
    words = {finding.population: finding for finding in found.each}
    return [
        {
            "code": population.code,
            "title": population.title,
            "result": words[population.code].word,
            "reasons": list(words[population.code].reasons),
            "limbs": [
                _limb(person, engine, rule, stands(rule, standing, population.code).word)
                for rule in rules_in(population.when)
            ],
        }
        for population in ECM.populations
    ]


def _limb(person: PersonAt, engine: PlainEngine, rule: Rule, word: str) -> dict[str, Any]:
    return {
        "id": rule.name,
        "title": rule.title,
        "says": sentence(rule, person.moment),
        "result": word,
        "source": str(rule.source),
        "evidence": list(_evidence(person, engine, rule)),
    }


def _overlaps(person: PersonAt) -> list[Overlap]:
    """The programs of today: those told as such, and those another fact speaks of."""
    implied = [
        Overlap(program, source=seen.source_type, verified_on=str(seen.observed_on))
        for (fact, value), program in IMPLIED.items()
        for seen in person.told.of(fact)
        if seen.value == value
    ]
    return list(dict.fromkeys([*person.programs.overlaps(person.moment.as_of), *implied]))


def _shown_overlaps(person: PersonAt, overlaps: Sequence[Overlap]) -> list[dict[str, Any]]:
    as_of, family = person.moment.as_of, person.moment.parameters.families[MATRIX]
    told = [{name: value or None for name, value in asdict(one).items()} for one in overlaps]
    return [{"program": one["program"], "rule": family[str(one["program"])].on(as_of), **one} for one in told]


def _choice(person: PersonAt, standing: Standing) -> dict[str, Any]:
    """What was chosen about the programs of today that cannot go together with this help."""
    as_of, family = person.moment.as_of, person.moment.parameters.families[MATRIX]
    either = [s.code for s in person.programs.now(as_of) if family[s.code].on(as_of) == "EITHER_OR"]
    made = [one for one in (person.programs.chosen(code, as_of) for code in either) if one]
    latest = max(made) if made else None
    undecided = standing.base[UNDECIDED.code] == MET or not made
    value = "OTHER_PROGRAM" if standing.base[CHOSE_OTHER.code] == MET else "NOT_RECORDED" if undecided else "ECM"
    return {
        "programs": either,
        "value": value,
        "chosen_on": str(latest.chosen_on) if latest else None,
        "chosen_by": (latest.chosen_by or None) if latest else None,
        "education_given_on": (latest.education_given_on or None) if latest else None,
    }


def _assignment(person: PersonAt, overlaps: Sequence[Overlap], standing: Standing) -> list[dict[str, Any]]:
    """Who is considered first as provider (ECM specification § 2.6), with what is known about each step."""
    listed = person.moment.codes("ecm.assignment.existing_programs")
    order = person.moment.parameters["ecm.assignment.priority"].on(person.moment.as_of)
    assert isinstance(order, tuple)
    known = {
        "PERSONS_PREFERENCE": sorted({str(seen.value) for seen in person.told.of("ecm_provider_preference")}),
        "EXISTING_PROGRAM": [one.program for one in overlaps if one.program in listed],
    }
    must = standing.base[EXISTING_PROGRAM.code] == MET
    return [
        {"rank": rank, "basis": basis, "known": known.get(basis, []), "must": must and basis == "EXISTING_PROGRAM"}
        for rank, basis in enumerate(order, 1)
    ]


def _effective(person: PersonAt, standing: Standing, decision: Decision, found: Findings) -> dict[str, str] | None:
    at_once = bool(person.told.of("streamlined_first_service")) and payable_at_once(ECM, standing)
    period = effective(decision, person.told, person.programs, person.moment, met=found.met, streamlined=at_once)
    return {name: str(value) for name, value in asdict(period).items()} if period else None


def _notice(decision: Decision) -> dict[str, Any] | None:
    """What must be written to the person; when it must leave is a deadline, and reckoned with the request's clock."""
    kind = NOTICES.get(decision.disposition)
    if kind is None:
        return None
    return {"type": kind, "reasons": [rule.name for rule in decision.because], "send_by": None}


def _tasks(
    person: PersonAt, standing: Standing, decision: Decision, overlaps: Sequence[Overlap]
) -> list[dict[str, str | None]]:
    open_rules = [
        rule
        for population in ECM.populations
        if standing.of(population).undetermined
        for rule in unknowns(population, standing)
    ]
    told = {name: any(s.value is True for s in person.told.of(name)) for name in ("pre_release_services_received",)}
    return [
        {"code": task.code, "rule": task.rule, "due": None, "role": task.role}
        for task in tasks(standing, decision, overlaps, open_rules, told)
    ]


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


def _counts(person: PersonAt, standing: Standing) -> dict[str, Any]:
    """The counts of the person's own age band (the adults' when the age is not known)."""
    told = {}
    for population in ECM.populations:
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
        "attested": max((seen.value for seen in person.told.of(test.attested) if seen.value != NOBODY), default=None),
        "observed": counted.observed,
        "threshold": test.at_least.at(person.moment),
        "window_start": str(window_start(person.moment.anchor, months)),
        "window_end": str(person.moment.anchor),
        "events": [_event(one) for one in counted.events if one.why is None],
        "not_counted": [{"event": _event(one), "reason": str(one.why)} for one in counted.events if one.why],
    }


def _event(one: Any) -> dict[str, Any]:
    return {"day": str(one.day), "end": str(one.end), "facility": one.facility, "source_ref": one.ref}

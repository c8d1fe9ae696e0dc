"""Two engines, one meaning: they agree on everything about thousands of random people, and the edges are covered."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from tests.spec.engines import Answer, asked_in_columns, asked_plainly
from tests.spec.random_people import Crowd
from wayfellow.rules.ecm.disposition import STEPS, STEPS_AGAIN
from wayfellow.rules.ecm.register import ECM
from wayfellow.rules.events.happenings import Why
from wayfellow.rules.facts import DEFAULTS
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.rules.language.rule import CountTest, DaysBetween, Evidenced, FactTest, Moment, Operator, Rule, walk

PEOPLE = 10_500
FLOOR = 200
"""How many of the people must have each finding a criterion can have."""


def _can_be(rule: Rule) -> set[str]:
    """The findings a criterion can have. Sets are merged, so that nothing but sets is never in conflict; where every
    fact has a default, nothing is unknown.
    """
    tests = [part for part in walk(rule.when) if isinstance(part, FactTest)]
    others = any(isinstance(part, CountTest | DaysBetween) for part in walk(rule.when))
    words = {"met", "not_met"}
    if others or any(test.fact not in DEFAULTS for test in tests):
        words.add("unknown")
    if others or any(test.operator is not Operator.HAS for test in tests):
        words.add("conflict")
    return words


def facts_read() -> tuple[str, ...]:
    read = {part.fact for rule in ECM.rules.values() for part in walk(rule) if isinstance(part, FactTest)}
    read |= {
        sign.fact
        for rule in ECM.rules.values()
        for part in walk(rule)
        if isinstance(part, Evidenced)
        for sign in part.signs
        if isinstance(sign, FactTest)
    }
    read |= {
        fact
        for part in ECM.expressions()
        if isinstance(part, DaysBetween)
        for fact in (part.first, part.then, part.day_after)
    }
    read |= {"program_choices", "waiver_waitlists"}
    read |= {part.attested for rule in ECM.rules.values() for part in walk(rule) if isinstance(part, CountTest)}
    return tuple(sorted((read | {"attested_populations", "attested_criteria"}) - {"date_of_birth"}))


@pytest.mark.parametrize(
    ("as_of", "anchor", "seed"),
    [(date(2026, 6, 30), None, 1), (date(2024, 2, 29), date(2024, 1, 31), 2)],
    ids=["mid-year", "leap-day-with-anchor"],
)
def test_engines_agree_on_everything(as_of: date, anchor: date | None, seed: int) -> None:
    people = Crowd(seed, as_of, facts_read()).people(PEOPLE)
    moment = Moment(as_of, load_parameters(), anchor)
    plain = asked_plainly(people, ECM, moment)
    columns = asked_in_columns(people, ECM, moment)
    different = [(name, _difference(plain[name], columns[name])) for name in people if plain[name] != columns[name]]
    assert not different, f"{len(different)} people differ, first: {different[:3]}"

    findings = {code: Counter(answer.findings[code] for answer in plain.values()) for code in plain["R000000"].findings}
    whys = Counter(why for answer in plain.values() for _c, _u, all_whys in answer.counts.values() for why in all_whys)
    nearness = Counter(answer.near[0] for answer in plain.values())
    dispositions = Counter(answer.disposition for answer in plain.values())
    warnings = Counter(warning.split(":")[0] for answer in plain.values() for warning in answer.warnings)
    print(f"\n{PEOPLE:,} people as of {as_of}, anchor {moment.anchor}: both engines agree")
    for code, counted in findings.items():
        print(
            f"  {code:30}"
            + "".join(f"{word:>10} {counted[word]:6}" for word in ("met", "not_met", "unknown", "conflict"))
        )
    print("  dropped events: " + ", ".join(f"{why} {times}" for why, times in sorted(whys.items())))
    print("  dispositions: " + ", ".join(f"{word} {times}" for word, times in dispositions.items()))
    print("  warnings: " + ", ".join(f"{word} {times}" for word, times in warnings.items()))
    print("  nearness: " + ", ".join(f"{word} {times}" for word, times in nearness.items()))
    assert set(nearness) == {"met", "one_answer_away", "conflict", "no_sign"}
    assert set(whys) == {str(why) for why in Why}
    assert set(dispositions) == {step.disposition for step in (*STEPS, *STEPS_AGAIN)}
    thin = [
        (code, word, findings[code][word])
        for code in ECM.rules
        for word in _can_be(ECM.rules[code])
        if findings[code][word] < FLOOR
    ]
    assert not thin, f"fewer than {FLOOR} people: {thin}"


def _difference(plain: Answer, columns: Answer) -> dict[str, object]:
    found: dict[str, object] = {
        code: (plain.findings[code], columns.findings[code])
        for code in plain.findings
        if plain.findings[code] != columns.findings[code]
    }
    found |= {
        name: (getattr(plain, name), getattr(columns, name))
        for name in ("near", "disposition", "warnings")
        if getattr(plain, name) != getattr(columns, name)
    }
    found |= {
        p: (plain.criteria[p], columns.criteria[p]) for p in plain.criteria if plain.criteria[p] != columns.criteria[p]
    }
    found |= {w: (plain.counts[w], columns.counts[w]) for w in plain.counts if plain.counts[w] != columns.counts[w]}
    return found

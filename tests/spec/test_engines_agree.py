"""Two engines, one meaning: they agree on everything about thousands of random people, and the edges are covered."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from tests.spec.engines import Answer, asked_in_columns, asked_plainly
from tests.spec.random_people import Crowd
from wayfellow.rules.ecm.register import CRITERIA, POPULATIONS
from wayfellow.rules.events.happenings import Why
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.rules.language.rule import CountTest, Evidenced, FactTest, Moment, walk

PEOPLE = 10_500
FLOOR = 200
"""How many of the people must have each finding a criterion can have."""

IMPOSSIBLE = {("L2", "conflict"), ("BEQ_GROUP", "conflict")}
"""Sets from several sources are merged: a criterion that is nothing but a set cannot be in conflict."""


def _facts() -> tuple[str, ...]:
    read = {part.fact for rule in CRITERIA.values() for part in walk(rule) if isinstance(part, FactTest)}
    read |= {
        sign.fact
        for rule in CRITERIA.values()
        for part in walk(rule)
        if isinstance(part, Evidenced)
        for sign in part.signs
        if isinstance(sign, FactTest)
    }
    read |= {part.attested for rule in CRITERIA.values() for part in walk(rule) if isinstance(part, CountTest)}
    return tuple(sorted((read | {"attested_populations", "attested_criteria"}) - {"date_of_birth"}))


@pytest.mark.parametrize(
    ("as_of", "anchor", "seed"),
    [(date(2026, 6, 30), None, 1), (date(2024, 2, 29), date(2024, 1, 31), 2)],
    ids=["mid-year", "leap-day-with-anchor"],
)
def test_engines_agree_on_everything(as_of: date, anchor: date | None, seed: int) -> None:
    people = Crowd(seed, as_of, _facts()).people(PEOPLE)
    moment = Moment(as_of, load_parameters(), anchor)
    plain = asked_plainly(people, POPULATIONS, moment)
    columns = asked_in_columns(people, POPULATIONS, moment)
    different = [(name, _difference(plain[name], columns[name])) for name in people if plain[name] != columns[name]]
    assert not different, f"{len(different)} people differ, first: {different[:3]}"

    findings = {code: Counter(answer.findings[code] for answer in plain.values()) for code in plain["R000000"].findings}
    whys = Counter(why for answer in plain.values() for _c, _u, all_whys in answer.counts.values() for why in all_whys)
    nearness = Counter(answer.near[0] for answer in plain.values())
    print(f"\n{PEOPLE:,} people as of {as_of}, anchor {moment.anchor}: both engines agree")
    for code, counted in findings.items():
        print(
            f"  {code:30}"
            + "".join(f"{word:>10} {counted[word]:6}" for word in ("met", "not_met", "unknown", "conflict"))
        )
    print("  dropped events: " + ", ".join(f"{why} {times}" for why, times in sorted(whys.items())))
    print("  nearness: " + ", ".join(f"{word} {times}" for word, times in nearness.items()))
    assert set(nearness) == {"met", "one_answer_away", "conflict", "no_sign"}
    assert set(whys) == {str(why) for why in Why}
    thin = [
        (code, word, findings[code][word])
        for code in CRITERIA
        for word in ("met", "not_met", "unknown", "conflict")
        if findings[code][word] < FLOOR and (code, word) not in IMPOSSIBLE
    ]
    assert not thin, f"fewer than {FLOOR} people: {thin}"


def _difference(plain: Answer, columns: Answer) -> dict[str, object]:
    found: dict[str, object] = {
        code: (plain.findings[code], columns.findings[code])
        for code in plain.findings
        if plain.findings[code] != columns.findings[code]
    }
    found |= {"near": (plain.near, columns.near)} if plain.near != columns.near else {}
    found |= {
        p: (plain.criteria[p], columns.criteria[p]) for p in plain.criteria if plain.criteria[p] != columns.criteria[p]
    }
    found |= {w: (plain.counts[w], columns.counts[w]) for w in plain.counts if plain.counts[w] != columns.counts[w]}
    return found

"""What to ask next, and how near somebody is: the question is real, and the least intrusive that helps as much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import combinations, pairwise
from typing import Any

import pytest

from tests.spec.random_people import Crowd
from wayfellow.rules.ecm.person import PersonRecords
from wayfellow.rules.ecm.questions import EFFORT, Nearness, answers_needed, leaves, nearness, open_questions
from wayfellow.rules.ecm.register import CRITERIA, ECM, POPULATIONS
from wayfellow.rules.events.happenings import ClaimLine
from wayfellow.rules.facts import VOCABULARY
from wayfellow.rules.language.evaluate import PlainEngine, Standing, stands
from wayfellow.rules.language.facts import Effort, FactType, Observation
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.rules.language.rule import Attested, FactTest, Moment, Rule, walk

AS_OF = date(2026, 6, 30)
MOMENT = Moment(AS_OF, load_parameters())
BY_CODE = {population.code: population for population in POPULATIONS}
ADULT, CHILD = date(1980, 5, 1), date(2015, 5, 1)

SETTLED_OTHERWISE: dict[tuple[str, str], str] = {}
"""Criteria whose own question is never the last one of their population, with the reason."""


def told(**facts: Any) -> list[Observation]:
    return [Observation(fact, value, AS_OF) for fact, value in facts.items()]


def standing_of(observations: Sequence[Observation], lines: Sequence[ClaimLine] = ()) -> Standing:
    return PlainEngine(PersonRecords(observations, lines).at(MOMENT).case).standing(ECM)


def near(*lines: ClaimLine, **facts: Any) -> Nearness:
    return nearness(POPULATIONS, standing_of(told(**facts), lines))


def answers(fact: str) -> list[Any]:
    """What somebody might answer: every code, yes and no, a few numbers and days."""
    if fact not in VOCABULARY:  # a criterion that is asked as a whole
        return []
    known = VOCABULARY[fact]
    match known.type:
        case FactType.BOOL:
            return [True, False]
        case FactType.COUNT:
            return [0, 3, 9]
        case FactType.DATE:
            return [ADULT, CHILD, AS_OF - timedelta(days=30), AS_OF + timedelta(days=10), "NONE"]
        case FactType.CODE:
            return [*known.values, "NONE"]
        case FactType.CODES:
            return [*((code,) for code in known.values), ()]
    raise AssertionError(f"{fact} is an event list, and no question")


def answered(fact: str) -> Iterator[Observation]:
    if fact in CRITERIA:
        yield Observation("attested_criteria", (CRITERIA[fact].name,), AS_OF, None, "REFERRAL_ATTESTATION")
    for answer in answers(fact):
        yield Observation(fact, answer, AS_OF, None, "MEMBER_REPORT")


# Nothing known


def test_of_somebody_nobody_knows_everything_is_unknown() -> None:
    standing = standing_of([])
    assert {stands(p.when, standing, p.code).word for p in POPULATIONS} == {"unknown"}
    assert nearness(POPULATIONS, standing).word == "no_sign"
    assert nearness(POPULATIONS, standing).closest == ""


def test_the_first_question_is_when_somebody_was_born() -> None:
    assert near().ask == "date_of_birth"


def test_the_first_question_of_the_groups_with_an_age() -> None:
    others = [population for population in POPULATIONS if population.code != "CW_C"]
    assert nearness(others, standing_of([])) == Nearness("no_sign", "", "date_of_birth")


# Every question is real


def ready(population: Rule, settled: Sequence[Rule], born: date) -> list[Observation]:
    """Somebody of whom exactly these criteria of a population are settled in their favor."""
    ticks = tuple(rule.name for rule in settled if rule.attested is not Attested.NEVER)
    facts: dict[str, Any] = {"attested_criteria": ticks}
    for rule in settled:
        if rule.attested is not Attested.NEVER:
            continue
        if rule.asks and rule.asks.fact == "living_setting":
            facts["living_setting"] = "RCFE" if population.code == "LTC_A" else "NURSING_FACILITY"
        elif rule.asks and rule.asks.fact == "household_has_member_under_21":
            facts["household_has_member_under_21"] = True
        else:
            facts["date_of_birth"] = born
    return told(**facts)


@cache
def settled_by_an_answer(population: Rule, leaf: Rule) -> frozenset[str]:
    """What a question about one criterion can do for people who lack it: `moves` the finding or nearness of the
    population, or `completes` it."""
    others = [rule for rule in leaves(population.when) if rule is not leaf]
    can: set[str] = set()
    assert leaf.asks
    for size in range(len(others), -1, -1):
        for settled in combinations(others, size):
            for born in (ADULT, CHILD):
                observations = ready(population, settled, born)
                before = standing_of(observations)
                if population.code not in advanced(before, leaf.asks.fact):
                    continue
                can |= effects(population, observations, before, leaf.asks.fact)
                if "completes" in can:
                    return frozenset(can)
    return frozenset(can)


def advanced(standing: Standing, fact: str) -> tuple[str, ...]:
    return next((asked.advances for asked in open_questions(POPULATIONS, standing) if asked.fact == fact), ())


def effects(population: Rule, observations: list[Observation], before: Standing, fact: str) -> set[str]:
    can: set[str] = set()
    for answer in answered(fact):
        after = standing_of([*observations, answer])
        was, became = (stands(population.when, one, population.code).word for one in (before, after))
        if was != became or nearness([population], before) != nearness([population], after):
            can.add("moves")
        if became == "met":
            can.add("completes")
    return can


def test_every_criterion_has_a_question() -> None:
    assert all(leaf.asks for population in POPULATIONS for leaf in leaves(population.when))


@pytest.mark.parametrize(("population", "code"), [(p.code, leaf.code) for p in POPULATIONS for leaf in leaves(p.when)])
def test_every_question_is_real(population: str, code: str) -> None:
    """There is somebody for whom an answer to a criterion's question changes the finding or the nearness; and unless
    we say why not, somebody for whom it is the last answer that was missing."""
    can = settled_by_an_answer(BY_CODE[population], CRITERIA[code])
    assert "moves" in can
    assert ("completes" in can) != ((population, code) in SETTLED_OTHERWISE)


def test_every_question_has_words() -> None:
    for rule in CRITERIA.values():
        if rule.asks:
            text = rule.asks.question or VOCABULARY[rule.asks.fact].question
            assert text.endswith("?"), rule.code
            assert rule.asks.fact in VOCABULARY or rule.asks.fact == rule.code


# The order of questions


def test_sensitive_questions_come_after_others_that_help_as_much() -> None:
    """Of two questions that complete as many groups, the one that is not sensitive comes first; then the easier."""
    facts = sorted({part.fact for rule in CRITERIA.values() for part in walk(rule) if isinstance(part, FactTest)})
    seen = 0
    for records in Crowd(11, AS_OF, tuple(fact for fact in facts if fact != "date_of_birth")).people(150).values():
        standing = PlainEngine(records.at(MOMENT).case).standing(ECM)
        for first, then in pairwise(open_questions(POPULATIONS, standing)):
            assert len(first.completes) >= len(then.completes)
            if len(first.completes) > len(then.completes):
                continue
            assert _is_sensitive(first.fact) <= _is_sensitive(then.fact), (first, then)
            if _is_sensitive(first.fact) == _is_sensitive(then.fact):
                assert _effort(first.fact) <= _effort(then.fact), (first, then)
            seen += _is_sensitive(first.fact) < _is_sensitive(then.fact)
    assert seen > 50


def test_a_question_that_completes_more_comes_first() -> None:
    """Of an adult who lacks one answer to belong, that answer is asked before all that only help on the way."""
    asked = open_questions(POPULATIONS, standing_of(told(date_of_birth=ADULT, race_ethnicity=("ASIAN",))))
    assert [bool(one.completes) for one in asked] == sorted((bool(one.completes) for one in asked), reverse=True)
    assert {code for one in asked for code in one.completes} >= {"HOM_A"}


def _is_sensitive(fact: str) -> bool:
    return fact in VOCABULARY and bool(VOCABULARY[fact].label)


def _effort(fact: str) -> int:
    return EFFORT[VOCABULARY[fact].effort if fact in VOCABULARY else Effort.A_JUDGEMENT]


def test_a_question_is_not_asked_twice() -> None:
    for records in Crowd(12, AS_OF, ("sleeping_place", "complex_social_factors", "pregnant")).people(100).values():
        standing = PlainEngine(records.at(MOMENT).case).standing(ECM)
        facts = [asked.fact for asked in open_questions(POPULATIONS, standing)]
        assert len(facts) == len(set(facts))


def test_nothing_is_asked_for_a_group_that_is_settled() -> None:
    """A group that is met, or ruled out, is no reason for a question."""
    for records in Crowd(13, AS_OF, ("in_foster_care", "ccs_enrollment", "living_setting")).people(200).values():
        standing = PlainEngine(records.at(MOMENT).case).standing(ECM)
        settled = {p.code for p in POPULATIONS if not stands(p.when, standing, p.code).undetermined}
        for asked in open_questions(POPULATIONS, standing):
            assert settled.isdisjoint(asked.advances)
            assert set(asked.completes) <= set(asked.advances)


# How near somebody is: signs


def test_an_age_is_no_sign() -> None:
    """Every adult would be one answer away from Transitional Rent; that is no reason to call anybody."""
    assert near(date_of_birth=ADULT).word == "no_sign"


def test_a_need_that_is_met_is_a_sign() -> None:
    """Somebody homeless is one answer away: whether a child is with them comes first, then whether they need help."""
    homeless = {"date_of_birth": ADULT, "sleeping_place": "SHELTER"}
    assert near(**homeless) == Nearness("one_answer_away", "HOM_F", "household_has_member_under_21")
    alone = near(**homeless, household_has_member_under_21=False, transitional_rent_authorized=False)
    assert alone == Nearness("one_answer_away", "HOM_A", "COMPLEX_NEED")


def test_belonging_to_a_group_that_fares_worse_is_no_sign() -> None:
    """That somebody may be pregnant is not asked because of their race; a pregnancy is a reason to ask further."""
    belongs = near(date_of_birth=ADULT, race_ethnicity=("BLACK_OR_AFRICAN_AMERICAN",))
    assert belongs.word == "no_sign"
    assert near(date_of_birth=ADULT, pregnant=True).word == "one_answer_away"


@pytest.mark.parametrize(("visits", "word"), [(3, "no_sign"), (4, "one_answer_away"), (5, "met")])
def test_a_count_that_is_one_short_is_a_sign(visits: int, word: str) -> None:
    """Claims that show one visit less than it takes; nobody said that these are all."""
    lines = [
        ClaimLine(f"C{number}", AS_OF - timedelta(days=10 * number), AS_OF - timedelta(days=10 * number), facility="A",
                  bill_type="131", revenue="0450")
        for number in range(1, visits + 1)
    ]  # fmt: skip
    found = near(*lines, date_of_birth=ADULT)
    assert found.word == word
    assert word != "one_answer_away" or (found.closest, found.ask) == ("UTL_A", "attested_ed_visits")


def test_a_code_settles_what_is_open_and_contradicts_a_no() -> None:
    """A code in a claim can only say yes: it settles an unknown, makes a conflict of a no, and joins a list quietly."""
    code = ClaimLine("C1", AS_OF, AS_OF, diagnoses=("Z59.00", "Z59.41"))
    assert standing_of([], [code]).base["H1"].word == "met"
    no = told(lacks_fixed_regular_adequate_residence=False, sleeping_place="OWN_HOME")
    assert standing_of(no).base["H1"].word == "not_met"
    assert standing_of(no, [code]).base["H1"].word == "conflict"
    assert standing_of(told(complex_social_factors=()), [code]).base["L2"].word == "met"
    assert standing_of([], [ClaimLine("C1", AS_OF, AS_OF, diagnoses=("J06.9",))]).base["H1"].word == "unknown"


def test_a_tick_is_a_sign_on_facts_and_adds_to_a_count() -> None:
    """A tick against a record that says no is a conflict; where only too little was counted it contradicts nobody."""
    tick = told(attested_criteria=("L3", "UTL_ED"))
    assert standing_of(tick).base["L3"].word == "met"
    assert standing_of([*tick, *told(able_to_live_in_community=False)]).base["L3"].word == "conflict"
    assert standing_of([*tick, *told(attested_ed_visits=0)]).base["UTL_A.ED"].word == "met"


def test_a_conflict_comes_after_what_one_answer_would_complete() -> None:
    """Somebody has to look at a conflict; a call that may complete a group comes before it."""
    disputed = [
        *told(date_of_birth=ADULT, transitional_rent_authorized=False, fleeing_violence=True),
        *told(household_has_member_under_21=False),
        Observation("cannot_self_manage", True, AS_OF, None, "ASSESSMENT"),
        Observation("cannot_self_manage", False, AS_OF, None, "MEMBER_REPORT"),
        *told(complex_needs=("PHYSICAL",), coordination_likely_to_help=True, pregnant=False, pregnancy_end_date="NONE"),
    ]
    assert nearness(POPULATIONS, standing_of(disputed)).word == "conflict"
    more = nearness(POPULATIONS, standing_of([*disputed, *told(sleeping_place="OWN_HOME", living_setting="RCFE",
        meets_snf_level_of_care=True, complex_social_factors=("LIVES_ALONE",))]))  # fmt: skip
    assert (more.word, more.closest, more.ask) == ("one_answer_away", "LTC_A", "able_to_live_in_community")


def test_answers_needed_are_the_fewest() -> None:
    """A group that is met needs none; one that is ruled out can never be completed."""
    met = standing_of(told(date_of_birth=ADULT, transitional_rent_authorized=True))
    assert answers_needed(BY_CODE["HOM_A"].when, met, "HOM_A") == 0
    assert answers_needed(BY_CODE["UTL_C"].when, met, "UTL_C") > 10
    assert answers_needed(BY_CODE["BEQ"].when, met, "BEQ") == 2
    assert answers_needed(BY_CODE["NFT_A"].when, standing_of([]), "NFT_A") == 6

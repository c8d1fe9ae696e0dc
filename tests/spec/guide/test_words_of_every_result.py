"""Every result the guide can give, in finished words: one outcome, a reason, a next step and a number, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass, replace
from datetime import date
from itertools import product
from typing import Any, cast

import pytest

from tests.spec.guide.combinations import COVERAGES, CROSSED, EACH, Combinations
from tests.spec.guide.oracle import Law, first_of
from tests.spec.guide.tables import answers_of
from tests.spec.guide.words_never_said import NEVER, said_in_spite, ways_to_fit
from wayfellow.rules.directory.directory import Directory
from wayfellow.rules.directory.load import load_directory
from wayfellow.rules.guide.decision_table import ROWS, Outcome
from wayfellow.rules.guide.letter import Letter
from wayfellow.rules.guide.outcome import GuideResult
from wayfellow.rules.guide.questions import BY_KEY
from wayfellow.rules.guide.safety import SAFETY
from wayfellow.services.calls import Call
from wayfellow.services.guide.deciding import suggest
from wayfellow.services.guide.record import record
from wayfellow.services.guide.words import GuideWords, in_words
from wayfellow.services.wording import State, Words

DAY = date(2026, 11, 24)
OF_EACH_ROW = 60
ONE_PLAN, SEVERAL_PLANS = "04", "10"
"""Butte and Fresno."""
FITS = {Outcome.ECM, Outcome.BOTH, Outcome.CASE_MANAGEMENT, Outcome.NEITHER_BUT}


class Listening(Words):
    """Words that remember which of them were said."""

    def __init__(self, lang: str) -> None:
        super().__init__(lang)
        self.said: set[str] = set()

    def say(self, key: str, **values: object) -> str:
        self.said.add(key)
        return super().say(key, **values)


@pytest.fixture(scope="module")
def directory() -> Directory:
    return load_directory()


@pytest.fixture(scope="module")
def results() -> list[GuideResult]:
    """One result of every signature that some thousand combinations and every kind of letter reach."""
    found = {signature(one): one for one in (*_reached(), *_letters())}
    print(f"\n{len(found):,} different results; by row: {_by_row(found.values())}")
    return list(found.values())


def signature(result: GuideResult) -> Any:
    """What the words of a result depend on."""
    return (
        result.row.subtype,
        result.because,
        result.conditions,
        result.overlays,
        tuple(step.code for step in result.steps),
        result.bridge,
        (result.letter.coverage, result.letter.lines, result.letter.callback, result.letter.steps)
        if result.letter
        else None,
        result.answers.of("who") == "me",
    )


def _reached() -> Iterator[GuideResult]:
    for chosen in (CROSSED, EACH):
        of = Combinations(chosen)
        row = first_of(Law(of, DAY).conditions_of_rows())
        for number in range(len(ROWS)):
            for place in of.some(row == number, OF_EACH_ROW, seed=number):
                yield suggest(of.answers(place), as_of=DAY)


def _letters() -> Iterator[GuideResult]:
    """Letters of every age, that stop something or not, from the county or not, for every coverage."""
    printed = [date(2026, 11, 20), date(2026, 11, 2), date(2026, 6, 1), date(2024, 3, 1)]
    yes_no_unsure = (True, False, None)
    for coverage, day, stops, county, leaving in product(
        COVERAGES, printed, yes_no_unsure, yes_no_unsure, (True, None)
    ):
        ends = date(2026, 12, 1) if stops and day.year == DAY.year else None
        letter = Letter(day, None, stops, ends, county, leaving)
        answers = answers_of({"coverage": coverage, "event": "denied_or_delayed"})
        yield suggest(answers, as_of=DAY, letter=letter)


def _by_row(results: Any) -> str:
    counted: dict[str, int] = {}
    for one in results:
        counted[one.row.rule.code] = counted.get(one.row.rule.code, 0) + 1
    return ", ".join(f"{code} {times}" for code, times in sorted(counted.items()))


def placed(result: GuideResult, county: str) -> GuideResult:
    """The same result for somebody in a county; those outside California have none."""
    if result.row.subtype == "out_of_state":
        return result
    return replace(result, answers=result.answers.with_answer("county", county))


def texts(said: Any) -> Iterator[str]:
    """Every text of finished words, however deep, but for codes, numbers to call, and names of plans."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, Call):
        yield from (said.text, said.note)
    elif is_dataclass(said):
        for name, part in vars(said).items():
            if name != "code":
                yield from texts(part)
    elif isinstance(said, tuple):
        for part in said:
            yield from texts(part)


def everything(said: GuideWords) -> tuple[str, ...]:
    overlays = tuple((title, text) for _code, title, text in said.overlays)
    return tuple(texts(replace(said, overlays=cast("Any", overlays))))


def numbers_of(directory: Directory) -> set[str]:
    """Every number that can be called on the day."""
    lines = {one.number_on(DAY) for one in directory.lines.values()}
    for code in directory.by_code:
        lines |= {plan.line.number for plan in directory.plans(code, DAY)}
        lines |= {directory.caregiver_line(code, DAY).number, directory.mental_health_line(code, DAY).number}
    return lines - {""}


def test_the_results_are_all_there(results: list[GuideResult]) -> None:
    assert {one.row.subtype for one in results} == {row.subtype for row in ROWS}
    assert {code for one in results for code in one.conditions} >= {"start_cm_now", "choose_one", "ecm_first"}
    assert {one.letter.coverage for one in results if one.letter} == {*COVERAGES}


@pytest.mark.parametrize("county", [ONE_PLAN, SEVERAL_PLANS, "unsure"])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_result_is_said_whole(lang: str, county: str, results: list[GuideResult], directory: Directory) -> None:
    """And decides nothing: none of the words of `words_never_said` is in any text of it."""
    words, numbers = Listening(lang), numbers_of(directory)
    every: set[str] = set()
    for result in results:
        said = in_words(placed(result, county), words, directory)
        what = (result.row.rule.code, result.answers.given)
        assert said.outcome == words.say(f"outcome.{result.row.outcome}"), what
        assert said.title, what
        assert said.say, what
        assert said.disclaimer, what
        for some in (said.reasons, said.told, said.steps, said.not_checked):
            assert some, what
            assert all(some), what
        assert all(step.text and step.who for step in said.steps), what
        called = [call.number for step in said.steps for call in step.calls]
        assert called, what
        assert {*called} <= numbers, what
        every |= {*everything(said)}
    assert not [text for text in every if "{" in text or "}" in text]
    assert not {text: bad for text in every if (bad := said_in_spite(lang, text))}
    assert not [key for key in words.said if words.state(key) is State.MISSING]
    print(f"\n{lang}, county {county}: {len(every):,} different texts, {len(words.said)} keys of the catalog")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_heading_says_how_well_it_fits_in_one_of_three_ways(lang: str) -> None:
    """Looks like a match, may be a match, probably not the best match; nothing of the kind for danger and for talking."""
    words = Words(lang)
    for row in ROWS:
        ways = ways_to_fit(lang, words.say(f"outcome.{row.outcome}"))
        assert len(ways) == (1 if row.outcome in FITS else 0), row.subtype
        said = said_in_spite(lang, f"{words.say(f'outcome.{row.outcome}')} {words.say(f'result.{row.subtype}.title')}")
        assert not said, row.subtype


def test_no_english_is_left_in_spanish(results: list[GuideResult], directory: Directory) -> None:
    """Each text differs from the English one in its place."""
    english, spanish = Words("en"), Words("es")
    same: set[str] = set()
    for result in results:
        here = placed(result, SEVERAL_PLANS)
        both = (everything(in_words(here, words, directory)) for words in (english, spanish))
        same |= {one for one, other in zip(*both, strict=True) if one == other and one}
    assert not same


@pytest.mark.parametrize("trigger", SAFETY, ids=lambda trigger: trigger.code)
def test_danger_shows_its_calls_first(trigger: Any, directory: Directory) -> None:
    """§ 1.5: the lines of its row in order, before anything else; then the offer to come back."""
    told = record(suggest(answers_of({"safety": trigger.code}), as_of=DAY), Words("en"), directory)
    lines = [step["calls"][0]["line"] for step in told["next_steps"]]
    assert lines[: len(trigger.first)] == list(trigger.first)
    assert [step["code"] for step in told["next_steps"]][len(trigger.first) :] == ["come_back"]
    assert told["overlays"] == []


def test_the_patterns_find_what_they_forbid() -> None:
    for lang, sentence in (
        ("en", "You qualify for it; you are eligible, it was denied, and approved for you."),
        ("es", "Usted califica y es elegible; fue negado, denegado, rechazado o aprobado."),
    ):
        assert len(said_in_spite(lang, sentence)) >= 4
    assert set(NEVER) == {"en", "es"}


def test_every_need_is_said_again_as_it_was_told(directory: Directory) -> None:
    """What led to a row is told: the needs, by name."""
    words = Words("en")
    for one, other in product(BY_KEY["needs"].named, repeat=2):
        if len({one, other, "money"} - {"safety"}) == 3:
            said = in_words(suggest(answers_of({"needs": f"money, {one}, {other}"}), as_of=DAY), words, directory)
            assert words.say(f"because.needs.{one}") in said.told

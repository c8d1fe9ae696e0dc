"""The tables of the guide notice every small mistake in its rows, terms, conditions, overlays, steps and numbers."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Container, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.spec.guide.checking import Moments, Recorder, wrong_cells
from tests.spec.guide.reach import PRODUCTS
from tests.spec.guide.tables import Row
from tests.spec.mutants import Mutant, mutants_of, planted, variants
from tests.spec.tried import Tried, other_values
from wayfellow.rules.guide import answers, bridge, outcome
from wayfellow.rules.guide.conditions import CONDITIONS, OVERLAYS, Condition
from wayfellow.rules.guide.decision_table import ROWS, Outcome
from wayfellow.rules.guide.steps import FOOD, STEPS, Step
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.rules.language.rule import Moment, Rule, rules_in

EXCLUSIVE = (
    "DG-02A before DG-02", "DG-03 before DG-02A", "DG-05 before DG-04", "DG-10 before DG-06", "DG-11 before DG-10",
    "DG-12 before DG-11", "DG-13 before DG-12", "DG-14 before DG-13", "DG-15 before DG-14", "DG-20 before DG-15",
    "DG-22 before DG-21B", "DG-23 before DG-22", "DG-23A before DG-23",
)  # fmt: skip
"""Neighbors of which nobody can meet both."""

EQUIVALENT = {
    what: reason
    for reason, changes in (
        ("nobody can meet both rows", EXCLUSIVE),
        ("the rows above leave only such people",
         ["DG-02A: GUIDE.NOT_COVERED is left out", "DG-11: GUIDE.EPISODE is left out", "DG-13: Not is left out",
          "DG-15: GUIDE.NOT_COVERED is left out", "DG-15: Not is left out", "DG-20: Not is left out",
          "GUIDE.ONLY_CARE_AND_RIDE: GUIDE.CARE is left out", "GUIDE.ONLY_CARE_AND_RIDE: GUIDE.RIDE is left out",
          *(f"GUIDE.ONLY_{what}: needs without safety" for what in ("CARE", "RIDE", "CARE_AND_RIDE"))]),
        ("“not ride” and “nothing beyond caring” say it twice, and so for rides",
         ["GUIDE.ONLY_CARE: Not is left out", "GUIDE.ONLY_CARE: needs without getting_around",
          "GUIDE.ONLY_CARE: wants without rides", "GUIDE.ONLY_RIDE: Not is left out",
          "GUIDE.ONLY_RIDE: needs without caring_for_someone", "GUIDE.ONLY_RIDE: wants without caregiver_help"]),
        ("at 17 the age alone is enough", ["OV-TEEN: age -1"]),
        ("the other half of it is asked about first", ["pregnant_or_12m_after without BEQ_PERINATAL"]),
    )
    for what in changes
}  # fmt: skip
"""Mutants that change nothing anybody could notice, each with the reason; for conditions and steps `reach` proves it."""
READ_ELSEWHERE = {
    "guide.plan_answers_days", "guide.call_within_days", "guide.plan_answers_urgent_hours", "guide.keep_days",
}  # fmt: skip
"""Numbers that no rule reads: those of days are tried in the tests of the words, the last one belongs to the cookie."""


@pytest.fixture(scope="module")
def families() -> list[Row]:
    """Every row of every table of the guide, recorded and not checked."""
    recorder = Recorder()
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        module = importlib.import_module(f"tests.spec.guide.{path.stem}")
        for _name, function in inspect.getmembers(module, inspect.isfunction):
            wanted = inspect.signature(function).parameters
            if "check" in wanted:
                function(recorder, *(["none"] if "coverage" in wanted else []))
    return [row for table in recorder.tables for row in table.rows]


@pytest.fixture(scope="module")
def noticed(families: list[Row]) -> Any:
    """Asks whether a table that tells of some results says something else."""
    sound = Moments(load_parameters())

    def ask(*results: str, moments: Moments = sound, first: Container[str] = ()) -> bool:
        """first: what the most telling tables expect, a row or a result; it only saves time."""
        about = [row for row in families if not results or {*results} & {*row.expected}]
        about.sort(key=lambda row: not any(one in first for one in (row.expected.get("rule"), *row.expected)))
        telling = next((row for row in about if _says_something_else(row, moments)), None)
        if telling:
            families.remove(telling)
            families.insert(0, telling)  # who noticed one mistake often notices the next
        return telling is not None

    return ask


def _says_something_else(row: Row, moments: Moments) -> bool:
    try:
        return bool(wrong_cells(row, moments))
    except StopIteration:
        return True  # no row of the decision table is left for this family


@pytest.fixture
def bridged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bridge reads answers only, so what it said once it says again."""
    known: dict[tuple[int, int], bridge.Bridge] = {}

    def reckoned(given: answers.Answers, moment: Moment) -> bridge.Bridge:
        key = id(given), id(moment)
        known[key] = known.get(key) or bridge.bridge(given, moment)
        return known[key]

    monkeypatch.setattr(outcome, "bridge", reckoned)


def test_the_sound_guide_stands(noticed: Any) -> None:
    assert not noticed()


def test_every_mutant_of_a_rule_is_killed(noticed: Any, bridged_once: None, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = Tried("rules of the guide", EQUIVALENT)
    for rule in _rules():
        first = {row.rule.code for row in ROWS if rule in rules_in(row.rule)}
        first |= {"overlays"} if any(rule in rules_in(overlay) for overlay in OVERLAYS) else set()
        for mutant in mutants_of(rule):
            if mutant.kind != "attestation":
                with monkeypatch.context() as patch:
                    _plant(mutant, patch)
                    tried.note(mutant.kind, mutant.what, noticed(first=first))
    tried.judge()


def _rules() -> list[Rule]:
    """Rows, overlays, and every term inside of them or of a condition or a step."""
    holders = [row.rule for row in ROWS] + list(OVERLAYS)
    others = [one.when for one in CONDITIONS] + [step.when for steps in STEPS.values() for step in steps]
    found = [rule for holder in (*holders, *others) for rule in rules_in(holder)]
    return list({rule.code: rule for rule in found}.values())


def _plant(mutant: Mutant, patch: pytest.MonkeyPatch) -> None:
    plant: Any = partial(planted, mutant=mutant)
    patch.setattr(outcome, "ROWS", tuple(replace(row, rule=plant(row.rule)) for row in ROWS))
    patch.setattr(outcome, "OVERLAYS", tuple(plant(rule) for rule in OVERLAYS))
    patch.setattr(outcome, "CONDITIONS", tuple(replace(one, when=plant(one.when)) for one in CONDITIONS))
    steps = {name: tuple(replace(step, when=plant(step.when)) for step in some) for name, some in STEPS.items()}
    patch.setattr(outcome, "STEPS", steps)
    for name in ("INDICATOR", "NOT_COVERED"):
        patch.setattr(outcome, name, plant(getattr(outcome, name)))


def test_every_mutant_of_a_row_is_killed(noticed: Any, bridged_once: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each row left out, with another outcome, and turned round with the next one."""
    tried = Tried("rows of the guide", EQUIVALENT)
    for at, row in enumerate(ROWS):
        other = Outcome.TALK if row.outcome is not Outcome.TALK else Outcome.ECM
        changes = {
            f"{row.rule.code} left out": (*ROWS[:at], *ROWS[at + 1 :]),
            f"{row.rule.code} is {other}": (*ROWS[:at], replace(row, outcome=other), *ROWS[at + 1 :]),
        }
        then = ROWS[min(at + 1, len(ROWS) - 1)]
        if then is not row:
            changes[f"{then.rule.code} before {row.rule.code}"] = (*ROWS[:at], then, row, *ROWS[at + 2 :])
        for what, rows in changes.items():
            monkeypatch.setattr(outcome, "ROWS", rows)
            tried.note(what.split()[1], what, noticed(first={row.rule.code, then.rule.code}))
    tried.judge()


def test_every_mutant_of_a_condition_is_killed(noticed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each condition left out, beside one row or outcome less, and with a mistake in what it stands for."""
    tried = Tried("conditions of the guide", EQUIVALENT)
    for at, condition in enumerate(CONDITIONS):
        for kind, what, changed in _changed_conditions(condition):
            monkeypatch.setattr(outcome, "CONDITIONS", (*CONDITIONS[:at], *changed, *CONDITIONS[at + 1 :]))
            matters = partial(_can_stand, condition, what.removeprefix("beside ")) if kind == "row" else _always
            tried.note(kind, f"{condition.code}: {what}", noticed("conditions"), matters)
    tried.judge()


def _can_stand(condition: Condition, code: str) -> bool:
    return any(product.meets(code, condition.when) for product in PRODUCTS)


def _always() -> bool:
    return True


def _changed_conditions(condition: Condition) -> Iterator[tuple[str, str, tuple[Condition, ...]]]:
    yield "left out", "left out", ()
    for code in sorted(condition.rows):
        yield "row", f"not beside {code}", (replace(condition, rows=condition.rows - {code}),)
    for one in sorted(condition.outcomes):
        yield "outcome", f"not beside {one}", (replace(condition, outcomes=condition.outcomes - {one}),)
    for row in ROWS:
        if not condition.stands_beside(row) and row.outcome is not Outcome.SAFETY:
            yield "row", f"beside {row.rule.code}", (replace(condition, rows=condition.rows | {row.rule.code}),)
    for kind, what, when in variants(condition.when):
        yield kind, what, (replace(condition, when=when),)


def test_every_mutant_of_an_overlay_is_killed(noticed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = Tried("overlays of the guide", EQUIVALENT)
    for at, rule in enumerate(OVERLAYS):
        monkeypatch.setattr(outcome, "OVERLAYS", (*OVERLAYS[:at], *OVERLAYS[at + 1 :]))
        tried.note("left out", f"{rule.code} left out", noticed("overlays"))
    tried.judge()


def test_every_mutant_of_a_step_is_killed(noticed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step left out, before the one it follows, and with a mistake in when it is told."""
    tried = Tried("steps of the guide", EQUIVALENT)
    for row in ROWS:
        steps = STEPS[row.subtype]
        for kind, what, changed in _changed_steps(steps):
            monkeypatch.setattr(outcome, "STEPS", {**STEPS, row.subtype: changed})
            matters = partial(_are_told_apart, row.rule.code, steps, changed)
            tried.note(kind, f"{row.subtype}: {what}", noticed("steps", first={row.rule.code}), matters)
    monkeypatch.setattr(outcome, "STEPS", STEPS)
    for kind, what, (food,) in _changed_steps((FOOD,), may_be_left_out=False):
        monkeypatch.setattr(outcome, "FOOD", food)
        tried.note(kind, f"everywhere: {what}", noticed("steps"))
    tried.judge()


def _are_told_apart(code: str, these: tuple[Step, ...], those: tuple[Step, ...]) -> bool:
    return any(product.tells_apart(code, these, those) for product in PRODUCTS)


def _changed_steps(
    steps: tuple[Step, ...], *, may_be_left_out: bool = True
) -> Iterator[tuple[str, str, tuple[Step, ...]]]:
    for at, step in enumerate(steps):
        before, after = steps[:at], steps[at + 1 :]
        if may_be_left_out:
            yield "left out", f"{step.code} left out", (*before, *after)
        if after and after[0].code != step.code:
            yield "order", f"{after[0].code} before {step.code}", (*before, after[0], step, *after[1:])
        for kind, what, when in variants(step.when):
            yield kind, f"{step.code} when {what}", (*before, replace(step, when=when), *after)


def test_every_mutant_of_a_number_is_killed(noticed: Any) -> None:
    tried = Tried("numbers and lists of the guide", EQUIVALENT)
    for name, parameter in load_parameters().items():
        if name.startswith("guide.") and name not in READ_ELSEWHERE:
            for kind, value in other_values(parameter):
                changed = load_parameters().replaced(name, value)
                tried.note(kind.split()[0], f"{name} {kind}", noticed(moments=Moments(changed)))
    tried.judge()


def test_every_mutant_of_what_counts_as_unsure_is_killed(noticed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = Tried("questions that may be unsure", EQUIVALENT)
    counted = answers.MAY_BE_UNSURE
    for question in ("safety", "who", "county", "needs", "wants"):
        monkeypatch.setattr(answers, "MAY_BE_UNSURE", (*counted, question))
        tried.note("more", f"{question} counts", noticed())
    for question in counted:
        monkeypatch.setattr(answers, "MAY_BE_UNSURE", tuple(one for one in counted if one != question))
        tried.note("less", f"{question} does not count", noticed())
    tried.judge()


def test_every_mutant_of_the_bridge_is_killed(noticed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each group or supposed criterion of a flag left out, each need that is a social factor, each outcome bridged."""
    tried = Tried("the bridge", EQUIVALENT)
    for name, flag in bridge.FLAGS.items():
        for part in ("populations", "supposes"):
            for one in getattr(flag, part):
                left: Any = {part: tuple(code for code in getattr(flag, part) if code != one)}
                monkeypatch.setattr(bridge, "FLAGS", {**bridge.FLAGS, name: replace(flag, **left)})
                tried.note(part, f"{name} without {one}", noticed("may_match", "ask", "fact"))
                monkeypatch.undo()
    for need in bridge.FACTORS:
        monkeypatch.setattr(bridge, "FACTORS", {one: code for one, code in bridge.FACTORS.items() if one != need})
        tried.note("factors", f"{need} is no factor", noticed("ask"))
        monkeypatch.undo()
    for one in outcome.BRIDGED:
        monkeypatch.setattr(outcome, "BRIDGED", outcome.BRIDGED - {one})
        tried.note("outcomes", f"{one} is not bridged", noticed("may_match"))
        monkeypatch.undo()
    tried.judge()

"""The tables notice every small mistake: a mutant that no table kills is a hole in the manual."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.spec.checking import Recorder, stands_plainly
from tests.spec.engines import WHOLE_LAW
from tests.spec.mutants import Mutant, mutants_of, mutated_patterns, mutated_value_sets, planted
from tests.spec.tables import Table
from tests.spec.tried import Tried, other_values
from wayfellow.rules.ecm import disposition, person
from wayfellow.rules.ecm.register import ECM, POPULATIONS
from wayfellow.rules.events import told
from wayfellow.rules.events.patterns import load_patterns
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.rules.language.rule import CountTest, Rule, rules_in, signs_in, walk
from wayfellow.rules.language.value_sets import ValueSet, load_value_sets

EQUIVALENT = {
    what: reason
    for reason, changes in (
        ("a tick for the population is read for its own parts, not for what stands inside them",
         [f"{code}: WITH_POPULATION" for code in ("H1", "H2", "H3", "H4", "H5", "H6", "C3-i", "C3-ii", "C3-iii")]),
        ("the tick stands for the other limbs too, and one is enough",
         [f"{code}: BY_NAME" for code in ("UTL_A.ED", "UTL_A.STAY", "UTL_C.ED", "UTL_C.STAY", "W1", "W2", "W4", "W5")]),
        ("the codes beside stand in another set that is enough by itself: chronic illness, or pregnancy",
         ["HIV with B19", "HIV without O987", "HIV with O986", "HIV with O988"]),
        ("the other end of the thirty days says no, too",
         ["H5: housing_loss_date: NONE says nothing", "H5: housing_loss_date: NONE says nothing (2)"]),
        ("inside the presumption only a release that is too long ago matters; a recent one is met beside it",
         ["JI_TRANSITION: release_date +1 (2)"]),
        ("a population is made of criteria, and a tick is read for each of those",
         [f"{one.code}: {how}" for one in POPULATIONS for how in ("BY_NAME", "WITH_POPULATION")]),
        ("the code stands in another set that shows the same need",
         ["MENTAL_HEALTH with F70", "MENTAL_HEALTH without F84", "DEVELOPMENTAL with F69",
          "DEVELOPMENTAL without F84", "DEVELOPMENTAL without G40", "CHRONIC without G40"]),
    )
    for what in changes
}  # fmt: skip
"""Mutants that change nothing anybody could notice, each with the reason."""

READ_ELSEWHERE = {
    "ecm.authorization.first_months", "ecm.authorization.again_months", "ecm.assignment.priority",
}  # fmt: skip
"""Parameters that no rule reads; tests/unit/rules/test_result.py is about them."""


def all_tables() -> list[Table]:
    """Every table of the manual, recorded and not checked."""
    recorder = Recorder()
    for path in sorted((Path(__file__).parent / "ecm").glob("test_*.py")):
        module = importlib.import_module(f"tests.spec.ecm.{path.stem}")
        for _name, function in inspect.getmembers(module, inspect.isfunction):
            if "check" in inspect.signature(function).parameters:
                function(recorder)
    return recorder.tables


@pytest.fixture(scope="module")
def tables() -> list[Table]:
    return all_tables()


def test_the_sound_rules_stand(tables: list[Table]) -> None:
    """A kill says something only where the rule as it is stands, taken apart and put together again."""
    for table in tables:
        parts = ECM.deciding if table.rule.code == WHOLE_LAW.code else (table.rule, *rules_in(table.rule))
        for rule in parts:
            again = _rule(planted(table.rule, Mutant("", "", rule, rule)))
            assert stands_plainly(table, again, load_parameters()), f"{rule.code} in {table.header}"


def test_every_mutant_of_a_rule_is_killed(tables: list[Table]) -> None:
    tried = Tried("rules", EQUIVALENT)
    for rule in (*ECM.rules.values(), *POPULATIONS):
        about = _about(tables, rule)
        for mutant in mutants_of(rule):
            tried.note(
                mutant.kind,
                mutant.what,
                any(
                    not stands_plainly(table, _rule(planted(table.rule, mutant)), load_parameters()) for table in about
                ),
            )
    tried.judge()


def test_every_mutant_of_a_step_is_killed(tables: list[Table], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step of what follows, left out; and each two neighbors, the other way round."""
    about = [table for table in tables if table.rule.code == WHOLE_LAW.code]
    tried = Tried("steps", EQUIVALENT)
    for name in ("STEPS", "STEPS_AGAIN"):
        steps = getattr(disposition, name)
        for at, step in enumerate(steps[:-1]):
            then = steps[at + 1]
            for kind, changed in (
                ("left out", (*steps[:at], *steps[at + 1 :])),
                ("turned round", (*steps[:at], then, step, *steps[at + 2 :])),
            ):
                monkeypatch.setattr(disposition, name, changed)
                what = f"{name} {at} {step.disposition}: {kind}"
                tried.note(kind, what, any(not stands_plainly(table, table.rule, load_parameters()) for table in about))
        monkeypatch.setattr(disposition, name, steps)
    tried.judge()


def test_every_mutant_of_a_number_is_killed(tables: list[Table]) -> None:
    """The numbers of ECM; those of deadlines and of the guide are tried beside their own tables."""
    ecm = [name for name in load_parameters() if name.startswith("ecm.")]
    used = {name: [t for t in tables if name in _parameters(t.rule)] for name in ecm}
    used["ecm.utilization.long_term_days"] = [table for table in tables if _counts(table.rule)]
    tried = Tried("numbers, words and lists", EQUIVALENT)
    for name, about in used.items():
        if name in READ_ELSEWHERE:
            continue
        for kind, value in other_values(load_parameters()[name]):
            changed = load_parameters().replaced(name, value)
            noticed = any(not stands_plainly(table, table.rule, changed) for table in about)
            tried.note(kind, f"{name} {kind} {value}", noticed)
    tried.judge()


def test_every_mutant_of_a_pattern_is_killed(tables: list[Table], monkeypatch: pytest.MonkeyPatch) -> None:
    about = [table for table in tables if _counts(table.rule)]
    tried = Tried("patterns", EQUIVALENT)
    for what, patterns in mutated_patterns(load_patterns()):
        for module in (person, told):
            monkeypatch.setattr(module, "load_patterns", lambda patterns=patterns: patterns)
        noticed = any(not stands_plainly(table, table.rule, load_parameters()) for table in about)
        tried.note(what.split(":")[0].split()[0], what, noticed)
    tried.judge()


def test_every_mutant_of_a_set_of_codes_is_killed(tables: list[Table], monkeypatch: pytest.MonkeyPatch) -> None:
    read = {name for population in POPULATIONS for name in _value_sets(population)}
    tried = Tried("sets of codes", EQUIVALENT)
    for what, sets in mutated_value_sets({name: one for name, one in load_value_sets().items() if name in read}):

        def sets_of(kind: str, code: str, sets: Mapping[str, ValueSet] = sets) -> tuple[str, ...]:
            return tuple(one.name for one in sets.values() if one.kind == kind and one.holds(code))

        monkeypatch.setattr(person, "sets_of", sets_of)
        name = what.split()[0]
        about = (table for table in tables if name in _value_sets(table.rule))
        tried.note(name, what, any(not stands_plainly(table, table.rule, load_parameters()) for table in about))
    tried.judge()


def _about(tables: Iterable[Table], rule: Rule) -> list[Table]:
    """The tables that a rule takes part in, the ones about the rule itself first."""
    found = [t for t in tables if rule.code in {t.rule.code, *(inner.code for inner in rules_in(t.rule))}]
    return sorted(found, key=lambda table: table.rule.code != rule.code)


def _rule(expression: Any) -> Rule:
    assert isinstance(expression, Rule)
    return expression


def _value_sets(rule: Rule) -> set[str]:
    return {sign.value_set for sign in signs_in(rule)}


def _counts(rule: Rule) -> bool:
    return any(isinstance(part, CountTest) for part in walk(rule))


def _parameters(rule: Rule) -> set[str]:
    named = {word for part in walk(rule) for word in repr(part).replace("'", " ").split() if word.startswith("ecm.")}
    return named | {f"{family}.{one}" for family in named for one in load_parameters().families.get(family, ())}

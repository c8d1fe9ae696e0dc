"""The tables notice every small mistake: a mutant that no table kills is a hole in the manual."""

from __future__ import annotations

import importlib
import inspect
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.spec.checking import Recorder, stands_plainly
from tests.spec.mutants import mutants_of, mutated_patterns, planted
from tests.spec.tables import Table
from wayfellow.rules.ecm import person
from wayfellow.rules.ecm.register import CRITERIA, POPULATIONS
from wayfellow.rules.events import told
from wayfellow.rules.events.patterns import load_patterns
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.rules.language.rule import CountTest, Rule, rules_in, walk

EQUIVALENT = {
    f"{code}: {how}": reason
    for reason, how, codes in (
        ("a tick for the population is read for its own parts, not for what stands inside them", "WITH_POPULATION",
         ("H1", "H2", "H3", "H4", "H5", "H6", "C3-i", "C3-ii", "C3-iii")),
        ("the tick stands for the other limbs too, and one is enough", "BY_NAME",
         ("UTL_A.ED", "UTL_A.STAY", "UTL_C.ED", "UTL_C.STAY", "W1", "W2", "W3", "W4", "W5")),
        ("inside the presumption only a release that is too long ago matters; a recent one is met beside it",
         "release_date +1", ("JI_TRANSITION",)),
    )
    for code in codes
}  # fmt: skip
"""Mutants that change nothing anybody could notice, each with the reason."""


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


def test_every_mutant_of_a_rule_is_killed(tables: list[Table]) -> None:
    killed: Counter[str] = Counter()
    alive = []
    for rule in (*CRITERIA.values(), *POPULATIONS):
        about = _about(tables, rule)
        for mutant in mutants_of(rule):
            noticed = any(
                not stands_plainly(table, _rule(planted(table.rule, mutant)), load_parameters()) for table in about
            )
            if noticed:
                killed[mutant.kind] += 1
            elif mutant.what not in EQUIVALENT:
                alive.append(f"{mutant.kind}: {mutant.what}")
    print("\nkilled mutants of rules: " + ", ".join(f"{kind} {times}" for kind, times in sorted(killed.items())))
    assert not alive, f"{len(alive)} survive:\n" + "\n".join(alive)


def test_every_mutant_of_a_number_is_killed(tables: list[Table]) -> None:
    used = {name: [t for t in tables if name in _parameters(t.rule)] for name in load_parameters()}
    used["ecm.utilization.long_term_days"] = [table for table in tables if _counts(table.rule)]
    alive, killed = [], 0
    for name, about in used.items():
        for step in (-1, 1):
            changed = load_parameters().replaced(name, load_parameters()[name].values[-1][1] + step)
            if any(not stands_plainly(table, table.rule, changed) for table in about):
                killed += 1
            else:
                alive.append(f"{name} {step:+}")
    print(f"\nkilled mutants of numbers: {killed}")
    assert not alive, f"{len(alive)} survive:\n" + "\n".join(alive)


def test_every_mutant_of_a_pattern_is_killed(tables: list[Table], monkeypatch: pytest.MonkeyPatch) -> None:
    about = [table for table in tables if _counts(table.rule)]
    alive, killed = [], 0
    for what, patterns in mutated_patterns(load_patterns()):
        for module in (person, told):
            monkeypatch.setattr(module, "load_patterns", lambda patterns=patterns: patterns)
        if any(not stands_plainly(table, table.rule, load_parameters()) for table in about):
            killed += 1
        elif what not in EQUIVALENT:
            alive.append(what)
    print(f"\nkilled mutants of patterns: {killed}")
    assert not alive, f"{len(alive)} survive:\n" + "\n".join(alive)


def _about(tables: Iterable[Table], rule: Rule) -> list[Table]:
    """The tables that a rule takes part in, the ones about the rule itself first."""
    found = [t for t in tables if rule.code in {t.rule.code, *(inner.code for inner in rules_in(t.rule))}]
    return sorted(found, key=lambda table: table.rule.code != rule.code)


def _rule(expression: Any) -> Rule:
    assert isinstance(expression, Rule)
    return expression


def _counts(rule: Rule) -> bool:
    return any(isinstance(part, CountTest) for part in walk(rule))


def _parameters(rule: Rule) -> set[str]:
    return {word for part in walk(rule) for word in repr(part).replace("'", " ").split() if word.startswith("ecm.")}

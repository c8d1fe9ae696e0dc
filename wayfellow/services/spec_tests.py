"""Which spec tests speak of a rule, found by reading them as text, without running anything."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import FunctionType

from wayfellow.rules.language.rule import Rule


@dataclass(frozen=True)
class Test:
    """One test function with the codes of the rules it names."""

    name: str
    place: str
    rules: frozenset[str]


def tests_about(root: Path, rule: Rule) -> list[Test]:
    """The tests in the checkout that name a rule; none where there are no tests."""
    return [test for test in _all_tests(root) if rule.code in test.rules]


@cache
def _all_tests(root: Path) -> tuple[Test, ...]:
    files = sorted((root / "tests" / "spec").rglob("test_*.py"))
    return tuple(test for path in files for test in _tests_in(path, path.relative_to(root).as_posix()))


def _tests_in(path: Path, shown: str) -> Iterator[Test]:
    body = ast.parse(path.read_bytes()).body
    module = _Module()
    for node in body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("wayfellow.rules."):
            for name in node.names:
                module.imported[name.asname or name.name] = getattr(
                    importlib.import_module(str(node.module)), name.name, None
                )
        elif isinstance(node, ast.Assign):
            module.assigned |= {one.id: node.value for one in node.targets if isinstance(one, ast.Name)}
    for node in body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield Test(node.name, f"{shown}:{node.lineno}", frozenset(module.rules_in(node)))


@dataclass
class _Module:
    """What the names of a test file stand for: things imported from our rules, and what the file assigns itself."""

    imported: dict[str, object] = field(default_factory=dict)
    assigned: dict[str, ast.expr] = field(default_factory=dict)

    def rules_in(self, node: ast.AST, seen: frozenset[str] = frozenset()) -> Iterator[str]:
        for part in ast.walk(node):
            if isinstance(part, ast.Name) and part.id in self.assigned and part.id not in seen:
                yield from self.rules_in(self.assigned[part.id], seen | {part.id})
            found = self._value(part)
            if isinstance(found, Rule):
                yield found.code

    def _value(self, node: ast.AST) -> object:
        if isinstance(node, ast.Name):
            return self.imported.get(node.id)
        if isinstance(node, ast.Call) and isinstance(made_by := self._value(node.func), FunctionType):
            words = [one.value for one in node.args if isinstance(one, ast.Constant)]
            whole = len(words) == len(node.args) and not node.keywords
            return made_by(*words) if whole and made_by.__annotations__.get("return") == "Rule" else None
        if isinstance(node, ast.Subscript) and isinstance(held := self._value(node.value), Mapping):
            return held.get(node.slice.value) if isinstance(node.slice, ast.Constant) else None
        return None

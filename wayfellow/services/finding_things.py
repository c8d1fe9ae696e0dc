"""`where`: everything there is about a name, and where it stands, so that a person can go and read it.

A name is a population, a criterion, a parameter, a value set, a fact, or what families meet. Places are found by
reading the sources as text; nothing has to be kept up to date by hand.
"""

from __future__ import annotations

import ast
import difflib
import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from wayfellow.rules.ecm.register import POPULATIONS
from wayfellow.rules.ecm.wording import sentence
from wayfellow.rules.facts import VOCABULARY
from wayfellow.rules.language import parameters as parameter_files
from wayfellow.rules.language import value_sets as value_set_files
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.rules.language.rule import Moment, Rule
from wayfellow.rules.language.value_sets import load_value_sets
from wayfellow.rules.problems import UnreadableInput
from wayfellow.services import finding_in_the_guide as in_the_guide
from wayfellow.services.manual_pages import page_of_fact, page_of_parameter, page_of_rule, page_of_value_set
from wayfellow.services.reading_rules import (
    RULES,
    facts_of,
    logic_of,
    parameters_of,
    populations_with,
    rules_inside,
    shown_number,
    value_sets_of,
)
from wayfellow.services.spec_tests import Test, tests_about
from wayfellow.services.thing import PACKAGE, ROOT, Thing, near


def all_names() -> list[str]:
    """Every name that can be asked about: codes, ids, parameters, value sets, facts, and what families meet."""
    ids = [rule.name for rule in RULES.values()]
    policy = [*RULES, *ids, *load_parameters(), *load_value_sets(), *VOCABULARY]
    return list(dict.fromkeys([*policy, *in_the_guide.names()]))


def things_called(name: str, *, on: date) -> list[Thing]:
    """Everything with this name, numbers in sentences as they stand on a day. Capitals do not matter."""
    asked = _plain(name)
    rules = [rule for rule in RULES.values() if asked in (_plain(rule.code), _plain(rule.name))]
    moment = Moment(on, load_parameters())
    return [
        *(_rule(rule, moment) for rule in rules),
        *(_parameter(one) for one in load_parameters() if _plain(one) == asked),
        *(_value_set(one) for one in load_value_sets() if _plain(one) == asked),
        *(_fact(one) for one in VOCABULARY if _plain(one) == asked),
        *(in_the_guide.find(one, on) for one in in_the_guide.names() if _plain(one) == asked),
    ]


def names_like(name: str, names: Iterable[str]) -> list[str]:
    """The names that hold these letters, those that begin with them first; one or two letters must begin a name."""
    asked = _plain(name)
    found = [one for one in names if asked in _plain(one)[: None if len(asked) > 2 else len(asked)]]
    return sorted(found, key=lambda one: not _plain(one).startswith(asked))


def closest_names(name: str, names: Iterable[str]) -> list[str]:
    """Up to three names that look like this one."""
    by_plain = {_plain(one): one for one in names}
    return [by_plain[one] for one in difflib.get_close_matches(_plain(name), by_plain, n=3, cutoff=0.5)]


def _plain(name: str) -> str:
    return name.strip().lower().replace("-", "_")


def _rule(rule: Rule, moment: Moment) -> Thing:
    own_id = [("law’s id", rule.id)] if rule.id else []
    used = populations_with(rule)
    return Thing(
        rule.code,
        "population" if rule in POPULATIONS else "criterion",
        rule.title,
        place_of_rule(rule),
        (
            *own_id,
            ("says", sentence(rule, moment)),
            *(("when", "  " * depth + words.replace("`", "")) for depth, words in logic_of(rule)),
            ("source", str(rule.source)),
            *([("", rule.source.href)] if rule.source.href else []),
            *([("used by", ", ".join(used))] if used else []),
            *(("made of", f"{one.code}  {one.title}  {place_of_rule(one)}") for one in rules_inside(rule)),
            *(_number(one) for one in parameters_of(rule)),
            *(("codes", f"{one}  {load_value_sets()[one].title}  {place_of_value_set(one)}")
              for one in value_sets_of(rule)),
            *(("fact", f"{one}  {VOCABULARY[one].question}") for one in facts_of(rule)),
            *_tests(tests_about(ROOT, rule)),
            ("manual", page_of_rule(rule)),
        ),
    )  # fmt: skip


def _parameter(name: str) -> Thing:
    parameter = load_parameters()[name]
    users = [rule for rule in RULES.values() if name in parameters_of(rule)]
    return Thing(
        name,
        "parameter",
        parameter.description,
        place_of_parameter(name),
        (
            ("value", shown_number(load_parameters(), name)),
            ("source", str(parameter.source)),
            *([("", parameter.source.href)] if parameter.source.href else []),
            *(("used by", f"{rule.code}  {rule.title}  {place_of_rule(rule)}") for rule in users),
            ("manual", page_of_parameter(name)),
        ),
    )


def _value_set(name: str) -> Thing:
    found = load_value_sets()[name]
    users = [rule for rule in RULES.values() if name in value_sets_of(rule)]
    return Thing(
        name,
        "value set",
        found.title,
        place_of_value_set(name),
        (
            ("codes", f"{found.kind} {' '.join(found.codes)}"),
            ("version", found.version),
            *([("label", found.label)] if found.label else []),
            ("source", str(found.source)),
            *(("used by", f"{rule.code}  {rule.title}  {place_of_rule(rule)}") for rule in users),
            ("manual", page_of_value_set(name)),
        ),
    )


def _fact(name: str) -> Thing:
    fact = VOCABULARY[name]
    users = [rule for rule in RULES.values() if name in facts_of(rule)]
    return Thing(
        name,
        "fact",
        fact.question,
        place_of_fact(name),
        (
            ("type", str(fact.type)),
            *([("values", ", ".join(fact.values))] if fact.values else []),
            *([("fields", ", ".join(fact.fields))] if fact.fields else []),
            *([("label", fact.label)] if fact.label else []),
            *([("default", fact.default)] if fact.default else []),
            *(("read by", f"{rule.code}  {rule.title}  {place_of_rule(rule)}") for rule in users),
            *([] if users else [("read by", "no rule yet")]),
            ("manual", page_of_fact(name)),
        ),
    )


def _number(name: str) -> tuple[str, str]:
    return "number", f"{name}  {shown_number(load_parameters(), name)}  {place_of_parameter(name)}"


def _tests(tests: Iterable[Test]) -> list[tuple[str, str]]:
    return [("table", f"{test.name}  {test.place}") for test in tests]


# --- where things stand ---


@cache
def place_of_rule(rule: Rule) -> str:
    """The file and line at which a rule is declared; of a rule a function makes, the line in that function."""
    calls = [(path, call) for path in sorted((PACKAGE / "rules").rglob("*.py")) for call in _calls(path, "Rule")]
    exact = [one for one in calls if _says(one[1], "code", rule.code)]
    made = [one for one in calls if _may_be(one[1], rule.code) and _may_be(one[1], rule.title, "title")]
    for path, call in exact or made:
        return f"{near(path)}:{call.lineno}"
    return near(PACKAGE / "rules")


def place_of_fact(name: str) -> str:
    for path in sorted((PACKAGE / "rules" / "facts").glob("*.py")):
        for call in _calls(path, "Fact"):
            if call.args and isinstance(call.args[0], ast.Constant) and call.args[0].value == name:
                return f"{near(path)}:{call.lineno}"
    return near(PACKAGE / "rules" / "facts")


def place_of_parameter(name: str) -> str:
    """A parameter's own file, or its line in the file of its family."""
    parts = name.split(".")
    own = parameter_files.FOLDER.joinpath(*parts).with_suffix(".yaml")
    if own.exists():
        return f"{near(own)}:1"
    family = parameter_files.FOLDER.joinpath(*parts[:-1]).with_suffix(".yaml")
    return _line_of(family, parts[-1])


def place_of_value_set(name: str) -> str:
    files = sorted(value_set_files.FOLDER.glob("*.yaml"))
    return next(place for file in files if (place := _line_of(file, name)))


def _line_of(file: Path, key: str) -> str:
    """The file and the line on which an indented key of it stands; empty if it has none."""
    found = (number for number, line in enumerate(file.read_text().splitlines(), 1) if re.match(rf"\s+{key}:", line))
    line = next(found, None)
    return f"{near(file)}:{line}" if line else ""


@cache
def _calls(path: Path, function: str) -> tuple[ast.Call, ...]:
    calls = (node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Call))
    return tuple(call for call in calls if isinstance(call.func, ast.Name) and call.func.id == function)


def _argument(call: ast.Call, name: str) -> ast.expr | None:
    return next((word.value for word in call.keywords if word.arg == name), None)


def _says(call: ast.Call, name: str, text: str) -> bool:
    value = _argument(call, name)
    return isinstance(value, ast.Constant) and value.value == text


def _may_be(call: ast.Call, text: str, name: str = "code") -> bool:
    """Whether an argument is, or could become, this text: a constant, or a pattern with gaps."""
    value = _argument(call, name)
    if isinstance(value, ast.Constant):
        return value.value == text
    if isinstance(value, ast.JoinedStr):
        parts = (re.escape(str(v.value)) if isinstance(v, ast.Constant) else ".+" for v in value.values)
        return re.fullmatch("".join(parts), text) is not None
    return value is not None


def unknown_name(name: str, names: Iterable[str]) -> UnreadableInput:
    """The one sentence that helps when nothing is called this."""
    closest = closest_names(name, names)
    help_out = f"The closest names are {', '.join(closest)}." if closest else "docs/reference lists every name."
    return UnreadableInput(f"Nothing is called {name!r}. {help_out}")

"""`where`, for what families meet: rows and terms of the guide, rights with a last day, phone lines, and words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from pathlib import Path

from wayfellow.rules.deadlines.register import RIGHTS, numbers_of
from wayfellow.rules.deadlines.right import Right
from wayfellow.rules.directory.load import FOLDER as DIRECTORY
from wayfellow.rules.directory.load import load_directory
from wayfellow.rules.ecm.wording import sentence
from wayfellow.rules.guide.conditions import OVERLAYS
from wayfellow.rules.guide.decision_table import ROWS
from wayfellow.rules.guide.steps import STEPS
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.rules.language.rule import Moment, Rule, rules_in
from wayfellow.services.manual_pages import MANUAL, anchor, heading_of_rule
from wayfellow.services.reading_rules import logic_of, parameters_of, shown_number
from wayfellow.services.thing import PACKAGE, Thing, near
from wayfellow.services.wording import ENGLISH, english_in
from wayfellow.services.wording import FOLDER as WORDS

GUIDE_RULES: dict[str, Rule] = {
    rule.code: rule for one in (*(row.rule for row in ROWS), *OVERLAYS) for rule in rules_in(one)
}
"""Every row, overlay and term of the guide by code."""

Finder = Callable[[str, date], Thing]


def names() -> list[str]:
    return list(_finders())


def find(name: str, on: date) -> Thing:
    """What stands behind a name of `names()`."""
    return _finders()[name](name, on)


@cache
def _finders() -> dict[str, Finder]:
    return {
        **dict.fromkeys(english_in(), _words),
        **dict.fromkeys(load_directory().lines, _line),
        **{right.id: _right for right in RIGHTS},
        **dict.fromkeys(GUIDE_RULES, _rule),
    }


def _rule(code: str, on: date) -> Thing:
    rule = GUIDE_RULES[code]
    row = next((row for row in ROWS if row.rule is rule), None)
    steps = dict.fromkeys(step.code for step in STEPS[row.subtype]) if row else {}
    file = "decision_table.py" if row else "conditions.py" if rule in OVERLAYS else "terms.py"
    numbers = [f"{one}  {shown_number(load_parameters(), one)}" for one in parameters_of(rule)]
    return Thing(
        code,
        "row of the guide" if row else "overlay of the guide" if rule in OVERLAYS else "term of the guide",
        rule.title,
        place_in(PACKAGE / "rules" / "guide" / file, code.removeprefix("GUIDE.")),
        (
            ("says", sentence(rule, Moment(on, load_parameters()))),
            *(("when", "  " * depth + words.replace("`", "")) for depth, words in logic_of(rule)),
            ("source", str(rule.source)),
            ("manual", f"{MANUAL}/guide.md#{anchor(heading_of_rule(rule))}"),
            *(("number", one) for one in numbers),
            *([("words", place_in(WORDS / ENGLISH, f"result.{row.subtype}.title", quoted=False))] if row else []),
            *(("step", f"step.{one}  {english_in().get(f'step.{one}', '')}") for one in steps),
        ),
    )


def _right(name: str, on: date) -> Thing:
    right: Right = next(one for one in RIGHTS if one.id == name)
    numbers = [f"{one}  {shown_number(load_parameters(), one)}" for one in numbers_of(right)]
    told = (("source", str(right.source)), *(("number", one) for one in numbers))
    place = place_in(PACKAGE / "rules" / "deadlines", name)
    return Thing(name, "right", right.title, place, (*told, ("manual", "docs/reference/deadlines.md")))


def _line(name: str, on: date) -> Thing:
    directory = load_directory()
    line = directory.line(name, on) if directory.has_line(name, on) else None
    told = [("number", line.number), ("source", str(line.source))] if line else [("number", f"none on {on}")]
    title = english_in().get(f"line.{name}", name)
    place = place_in(DIRECTORY, f"{name}:", quoted=False)
    return Thing(name, "phone line", title, place, (*told, ("manual", "docs/reference/directory.md")))


def _words(key: str, on: date) -> Thing:
    return Thing(key, "words", english_in()[key], place_in(WORDS / ENGLISH, f"{key}:", quoted=False), ())


def place_in(place: Path, text: str, *, quoted: bool = True) -> str:
    """The file and line where a text stands first; quoted: as a string of Python, else as the beginning of a line."""
    for path in _files(place):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if f'"{text}"' in line if quoted else line.lstrip().startswith(text):
                return f"{near(path)}:{number}"
    return near(place)


def _files(place: Path) -> Iterable[Path]:
    """A file itself, or the files of a folder."""
    return sorted(path for path in place.iterdir() if path.suffix in (".py", ".yaml")) if place.is_dir() else [place]

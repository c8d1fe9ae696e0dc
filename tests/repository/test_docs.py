"""The documents keep their word: links lead somewhere, decisions are dated, the manual is what the rules say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.spec import manual
from wayfellow.rules.ecm.overlap import MATRIX
from wayfellow.rules.facts import VOCABULARY
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.rules.language.rule import Rule
from wayfellow.rules.language.value_sets import load_value_sets
from wayfellow.services.manual_pages import anchor, heading_of_rule, page_of_rule
from wayfellow.services.reading_rules import RULES

ROOT = Path(__file__).parents[2]
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]+)(?:#[^)]*)?\)")
TO_A_HEADING = re.compile(r"\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
GLOSSARY = ROOT / "docs" / "GLOSSARY.md"
WORDS = (
    "Person", "User", "Position", "Plan membership", "Enrollment", "Episode", "Contact", "Promise", "Lead", "Actor",
    "Fact", "Sign", "Criterion", "Finding", "Unknown", "Conflict", "Nearness", "Window", "Anchor", "Observed",
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = [link for link in LINK.findall(page.read_text()) if not (page.parent / link).exists()]
    assert not broken


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_heading_finds_it(page: Path) -> None:
    headings = {
        target: {anchor(one) for one in HEADING.findall((page.parent / target if target else page).read_text())}
        for target, _ in TO_A_HEADING.findall(page.read_text())
    }
    assert not [(to, name) for to, name in TO_A_HEADING.findall(page.read_text()) if name not in headings[to]]


@pytest.mark.parametrize("decision", sorted((ROOT / "docs" / "adr").glob("*.md")), ids=lambda path: path.stem)
def test_every_decision_is_dated_and_has_a_status(decision: Path) -> None:
    assert re.search(r"^Date: \d{4}-\d\d-\d\d · Status: \w+", decision.read_text(), re.MULTILINE)


def test_every_command_is_in_the_manual() -> None:
    told = (ROOT / "docs" / "reference" / "commands.md").read_text()
    commands = [
        path.stem.replace("_", "-")
        for path in (ROOT / "wayfellow" / "cli").glob("*.py")
        if "@click.command" in path.read_text() or "@click.group" in path.read_text()
    ]
    assert len(commands) >= 6
    assert not [name for name in commands if f"wayfellow {name}" not in told]


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("facts.md", VOCABULARY),
        ("parameters.md", [name for name in load_parameters() if not name.startswith(MATRIX)]),
        ("value-sets.md", load_value_sets()),
    ],
    ids=["facts", "parameters", "value sets"],
)
def test_every_word_of_the_rules_is_in_the_manual(page: str, names: Iterable[str]) -> None:
    told = HEADING.findall((ROOT / "docs" / "reference" / page).read_text())
    assert set(names) <= set(told)


def test_every_program_is_in_the_manual() -> None:
    told = (ROOT / "docs" / "reference" / "programs.md").read_text()
    assert not [code for code in load_parameters().families[MATRIX] if f"| `{code}` |" not in told]


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_every_rule_has_its_place_in_the_manual(rule: Rule) -> None:
    page, _, heading = page_of_rule(rule).partition("#")
    told = HEADING.findall((ROOT / page).read_text())
    assert heading_of_rule(rule) in told
    assert not heading or heading in {anchor(one) for one in told}


def test_the_manual_is_what_the_rules_and_tables_say() -> None:
    wanted = manual.pages()
    found = {path: path.read_text() for path in (ROOT / "docs" / "reference").rglob("*.md")}
    stale = [path.name for path in {**wanted, **found} if wanted.get(path) != found.get(path)]
    assert not stale, "./run check --fix"


def test_the_words_we_use_are_explained() -> None:
    explained = re.findall(r"^\| ([^|]+?) \|", GLOSSARY.read_text(), re.MULTILINE)
    assert not set(WORDS) - set(explained)


@pytest.mark.parametrize("page", [page for page in PAGES if page != GLOSSARY], ids=lambda page: page.name)
def test_nobody_is_called_a_patient_or_a_client(page: Path) -> None:
    """Except by the resource types of FHIR, which are code."""
    prose = re.sub(r"```.*?```|`[^`\n]+`", "", page.read_text(), flags=re.DOTALL)
    assert not re.search(r"\b(?:patient|client)s?\b", prose, re.IGNORECASE)

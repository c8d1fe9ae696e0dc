"""The documents keep their word: links lead somewhere, decisions are dated, the manual is what the rules say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.spec import manual

ROOT = Path(__file__).parents[2]
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = [link for link in LINK.findall(page.read_text()) if not (page.parent / link).exists()]
    assert not broken


@pytest.mark.parametrize("decision", sorted((ROOT / "docs" / "adr").glob("*.md")), ids=lambda path: path.stem)
def test_every_decision_is_dated_and_has_a_status(decision: Path) -> None:
    assert re.search(r"^Date: \d{4}-\d\d-\d\d · Status: \w+", decision.read_text(), re.MULTILINE)


def test_every_command_is_in_the_manual() -> None:
    told = (ROOT / "docs" / "reference" / "commands.md").read_text()
    commands = [
        path.stem
        for path in (ROOT / "wayfellow" / "cli").glob("*.py")
        if "@click.command" in path.read_text() or "@click.group" in path.read_text()
    ]
    assert len(commands) >= 6
    assert not [name for name in commands if f"wayfellow {name}" not in told]


def test_the_manual_is_what_the_rules_and_tables_say() -> None:
    stale = [path for path, text in manual.pages().items() if not path.is_file() or path.read_text() != text]
    assert not stale, "./run check --fix"

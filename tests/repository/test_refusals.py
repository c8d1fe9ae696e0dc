"""Every refusal can be read in every language: its English is its docstring, to the letter."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from wayfellow.services.wording import FOLDER, english_in
from wayfellow.web.refusing import said

PACKAGE = Path(__file__).parents[2] / "wayfellow"


def refusals() -> dict[str, str]:
    """Every class that is a Refusal, by reading the files, with its docstring on one line."""
    classes = [
        node
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    known: set[str] = {"Refusal"}
    found: dict[str, str] = {}
    while more := [
        one for one in classes if one.name not in known and known & {ast.unparse(base) for base in one.bases}
    ]:
        known |= {one.name for one in more}
        found |= {one.name: " ".join((ast.get_docstring(one) or "").split()) for one in more}
    return found


def test_every_refusal_has_its_words_and_no_word_is_left_over() -> None:
    written = {key: text for key, text in english_in(FOLDER).items() if key.startswith("refusal.")}
    assert written == {f"refusal.{name}": sentence for name, sentence in refusals().items()}


def test_there_are_many() -> None:
    assert len(refusals()) > 25


@pytest.mark.parametrize(("lang", "begins"), [("en", "Your role"), ("es", "Su papel")])
def test_a_refusal_is_said_in_the_language_of_the_page(lang: str, begins: str) -> None:
    from wayfellow.rules.access.refusals import RoleDoesNotAllow
    from wayfellow.services.wording import Words
    from wayfellow.web.speaking import speaking_in

    with speaking_in(Words(lang)):
        assert said(RoleDoesNotAllow()).startswith(begins)


def test_what_a_refusal_adds_stays() -> None:
    from wayfellow.services.leads import SomebodyElseLeads
    from wayfellow.services.wording import Words
    from wayfellow.web.speaking import speaking_in

    with speaking_in(Words("es")):
        assert said(SomebodyElseLeads("South Care", "916 555 0100")).endswith("dirige. South Care, 916 555 0100")

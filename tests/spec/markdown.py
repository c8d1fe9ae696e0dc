"""The few Markdown shapes the manual is made of."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.spec.tables import Table
from wayfellow.rules.language.source import Source
from wayfellow.services.manual_pages import MANUAL

WRITTEN = "<!-- Written by tests/spec/manual.py from the rules and spec tables; edit those, then ./run check --fix -->"


@dataclass(frozen=True)
class Proof:
    """A spec table (or one of the guide, which is shown alike), and the test it stands in."""

    test: str
    docstring: str
    file: str
    table: Table

    @property
    def title(self) -> str:
        """The test's name as a sentence."""
        words = self.test.removeprefix("test_").replace("_", " ")
        return words[:1].upper() + words[1:]


def page(title: str, *blocks: str) -> str:
    return "\n\n".join([WRITTEN, f"# {title}", *(block for block in blocks if block)]) + "\n"


def link(text: str, to: str, *, page: str) -> str:
    """A link from a page of the manual (`populations/hom_a.md`) to anything in the checkout."""
    path, hash_, anchor = to.partition("#")
    here = posixpath.join(MANUAL, page)
    if path == here:
        return f"[{text}](#{anchor})"
    return f"[{text}]({posixpath.relpath(path, posixpath.dirname(here))}{hash_}{anchor})"


def grid(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; empty when it has no rows."""
    told = [_row(row) for row in rows]
    return "\n".join([_row(headings), _row(["---"] * len(headings)), *told]) if told else ""


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") or " " for cell in cells) + " |"


def cited(source: Source) -> str:
    """A source as a link, with the tag that says how sure it is."""
    words = f"{source.title}, {source.section}"
    told = f"[{words}]({source.href})" if source.href else words
    return f"{told} \\[{source.certainty}\\]" if source.certainty else told


def proofs_told(proofs: Iterable[Proof], *, page: str, level: int) -> str:
    """Tables under the headings of their tests."""
    blocks: list[str] = []
    before = ""
    for proof in proofs:
        if proof.test != before:
            name = link(proof.file.rpartition("/")[2], proof.file, page=page)
            blocks += [f"{'#' * level} {proof.title}", f"{proof.docstring} ({name})" if proof.docstring else name]
            before = proof.test
        blocks.append(spec_table(proof.table))
    return "\n\n".join(block for block in blocks if block)


def spec_table(table: Table) -> str:
    asked = f"As of {table.as_of}" + (f", windows ending on {table.anchor}" if table.anchor else "") + ":"
    given, wanted = ([cell.strip() for cell in half.split("|")] for half in table.header.split("||"))
    rows = [row.text.replace("||", "|").split("|") for row in table.rows]
    told = grid([*given, *(f"→ {one}" for one in wanted)], [[cell.strip() for cell in row] for row in rows])
    lines = [line.split("|") for line in table.claims.strip().splitlines() if line.strip()[:1] not in ("", "#")]
    claims = [[cell.strip() for cell in line] for line in lines]
    shown = f"with these claim lines:\n\n{grid(claims[0], claims[1:])}" if claims else ""
    return "\n\n".join(block for block in (asked, told, shown) if block)

"""The table at the end of a screening, for a person to read."""

from __future__ import annotations

import textwrap
from typing import Any

import click

from wayfellow.rules.facts import VOCABULARY

WIDTHS = (9, 9, 7, 9, 46, 40)
HEADINGS = ("Group", "People", "Share", "One away", "Most common reason", "Best question")


def print_summary(summary: dict[str, Any], *, wide: bool = True) -> None:
    """Population, people, share, nearness, most common reason, best question."""
    people = summary["people"]
    near = summary["nearness"]
    click.echo(f"\n{people:,} people screened as of {summary['as_of']} ({summary['policy_edition']})\n")
    _print_row(HEADINGS, bold=True)
    click.echo("  ".join("─" * width for width in WIDTHS))
    for code, told in summary["populations"].items():
        share = f"{100 * told['met'] / people:.2f}%" if people else "–"
        reason = (told["most_common_reason"] or "–").partition(": ")[2] or "–"
        question = told["best_question"]
        known = VOCABULARY.get(question) if question else None
        asked = known.question if known else (question or "–")
        _print_row((code, f"{told['met']:,}", share, f"{told['one_answer_away']:,}", reason, asked))
    click.echo(
        f"\nNearness: {near['met']:,} met · {near['one_answer_away']:,} one answer away ·"
        f" {near['conflict']:,} in conflict · {near['no_sign']:,} without a sign"
    )
    for warning in summary["warnings"]:
        click.echo(f"Note: {warning}")


def _print_row(cells: tuple[str, ...], *, bold: bool = False) -> None:
    columns = [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, WIDTHS, strict=True)]
    for line in range(max(map(len, columns))):
        parts = [
            (column[line] if line < len(column) else "").ljust(width)
            for column, width in zip(columns, WIDTHS, strict=True)
        ]
        click.echo(click.style("  ".join(parts).rstrip(), bold=bold))

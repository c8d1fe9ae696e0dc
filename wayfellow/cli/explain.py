"""`wayfellow explain`: one person, every population, with reasons and the best question."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from wayfellow.cli import Clock
from wayfellow.cli.days import DAY, check_anchor, replay_options


@click.command()
@click.argument("person", type=click.Path(path_type=Path))
@click.option("--as-of", type=DAY, required=True, help="Apply the rules in force on this day (YYYY-MM-DD).")
@click.option("--anchor", type=DAY, help="The end of the last adjudicated month, if look-back windows end there.")
@replay_options
@click.option("--json", "as_json", is_flag=True, help="Print the whole result record as JSON.")
@click.pass_obj
def explain(
    clock: Clock,
    person: Path,
    as_of: date,
    anchor: date | None,
    known_at: datetime | None,
    overlay: Path | None,
    as_json: bool,
) -> None:
    """Explain who one person may qualify as, and what is unknown.

    PERSON is a JSON file with facts by name; docs/reference/facts.md lists them.
    """
    from wayfellow.services.explanations import explain_file

    check_anchor(anchor, as_of)
    result = explain_file(
        person, as_of=as_of, evaluated_at=clock.now(), anchor=anchor, known_at=known_at, overlay=overlay
    )
    if as_json:
        click.echo(json.dumps(result, indent=2, ensure_ascii=False))
    else:
        _print(result)


MARKS = {"met": "✔", "not_met": "✘", "unknown": "?", "conflict": "≠"}
WIDTH = 100


def _print(result: dict[str, Any]) -> None:
    click.echo(f"As of {result['as_of']} · {result['policy_edition']} · rules {result['rule_version']}\n")
    decided = result.get("disposition") or result["reauth_disposition"]
    _line(0, f"{decided}" + (f", by {result['authorized_by']}" if result["authorized_by"] else ""), bold=True)
    for gate in result["gates"]:
        _line(2, f"{MARKS[gate['result']]} {gate['id']} {gate['result']}: {gate['title']}")
    for one in result["overlaps"] or ():
        _line(2, f"{one['program']} ({one['rule']})" + (f" from {one['start']}" if one["start"] else ""))
    for warning in result["warnings"]:
        _line(2, f"! {warning['fact']}: {warning['text']}")
    click.echo()
    _print_populations(result["populations"])
    _print_counts(result["counts"])
    near = result["nearness"]
    click.echo(f"\nNearness: {near['nearness']}" + (f", closest {near['closest']}" if near["closest"] else ""))
    _print_next(result)


def _print_populations(populations: list[dict[str, Any]]) -> None:
    """Those that are met first, then those to settle, then those that are ruled out."""
    for population in sorted(populations, key=lambda one: ORDER.index(one["result"])):
        _line(
            0,
            f"{MARKS[population['result']]} {population['code']} {population['result']}  {population['title']}",
            bold=True,
        )
        for reason in population["reasons"]:
            _line(4, reason)


ORDER = ("met", "conflict", "unknown", "not_met")


def _print_counts(counts: dict[str, Any]) -> None:
    click.echo()
    for name, count in counts.items():
        told = f", {count['attested']} attested" if count["attested"] is not None else ""
        seen = "" if count["observed"] else " (nobody looked at the whole window: there may be more)"
        _line(
            0,
            f"{name}: {count['certain']} counted, {count['unknown']} undecided{told}, {count['threshold']} needed,"
            f" after {count['window_start']} up to {count['window_end']}{seen}",
        )
        for one in count["not_counted"]:
            _line(4, f"not counted: {one['event']['day']} {one['reason']}")


def _print_next(result: dict[str, Any]) -> None:
    """What has to be done, and what to ask first."""
    duties = [*(task["code"] for task in result["tasks"]), *(duty["code"] for duty in result["obligations"])]
    if duties:
        times = Counter(duties)
        _line(0, "To do: " + ", ".join(f"{code} × {n}" if n > 1 else code for code, n in times.items()))
    if result["effective"]:
        period = result["effective"]
        _line(0, f"Would hold from {period['start']} to {period['end']} ({period['basis']})")
    if result["best_question"]:
        _line(0, f"Ask first: {result['best_question']['question']}", bold=True)


def _line(indent: int, text: str, *, bold: bool = False) -> None:
    wrapped = textwrap.fill(
        text, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2), break_on_hyphens=False
    )
    click.echo(click.style(wrapped, bold=True) if bold else wrapped)

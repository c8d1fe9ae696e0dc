"""`wayfellow explain`: one person, every population, with reasons and the best question."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import click

from wayfellow.cli import Clock
from wayfellow.cli.days import DAY, check_anchor


@click.command()
@click.argument("person", type=click.Path(path_type=Path))
@click.option("--as-of", type=DAY, required=True, help="Apply the rules in force on this day (YYYY-MM-DD).")
@click.option("--anchor", type=DAY, help="The end of the last adjudicated month, if look-back windows end there.")
@click.option("--json", "as_json", is_flag=True, help="Print the whole result record as JSON.")
@click.pass_obj
def explain(clock: Clock, person: Path, as_of: date, anchor: date | None, as_json: bool) -> None:
    """Explain who one person may qualify as, and what is unknown.

    PERSON is a JSON file with facts by name; docs/reference/facts.md lists them.
    """
    from wayfellow.services.explanations import explain_file

    check_anchor(anchor, as_of)
    result = explain_file(person, as_of=as_of, evaluated_at=clock.now(), anchor=anchor)
    if as_json:
        click.echo(json.dumps(result, indent=2, ensure_ascii=False))
    else:
        _print(result)


MARKS = {"met": "✔", "not_met": "✘", "unknown": "?", "conflict": "≠"}


def _print(result: dict[str, Any]) -> None:
    click.echo(f"As of {result['as_of']} · {result['policy_edition']} · rules {result['rule_version']}\n")
    evaluated = [population for population in result["populations"] if population["limbs"]]
    for population in evaluated:
        click.echo(
            click.style(f"{MARKS[population['result']]} {population['code']} {population['result']}", bold=True)
            + f"  {population['title']}"
        )
        for reason in population["reasons"]:
            click.echo(f"    {reason}")
    others = [population["code"] for population in result["populations"] if not population["limbs"]]
    if others:
        click.echo(f"? {', '.join(others)}: unknown, because there are no rules for them yet")
    click.echo(f"\nPlan enrollment (G1, G2): {result['gate']['G1']}. Other programs: {result['overlaps']}.")
    for name, count in result["counts"].items():
        seen = "" if count["observed"] else " (nobody looked at the whole window: there may be more)"
        click.echo(
            f"{name}: {count['certain']} counted, {count['unknown']} undecided, {count['threshold']} needed,"
            f" after {count['window_start']} up to {count['window_end']}{seen}"
        )
        for one in count["not_counted"]:
            click.echo(f"    not counted: {one['event']['day']} {one['reason']}")
    near = result["nearness"]
    click.echo(f"\nNearness: {near['nearness']}" + (f", closest {near['closest']}" if near["closest"] else ""))
    click.echo(f"Disposition: {result['disposition']}. {result['reasons'][0]}")
    if result["best_question"]:
        click.echo(click.style(f"Ask first: {result['best_question']['question']}", bold=True))

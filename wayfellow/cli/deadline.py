"""`wayfellow deadline`: every deadline that follows from an event, with the rule and the arithmetic shown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from wayfellow.cli import Clock


@click.command()
@click.argument("event", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the whole result as JSON.")
@click.pass_obj
def deadline(clock: Clock, event: Path, as_json: bool) -> None:
    """Count every deadline that follows from an event.

    EVENT is a JSON file about a letter that says no, or cuts or stops a service: event (denial), coverage as in the
    guide, printed_on; if known sent_on, service_ends, ends_on, from_county, leaving_facility; and as_of, today if
    left out.
    """
    from wayfellow.services.deadlines import advice_record, deadlines_in_file

    record = advice_record(deadlines_in_file(event, today=clock.today()))
    if as_json:
        click.echo(json.dumps(record, indent=2, ensure_ascii=False))
    else:
        _print(record)


def _print(record: dict[str, Any]) -> None:
    click.echo(f"As of {record['as_of']} · {record['event']} · {record['coverage']}\n")
    for one in record["deadlines"]:
        click.echo(click.style(f"{one['id']}  {one['title']}", bold=True))
        for label in ("act_by", "safe_target", "legal"):
            hour = f", until {one['act_by_hour']}:00" if label == "act_by" and one["act_by_hour"] is not None else ""
            click.echo(f"  {label.replace('_', ' '):<12}{one[label] or 'none'}{hour if one[label] else ''}")
        for sentence in one["arithmetic"]:
            click.echo(f"  · {sentence}")
        if one["flags"]:
            click.echo(f"  flags       {', '.join(one['flags'])}")
        click.echo(f"  source      {one['source']}\n")
    if not record["deadlines"]:
        click.echo("No day can be counted for this letter.\n")
    click.echo("Show:")
    for line in record["show"]:
        told = [line.get("day", ""), *line.get("options", ())]
        if "hour" in line:
            told.append(f"until {line['hour']}:00")
        click.echo(f"  {line['code']} {' '.join(filter(None, told))}".rstrip())
    click.echo(
        f"Call back: {record['callback']}" + (f" · steps: {', '.join(record['steps'])}" if record["steps"] else "")
    )

"""`wayfellow guide`: which kind of help may fit a family, with reasons, next steps and whom to call."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import Any

import click

from wayfellow.cli import Clock

WIDTH = 100


@click.command()
@click.argument("answers", type=click.Path(path_type=Path))
@click.option(
    "--lang", metavar="TAG", help="The language to answer in, such as es; else the file's lang, else English."
)
@click.option("--json", "as_json", is_flag=True, help="Print the whole result as JSON.")
@click.pass_obj
def guide(clock: Clock, answers: Path, lang: str | None, as_json: bool) -> None:
    """Suggest which kind of help may fit a family. It decides nothing.

    ANSWERS is a JSON file with answers by question: safety, who, age, teen_private, county, coverage, event, ongoing,
    needs, duration, programs, wants; and, if wanted, lang, format, letter and as_of. What is left out is “not sure”.
    """
    from wayfellow.services.guide.record import guide_file

    record = guide_file(answers, today=clock.today(), lang=lang)
    if as_json:
        click.echo(json.dumps(record, indent=2, ensure_ascii=False))
    else:
        _print(record)


def _print(record: dict[str, Any]) -> None:
    _line(record["title"], bold=True)
    for reason in record["reasons"]:
        _line(reason, 2)
    for match in record["may_match"]:
        _line(match, 2)
    if record["clearer"]:
        _line(f"? {record['clearer']}", 2)
    for line in record["letter"]["dates"] + record["letter"]["lines"] if record["letter"] else ():
        _line(f"! {line}", 2)
    click.echo()
    shown: set[str] = set()
    for number, step in enumerate(record["next_steps"], 1):
        _line(f"{number}. {step['text']}", bold=True)
        _line(" · ".join(filter(None, (step["who"], step["when"]))), 3)
        for call in step["calls"]:
            if call["line"] not in shown:
                _line(f"☎ {call['phone']}  {call['name']}", 3)
        shown |= {call["line"] for call in step["calls"]}
    click.echo()
    for text in (*record["condition_texts"], *record["overlay_texts"]):
        _line(f"+ {text}")
    for text in (*record["not_checked"], record["disclaimer"]):
        _line(text)
    _line(f"{record['rule_id']} · {record['outcome']} · {record['subtype']} · as of {record['as_of']}")


def _line(text: str, indent: int = 0, *, bold: bool = False) -> None:
    space = " " * indent
    wrapped = textwrap.fill(text, WIDTH, initial_indent=space, subsequent_indent=space, break_on_hyphens=False)
    click.echo(click.style(wrapped, bold=True) if bold else wrapped)

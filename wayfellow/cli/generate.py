"""`wayfellow generate`: make things up, and say so."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Literal

import click

from wayfellow.screening.synthetic.block import Wish
from wayfellow.screening.synthetic.county import write_county

DEFAULT_DAY = "2026-06-30"


@click.group()
def generate() -> None:
    """Make an invented county to try things on."""


@generate.command()
@click.option("--count", type=click.IntRange(min=1), required=True, help="How many people.")
@click.option("--seed", type=click.IntRange(min=0), required=True, help="The same seed makes the same county.")
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="A new or empty folder, or a county made before."
)
@click.option("--truth", is_flag=True, help="Also write the planted answers.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), default=DEFAULT_DAY, show_default=True,
              help="The day the stories lead up to (YYYY-MM-DD).")  # fmt: skip
@click.option("--lines-per-person", type=click.FloatRange(min=0, max=200), default=30.0, show_default=True,
              help="Medical claim lines a person, about.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["parquet", "csv"]), default="parquet", show_default=True)
def people(
    *, count: int, seed: int, out: Path, truth: bool, as_of: datetime, lines_per_person: float,
    form: Literal["parquet", "csv"],
) -> None:  # fmt: skip
    """Invent a county: people, two years of claims, and facts, in the layouts that `screen` reads."""
    wish = Wish(count=count, seed=seed, as_of=as_of.date(), lines_a_person=lines_per_person)
    with click.progressbar(
        length=count, label="Inventing people", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as progress:
        rows = write_county(wish, out, with_truth=truth, form=form, on_progress=progress.update)
    click.echo(
        f"{count:,} invented people with {rows['medical_claim']:,} claim lines and {rows['facts']:,} facts are in {out}"
    )

"""`wayfellow sample`: the whole way once, on people who do not exist."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from wayfellow.cli.table import print_summary

DATA = Path(__file__).resolve().parents[2] / ".data"


@click.command()
@click.option("--count", type=click.IntRange(min=1), default=20_000, show_default=True, help="How many people.")
@click.option("--county", type=click.Path(path_type=Path), default=DATA / "county", show_default=".data/county",
              help="Where the invented county is, or is to be made.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path), default=DATA / "screening", show_default=".data/screening",
              help="The folder for the results.")  # fmt: skip
def sample(count: int, county: Path, out: Path) -> None:
    """Screen a sample county of invented people, and show what was found.

    The county is made at the first run; afterward, whatever has not changed is not computed again.
    """
    from wayfellow.services.sampling import county_is_there, found_before, make_county, sample_wish, screen_county

    quiet = not sys.stderr.isatty()
    wish = sample_wish(count)
    if not county_is_there(wish, county):
        with click.progressbar(length=count, label="Inventing people", file=sys.stderr, hidden=quiet) as bar:
            make_county(wish, county, on_progress=bar.update)
    summary = before = found_before(county, out)
    if summary is None:
        from wayfellow.screening.run import STEPS

        with click.progressbar(
            length=STEPS, label="Screening", file=sys.stderr, hidden=quiet, item_show_func=lambda step: step
        ) as bar:
            summary = screen_county(county, out, tell=lambda step: bar.update(1, step))
    print_summary(summary, wide=sys.stdout.isatty())
    if before:
        click.echo("Nothing has changed since the last run, so this is what it found.")
    click.echo(f"Nobody in it exists: the county in {_near(county)} is invented. The results are in {_near(out)}.")


def _near(path: Path) -> str:
    """The path as one would type it from here."""
    near = os.path.relpath(path)
    return str(path) if near.startswith("..") else near

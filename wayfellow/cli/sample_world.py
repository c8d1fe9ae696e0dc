"""`wayfellow sample-world`: invented organizations, staff and people to try things with."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from django.conf import settings

from wayfellow.cli import Clock
from wayfellow.cli.sample import DATA
from wayfellow.services.sample_world.county import PEOPLE
from wayfellow.services.sample_world.making import STEPS, OthersThere, make_world
from wayfellow.services.sample_world.refusing import SampleRefused, check_only_for_trying

NEEDS_DJANGO = True


@click.command()
@click.option("--county", type=click.Path(path_type=Path), default=DATA / "county", show_default=".data/county",
              help="The invented county the people come from.")  # fmt: skip
@click.option("--screening", type=click.Path(path_type=Path), default=DATA / "screening",
              show_default=".data/screening", help="What screening it found.")  # fmt: skip
@click.option("--count", type=click.IntRange(min=1), default=PEOPLE, show_default=True, help="How many people.")
@click.pass_obj
def sample_world(clock: Clock, county: Path, screening: Path, count: int) -> None:
    """Fill an empty record with a sample: plans, providers, hospitals, staff who can sign in, and people.

    Nobody in it exists. It is made once and then left alone. Refused wherever real people may come.
    """
    check_only_for_trying(hosts=settings.ALLOWED_HOSTS)
    host = str(settings.DATABASES.get("default", {}).get("HOST", ""))
    try:
        with click.progressbar(
            length=STEPS, label="Making a sample world", file=sys.stderr, hidden=not sys.stderr.isatty(),
            item_show_func=lambda step: step,
        ) as bar:  # fmt: skip
            world = make_world(county, screening, at=clock.now(), most=count, tell=lambda step: bar.update(1, step))
    except OthersThere:
        if host not in ("", "localhost", "127.0.0.1", "::1") and not host.startswith("/"):
            raise SampleRefused(
                "The record that DATABASE_URL names holds organizations that are not of the sample. Name an empty one."
            ) from None
        click.echo("The record holds organizations of yours, so the sample world was left out.")
        return
    if world.is_new:
        click.echo(f"A sample world of {world.people:,} people was made. Nobody in it exists.")
    else:
        click.echo("The sample world is there already, and was left as it is.")

"""`wayfellow candidates`: take up what a screening found into the record of one organization."""

from __future__ import annotations

import csv
import os
from collections.abc import Mapping
from pathlib import Path

import click

from wayfellow.cli import Clock
from wayfellow.rules.access.actor import machine
from wayfellow.rules.access.refusals import Refusal
from wayfellow.rules.problems import MissingDependency, UnreadableInput
from wayfellow.services.access import acting_as
from wayfellow.services.candidates.exporting import harmless
from wayfellow.services.candidates.taking_up import take_up_screening
from wayfellow.services.organizations.naming import organization_called

NEEDS_DJANGO = True


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--organization", required=True, help="Whose people they are: its id, or its whole name.")
@click.option("--rejects", type=click.Path(path_type=Path), show_default="FOLDER.unmatched.csv",
              help="Where to list the numbers that mean nobody.")  # fmt: skip
@click.pass_obj
def candidates(clock: Clock, folder: Path, organization: str, rejects: Path | None) -> None:
    """Take up the results of `wayfellow screen`: the people near a population, with the reasons.

    People are found by the numbers the organization itself gave them. The same results again change nothing; newer
    ones take the place of older ones. Ends with 1 if some numbers mean nobody, and lists those.
    """
    whose = organization_called(organization, at=clock.now())
    try:
        with acting_as(machine(organization=whose.pk, at=clock.now())) as by:
            done = take_up_screening(folder, by=by)
    except Refusal as refusal:
        raise UnreadableInput(str(refusal)) from None
    run = done.run
    if done.is_new:
        click.echo(f"{run.candidates:,} candidates of {run.matched:,} people we know by number, as of {run.as_of}.")
    else:
        click.echo(f"These results were taken up before: {run.candidates:,} candidates, as of {run.as_of}.")
    if done.unmatched:
        where = rejects or folder.resolve().with_name(f"{folder.resolve().name}.unmatched.csv")
        _write(where, done.unmatched)
        click.echo(f"{len(done.unmatched):,} numbers mean nobody in this organization; they are in {where}.")
        raise SystemExit(1)


def _write(path: Path, unmatched: Mapping[str, str]) -> None:
    """Numbers and reasons, readable by their owner only."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", newline="", encoding="utf-8") as stream:
            writer = csv.writer(stream)
            writer.writerow(["person_id", "reason"])
            writer.writerows(harmless([number, why]) for number, why in sorted(unmatched.items()))
    except OSError as error:
        raise MissingDependency(f"{path.name} could not be written ({error.strerror}). Use --rejects.") from None

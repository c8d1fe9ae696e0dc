"""`wayfellow reconcile`: whether the record agrees with itself."""

from __future__ import annotations

import click

from wayfellow.cli import Clock
from wayfellow.services.installation import reach_database
from wayfellow.services.reconciling.everywhere import reconcile as look

NEEDS_DJANGO = True


@click.command()
@click.pass_context
def reconcile(ctx: click.Context) -> None:
    """Check that the record agrees with itself. Nothing is changed.

    Prints a line for each thing that must hold, with the numbers of rows that contradict it. Ends with 1 if there are
    any and 3 if the database does not answer.
    """
    clock: Clock = ctx.obj
    reach_database()
    looked = look(at=clock.now())
    for one in looked:
        click.echo(f"{'ok    ' if one.holds else 'not ok'}  {one.says}")
        for contradiction in one.contradictions:
            click.echo(f"          {contradiction}")
    if not all(one.holds for one in looked):
        ctx.exit(1)

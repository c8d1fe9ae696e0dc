"""`wayfellow work`: the worker that does what follows from a change or from the clock."""

from __future__ import annotations

import click
from django.conf import settings
from django.utils.module_loading import import_string

from wayfellow.cli import Clock
from wayfellow.services.delivery import deliver_everywhere
from wayfellow.services.installation import reach_database
from wayfellow.services.working import work as go_on

NEEDS_DJANGO = True


@click.command()
@click.option("--once", is_flag=True, help="Deliver what is due now, say how much that was, and end.")
@click.pass_obj
def work(clock: Clock, once: bool) -> None:
    """Deliver what was published, seal the audit and whatever else is to be done behind the pages, until told to stop.

    Any number of workers may run. One that dies loses nothing: another takes over what it had begun.
    """
    reach_database()
    if once:
        told = deliver_everywhere(import_string(settings.LISTENERS), now=clock.now)
        click.echo(", ".join(f"{number} {outcome}" for outcome, number in sorted(told.items())) or "nothing was due")
    else:
        go_on()

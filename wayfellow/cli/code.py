"""`wayfellow code`: the digits an app would show now for a sign-in of the sample."""

from __future__ import annotations

import os

import click

from wayfellow.cli import Clock
from wayfellow.services.sample_world.codes import code_at
from wayfellow.services.sample_world.refusing import check_only_for_trying


@click.command()
@click.argument("secret")
@click.pass_obj
def code(clock: Clock, secret: str) -> None:
    """Print the code that is valid now for the secret of a sample sign-in.

    Only for trying things on this machine; refused wherever real people may come.
    """
    check_only_for_trying(hosts=os.environ.get("WAYFELLOW_HOSTS", "localhost").split(","))
    click.echo(code_at(secret, clock.now()))

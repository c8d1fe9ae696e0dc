"""`wayfellow sign-ins`: who can sign in to the sample world, and how."""

from __future__ import annotations

import click
from django.conf import settings

from wayfellow.cli import Clock
from wayfellow.services.sample_world.making import is_there
from wayfellow.services.sample_world.organizations import PASSWORD
from wayfellow.services.sample_world.refusing import check_only_for_trying
from wayfellow.services.sample_world.sign_ins import sign_ins as table

NEEDS_DJANGO = True


@click.command()
@click.pass_obj
def sign_ins(clock: Clock) -> None:
    """Print the sign-ins of the sample world, with the codes that are valid now.

    `wayfellow code SECRET` prints the next ones. Refused wherever real people may come.
    """
    check_only_for_trying(hosts=settings.ALLOWED_HOSTS)
    if not is_there():
        click.echo("There is no sample world in this record.")
        return
    rows = table(clock.now())
    wide = [max(len(text) for text in column) for column in zip(*((r.who, r.organization, r.address) for r in rows))]
    click.echo(f"Sign in at {settings.ADDRESS}/account/sign-in/ with the password {PASSWORD}")
    click.echo("and a code: the one below, or what ./run wayfellow code SECRET prints then. Nobody here exists.\n")
    for row in rows:
        cells = zip((row.who, row.organization, row.address), wide, strict=True)
        click.echo("  " + "  ".join(text.ljust(width) for text, width in cells) + f"  {row.secret}  {row.code}")
    click.echo(
        "\nAdministrators, privacy officers and the platform operator then add a passkey: Security, Add a passkey."
    )

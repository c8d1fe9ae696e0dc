"""`wayfellow sign-ins`: who can sign in to the sample world, and how."""

from __future__ import annotations

import click
from django.conf import settings

from wayfellow.cli import Clock
from wayfellow.services.sample_world.organizations import PASSWORD
from wayfellow.services.sample_world.presence import is_there
from wayfellow.services.sample_world.refusing import check_only_for_trying
from wayfellow.services.sample_world.sign_ins import sign_ins as chosen

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
    rows = [(one.who, one.organization, one.address, one.secret, one.code) for one in chosen(clock.now())]
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    click.echo(f"Sign in at {settings.ADDRESS}/account/sign-in/ with the password {PASSWORD}")
    click.echo("and the code at the end of a line; later codes: ./run wayfellow code SECRET. Nobody here exists.\n")
    for row in rows:
        click.echo("  " + "  ".join(text.ljust(width) for text, width in zip(row, wide, strict=True)).rstrip())
    click.echo("\nAdministrators, privacy officers and the platform operator are asked for a passkey after that:")
    click.echo("choose to add one; a phone, a security key, or the computer itself will do.")

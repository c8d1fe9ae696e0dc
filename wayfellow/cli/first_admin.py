"""`wayfellow first-admin`: the first organization, and a link for who looks after it."""

from __future__ import annotations

import click
from django.conf import settings

from wayfellow.cli import Clock
from wayfellow.rules.access.refusals import Refusal
from wayfellow.rules.problems import UnreadableInput
from wayfellow.services.staff.beginning import begin

NEEDS_DJANGO = True


@click.command()
@click.option("--organization", required=True, help="The name of the first organization.")
@click.option("--kind", required=True, help="plan, ecm_provider, hospital, cbo, county, clearinghouse or platform.")
@click.option("--email", required=True, help="Who looks after it, at which address they will sign in.")
@click.pass_obj
def first_admin(clock: Clock, organization: str, kind: str, email: str) -> None:
    """Make the first organization and its administrator.

    Prints a link that works once, within 72 hours. Works once only: the administrator invites everybody else.
    """
    try:
        link = begin(organization=organization, kind=kind, email=email, at=clock.now())
    except Refusal as refusal:
        raise UnreadableInput(str(refusal)) from None
    click.echo(
        f"Open this once, within 72 hours, to choose a password and a second factor:\n{settings.ADDRESS}{link.path}"
    )

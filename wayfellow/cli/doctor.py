"""`wayfellow doctor`: whether the installation is sound."""

from __future__ import annotations

import click

from wayfellow.cli import Clock
from wayfellow.services.installation import check_installation, sql_for_roles

NEEDS_DJANGO = True


@click.command()
@click.option("--deploy", is_flag=True, help="Also check what matters once people's data is inside.")
@click.option("--print-roles", is_flag=True, help="Print the SQL that makes our roles on another PostgreSQL, for psql.")
@click.pass_context
def doctor(ctx: click.Context, deploy: bool, print_roles: bool) -> None:
    """Check that the installation is sound.

    Prints a line for each thing checked. Ends with 1 if something is wrong and 3 if the database does not answer.
    """
    if print_roles:
        click.echo(sql_for_roles(), nl=False)
        return
    clock: Clock = ctx.obj
    checks = check_installation(at=clock.now(), deploy=deploy)
    for check in checks:
        click.echo(f"ok      {check.what}" if check.passed else f"not ok  {check.what}: {check.repair}")
    if not all(check.passed for check in checks):
        ctx.exit(1)

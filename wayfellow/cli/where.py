"""`wayfellow where`: from a name in a result to the place where it is said."""

from __future__ import annotations

import inspect
import shutil
import textwrap
from pathlib import Path

import click

from wayfellow.cli import Clock
from wayfellow.services.finding_things import all_names, names_like, things_called, unknown_name
from wayfellow.services.manual_pages import page_of_command
from wayfellow.services.thing import Thing, near

INDENT = 12
WIDEST = 120


@click.command()
@click.argument("name")
@click.pass_context
def where(ctx: click.Context, name: str) -> None:
    """Show where a rule, number, code group, fact or command is declared, and what it stands on.

    NAME is what you met in a result: UTL_A.ED, H5, ecm.adult_age, CHRONIC, sleeping_place, screen. Part of a name
    lists what there is. Ends with 2 if nothing has that name.
    """
    clock: Clock = ctx.obj
    names = [*all_names(), *_command_names(ctx)]
    like = names_like(name, names)
    called = like[0] if len(like) == 1 else name
    things = [*things_called(called, on=clock.today()), *_commands_called(ctx, called)]
    if not like:
        raise unknown_name(name, names)
    for thing in things:
        click.echo(click.style(thing.name, bold=True) + f" · {thing.kind} · {thing.title}")
        _line("", thing.place)
        before = ""
        for label, text in thing.told:
            _line("" if label == before else label, text)
            before = label or before
        click.echo()
    if not things:
        click.echo(f"Nothing is called exactly {name!r}. These names hold it:")
        for one in like:
            click.echo(f"  {one}")


def _line(label: str, text: str) -> None:
    width = min(WIDEST, shutil.get_terminal_size().columns)
    depth = len(text) - len(text.lstrip())
    told = textwrap.wrap(text.strip(), max(40, width - INDENT - depth), break_long_words=False, break_on_hyphens=False)
    for number, part in enumerate(told or [""]):
        click.echo(f"  {label if not number else '':{INDENT - 2}}{' ' * depth}{part}")


def _command_names(ctx: click.Context) -> list[str]:
    group = ctx.find_root().command
    return group.list_commands(ctx) if isinstance(group, click.Group) else []


def _commands_called(ctx: click.Context, name: str) -> list[Thing]:
    """The command of this name, if there is one; only that one is loaded."""
    group = ctx.find_root().command
    command = group.get_command(ctx, name) if isinstance(group, click.Group) else None
    if command is None:
        return []
    code = inspect.unwrap(command.callback).__code__ if command.callback else None
    place = f"{near(Path(code.co_filename))}:{code.co_firstlineno}" if code else ""
    told = (("help", f"wayfellow {name} --help"), ("manual", page_of_command(name)))
    return [Thing(name, "command", command.get_short_help_str(limit=WIDEST), place, told)]

"""Pages of the manual about the command line: the help of every command, and how commands end."""

from __future__ import annotations

from collections.abc import Iterator

import click

from tests.spec.markdown import grid, page
from wayfellow.config.entry import wayfellow
from wayfellow.rules.problems import MissingDependency, Problem, UnreadableInput

WIDTH = 100
EXIT_CODES = (
    (0, "Done."),
    (Problem.exit_code, "The work found problems, and reports them."),
    (
        UnreadableInput.exit_code,
        "Wrong usage, or input that cannot be read. One sentence says where, and what was expected.",
    ),
    (
        MissingDependency.exit_code,
        "Something the work stands on is missing, full or down. One sentence says what to do about it.",
    ),
    (130, "Stopped at the keyboard; nothing was written."),
)


def commands_page() -> str:
    return page(
        "Commands",
        "`./run wayfellow …` runs these inside the environment. How they end: [exit codes](exit-codes.md).",
        *_told(wayfellow, "wayfellow", 1),
    )


def _told(command: click.Command, path: str, level: int) -> Iterator[str]:
    ctx = click.Context(command, info_name=path, terminal_width=WIDTH, max_content_width=WIDTH)
    if level > 1:
        yield f"{'#' * level} {path}"
    yield f"```text\n{command.get_help(ctx).rstrip()}\n```"
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            inner = command.get_command(ctx, name)
            assert inner is not None
            yield from _told(inner, f"{path} {name}", level + 1)


def exit_codes_page() -> str:
    return page(
        "Exit codes",
        "The same for `./run` and for every command. Bad rows of an input never stop a run: they are listed in"
        " `rejected.csv` with the reason, and the summary counts them.",
        grid(("Code", "Means"), [(str(code), words) for code, words in EXIT_CODES]),
    )

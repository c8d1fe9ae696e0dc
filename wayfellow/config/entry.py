"""Where `wayfellow …` begins: finds the command asked for, loads that one only, and turns its end into an exit code.

Exit codes: 0 done · 1 the work found problems it reports · 2 wrong usage or unreadable input · 3 a dependency is
missing or down · 130 stopped by the person at the keyboard.
"""

from __future__ import annotations

import ast
import importlib
import os
import sys
from functools import cached_property
from pathlib import Path
from typing import NoReturn

import click

from wayfellow import cli
from wayfellow.config import VERSION
from wayfellow.config.clock import read_clock
from wayfellow.rules.problems import Problem


class CommandFile:
    """One file of `wayfellow/cli`, read without being imported: what it is called, needs and says of itself."""

    def __init__(self, path: Path) -> None:
        self.module = path.stem
        self.name = path.stem.replace("_", "-")
        self.path = path

    @cached_property
    def _body(self) -> list[ast.stmt]:
        return ast.parse(self.path.read_bytes()).body

    @cached_property
    def _function(self) -> ast.FunctionDef | None:
        found = (node for node in self._body if isinstance(node, ast.FunctionDef) and node.name == self.module)
        return next(found, None)

    @property
    def is_command(self) -> bool:
        """Whether the file holds a command of its own name; other files are helpers."""
        return self._function is not None

    @property
    def summary(self) -> str:
        """The first line of the command's docstring."""
        text = ast.get_docstring(self._function) if self._function else None
        return (text or "").partition("\n")[0]

    @property
    def needs_django(self) -> bool:
        """Whether the file says `NEEDS_DJANGO = True`. Asked before the import, which models would break."""
        return any(ast.unparse(node) == "NEEDS_DJANGO = True" for node in self._body if isinstance(node, ast.Assign))

    def load(self) -> click.Command:
        """Import the file and return its command."""
        if self.needs_django:
            start_django()
        command = getattr(importlib.import_module(f"{cli.__name__}.{self.module}"), self.module)
        assert isinstance(command, click.Command), f"{self.path.name} should hold a click command named {self.module}"
        return command


def start_django() -> None:
    """Set Django up with our settings; only commands that need the record pay for this."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wayfellow.config.settings")
    django = importlib.import_module("django")
    django.setup()


class Commands(click.Group):
    """The commands in `wayfellow/cli`, found by their file names and loaded when called."""

    def file(self, name: str) -> CommandFile | None:
        """Return the file that would hold the command called `name`, or None if there is none."""
        path = Path(str(cli.__file__)).with_name(name.replace("-", "_") + ".py")
        return CommandFile(path) if name.replace("-", "").isalnum() and path.exists() else None

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in order."""
        files = sorted(Path(str(cli.__file__)).parent.glob("*.py"))
        return [file.name for file in map(CommandFile, files) if file.is_command]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command called `cmd_name`, or None if there is none."""
        file = self.file(cmd_name)
        return file.load() if file and file.is_command else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands, a line each, without loading any."""
        files = [file for name in self.list_commands(ctx) if (file := self.file(name))]
        if files:
            with formatter.section("Commands"):
                formatter.write_dl([(file.name, file.summary) for file in files])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, message="%(prog)s %(version)s")
def wayfellow() -> None:
    """Find who may qualify, explain why, and keep every promise that follows."""


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    try:
        result = wayfellow.main(prog_name="wayfellow", standalone_mode=False, obj=read_clock())
        sys.stdout.flush()
        code = result if isinstance(result, int) else 0
    except Problem as problem:
        click.echo(str(problem), err=True)
        code = problem.exit_code
    except click.ClickException as mistake:
        mistake.show()
        code = mistake.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped; nothing was written.", err=True)
        code = 130
    except BrokenPipeError:  # whoever was reading has gone, as `| head` does; nobody is left to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code)

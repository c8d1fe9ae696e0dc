"""Commands that need no record start quickly, because nothing of Django is imported for them."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from wayfellow.config.entry import CommandFile, Commands, wayfellow

WITHOUT_DJANGO = {
    "screen",
    "explain",
    "guide",
    "deadline",
    "score",
    "generate",
    "where",
    "manual",
    "sample",
    "translations",
}
ROOT_COMMANDS = Commands()
FILES = [file for name in ROOT_COMMANDS.list_commands(click.Context(wayfellow)) if (file := ROOT_COMMANDS.file(name))]


def modules_after(code: str) -> set[str]:
    """Return the top-level packages that are imported once `code` has run in a fresh process."""
    show = "import sys; print(' '.join({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", f"{code}\n{show}"], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_entry_imports_nothing_heavy() -> None:
    imported = modules_after("import wayfellow.config.entry")
    assert "click" in imported
    assert not imported & {"django", "duckdb", "ibis", "numpy", "pandas", "psycopg", "pyarrow", "yaml"}


def test_listing_the_commands_imports_none_of_them() -> None:
    imported = modules_after(
        "import contextlib, io, sys\nfrom wayfellow.config.entry import wayfellow\n"
        "with contextlib.redirect_stdout(io.StringIO()): wayfellow.main(['--help'], standalone_mode=False)"
    )
    assert not imported & {"django", "duckdb", "ibis", "numpy", "pandas", "psycopg", "pyarrow", "yaml"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_only_a_command_that_says_so_imports_django(file: CommandFile) -> None:
    assert not (file.needs_django and file.name in WITHOUT_DJANGO)
    if not file.needs_django:
        assert "django" not in modules_after(f"import wayfellow.cli.{file.module}")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_command_says_what_it_does(file: CommandFile) -> None:
    assert file.summary.endswith(".")

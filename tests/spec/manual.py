"""Write the policy manual, docs/reference, from the rules and from the spec tables that prove them.

python -m tests.spec.manual            write it
python -m tests.spec.manual --check    only say whether it is up to date
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import click

from tests.spec import checking
from tests.spec.guide import checking as checking_the_guide
from tests.spec.manual_commands import commands_page, exit_codes_page
from tests.spec.manual_deadlines import deadlines_page
from tests.spec.manual_directory import directory_page
from tests.spec.manual_guide import guide_page
from tests.spec.manual_rules import (
    MOMENT,
    counting_page,
    criterion_page,
    deciding_page,
    index_page,
    other_page,
    population_page,
)
from tests.spec.manual_words import facts_page, parameters_page, programs_page, value_sets_page
from tests.spec.markdown import Proof
from wayfellow.rules.ecm.register import POPULATIONS
from wayfellow.services.manual_pages import MANUAL, shared_criteria

ROOT = Path(__file__).resolve().parents[2]
TO_REPAIR = "./run check --fix"


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; end with 1 if the manual is not up to date.")
@click.pass_context
def manual(ctx: click.Context, check: bool) -> None:
    """Write the policy manual from the rules and the spec tables."""
    wanted, found = pages(), {path: path.read_text() for path in sorted((ROOT / MANUAL).rglob("*.md"))}
    stale = [path for path in {**wanted, **found} if wanted.get(path) != found.get(path)]
    for path in stale:
        shown = path.relative_to(ROOT)
        if check:
            click.echo(f"{shown} is not what the rules and spec tables say.")
        elif path in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path])
            click.echo(f"wrote {shown}")
        else:
            path.unlink()
            click.echo(f"removed {shown}")
    if check and stale:
        click.echo(f"Write it again: {TO_REPAIR}")
        ctx.exit(1)


def pages() -> dict[Path, str]:
    """Every page of the manual by its path."""
    proofs = list(recorded())
    told = {
        "README.md": index_page(proofs),
        "counting.md": counting_page(proofs),
        "deciding.md": deciding_page(proofs),
        "programs.md": programs_page(),
        "facts.md": facts_page(),
        "parameters.md": parameters_page(),
        "value-sets.md": value_sets_page(),
        "deadlines.md": deadlines_page(),
        "commands.md": commands_page(),
        "exit-codes.md": exit_codes_page(),
        "directory.md": directory_page(),
        "guide.md": guide_page(list(recorded("guide", checking_the_guide.Recorder)), MOMENT),
        **{f"populations/{one.code.lower()}.md": population_page(one, proofs) for one in POPULATIONS},
        **{f"criteria/{one.code.lower()}.md": criterion_page(one, proofs) for one in shared_criteria()},
    }
    if others := other_page(proofs):
        told["other-tables.md"] = others
    return {ROOT / MANUAL / name: text for name, text in told.items()}


def recorded(folder: str = "ecm", recorder: Callable[[], Any] = checking.Recorder) -> Iterator[Proof]:
    """Every spec table with the test it stands in: each test function that takes `check` is called to say its own."""
    for path in sorted((ROOT / "tests" / "spec" / folder).rglob("test_*.py")):
        shown = path.relative_to(ROOT)
        module = importlib.import_module(".".join(shown.with_suffix("").parts))
        for name, test in vars(module).items():
            if name.startswith("test_") and inspect.isfunction(test) and "check" in inspect.signature(test).parameters:
                yield from _proofs(name, test, shown.as_posix(), recorder)


def _proofs(name: str, test: Callable[..., None], file: str, recorder: Callable[[], Any]) -> Iterator[Proof]:
    for given in _cases(test):
        if {*given, "check"} != set(inspect.signature(test).parameters):
            continue  # it wants more than a table
        told = recorder()
        test(check=told, **given)
        yield from (Proof(name, inspect.getdoc(test) or "", file, table) for table in told.tables)


def _cases(test: Callable[..., None]) -> Iterator[dict[str, Any]]:
    """What pytest would pass to a parametrized test, one dictionary a case."""
    marks = [mark for mark in getattr(test, "pytestmark", []) if mark.name == "parametrize"]
    choices = [[_named(mark.args[0], values) for values in mark.args[1]] for mark in marks]
    for chosen in product(*choices):
        yield {name: value for case in chosen for name, value in case.items()}


def _named(names: str | list[str] | tuple[str, ...], values: Any) -> dict[str, Any]:
    each = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    values = getattr(values, "values", values)  # of pytest.param
    return dict(zip(each, values if len(each) > 1 else [values], strict=True))


if __name__ == "__main__":
    manual()

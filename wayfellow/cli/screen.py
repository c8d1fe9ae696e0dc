"""`wayfellow screen`: find everybody who may qualify, with reasons."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from wayfellow.cli.days import DAY, check_anchor, replay_options
from wayfellow.cli.table import print_summary
from wayfellow.rules.problems import UnreadableInput

_ENGINE = "Where to compute."
_MASTER = "Which Spark; also WAYFELLOW_SPARK_MASTER."


@click.command()
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--as-of", type=DAY, required=True, help="Apply the rules in force on this day (YYYY-MM-DD).")
@click.option("--out", type=click.Path(path_type=Path), help="The folder for the results; it appears when all is done.")
@click.option("--anchor", type=DAY, help="The end of the last adjudicated month, if look-back windows end there.")
@replay_options
@click.option("--engine", type=click.Choice(["duckdb", "spark"]), default="duckdb", show_default=True, help=_ENGINE)
@click.option("--spark-master", envvar="WAYFELLOW_SPARK_MASTER", default="local[*]", show_default=True, help=_MASTER)
@click.option("--memory", default="4GB", show_default=True, help="The most memory to use before spilling to disk.")
@click.option("--check", is_flag=True, help="Only validate the input; exit 1 when there is something to mend.")
def screen(
    inputs: tuple[Path, ...],
    as_of: date,
    out: Path | None,
    anchor: date | None,
    known_at: datetime | None,
    overlay: Path | None,
    engine: str,
    spark_master: str,
    memory: str,
    check: bool,
) -> None:
    """Find everyone who may qualify, with reasons.

    INPUTS are folders with eligibility, medical_claim and pharmacy_claim in the Tuva input layout and/or facts, as
    Parquet, CSV or NDJSON; or a FHIR R4 Bulk Data export, as NDJSON. The same id is the same person in all of them.
    """
    from wayfellow.screening.run import STEPS, check_inputs, run_screening

    check_anchor(anchor, as_of)
    spark = spark_master if engine == "spark" else None
    if check:
        rejects, warnings = check_inputs(inputs, as_of=as_of, memory=memory, spark=spark)
        for warning in warnings:
            click.echo(f"Note: {warning}")
        for reason, times in rejects.counts().items():
            click.echo(f"{times:,} × {reason}")
        wrong = len(rejects.rows)
        click.echo(
            f"{_rows(wrong)} cannot be used, or should not be there twice." if wrong else "Every row can be used."
        )
        sys.exit(1 if wrong else 0)
    if out is None:
        raise UnreadableInput("--out is missing: name the folder for the results (or use --check to validate only).")
    with click.progressbar(
        length=STEPS,
        label="Screening",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
        item_show_func=lambda step: step,
    ) as bar:
        done = run_screening(
            inputs,
            as_of=as_of,
            out=out,
            anchor=anchor,
            known_at=known_at,
            overlay=overlay,
            memory=memory,
            spark=spark,
            tell=lambda step: bar.update(1, step),
        )
    print_summary(done.summary, wide=sys.stdout.isatty())
    if done.rejected:
        click.echo(f"{_rows(done.rejected)} could not be used; {out / 'rejected.csv'} says why.")
    click.echo(f"Results are in {out}.")


def _rows(number: int) -> str:
    return f"{number:,} row" if number == 1 else f"{number:,} rows"

"""`wayfellow audit`: seal the audit, anchor its heads, and verify that nobody changed it.

Source: security specification § 4.
"""

from __future__ import annotations

import json
from pathlib import Path

import click

from wayfellow.cli import Clock
from wayfellow.rules.audit_judging import Fault
from wayfellow.services.audit_anchors import anchor_heads
from wayfellow.services.audit_sealing import seal_everything
from wayfellow.services.audit_verifying import AuditReport, ChainReport, verify_audit

NEEDS_DJANGO = True
FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group()
def audit() -> None:
    """Seal the audit, and verify that nobody changed it."""


@audit.command()
@click.pass_obj
def seal(clock: Clock) -> None:
    """Seal what was recorded since the last time."""
    click.echo(f"sealed {_count(seal_everything(now=clock.now), 'block')}")


@audit.command()
@click.option("--anchors", type=FOLDER, required=True, help="A folder the database's administrator cannot change.")
@click.pass_obj
def anchor(clock: Clock, anchors: Path) -> None:
    """Write the signed heads of all chains into a new file, which only its owner may read."""
    click.echo(anchor_heads(anchors, now=clock.now).name)


@audit.command()
@click.option("--from", "first", type=click.IntRange(1), default=1, metavar="N", help="The first block to look at.")
@click.option("--to", "until", type=click.IntRange(1), metavar="N", help="The last block to look at, in each chain.")
@click.option("--anchors", type=FOLDER, help="The folder of anchors to compare with.")
@click.option("--json", "as_json", is_flag=True, help="Print everything that is wrong as JSON.")
@click.pass_context
def verify(ctx: click.Context, first: int, until: int | None, anchors: Path | None, as_json: bool) -> None:
    """Recompute every hash, and name the first bad block and event.

    Ends with 0 if all is whole. Ends with 1 if not, and says which it is: tampered (changed or added), gap (missing) or
    anchor mismatch (whole in itself, and not what was anchored).
    """
    clock: Clock = ctx.obj
    report = verify_audit(now=clock.now, first=first, until=until, anchors=anchors)
    if as_json:
        click.echo(json.dumps(_as_json(report), indent=2))
    else:
        for line in _lines(report):
            click.echo(line)
    ctx.exit(0 if report.is_whole else 1)


def _lines(report: AuditReport) -> list[str]:
    return [
        *map(_line, report.chains),
        *(f"not ok  anchor {name}: anchor mismatch; it is not signed by us" for name in report.forged),
    ]


def _line(chain: ChainReport) -> str:
    whose = f"organization {chain.organization}" if chain.organization else "the installation"
    if chain.first:
        more = len({fault.block for fault in chain.faults}) - 1
        rest = f"; and {_count(more, 'block')} more" if more > 0 else ""
        return f"not ok  {whose}: {', '.join(chain.found)}; {_where(chain.first)}: {chain.first.says}{rest}"
    waiting = f"; {_count(chain.unsealed, 'event')} not sealed yet" if chain.unsealed else ""
    return f"ok      {whose}: {_count(chain.blocks, 'block')}, {_count(chain.events, 'event')}{waiting}"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _where(fault: Fault) -> str:
    block = f"first bad block {fault.block}" if fault.block else "not sealed yet"
    return f"{block}, event {fault.event}" if fault.event else block


def _as_json(report: AuditReport) -> dict[str, object]:
    return {
        "whole": report.is_whole,
        "anchors": report.anchors,
        "forged_anchors": list(report.forged),
        "chains": [
            {
                "organization": chain.organization,
                "blocks": chain.blocks,
                "events": chain.events,
                "unsealed": chain.unsealed,
                "found": chain.found,
                "first_bad_block": chain.first.block if chain.first else None,
                "first_bad_event": (chain.first.event or None) if chain.first else None,
                "faults": [
                    {"found": f.found, "block": f.block, "event": f.event or None, "says": f.says} for f in chain.faults
                ],
            }
            for chain in report.chains
        ],
    }

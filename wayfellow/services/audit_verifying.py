"""Verify the audit: recompute every hash of every chain, and name the first bad block and event.

Each organization's chain is read as the machine in that organization, a few hundred blocks a transaction: the database
refuses contexts that are minutes old. That it was verified is itself recorded, once a chain.
Source: security specification § 4.3.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wayfellow.rules.audit_chain import ChainBlock
from wayfellow.rules.audit_judging import (
    Anchored,
    Fault,
    Found,
    first_of,
    judge_blocks,
    judge_events,
    judge_unsealed,
)
from wayfellow.services import auditing
from wayfellow.services.access import acting_as
from wayfellow.services.audit_anchors import Anchors, read_anchors
from wayfellow.services.audit_chains import blocks_of, events_of, machine, organizations_with_a_chain

BLOCKS_AT_ONCE = 200
BEFORE_ALL = -(1 << 63)
"""Below every number an event can have."""
Clock = Callable[[], datetime]


@dataclass(frozen=True)
class ChainReport:
    """What was found in one chain. organization: 0 for the installation itself. blocks, events: that were checked."""

    organization: int
    blocks: int
    events: int
    unsealed: int
    faults: tuple[Fault, ...]

    @property
    def first(self) -> Fault | None:
        """The first bad block, and its first bad event where one can be named."""
        return first_of(self.faults)

    @property
    def found(self) -> list[Found]:
        """Everything that is wrong, in words."""
        return sorted({fault.found for fault in self.faults})


@dataclass(frozen=True)
class AuditReport:
    """What was found in all chains. forged: files among the anchors that are not ours."""

    chains: tuple[ChainReport, ...]
    anchors: int
    forged: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong anywhere."""
        return not self.forged and not any(chain.faults for chain in self.chains)


def verify_audit(*, now: Clock, first: int = 1, until: int | None = None, anchors: Path | None = None) -> AuditReport:
    """Verify every chain. now: tells the time. first, until: the numbers of blocks to look at, in each chain.

    Raises UnreadableInput if there are no anchors in the folder.
    """
    told = read_anchors(anchors) if anchors else Anchors({})
    there = organizations_with_a_chain(at=now())
    lost = sorted(set(told.heads) - set(there))
    chains = [
        verify_chain(one, now=now, first=first, until=until, anchored=told.heads.get(one, {}))
        for one in [*there, *lost]
    ]
    return AuditReport(tuple(chains), told.files, told.forged)


def verify_chain(
    organization: int, *, now: Clock, first: int = 1, until: int | None = None, anchored: Anchored | None = None
) -> ChainReport:
    """Verify the chain of one organization."""
    with acting_as(machine(organization, now())):
        blocks = blocks_of(organization)
    faults = judge_blocks(blocks, anchored or {})
    bad = {fault.block for fault in faults}
    chosen = [place for place, block in enumerate(blocks) if first <= block.number <= (until or block.number)]
    for start in range(0, len(chosen), BLOCKS_AT_ONCE):
        places = chosen[start : start + BLOCKS_AT_ONCE]
        with acting_as(machine(organization, now())):
            faults += _events_of_blocks(organization, blocks, places, bad)
    unsealed = 0
    with acting_as(machine(organization, now())) as me:
        if until is None:
            end = max((block.last_id for block in blocks), default=BEFORE_ALL)
            for fault in judge_unsealed(events_of(organization, behind=end)):
                unsealed += 1
                faults += [fault] if fault else []
        numbers = [blocks[chosen[0]].number, blocks[chosen[-1]].number] if chosen else []
        auditing.record("audit.verified", by=me, kind="block", ids=numbers)
    asked = [fault for fault in faults if fault.block == 0 or first <= fault.block <= (until or fault.block)]
    events = sum(blocks[place].count for place in chosen)
    return ChainReport(organization, len(chosen), events, unsealed, tuple(asked))


def _events_of_blocks(
    organization: int, blocks: Sequence[ChainBlock], places: Sequence[int], bad: Collection[int]
) -> Iterator[Fault]:
    """What is wrong with the events of some blocks that follow one another."""
    behind = max((block.last_id for block in blocks[: places[0]]), default=BEFORE_ALL)
    until = max(blocks[place].last_id for place in places)
    rows = events_of(organization, behind=behind, until=max(until, behind))
    return judge_events([blocks[place] for place in places], rows, bad)

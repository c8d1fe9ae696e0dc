"""Whether a chain is whole, and if not, which block and event is the first bad one. Pure.

A block is judged by what comes after it: by anchors, by the next block if that one is good, and by itself. So a block
that somebody changed and hashed anew is named itself, and not the honest block behind it.
Source: security specification § 4.3.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from wayfellow.rules.audit_chain import NOTHING_BEFORE, ChainBlock, digest_of, hash_of, leaf_of, merkle_root

Row = Sequence[object]
"""A stored event: its number, its digest, then its FIELDS."""
Anchored = Mapping[int, Collection[bytes]]
"""What anchors say of blocks: number of the block, its hash."""


class Found(StrEnum):
    """What is wrong. TAMPERED: changed or added. GAP: missing. ANCHOR_MISMATCH: not what was anchored."""

    TAMPERED = "tampered"
    GAP = "gap"
    ANCHOR_MISMATCH = "anchor mismatch"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong. block: 0 where events are not sealed yet. event: 0 where no one event can be named."""

    found: Found
    block: int
    event: int
    says: str


def first_of(faults: Iterable[Fault]) -> Fault | None:
    """The first bad block; of what is wrong with it, what names an event."""
    return min(faults, key=lambda fault: (fault.block == 0, fault.block, fault.event == 0), default=None)


def judge_blocks(blocks: Sequence[ChainBlock], anchored: Anchored) -> list[Fault]:
    """What is wrong with blocks, whatever their events. blocks: a whole chain by number."""
    faults = [*_missing(blocks, anchored)]
    after: ChainBlock | None = None
    for place in reversed(range(len(blocks))):
        block, before = blocks[place], blocks[place - 1] if place else None
        fault = _judge(block, before, after, anchored.get(block.number, ()))
        if fault:
            faults.append(fault)
        after = None if fault else block  # what a bad block says of the one before it counts for nothing
    return faults


def judge_events(blocks: Sequence[ChainBlock], rows: Iterable[Row], bad: Collection[int] = ()) -> Iterator[Fault]:
    """What is wrong with sealed events, each counted to the first block that ends at or behind it.

    rows: every event up to the end of the last of these blocks, by number. bad: blocks not to be believed.
    """
    ends = list(accumulate((block.last_id for block in blocks), max))  # a block never takes from those before it
    leaves: list[list[tuple[int, bytes]]] = [[] for _ in blocks]
    place, done = 0, 0
    for row in rows:
        number: int = row[0]  # type: ignore[assignment]
        place = bisect_left(ends, number, place)
        while done < place:
            yield from _judge_sealed(blocks[done], leaves[done], bad)
            leaves[done].clear()
            done += 1
        digest = digest_of(row[2:])
        if digest != row[1]:
            yield _changed(blocks[place].number, number)
        leaves[place].append((number, leaf_of(number, digest)))
    for block, its in zip(blocks[done:], leaves[done:], strict=True):
        yield from _judge_sealed(block, its, bad)


def judge_unsealed(rows: Iterable[Row]) -> Iterator[Fault | None]:
    """Whether each event that is not sealed yet fits its digest. That it is not sealed is nothing wrong."""
    for row in rows:
        yield None if digest_of(row[2:]) == row[1] else _changed(0, int(str(row[0])))


def _missing(blocks: Sequence[ChainBlock], anchored: Anchored) -> Iterator[Fault]:
    expected = 1
    for block in blocks:
        if block.number > expected:
            yield Fault(Found.GAP, expected, 0, "the block is missing")
        elif block.number < expected:
            yield Fault(Found.TAMPERED, block.number, 0, "there is another block of this number")
        expected = block.number + 1
    if max(anchored, default=0) >= expected:
        yield Fault(Found.ANCHOR_MISMATCH, expected, 0, "an anchor knows the block, and it is missing")


def _judge(
    block: ChainBlock, before: ChainBlock | None, after: ChainBlock | None, anchors: Collection[bytes]
) -> Fault | None:
    found, says = Found.TAMPERED, ""
    if hash_of(block) != block.hash:
        says = "its hash does not fit what it says"
    elif any(anchor != block.hash for anchor in anchors):
        found, says = Found.ANCHOR_MISMATCH, "an anchor says it had another hash"
    elif after and after.number == block.number + 1 and after.previous != block.hash:
        says = "the next block was made after another block than this"
    elif block.number == 1 and block.previous != NOTHING_BEFORE:
        says = "the first block says it came after another"
    elif not block.first_id <= block.last_id or (before and before.last_id >= block.first_id and _in_order(before)):
        says = "its events are out of order"
    return Fault(found, block.number, 0, says) if says else None


def _in_order(block: ChainBlock) -> bool:
    """Whether a block can be believed where its events end."""
    return hash_of(block) == block.hash


def _judge_sealed(block: ChainBlock, events: Sequence[tuple[int, bytes]], bad: Collection[int]) -> Iterator[Fault]:
    if block.number in bad:
        return  # its own faults are told; what it says of its events counts for nothing
    says = f"{len(events):,} events are there and {block.count:,} were sealed"
    if len(events) < block.count:
        yield Fault(Found.GAP, block.number, _lost(block, events), says)
    elif len(events) > block.count:
        added = next((number for number, _leaf in events if number < block.first_id), 0)
        yield Fault(Found.TAMPERED, block.number, added, says)
    elif merkle_root([leaf for _number, leaf in events]) != block.merkle_root:
        yield Fault(Found.TAMPERED, block.number, 0, "its events are not those that were sealed")


def _lost(block: ChainBlock, events: Sequence[tuple[int, bytes]]) -> int:
    """The event that is certainly missing: one that the block names. Others are known by their number only."""
    numbers = {number for number, _leaf in events}
    return next((edge for edge in (block.first_id, block.last_id) if edge not in numbers), 0)


def _changed(block: int, event: int) -> Fault:
    return Fault(Found.TAMPERED, block, event, "the event does not fit its digest")

"""The hashes of the audit: what they cover, and how a chain is judged by what comes after."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from wayfellow.rules.audit_chain import (
    NOTHING_BEFORE,
    ChainBlock,
    digest_of,
    hash_of,
    leaf_of,
    merkle_root,
    microseconds,
)
from wayfellow.rules.audit_judging import Fault, Found, first_of, judge_blocks, judge_events

TOLD = [1_700_000_000_000_001, "person.opened", "permit", 1, 2, 3, "TREAT", 4, "name", [5, 6]]


def row(number: int) -> list[object]:
    told = [TOLD[0] + number, *TOLD[1:]]  # type: ignore[operator]
    return [number, digest_of(told), *told]


def chain(*sizes: int) -> tuple[list[ChainBlock], list[list[object]]]:
    """Blocks of these sizes, over events numbered from 10 by tens."""
    blocks: list[ChainBlock] = []
    rows: list[list[object]] = []
    previous = NOTHING_BEFORE
    for number, size in enumerate(sizes, 1):
        its = [row(10 * (len(rows) + place + 1)) for place in range(size)]
        root = merkle_root([leaf_of(one[0], one[1]) for one in its])  # type: ignore[arg-type]
        block = ChainBlock(3, number, its[0][0], its[-1][0], size, root, previous, b"", number)  # type: ignore[arg-type]
        blocks.append(replace(block, hash=hash_of(block)))
        previous = blocks[-1].hash
        rows += its
    return blocks, rows


def test_a_moment_is_the_same_whatever_the_zone_it_was_told_in() -> None:
    here = datetime(2026, 11, 24, 9, 0, 0, 123456, timezone(timedelta(hours=-8)))
    assert microseconds(here) == microseconds(here.astimezone(UTC))
    assert microseconds(here) + 1 == microseconds(here + timedelta(microseconds=1))
    assert microseconds(datetime(1969, 12, 31, 23, 59, 59, 999999, UTC)) == -1


@pytest.mark.parametrize("place", range(len(TOLD)))
def test_the_digest_of_an_event_covers_every_field(place: int) -> None:
    other = [*TOLD]
    other[place] = [7] if place == 9 else "other" if isinstance(other[place], str) else 0
    assert digest_of(other) != digest_of(TOLD)


def test_words_cannot_move_from_one_field_to_the_next() -> None:
    assert digest_of(["a", "b"]) != digest_of(["ab", ""])
    assert digest_of(['a","b']) != digest_of(["a", "b"])


@pytest.mark.parametrize("field", ChainBlock.__slots__)
def test_the_hash_of_a_block_covers_all_it_says(field: str) -> None:
    block = chain(3)[0][0]
    value = getattr(block, field)
    changed: dict[str, Any] = {field: value + 1 if isinstance(value, int) else bytes(range(32))}
    other = replace(block, **changed)
    assert (hash_of(other) == hash_of(block)) is (field == "hash")


def test_the_tree_is_that_of_rfc_6962() -> None:
    def node(left: bytes, right: bytes) -> bytes:
        return hashlib.sha256(b"\1" + left + right).digest()

    a, b, c, d, e = (bytes([n]) * 32 for n in range(5))
    assert merkle_root([]) == hashlib.sha256(b"").digest()
    assert merkle_root([a]) == a
    assert merkle_root([a, b, c]) == node(node(a, b), c)
    assert merkle_root([a, b, c, d, e]) == node(node(node(a, b), node(c, d)), e)


def test_a_whole_chain_has_no_fault() -> None:
    blocks, rows = chain(3, 1, 5)
    assert judge_blocks(blocks, {3: [blocks[2].hash]}) == []
    assert list(judge_events(blocks, rows)) == []


def test_a_block_that_was_hashed_anew_is_named_itself_and_not_the_next() -> None:
    blocks, _ = chain(2, 2, 2)
    forged = replace(blocks[1], count=9)
    blocks[1] = replace(forged, hash=hash_of(forged))
    assert [fault.block for fault in judge_blocks(blocks, {})] == [2]


def test_a_bad_block_is_no_witness_against_the_one_before_it() -> None:
    blocks, _ = chain(2, 2, 2)
    forged = replace(blocks[1], previous=bytes(range(32)))
    blocks[1] = replace(forged, hash=hash_of(forged))
    assert [fault.block for fault in judge_blocks(blocks, {})] == [2]


def test_a_chain_that_ends_too_early_is_whole_in_itself_and_only_an_anchor_knows() -> None:
    blocks, _ = chain(2, 2, 2)
    assert judge_blocks(blocks[:2], {}) == []
    (fault,) = judge_blocks(blocks[:2], {3: [blocks[2].hash]})
    assert (fault.found, fault.block) == (Found.ANCHOR_MISMATCH, 3)


def test_two_anchors_that_disagree_cannot_both_be_met() -> None:
    blocks, _ = chain(2)
    (fault,) = judge_blocks(blocks, {1: [blocks[0].hash, bytes(32)]})
    assert fault.found is Found.ANCHOR_MISMATCH


def test_a_missing_event_is_named_where_the_block_names_it() -> None:
    blocks, rows = chain(2, 3)
    (fault,) = judge_events(blocks, [one for one in rows if one[0] != 30])
    assert fault == Fault(Found.GAP, 2, 30, "2 events are there and 3 were sealed")
    (fault,) = judge_events(blocks, [one for one in rows if one[0] != 40])
    assert (fault.found, fault.block, fault.event) == (Found.GAP, 2, 0)


def test_an_event_between_two_blocks_belongs_to_the_next_and_was_not_sealed() -> None:
    blocks, rows = chain(2, 3)
    (fault,) = judge_events(blocks, [*rows[:2], row(25), *rows[2:]])
    assert (fault.found, fault.block, fault.event) == (Found.TAMPERED, 2, 25)


def test_the_first_fault_is_that_of_the_first_block_and_names_an_event_if_one_can_be_named() -> None:
    unsealed = Fault(Found.TAMPERED, 0, 99, "")
    second, named = Fault(Found.GAP, 2, 0, ""), Fault(Found.TAMPERED, 2, 20, "")
    assert first_of([unsealed, Fault(Found.GAP, 3, 30, ""), second, named]) == named
    assert first_of([unsealed]) == unsealed
    assert first_of([]) is None

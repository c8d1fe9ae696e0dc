"""How the audit is hashed: events by their content, blocks by the root of their events and by the block before. Pure.

A block says which events it holds (`first_id` to `last_id`, `count`) and the Merkle root of their digests; its hash
covers all it says, and the next block repeats it. Leaves and branches of the tree are told apart as in RFC 6962.
Source: security specification § 4.2.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

FIELDS = (
    "at", "action", "decision", "user_id", "position_id", "organization_id", "purpose", "person_id", "kind", "ids",
)  # fmt: skip
"""What the digest of an event covers, in this order: every column but its number, which its leaf covers."""
NOTHING_BEFORE = bytes(32)
"""What the first block says of the block before it."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_write = json.JSONEncoder(separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class ChainBlock:
    """A block, as it stands in the record. sealed_at: microseconds."""

    organization: int
    number: int
    first_id: int
    last_id: int
    count: int
    merkle_root: bytes
    previous: bytes
    hash: bytes
    sealed_at: int


def microseconds(moment: datetime) -> int:
    """A moment as a whole number, the same whatever the zone it was told in: what PostgreSQL keeps of it."""
    return (moment - _EPOCH) // _MICROSECOND


def digest_of(event: Sequence[object]) -> bytes:
    """The digest of an event. event: its FIELDS, `at` in microseconds."""
    return hashlib.sha256(_write(event).encode()).digest()


def leaf_of(number: int, digest: bytes) -> bytes:
    """The leaf of an event: its number and its digest, so that two events cannot change places."""
    return hashlib.sha256(b"\0" + number.to_bytes(8, "big", signed=True) + digest).digest()


def merkle_root(leaves: Sequence[bytes]) -> bytes:
    """The root over leaves in their order."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    level = list(leaves)
    sha256 = hashlib.sha256
    while len(level) > 1:
        odd = level[-1:] if len(level) % 2 else []
        pairs = zip(level[::2], level[1::2], strict=False)
        level = [sha256(b"\1" + left + right).digest() for left, right in pairs] + odd
    return level[0]


def hash_of(block: ChainBlock) -> bytes:
    """The hash a block should have: over everything it says, with its place in the chain of its organization."""
    told = [block.organization, block.number, block.first_id, block.last_id, block.count, block.merkle_root.hex(),
            block.previous.hex(), block.sealed_at]  # fmt: skip
    return hashlib.sha256(b"\2" + _write(told).encode()).digest()

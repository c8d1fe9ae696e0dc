"""Ways to change the audit as somebody who owns the database could, each with the block it should be found in.

The blocks expected here are worked out from an untouched copy, by plain loops that share nothing with the judge.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from django.db.backends.utils import CursorWrapper

from wayfellow.rules.audit_chain import FIELDS, ChainBlock, digest_of, hash_of, leaf_of, merkle_root
from wayfellow.rules.audit_judging import Row

NUMBERS = ("user_id", "position_id", "person_id")
TEXTS = ("action", "purpose", "kind")
BLOCK_NUMBERS = ("first_id", "last_id", "count")
BLOCK_HASHES = ("merkle_root", "previous", "hash")


@dataclass(frozen=True)
class Chain:
    """An untouched copy of one organization's chain. rows: its sealed events."""

    organization: int
    blocks: Sequence[ChainBlock]
    rows: Sequence[Row]
    anchored: Sequence[int]

    def block_of(self, event: int) -> int:
        return next(block.number for block in self.blocks if event <= block.last_id)

    def ids(self) -> list[int]:
        return [int(str(row[0])) for row in self.rows]

    def unused(self) -> list[int]:
        """Numbers within sealed blocks that no event of this organization has: rolled back, or another's."""
        used = set(self.ids())
        return [number for number in range(1, self.blocks[-1].last_id) if number not in used]


@dataclass(frozen=True)
class Case:
    """Somebody at the database, about to change one chain. betrayed: the event that its digest gives away."""

    cursor: CursorWrapper
    random: Random
    chain: Chain
    other: int
    betrayed: list[int] = field(default_factory=list)

    def do(self, sql: str, *values: Any) -> None:
        self.cursor.execute(sql, values)
        assert self.cursor.rowcount != 0, sql

    def an_event(self) -> int:
        return self.random.choice(self.chain.ids())

    def two_events(self) -> list[int]:
        return self.random.sample(self.chain.ids(), 2)

    def a_block(self, *, but_the_last: bool = False) -> ChainBlock:
        return self.random.choice(self.chain.blocks[: -1 if but_the_last else None])

    def is_taken(self, event: int) -> bool:
        self.cursor.execute("SELECT 1 FROM audit_event WHERE id = %s", [event])
        return self.cursor.fetchone() is not None


Tampering = Callable[[Case], int]
"""Changes something, and returns the number of the first block that is bad then."""


def edit(column: str, new: Callable[[Random], tuple[str, object]]) -> Tampering:
    def tamper(case: Case) -> int:
        event, (expression, value) = case.an_event(), new(case.random)
        case.do(f"UPDATE audit_event SET {column} = {expression.format(column)} WHERE id = %s", value, event)
        case.betrayed.extend([event] if column != "organization_id" else [])  # that one is gone from this chain
        return case.chain.block_of(event)

    return tamper


def edit_block(column: str, new: Callable[[Random], tuple[str, object]]) -> Tampering:
    def tamper(case: Case) -> int:
        block, (expression, value) = case.a_block(), new(case.random)
        sql = (
            f"UPDATE audit_block SET {column} = {expression.format(column)} WHERE organization_id = %s AND number = %s"
        )
        case.do(sql, value, block.organization, block.number)
        return block.number

    return tamper


def renumber_event(case: Case) -> int:
    old, new = case.an_event(), case.random.choice(case.chain.unused())
    while case.is_taken(new):
        new = case.random.choice(case.chain.unused())
    case.do("UPDATE audit_event SET id = %s WHERE id = %s", new, old)
    return min(case.chain.block_of(old), case.chain.block_of(new))


def make_it_fit_its_digest(case: Case) -> int:
    """An event is changed by somebody who knows how its digest is made."""
    row = case.random.choice(case.chain.rows)
    _change_with_digest(case, row)
    return case.chain.block_of(int(str(row[0])))


def _change_with_digest(case: Case, row: Row) -> bytes:
    told = list(row[2:])
    told[FIELDS.index("person_id")] = case.random.randrange(10**6, 10**7)
    digest = digest_of(told)
    case.do("UPDATE audit_event SET person_id = %s, digest = %s WHERE id = %s", told[7], digest, row[0])
    return digest


def never_happened(case: Case) -> int:
    """One to five events are deleted."""
    gone = case.random.sample(case.chain.ids(), case.random.randint(1, 5))
    case.do("DELETE FROM audit_event WHERE id = ANY(%s)", gone)
    return min(map(case.chain.block_of, gone))


def made_up(case: Case) -> int:
    """An event is put where a number was free, and fits its digest."""
    number = case.random.choice([one for one in case.chain.unused() if not case.is_taken(one)])
    told = list(case.random.choice(case.chain.rows)[2:])
    told[FIELDS.index("action")] = "person.opened"
    case.do(
        "INSERT INTO audit_event (id, at, action, decision, user_id, position_id, organization_id, purpose, person_id,"
        " kind, ids, digest) SELECT %s, to_timestamp(0) + %s * interval '1 microsecond', %s, %s, %s, %s, %s, %s, %s,"
        " %s, %s::bigint[], %s",
        number,
        *told,
        digest_of(told),
    )
    return case.chain.block_of(number)


def change_places(case: Case) -> int:
    first, second = case.two_events()
    for old, new in ((first, -1), (second, first), (-1, second)):
        case.do("UPDATE audit_event SET id = %s WHERE id = %s", new, old)
    return min(map(case.chain.block_of, (first, second)))


def change_clocks(case: Case) -> int:
    first, second = case.two_events()
    sql = "UPDATE audit_event a SET at = b.at FROM audit_event b WHERE (a.id, b.id) IN ((%s, %s), (%s, %s))"
    case.do(sql, first, second, second, first)
    return min(map(case.chain.block_of, (first, second)))


def truncate_events(case: Case) -> int:
    event = case.an_event()
    case.do("DELETE FROM audit_event WHERE organization_id = %s AND id >= %s", case.chain.organization, event)
    return case.chain.block_of(event)


def truncate_everything(case: Case) -> int:
    """The last blocks and their events go; what is left is whole in itself. Only anchors know."""
    block = case.a_block()
    case.do("DELETE FROM audit_block WHERE organization_id = %s AND number >= %s", block.organization, block.number)
    case.do("DELETE FROM audit_event WHERE organization_id = %s AND id >= %s", block.organization, block.first_id)
    return block.number


def delete_block(case: Case) -> int:
    block = case.a_block(but_the_last=case.random.random() < 0.8)
    case.do("DELETE FROM audit_block WHERE organization_id = %s AND number = %s", block.organization, block.number)
    return block.number


def delete_block_and_events(case: Case) -> int:
    block = case.a_block()
    case.do("DELETE FROM audit_block WHERE organization_id = %s AND number = %s", block.organization, block.number)
    sql = "DELETE FROM audit_event WHERE organization_id = %s AND id BETWEEN %s AND %s"
    case.do(sql, block.organization, block.first_id, block.last_id)
    return block.number


def reorder_blocks(case: Case) -> int:
    one, another = case.random.sample(case.chain.blocks, 2)
    for old, new in ((one.number, -1), (another.number, one.number), (-1, another.number)):
        sql = "UPDATE audit_block SET number = %s WHERE organization_id = %s AND number = %s"
        case.do(sql, new, one.organization, old)
    return min(one.number, another.number)


def renumber_block(case: Case) -> int:
    block = case.a_block()
    sql = "UPDATE audit_block SET number = %s WHERE organization_id = %s AND number = %s"
    case.do(sql, case.random.randint(100, 200), block.organization, block.number)
    return block.number


def give_block_away(case: Case) -> int:
    block = case.a_block()
    sql = "UPDATE audit_block SET organization_id = %s, number = 99 WHERE organization_id = %s AND number = %s"
    case.do(sql, case.other, block.organization, block.number)
    return block.number


def recompute_one(case: Case) -> int:
    """An event is changed, and its block made to fit; the next block is left."""
    return _rewrite(case, how_many=1)


def recompute_all(case: Case) -> int:
    """An event is changed, and all blocks from there on made to fit. Only anchors know, from the first of theirs on."""
    changed = _rewrite(case, how_many=len(case.chain.blocks))
    return min(number for number in case.chain.anchored if number >= changed)


def _rewrite(case: Case, *, how_many: int) -> int:
    row = case.random.choice(case.chain.rows)
    digest = _change_with_digest(case, row)
    number = case.chain.block_of(int(str(row[0])))
    previous = case.chain.blocks[number - 1].previous
    for block in case.chain.blocks[number - 1 :][:how_many]:
        its = [one for one in case.chain.rows if block.first_id <= int(str(one[0])) <= block.last_id]
        leaves = [leaf_of(int(str(one[0])), digest if one is row else bytes(one[1])) for one in its]  # type: ignore[call-overload]
        new = replace(block, merkle_root=merkle_root(leaves), previous=previous)
        previous = hash_of(new)
        hashes = (new.merkle_root, new.previous, previous)
        sql = "UPDATE audit_block SET (merkle_root, previous, hash) = (%s, %s, %s)"
        case.do(f"{sql} WHERE organization_id = %s AND number = %s", *hashes, block.organization, block.number)
    return number


def by_days(random: Random) -> tuple[str, object]:
    return "{} + %s * interval '1 microsecond'", random.choice([-1, 1]) * 10 ** random.randint(0, 12)


def to_no_time(random: Random) -> tuple[str, object]:
    return "%s", random.choice(["infinity", "-infinity"])


def by_a_number(random: Random) -> tuple[str, object]:
    return "{} + %s", random.choice([-1, 1]) * random.randint(1, 50)


def by_a_letter(random: Random) -> tuple[str, object]:
    return "{} || %s", random.choice(["x", " ", "é"])


def by_an_id(random: Random) -> tuple[str, object]:
    return "{} || %s::bigint", random.randint(1, 99)


def to_another_hash(random: Random) -> tuple[str, object]:
    return "%s", random.randbytes(32)


def to_the_other(random: Random) -> tuple[str, object]:
    return "{} + %s", 1


def to_the_contrary(random: Random) -> tuple[str, object]:
    return "CASE {} WHEN 'permit' THEN 'deny' ELSE 'permit' END || %s", ""


TAMPERINGS: dict[str, Tampering] = {
    "clock of an event": edit("at", by_days),
    "clock of an event, to no time": edit("at", to_no_time),
    **{f"{column} of an event": edit(column, by_a_number) for column in NUMBERS},
    **{f"{column} of an event": edit(column, by_a_letter) for column in TEXTS},
    "decision of an event": edit("decision", to_the_contrary),
    "ids of an event": edit("ids", by_an_id),
    "digest of an event": edit("digest", to_another_hash),
    "organization of an event": edit("organization_id", to_the_other),
    "number of an event": renumber_event,
    "event and its digest": make_it_fit_its_digest,
    "events deleted": never_happened,
    "event inserted": made_up,
    "events swapped": change_places,
    "clocks swapped": change_clocks,
    "last events deleted": truncate_events,
    "last blocks and events deleted": truncate_everything,
    **{f"{column} of a block": edit_block(column, by_a_number) for column in BLOCK_NUMBERS},
    **{f"{column} of a block": edit_block(column, to_another_hash) for column in BLOCK_HASHES},
    "clock of a block": edit_block("sealed_at", by_days),
    "number of a block": renumber_block,
    "organization of a block": give_block_away,
    "block deleted": delete_block,
    "block and events deleted": delete_block_and_events,
    "blocks reordered": reorder_blocks,
    "block made to fit, not the next": recompute_one,
    "all blocks made to fit": recompute_all,
}

"""The audit is sealed in blocks by several at once, anchored elsewhere, and verified."""

from __future__ import annotations

import json
import re
from datetime import timedelta, timezone
from pathlib import Path
from threading import Barrier, Event, Thread
from typing import Any, Self

import click
import pytest
from django.db import DatabaseError, connection, connections, transaction

from tests.isolation.conftest import NOW, acting, seeding
from tests.repository.test_how_to import BLOCK, agrees
from wayfellow.cli.audit import audit
from wayfellow.config.clock import SystemClock
from wayfellow.records.audit import models
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.audit_chain import FIELDS, digest_of
from wayfellow.rules.audit_judging import Found
from wayfellow.rules.problems import UnreadableInput
from wayfellow.services import audit_sealing, audit_verifying, auditing
from wayfellow.services.access import acting_as
from wayfellow.services.audit_anchors import anchor_heads, read_anchors
from wayfellow.services.audit_chains import events_of, machine
from wayfellow.services.audit_sealing import oldest_unsealed, seal, seal_everything
from wayfellow.services.audit_verifying import ChainReport, verify_audit, verify_chain

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "migrate"])
PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "check-the-audit.md"


@pytest.fixture(autouse=True)
def two_organizations() -> None:
    with seeding("organizations_organization") as cursor:
        cursor.execute("TRUNCATE organizations_organization, audit_event, audit_block RESTART IDENTITY")
        cursor.execute(
            "INSERT INTO organizations_organization (id, public_id, name, kind, phone, hipaa_status, part2_status)"
            " SELECT id, gen_random_uuid(), 'Invented', 'cbo', '', 'neither', 'none' FROM generate_series(1, 2) AS id"
        )


def now() -> Any:
    return NOW


def recorded(times: int = 1, *, by: Actor | None = None) -> None:
    for _ in range(times):
        with acting_as(by or acting(1)) as me:
            auditing.record("person.opened", by=me, person=7, kind="name", ids=[1, 2])


class Undone(Exception):
    pass


def undone() -> None:
    with acting_as(acting(1)) as me:
        auditing.record("person.opened", by=me)
        raise Undone


def blocks(organization: int = 1) -> list[models.Block]:
    with acting_as(machine(organization, NOW)):
        return list(models.Block.objects.order_by("number"))


def verified(organization: int = 1, **asked: Any) -> ChainReport:
    return verify_chain(organization, now=now, **asked)


def as_the_owner(sql: str, *values: Any) -> None:
    with seeding("audit_event", "audit_block") as cursor:
        cursor.execute(sql, values)


# --- what is stored ---


def test_the_digest_covers_every_stored_field() -> None:
    stored = [field.attname for field in models.Event._meta.concrete_fields]
    assert sorted(stored) == sorted(["id", "digest", *FIELDS])


def test_the_digest_can_be_computed_again_from_the_row_wherever_the_moment_was_told() -> None:
    there = NOW.astimezone(timezone(timedelta(hours=-8))) + timedelta(microseconds=1)
    recorded(by=acting(1, at=there))
    with acting_as(acting(1, at=there)) as me:
        auditing.record("señal “a\\b”", by=me, permit=False)
    with acting_as(acting(1)):
        rows = [*events_of(1, behind=0)]
    assert [row[1] for row in rows] == [digest_of(row[2:]) for row in rows]
    assert len(rows) == 2


@pytest.mark.parametrize("table", ["audit_event", "audit_block"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET organization_id = 2", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_app_may_only_add_to_it(table: str, verb: str) -> None:
    recorded()
    seal(1, NOW)
    with (
        acting_as(acting(1)),
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
    ):
        cursor.execute(verb.format(table))


def test_an_organization_sees_the_blocks_of_its_own_chain_only() -> None:
    recorded()
    seal(1, NOW)
    with acting_as(acting(2)):
        assert models.Block.objects.count() == 0
    assert len(blocks(1)) == 1


# --- sealing ---


def test_what_is_sealed_is_not_sealed_again() -> None:
    recorded(3)
    assert seal(1, NOW) == [1]
    assert seal(1, NOW) == []
    recorded()
    assert seal(1, NOW) == [2]
    first, second = blocks()
    assert (first.count, second.count) == (3, 1)
    assert bytes(second.previous) == bytes(first.hash)


def test_a_block_has_no_more_events_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_sealing, "MOST_EVENTS", 3)
    recorded(7)
    assert seal(1, NOW) == [1, 2, 3]
    assert [block.count for block in blocks()] == [3, 3, 1]
    assert verified().faults == ()


def test_each_organization_has_a_chain_of_its_own() -> None:
    recorded(2)
    recorded(3, by=acting(2))
    assert seal_everything(now=now) == 2
    assert ([b.count for b in blocks(1)], [b.count for b in blocks(2)]) == ([2], [3])
    assert seal_everything(now=now) == 0


def test_what_was_rolled_back_is_no_gap() -> None:
    recorded()
    with pytest.raises(Undone):
        undone()
    recorded()
    seal(1, NOW)
    (block,) = blocks()
    assert (block.last_id - block.first_id, block.count) == (2, 2)
    assert verified().faults == ()


def test_the_oldest_event_that_waits_is_known() -> None:
    assert oldest_unsealed(1, NOW) is None
    recorded()
    seal(1, NOW)
    recorded(by=acting(1, at=NOW + timedelta(seconds=5)))
    recorded(by=acting(1, at=NOW + timedelta(seconds=6)))
    assert oldest_unsealed(1, NOW) == NOW + timedelta(seconds=5)


class Writing(Thread):
    """Somebody in the middle of a transaction: the event has its number, and is not committed yet."""

    def __init__(self) -> None:
        super().__init__()
        self.has_written, self.may_commit = Event(), Event()

    def run(self) -> None:
        try:
            with acting_as(acting(1)) as me:
                auditing.record("person.opened", by=me)
                self.has_written.set()
                self.may_commit.wait(30)
        finally:
            self.has_written.set()
            connections.close_all()

    def __enter__(self) -> Self:
        self.start()
        assert self.has_written.wait(30)
        return self

    def __exit__(self, *failure: object) -> None:
        self.may_commit.set()
        self.join(30)


def test_nothing_is_sealed_past_an_event_that_may_still_be_committed() -> None:
    with Writing():
        recorded()
        assert seal(1, NOW, patience=0) == []
    assert seal(1, NOW, patience=0) == [1]
    assert blocks()[0].count == 2
    assert verified().faults == ()


def test_the_sealer_waits_for_those_who_are_writing_and_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    with Writing() as first:
        recorded()
        asked = audit_sealing._writers
        looks: list[set[str]] = []

        def look(organization: int) -> set[str]:
            looks.append(asked(organization))
            if len(looks) == 2:
                first.may_commit.set()  # only once the sealer is waiting
            return looks[-1]

        monkeypatch.setattr(audit_sealing, "_writers", look)
        assert seal(1, NOW, patience=30) == [1]
    assert len(looks) > 1
    assert blocks()[0].count == 2


def test_writing_in_one_organization_keeps_nobody_elsewhere_waiting() -> None:
    with Writing():
        recorded(by=acting(2))
        assert seal(2, NOW, patience=0) == [1]


def test_two_who_seal_at_once_seal_every_event_once() -> None:
    recorded(20)
    together = Barrier(2, timeout=30)
    made: list[list[int]] = []

    def sealing() -> None:
        try:
            for _ in range(5):
                together.wait()
                made.append(seal(1, NOW))
                recorded(2)
        finally:
            connections.close_all()

    threads = [Thread(target=sealing) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(made) == 10
    seal(1, NOW)
    numbers = sorted(number for one in made for number in one)
    assert numbers == list(range(1, len(numbers) + 1))
    assert sum(block.count for block in blocks()) == 40
    report = verified()
    assert (report.faults, report.events, report.unsealed) == ((), 40, 0)


# --- verifying ---


def test_what_is_not_sealed_yet_is_not_called_tampered_unless_it_was() -> None:
    recorded(2)
    seal(1, NOW)
    recorded(3)
    assert (verified().faults, verified().unsealed) == ((), 4)  # the first time was recorded, too
    as_the_owner("UPDATE audit_event SET kind = 'address' WHERE id = 4")
    first = verified().first
    assert first
    assert (first.found, first.block, first.event) == (Found.TAMPERED, 0, 4)


def test_that_it_was_verified_is_recorded() -> None:
    recorded(2)
    seal(1, NOW)
    verified()
    with acting_as(acting(1)):
        event = models.Event.objects.order_by("pk").last()
    assert event
    assert (event.action, event.user_id, event.kind, event.ids) == ("audit.verified", 0, "block", [1, 1])


@pytest.fixture
def three_blocks() -> None:
    for _ in range(3):
        recorded(2)
        seal(1, NOW)


@pytest.mark.parametrize(("first", "until", "is_seen"), [(1, 1, False), (2, 2, True), (3, 3, False), (1, None, True)])
def test_some_blocks_can_be_looked_at_alone(first: int, until: int | None, is_seen: bool, three_blocks: None) -> None:
    as_the_owner("UPDATE audit_event SET person_id = 8 WHERE id = 3")
    report = verified(first=first, until=until)
    assert [fault.event for fault in report.faults] == ([3, 0] if is_seen else [])
    assert report.blocks == (3 if until is None else 1)


def test_a_long_chain_is_read_in_parts(monkeypatch: pytest.MonkeyPatch, three_blocks: None) -> None:
    monkeypatch.setattr(audit_verifying, "BLOCKS_AT_ONCE", 1)
    assert verified().faults == ()
    as_the_owner("DELETE FROM audit_event WHERE id = 5")
    first = verified().first
    assert first
    assert (first.found, first.block, first.event) == (Found.GAP, 3, 5)


# --- anchors ---


def test_an_anchor_is_its_owners_only_and_never_written_over(tmp_path: Path, three_blocks: None) -> None:
    folder = tmp_path / "anchors"
    first = anchor_heads(folder, now=now)
    text = first.read_text()
    recorded()
    seal(1, NOW)
    assert anchor_heads(folder, now=now) != first
    assert first.read_text() == text
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    assert {number: len(hashes) for number, hashes in read_anchors(folder).heads[1].items()} == {3: 1, 4: 1}


def test_without_anchors_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no anchors"):
        verify_audit(now=now, anchors=tmp_path)


def test_an_anchor_that_is_not_signed_by_us_is_named(tmp_path: Path, three_blocks: None) -> None:
    file = anchor_heads(tmp_path, now=now)
    file.write_text(file.read_text().replace('\\"block\\": 3', '\\"block\\": 2'))
    (tmp_path / "heads-x.json").write_text("[]")
    report = verify_audit(now=now, anchors=tmp_path)
    assert report.forged == (file.name, "heads-x.json")
    assert not report.is_whole


def test_an_organization_that_the_directory_has_lost_is_still_looked_for(tmp_path: Path, three_blocks: None) -> None:
    anchor_heads(tmp_path, now=now)
    as_the_owner("DELETE FROM audit_event")
    as_the_owner("DELETE FROM audit_block")
    with seeding("organizations_organization") as cursor:
        cursor.execute("DELETE FROM organizations_organization WHERE id = 1")
    assert verify_audit(now=now).is_whole
    report = verify_audit(now=now, anchors=tmp_path)
    assert [(chain.organization, chain.found) for chain in report.chains if chain.faults] == [
        (1, [Found.ANCHOR_MISMATCH])
    ]


# --- the command ---


def command(*words: str) -> int:
    code = audit.main(list(words), prog_name="audit", standalone_mode=False, obj=SystemClock(frozen_at=NOW))
    return code if isinstance(code, int) else 0


def test_the_page_shows_what_happens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    recorded(3)
    recorded(2, by=acting(2))
    codes: list[str] = []
    for kind, _name, text in BLOCK.findall(PAGE.read_text()):
        assert kind == "text"
        asked, _, shown = text.partition("\n")
        words = asked.removeprefix("$ ./run wayfellow audit ").split()
        if words[0] == "verify":
            if codes[-1:] == ["verify 0"]:
                as_the_owner("UPDATE audit_event SET at = at + interval '1 day' WHERE id = 2")
            else:
                recorded()
        code = command(*words)
        codes.append(f"{words[0]} {code}")
        assert agrees(shown, capsys.readouterr().out), asked
    assert codes == ["seal 0", "anchor 0", "verify 0", "verify 1"]


def test_the_command_says_everything_as_json(capsys: pytest.CaptureFixture[str], three_blocks: None) -> None:
    as_the_owner("DELETE FROM audit_block WHERE number = 2")
    assert command("verify", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["whole"] is False
    assert [(c["organization"], c["first_bad_block"], c["first_bad_event"]) for c in told["chains"]] == [
        (0, None, None),
        (1, 2, None),
        (2, None, None),
    ]
    assert told["chains"][1]["found"] == ["gap", "tampered"]


def test_the_command_wants_numbers_of_blocks() -> None:
    with pytest.raises(click.BadParameter):
        command("verify", "--from", "0")


def test_nothing_is_printed_about_anybody(capsys: pytest.CaptureFixture[str], three_blocks: None) -> None:
    as_the_owner("UPDATE audit_event SET person_id = 123456789 WHERE id = 3")
    command("verify")
    assert not re.search("123456789|person.opened|Invented", capsys.readouterr().out)

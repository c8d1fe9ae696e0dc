"""Make the sample world, whole or not at all; once it is there, it is left alone."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.db import connection, models, transaction

from wayfellow.records.organizations.models import Organization
from wayfellow.records.people.models import Person
from wayfellow.records.programs.models import Lead
from wayfellow.rules.access.actor import machine
from wayfellow.services import auditing
from wayfellow.services.access import acting_as
from wayfellow.services.candidates.taking_up import take_up_screening
from wayfellow.services.sample_world import telling
from wayfellow.services.sample_world.county import Invented, read_people, twins_of
from wayfellow.services.sample_world.presence import is_there
from wayfellow.services.sample_world.promising import make_promises
from wayfellow.services.sample_world.relating import Cast, Why, cast, reasons
from wayfellow.services.sample_world.staffing import Opened, open_houses
from wayfellow.services.sample_world.steady import steady_for
from wayfellow.services.sample_world.writing import (
    end_with_coverage,
    next_people,
    write_details,
    write_people,
    write_reasons,
)

ONE_AT_A_TIME = 7_305_002
STEPS = 6
GROWN_UP_BORN_BEFORE, CHILD_BORN_AFTER = date(1996, 1, 1), date(2009, 1, 1)


@dataclass(frozen=True)
class World:
    """is_new: false where it had been made before. people: invented ones written now."""

    is_new: bool
    people: int = 0


class OthersThere(Exception):
    """The record holds organizations that are not of the sample, so nothing is added to it."""


def make_world(
    county: Path, results: Path, *, at: datetime, most: int, tell: Callable[[str], object] = lambda step: None
) -> World:
    """Make the world from a county and its screening. Raises OthersThere."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        if is_there():
            return World(False)
        with acting_as(machine(organization=0, at=at)):
            if Organization.objects.exists():
                raise OthersThere
        tell("organizations and staff")
        houses = open_houses(steady_for("houses"), at=at)
        people = read_people(county, results, most=most)
        twins = twins_of(people)
        people += twins
        tell("who may see whom")
        chosen = cast(people, houses)
        ended = _write_reasons(people, chosen, houses, at)
        tell("what is told about people")
        _write_people(people, chosen, houses, at)
        _write_leads(people, chosen, houses)
        for code, ends in ended.items():
            with acting_as(houses[code].machine()) as by:
                end_with_coverage(ends, by=by)
        tell("candidates")
        _take_up(people, chosen, houses, results)
        tell("promises")
        make_promises(people, chosen, houses)
    return World(True, len(people) - len(twins))


def _write_reasons(
    people: Sequence[Invented], chosen: Cast, houses: dict[str, Opened], at: datetime
) -> dict[str, dict[int, datetime]]:
    """Write why anybody may see anybody; returns which of it ended with coverage, and when, by who gave it."""
    for one, number in zip(people, next_people(len(people)), strict=True):
        one.pk = number
    given: dict[str, list[Why]] = defaultdict(list)
    for why in reasons(people, chosen, houses, at):
        given[why.giver].append(why)
    ended: dict[str, dict[int, datetime]] = defaultdict(dict)
    for code, whys in given.items():
        chance = steady_for("relationships", code)
        rows = [(why.row(houses, chance.uuid()), [houses[source].id for source in why.sources]) for why in whys]
        with acting_as(houses[code].machine()) as by:
            write_reasons(rows, by=by)
        for why, (row, _) in zip(whys, rows, strict=True):
            last = why.person.covered_until()
            if why.predicate == "attributed_to_plan" and last and last < at.date():
                ended[code][row.pk] = max(datetime.combine(last, time(23, 59), UTC), row.begins_at + timedelta(days=1))
    return ended


def _write_people(people: Sequence[Invented], chosen: Cast, houses: dict[str, Opened], at: datetime) -> None:
    births = {one.pk: one.birth for one in people}
    begun: dict[str, list[Invented]] = defaultdict(list)
    for one in people:
        begun[chosen.plan.get(one.number) or chosen.hospital[one.number]].append(one)
    for code, own in begun.items():
        with acting_as(houses[code].machine()) as by:
            chance = steady_for("people", code)
            write_people(
                [
                    Person(pk=one.pk, public_id=chance.uuid(), birth_date=one.birth, died_on=one.died, recorded_at=at)
                    for one in own
                ],
                by=by,
            )
    kin = grown_ups(people)
    tellers: tuple[tuple[dict[str, str], Callable[[telling.Teller], Iterable[models.Model]]], ...] = (
        (chosen.plan, telling.plan_tells),
        (chosen.provider, telling.provider_tells),
        (chosen.hospital, telling.hospital_tells),
        (chosen.community, telling.community_tells),
    )
    for known, tells in tellers:
        for code in sorted(set(known.values())):
            house = houses[code]
            who = [one for one in people if known.get(one.number) == code]
            rows = [row for one in who for row in tells(telling.Teller(one, house.id, code, at, kin.get(one.number)))]
            with acting_as(house.machine()) as by:
                write_details(rows, births, by=by)


def grown_ups(people: Sequence[Invented]) -> dict[str, Invented]:
    """Somebody of the same family, plan and city for whoever is a child, where there is one."""
    found: dict[tuple[str, str, str], Invented] = {}
    for one in people:
        if one.birth and one.birth < GROWN_UP_BORN_BEFORE and not one.is_twin and not one.died:
            found.setdefault((one.family, one.plan, one.city), one)
    children = [one for one in people if one.birth and one.birth > CHILD_BORN_AFTER]
    pairs = ((one.number, found.get((one.family, one.plan, one.city))) for one in children)
    return {number: kin for number, kin in pairs if kin}


def _write_leads(people: Sequence[Invented], chosen: Cast, houses: dict[str, Opened]) -> None:
    for code in sorted(set(chosen.provider.values())):
        house = houses[code]
        names = {position.pk: name for name, position in house.positions.items()}
        chance = steady_for("leads", code)
        leads = [
            Lead(
                public_id=chance.uuid(), person_id=one.pk, source_id=house.id, position_id=chosen.leads[one.number],
                name=names[chosen.leads[one.number]], phone=house.house.phone, because="Assigned when they came to us.",
                begins_at=house.at.replace(hour=0), recorded_at=house.at, recorded_by=0,
            )
            for one in people
            if chosen.provider.get(one.number) == code and one.number in chosen.leads
        ]  # fmt: skip
        with acting_as(house.machine()) as by:
            Lead.objects.bulk_create(leads)
            auditing.record_each("lead.named", by=by, kind="lead", rows=[(one.person_id, one.pk) for one in leads])


def _take_up(people: Sequence[Invented], chosen: Cast, houses: dict[str, Opened], results: Path) -> None:
    """Each plan takes up its own part of the screening."""
    for code in sorted(set(chosen.plan.values())):
        numbers = [one.number for one in people if chosen.plan.get(one.number) == code]
        with TemporaryDirectory() as made, acting_as(houses[code].machine()) as by:
            take_up_screening(_part(results, numbers, Path(made) / "part"), by=by)


def _part(results: Path, numbers: list[str], folder: Path) -> Path:
    """The results of some people, as a run of them alone would have left them."""
    folder.mkdir()
    wanted = pa.array(numbers, pa.string())
    for name in ("findings.parquet", "dispositions.parquet"):
        table = pq.read_table(results / name)
        pq.write_table(table.filter(pc.is_in(table["person_id"], value_set=wanted)), folder / name)
    summary = json.loads((results / "summary.json").read_text(encoding="utf-8"))
    people = pq.ParquetFile(folder / "dispositions.parquet").metadata.num_rows
    (folder / "summary.json").write_text(json.dumps(summary | {"people": people}), encoding="utf-8")
    return folder

"""A plan with people it numbered, and a small county screened for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pyarrow.parquet as pq
from django.db import connection

from wayfellow.records.access.models import Edge, Relationship
from wayfellow.records.people.models import Identifier, Name, Person
from wayfellow.rules.access.actor import machine
from wayfellow.rules.access.relationships import FOREVER
from wayfellow.screening.run import run_screening
from wayfellow.screening.synthetic.block import Wish
from wayfellow.screening.synthetic.county import write_county
from wayfellow.services.access import acting_as
from wayfellow.services.relationships import edges_of

AS_OF = date(2026, 6, 30)
PEOPLE = 1_500


@cache
def results(people: int = PEOPLE, as_of: date = AS_OF) -> Path:
    """The results of a screening, made once for all tests of a process."""
    made = Path(mkdtemp(prefix="candidates"))
    write_county(Wish(people, 7, AS_OF, lines_a_person=5), made / "county", with_truth=True)
    run_screening([made / "county"], as_of=as_of, out=made / "out")
    return made / "out"


def near(folder: Path) -> list[str]:
    """The numbers of who is near a population, by plain reading of the file."""
    rows = pq.read_table(folder / "dispositions.parquet").to_pylist()
    return sorted(row["person_id"] for row in rows if row["nearness"] != "no_sign")


def all_numbers(folder: Path) -> list[str]:
    return sorted(pq.read_table(folder / "dispositions.parquet")["person_id"].to_pylist())


def know(numbers: Iterable[str], *, organization: int, at: datetime, viewers: Iterable[int] = ()) -> dict[str, int]:
    """Begin the record of somebody for each number, as a plan's file would; returns whom each means.

    viewers: organizations that may see what the plan tells, too.
    """
    wanted = sorted(numbers)
    with acting_as(machine(organization=organization, at=at)):
        with connection.cursor() as cursor:
            cursor.execute("SELECT nextval('people_person_id_seq') FROM generate_series(1, %s)", [len(wanted)])
            people = [Person(pk=number, recorded_at=at) for (number,) in cursor.fetchall()]
        reasons = [
            Relationship(
                viewer_id=viewer, giver_id=organization, person_id=one.pk, predicate="attributed_to_plan",
                evidence="an invented line", begins_at=at, ends_at=FOREVER, recorded_at=at, recorded_by=0,
            )
            for viewer in (organization, *viewers) for one in people
        ]  # fmt: skip
        Relationship.objects.bulk_create(reasons)
        Edge.objects.bulk_create(edge for one in reasons for edge in edges_of(one, [organization]))
        Person.objects.bulk_create(people)  # only now that there is a reason to see them
        told = {"source_id": organization, "recorded_at": at, "recorded_by": 0}
        Name.objects.bulk_create(
            Name(person_id=one.pk, given=f"Given{n}", family="Invented", **told) for n, one in enumerate(people)
        )
        Identifier.objects.bulk_create(
            Identifier(person_id=one.pk, kind="plan_number", value=number, **told)
            for one, number in zip(people, wanted, strict=True)
        )
    return {number: one.pk for number, one in zip(wanted, people, strict=True)}

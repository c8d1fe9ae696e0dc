"""The people of the sample world: the first of the invented county, with the plan and the days it gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from wayfellow.rules.problems import UnreadableInput

PEOPLE = 5_000
OPEN_ENDED = date(2100, 1, 1)
"""A last day behind this one is none."""


TWIN = "T"


@dataclass
class Invented:
    """Somebody of the county. spans: enrollment, from day to day; None for no end. pk: in the record, once written."""

    number: str
    plan: str
    given: str
    family: str
    birth: date | None
    died: date | None
    sex: str
    line: str
    city: str
    postal_code: str
    phone: str
    nearness: str = "no_sign"
    spans: list[tuple[date, date | None]] = field(default_factory=list)
    pk: int = 0

    @property
    def is_twin(self) -> bool:
        """Whether this is a second record of somebody, begun where nobody knew of the first."""
        return self.number.startswith(TWIN)

    @property
    def index(self) -> int:
        return int(self.number[1:])

    @property
    def cin(self) -> str:
        """Of the shape of a CIN, and nobody's: it begins with 0000."""
        return f"{self.index:08}{'ACDEFGHMNPSTUVWXY'[self.index % 17]}"

    def covered_until(self) -> date | None:
        """The last day of coverage; None while it goes on."""
        lasts = [end for _, end in self.spans]
        return None if None in lasts else max(end for end in lasts if end)


def read_people(county: Path, results: Path, *, most: int = PEOPLE) -> list[Invented]:
    """The first people of a county by their number, with how near its screening found them. Raises UnreadableInput."""
    for needed in (county / "eligibility.parquet", results / "dispositions.parquet"):
        if not needed.is_file():
            raise UnreadableInput(f"{needed} is missing; ./run wayfellow sample makes it.")
    rows = sorted(pq.read_table(county / "eligibility.parquet").to_pylist(), key=lambda row: str(row["person_id"]))
    found: dict[str, Invented] = {}
    for row in rows:
        number = row["person_id"]
        if number not in found and len(found) == most:
            break
        one = found.setdefault(number, _invented(row))
        end = row["enrollment_end_date"]
        one.spans.append((row["enrollment_start_date"], end if end and end < OPEN_ENDED else None))
    told = pq.read_table(results / "dispositions.parquet", columns=["person_id", "nearness"])
    for number, nearness in zip(told["person_id"].to_pylist(), told["nearness"].to_pylist(), strict=True):
        if number in found:
            found[number].nearness = nearness
    return list(found.values())


def twins_of(people: Sequence[Invented], *, most: int = 6) -> list[Invented]:
    """Second records of some: the same name, birth date, CIN and phone."""
    known = [one for one in people if one.birth and one.phone and not one.died and one.covered_until() is None]
    return [replace(one, number=f"{TWIN}{one.number[1:]}", nearness="no_sign", pk=0) for one in known[5 : 5 + most]]


def _invented(row: dict[str, Any]) -> Invented:
    return Invented(
        number=row["person_id"],
        plan=row["plan"] or "",
        given=row["first_name"],
        family=row["last_name"],
        birth=row["birth_date"],
        died=row["death_date"],
        sex=row["gender"] if row["gender"] in ("female", "male") else "not_known",
        line=row["address"] or "",
        city=row["city"] or "",
        postal_code=row["zip_code"] or "",
        phone=row["phone"] or "",
    )

"""The page that says what the folder is: nobody in it exists."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from wayfellow.screening.synthetic import days
from wayfellow.screening.synthetic.block import Wish

README = "README.txt"
FIRST_LINE = "An invented county, made by wayfellow generate people. Nobody in it exists.\n"


def readme(wish: Wish, rows: Mapping[str, int], form: str) -> str:
    """Return the text of the README; the same for the same wish."""
    claims_from = days.months_before(wish.as_of, days.HISTORY_MONTHS) + timedelta(days=1)
    files = "\n".join(f"  {file}.{form}: {count:,} rows" for file, count in rows.items())
    return f"""{FIRST_LINE}
Names, addresses, hospitals, doctors, plans and medicines are made up. Provider numbers begin with 9, drug codes with
99999, ZIP codes with 000 and telephone exchanges are 555: none of them is anybody's. Some rare diagnosis codes have
the right shape only.

people: {wish.count}
seed: {wish.seed}
as of: {wish.as_of}
claims from: {claims_from}
claims to: {wish.as_of}
claim lines a person, about: {wish.lines_a_person:g}

{files}

The same count, seed, day and lines a person make the same files. Layout: the Tuva input layer, and our facts file
(value is text: true, false, a number, a day, a code, or a JSON list; recorded_at is in UTC). Where they were asked
for, truth and stories.csv hold the planted answers: everybody who belongs to any Population of Focus on the day above,
people close by for whom another finding is certain, and, where that is certain too, what a request must come to.
"""

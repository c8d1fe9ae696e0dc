"""The planted answers: who must be found, who must not, and where only a question can decide."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import numpy as np

from wayfellow.screening.synthetic.columns import Ints, coded, table
from wayfellow.screening.synthetic.people import People
from wayfellow.screening.synthetic.stories import STORIES
from wayfellow.screening.synthetic.story import DISPOSITIONS, POPULATIONS

FINDINGS = ("met", "not_met", "unknown", "conflict")
# By story and population: the place of the finding, -1 where the story leaves it open.
EXPECTED = np.array(
    [[FINDINGS.index(story.expects[p]) if p in story.expects else -1 for p in POPULATIONS] for story in STORIES],
    dtype=np.int8,
)
COMES_TO = np.array([DISPOSITIONS.index(s.comes_to) if s.comes_to else -1 for s in STORIES], dtype=np.int8)


def truth(people: People) -> Any:
    """Return the certain findings of a block of people, and what a request must come to where that is certain.

    Every `met` in the county is among them.
    """
    expected = EXPECTED[people.story]
    person, population = np.nonzero(expected >= 0)
    return table("truth", len(person), {
        "person_id": coded(person, people.ids),
        "population": coded(population, POPULATIONS),
        "finding": coded(expected[person, population], FINDINGS),
        "story": coded(people.story[person], [story.code for story in STORIES]),
        "disposition": coded(COMES_TO[people.story[person]], DISPOSITIONS),
    })  # fmt: skip


def write_stories(path: Path, how_many: Ints) -> None:
    """Write what each story is and what must be found; a story with no certain finding has one row without any."""
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["story", "what_it_is", "population", "expected_finding", "expected_disposition", "how_many"])
        for number, story in enumerate(STORIES):
            for population, finding in story.expects.items() or [("", "")]:
                rows.writerow([story.code, story.says, population, finding, story.comes_to, int(how_many[number])])

"""One block of the county: the same people whatever else is made, from its own seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from wayfellow.screening.synthetic import days
from wayfellow.screening.synthetic.claims import together
from wayfellow.screening.synthetic.columns import Ints
from wayfellow.screening.synthetic.eligibility import eligibility
from wayfellow.screening.synthetic.facts import facts
from wayfellow.screening.synthetic.lines import claim_lines
from wayfellow.screening.synthetic.ordinary import ordinary_claims
from wayfellow.screening.synthetic.people import draw_people
from wayfellow.screening.synthetic.pharmacy import fills
from wayfellow.screening.synthetic.planted import planted_claims
from wayfellow.screening.synthetic.stories import STORIES, cast, promised
from wayfellow.screening.synthetic.truth import truth

PEOPLE_A_BLOCK = 20_000  # part of what a seed means: changing it changes every county


@dataclass(frozen=True)
class Wish:
    """What county is wanted."""

    count: int
    seed: int
    as_of: date
    lines_a_person: float = 30.0


@dataclass(frozen=True)
class Block:
    """The tables of one block by file name, how many people it holds, and how many live each story."""

    people: int
    tables: dict[str, Any]
    stories: Ints


def blocks(wish: Wish) -> int:
    """Return how many blocks the county has."""
    return -(-wish.count // PEOPLE_A_BLOCK)


def make_block(wish: Wish, number: int) -> Block:
    """Make block `number`, counting from 0. It depends on nothing but the wish and its number."""
    first = number * PEOPLE_A_BLOCK
    size = min(PEOPLE_A_BLOCK, wish.count - first)
    seeds = np.random.SeedSequence(wish.seed, spawn_key=(1, number)).spawn(8)
    casting, living, ordinary, planting, writing, picking_up, enrolling, saying = map(np.random.default_rng, seeds)
    as_of = days.number(wish.as_of)
    story = cast(casting, first, size, promised(wish.seed, wish.count))
    people = draw_people(living, story, first, wish.as_of)
    claims = together([
        *ordinary_claims(ordinary, people, wish.lines_a_person), *planted_claims(planting, people, wish.as_of),
    ])  # fmt: skip
    tables = {
        "eligibility": eligibility(enrolling, people),
        "medical_claim": claim_lines(writing, claims, people, as_of, number),
        "pharmacy_claim": fills(picking_up, people, as_of, number),
        "facts": facts(saying, people, wish.as_of, number),
        "truth": truth(people),
    }
    return Block(size, tables, np.bincount(story, minlength=len(STORIES)))

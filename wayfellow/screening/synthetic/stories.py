"""All planted stories, and who gets which: shares out of a million, and at least one of each where there is room."""

from __future__ import annotations

import numpy as np

from wayfellow.screening.synthetic import (
    stories_of_behavioral_health,
    stories_of_birth,
    stories_of_children,
    stories_of_coverage,
    stories_of_housing,
    stories_of_justice,
    stories_of_long_term_care,
    stories_of_programs,
    stories_of_use,
)
from wayfellow.screening.synthetic.columns import Ints
from wayfellow.screening.synthetic.story import Story

ORDINARY = Story(
    "ordinary", "An ordinary person, who never comes near a threshold", 0, "anyone", ordinary_emergencies=True
)
SUBJECTS = (
    stories_of_use, stories_of_housing, stories_of_behavioral_health, stories_of_justice, stories_of_long_term_care,
    stories_of_children, stories_of_birth, stories_of_coverage, stories_of_programs,
)  # fmt: skip
STORIES = (ORDINARY, *(story for subject in SUBJECTS for story in subject.STORIES))
MILLION = 1_000_000
PEOPLE_A_PROMISE = 10  # every story is promised a person once there are this many people for each


def promised(seed: int, count: int) -> Ints:
    """Return, for every story but the ordinary one, the number of a person who is certain to get it."""
    stories = len(STORIES) - 1
    if count < stories * PEOPLE_A_PROMISE:
        return np.empty(0, dtype=np.int64)
    rng = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(0,)))
    return rng.choice(count, stories, replace=False)


def cast(rng: np.random.Generator, first: int, size: int, promises: Ints) -> Ints:
    """Return the place in STORIES of each person of a block that begins with person number `first`."""
    ends = np.cumsum([story.share for story in STORIES[1:]])
    chance = rng.integers(0, MILLION, size)
    story = np.searchsorted(ends, chance, side="right") + 1
    story = np.where(chance >= ends[-1], 0, story).astype(np.int16)
    here = (promises >= first) & (promises < first + size)
    story[promises[here] - first] = np.flatnonzero(here) + 1
    return story

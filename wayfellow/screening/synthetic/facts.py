"""What people, referrers and screenings said: the facts of stories, and a few that touch no planted finding."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from wayfellow.screening.synthetic import days
from wayfellow.screening.synthetic.columns import Ints, coded, day_column, numbered, table
from wayfellow.screening.synthetic.people import People
from wayfellow.screening.synthetic.planted import when
from wayfellow.screening.synthetic.stories import STORIES
from wayfellow.screening.synthetic.story import Said

FACTS_A_BLOCK = 1_000_000
SECONDS_A_DAY = 86_400
ATTESTERS = {
    "REFERRAL_ATTESTATION": "an invented referring clinician",
    "ASSESSMENT": "an invented community health worker",
    "HMIS": "an invented shelter worker",
    "MEMBER_REPORT": "the person",
    "ADT": "an invented hospital feed",
    "MANUAL": "an invented plan reviewer",
    "ENROLLMENT_834": "an invented enrollment file",
    "ENCOUNTER": "an invented county clinic",
    "JI_DATA": "an invented list of releases",
    "MDS": "an invented nursing facility",
    "CWS": "an invented county social worker",
}
# Said of ordinary people, one in two hundred each; alone, none of it completes a population.
ASIDES = (
    Said("household_has_member_under_21", "true", "ASSESSMENT"),
    Said("complex_needs", '["PHYSICAL"]', "REFERRAL_ATTESTATION"),
    Said("coordination_likely_to_help", "true", "REFERRAL_ATTESTATION"),
    Said("sleeping_place_adequate", "true", "MEMBER_REPORT"),
    Said("living_setting", "INDEPENDENT_HOUSING", "MEMBER_REPORT"),
    Said("race_ethnicity", '["HISPANIC_OR_LATINO"]', "ENROLLMENT_834"),
    Said("race_ethnicity", '["BLACK_OR_AFRICAN_AMERICAN", "WHITE"]', "MEMBER_REPORT"),
    Said("ccs_enrollment", "NONE", "ENROLLMENT_834"),
    Said("aces_score", "2", "ASSESSMENT"),
)
ASIDE_CHANCE = 0.005


def facts(rng: np.random.Generator, people: People, as_of: date, block: int) -> Any:
    """Return the facts known about a block of people, person by person."""
    told = [
        (said, person)
        for number in np.unique(people.story)
        if (person := np.flatnonzero(people.story == number)).size
        for said in STORIES[number].said
    ]
    told += [(said, np.flatnonzero((people.story == 0) & (rng.random(len(people)) < ASIDE_CHANCE))) for said in ASIDES]
    written = [_write(rng, said, person, people, as_of) for said, person in told]
    person = np.concatenate([each for _, each in told])
    fact = np.repeat(np.arange(len(told)), [len(each) for _, each in told])
    value, observed = (np.concatenate(parts) for parts in zip(*written, strict=True))
    order = np.lexsort((fact, person))
    person, fact, value, observed = person[order], fact[order], value[order], observed[order]
    sources, words = sorted(ATTESTERS), sorted({said.fact for said, _ in told})
    word = np.array([words.index(said.fact) for said, _ in told])[fact]
    source = np.array([sources.index(said.source) for said, _ in told])[fact]
    recorded = (observed + (observed < days.number(as_of))) * SECONDS_A_DAY + 17 * 3600 + person % 3600
    return table("facts", len(person), {
        "person_id": coded(person, people.ids),
        "fact": coded(word, words),
        "value": pa.array(value, pa.string()),
        "observed_on": day_column(observed),
        "recorded_at": pa.array(recorded * 1_000_000, pa.int64()).cast(pa.timestamp("us")),
        "source_type": coded(source, sources),
        "source_ref": numbered("NOTE-", np.int64(block) * FACTS_A_BLOCK + np.arange(len(person)), 11),
        "attested_by": coded(source, [ATTESTERS[name] for name in sources]),
    })  # fmt: skip


def _write(rng: np.random.Generator, said: Said, person: Ints, people: People, as_of: date) -> tuple[Ints, Ints]:
    size, born = len(person), people.born[person]
    observed = when(rng, said.on, size, as_of, born=born, left=born)
    if said.day is None:
        return np.full(size, said.value, dtype=object), observed
    meant = when(rng, said.day, size, as_of, born=born, left=born)
    texts = [said.value.replace("{day}", days.day_of(int(day)).isoformat()) for day in meant]
    return np.array(texts, dtype=object), observed

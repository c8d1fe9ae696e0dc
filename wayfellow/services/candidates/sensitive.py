"""How sensitive a candidate is: by the facts and codes behind the findings, and by the populations themselves.

What is not known to be harmless counts as sensitive. The organization that screened sees all of it in any case.
Source: security specification § 1.5.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from wayfellow.rules.access.labels import mask_of
from wayfellow.rules.facts import VOCABULARY
from wayfellow.rules.language.value_sets import load_value_sets

LABELS = {
    "MH": "MH",
    "SUD": "SUD_P2",  # nobody said that the source is no program of Part 2
    "HIV": "HIV",
    "REPRODUCTIVE": "REPRO",
    "VIOLENCE": "IPV_ABUSE",
    "JUSTICE": "JUSTICE",
    "CHILD_WELFARE": "MINOR_CONF",
    "BY_VALUE": "PARTNER_UNKNOWN",
}
"""What the vocabulary and the code groups call it, and what row security does."""
OF_POPULATION = {
    "BH_A": "MH SUD",
    "BH_C": "MH SUD",
    "JI_A": "JUSTICE",
    "JI_C": "JUSTICE",
    "CW_C": "CHILD_WELFARE",
    "BEQ": "REPRODUCTIVE",
}
SAYS_SOMETHING = frozenset({"met", "conflict"})


def mask_of_candidate(closest: str, findings: Iterable[Mapping[str, Any]]) -> int:
    """The mask of everything somebody could read out of a candidate's row."""
    return mask_of(LABELS.get(word, word) for word in _words(closest, findings))


def _words(closest: str, findings: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for one in findings:
        if one["finding"] in SAYS_SOMETHING or one["population"] == closest:
            yield from OF_POPULATION.get(one["population"], "").split()
        for shown in one["evidence"]:
            yield from _of_evidence(shown)


def _of_evidence(shown: Mapping[str, Any]) -> list[str]:
    if fact := shown.get("fact"):
        return VOCABULARY[fact].label.split() if fact in VOCABULARY else ["BY_VALUE"]
    if name := shown.get("value_set"):
        known = load_value_sets().get(name)
        return known.label.split() if known else ["BY_VALUE"]
    return []

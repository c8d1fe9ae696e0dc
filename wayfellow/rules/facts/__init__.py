"""The closed vocabulary: every fact a rule may read, with its question. Source: ECM specification § 0.2."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wayfellow.rules.facts import (
    behavioral_health,
    children,
    gate,
    housing,
    justice,
    long_term_care,
    person,
    programs,
    use_of_care,
)
from wayfellow.rules.language.facts import Fact
from wayfellow.rules.language.reading import read_value

SECTIONS = (person, gate, housing, use_of_care, behavioral_health, justice, long_term_care, children, programs)
"""In the order of the fact dictionary."""

VOCABULARY: Mapping[str, Fact] = {one.name: one for section in SECTIONS for one in section.FACTS}

DEFAULTS: Mapping[str, Any] = {
    name: read_value(fact, fact.default) for name, fact in VOCABULARY.items() if fact.default
}
"""What is taken as told of a fact when nobody said. Every use is a warning."""

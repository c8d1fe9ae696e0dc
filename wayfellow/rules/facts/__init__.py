"""The closed vocabulary: every fact a rule may read, with its question. Source: ECM specification § 0.2."""

from __future__ import annotations

from collections.abc import Mapping

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

SECTIONS = (person, gate, housing, use_of_care, behavioral_health, justice, long_term_care, children, programs)
"""In the order of the fact dictionary."""

VOCABULARY: Mapping[str, Fact] = {one.name: one for section in SECTIONS for one in section.FACTS}

"""The closed vocabulary: every fact a rule may read, with its question. Source: ECM specification § 0.2."""

from __future__ import annotations

from collections.abc import Mapping

from wayfellow.rules.facts import housing, person, use_of_care
from wayfellow.rules.language.facts import Fact

VOCABULARY: Mapping[str, Fact] = {one.name: one for module in (person, housing, use_of_care) for one in module.FACTS}

"""Where the guide's rules are written."""

from __future__ import annotations

from wayfellow.rules.language.source import Source


def family_guide(section: str, certainty: str = "PD") -> Source:
    """A citation of Wayfellow's own specification of the guide; most of it is a product decision."""
    return Source("Wayfellow families specification", section, certainty=certainty)

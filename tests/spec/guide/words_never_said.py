"""What the guide never says, in English and in Spanish (families specification § 1.1), and how its headings may begin.

It suggests; it decides nothing. So no word of a decision that is the plan's (“you qualify”, “eligible”, “denied”,
“approved for”), no promise, and never “too late” (DATE-10). The patterns are read without regard to capitals.
"""

from __future__ import annotations

import re

NEVER = {
    "en": (
        r"\bqualif(y|ies|ied|ying)\b", r"\b(in)?eligib", r"\bentitled\b", r"\bden(y|ies|ied|ial)\b", r"\brejected\b",
        r"\bapprov(e|es|ed|al)\b", r"\bguarante", r"\bpromise", r"\byou will get\b", r"\btoo late\b",
    ),
    "es": (
        r"\bcalific", r"\b(in)?elegib", r"\btiene derecho\b", r"\bnega(d[oa]s?|r|ron|ción)\b", r"\bniega", r"\bneg(ó|aron)\b",
        r"\bdenega", r"\brechaz", r"\baprob", r"\bgarant", r"\bpromet", r"\bva a recibir\b", r"\bdemasiado tarde\b",
        r"\bya es tarde\b",
    ),
}  # fmt: skip

MATCH = {
    "en": (r"\blooks? like a match", r"\bmay be a match", r"^Probably not the best match"),
    "es": (
        r"\bparecen? (una )?buenas? opci(ón|ones)",
        r"\bpuede ser una buena opción",
        r"^Tal vez no es la mejor opción",
    ),
}
"""The only three ways to say how well something fits."""


def said_in_spite(lang: str, text: str) -> list[str]:
    """The forbidden patterns that a text holds."""
    return [pattern for pattern in NEVER[lang] if re.search(pattern, text, re.IGNORECASE)]


def ways_to_fit(lang: str, heading: str) -> list[str]:
    return [pattern for pattern in MATCH[lang] if re.search(pattern, heading)]

"""A version of what is declared: it changes whenever a rule does, and depends on nothing else."""

from __future__ import annotations

import hashlib
import re

_SET = re.compile(r"frozenset\({(.*?)}\)")
"""A set prints in any order, and a version must not depend on it."""


def written(declared: object) -> str:
    """What is declared, as text that is the same every time."""
    return _SET.sub(lambda found: "frozenset({" + ", ".join(sorted(found[1].split(", "))) + "})", repr(declared))


def version_of(*texts: str) -> str:
    """Twelve characters that change when any of the texts does."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:12]

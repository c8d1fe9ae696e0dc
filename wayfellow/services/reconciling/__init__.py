"""Whether the record agrees with itself: invariants that hold after every commit, whatever died before it.

Each is looked at within the sight of one organization after another. Source: security specification § 7.12.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wayfellow.rules.access.actor import Actor


@dataclass(frozen=True)
class Invariant:
    """says: what must hold. look: what contradicts it in the organization of the actor: ids of rows, never values."""

    says: str
    kind: str
    look: Callable[[Actor], Iterable[int]]

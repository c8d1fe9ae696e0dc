"""Chance that comes out the same every time: from a seed, and for each person from their own."""

from __future__ import annotations

from random import Random
from uuid import UUID

SEED = 7


class Steady(Random):
    """A source of chance for invented things; never for secrets."""

    def uuid(self) -> UUID:
        return UUID(int=self.getrandbits(128), version=4)

    def one_in(self, number: float) -> bool:
        return self.random() < 1 / number


def steady_for(*about: object) -> Steady:
    """Chance about one thing, whatever else is invented before it."""
    return Steady(f"{SEED} {about}")

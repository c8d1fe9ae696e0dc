"""Look at every invariant in every organization."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.actor import machine
from wayfellow.services.access import acting_as
from wayfellow.services.reconciling import Invariant
from wayfellow.services.reconciling.of_access import OF_ACCESS
from wayfellow.services.reconciling.of_people import OF_PEOPLE
from wayfellow.services.reconciling.of_promises import OF_PROMISES

INVARIANTS: tuple[Invariant, ...] = (*OF_PROMISES, *OF_ACCESS, *OF_PEOPLE)
SHOWN = 20
"""Contradictions that are named for an organization and an invariant; where there are more, that is said."""


@dataclass(frozen=True)
class Contradiction:
    """Where an invariant does not hold. ids: of rows of a kind, within one organization; more: than are named."""

    organization: int
    kind: str
    ids: tuple[int, ...]
    more: bool

    def __str__(self) -> str:
        numbers = ", ".join(map(str, self.ids))
        return f"organization {self.organization}: {self.kind} {numbers}{' and more' if self.more else ''}"


@dataclass(frozen=True)
class Looked:
    """One invariant, and what contradicts it."""

    says: str
    contradictions: tuple[Contradiction, ...]

    @property
    def holds(self) -> bool:
        return not self.contradictions


def reconcile(*, at: datetime) -> list[Looked]:
    """Look at every invariant, within the sight of each organization in turn. Nothing is changed."""
    with acting_as(machine(organization=0, at=at)):
        organizations = list(Organization.objects.order_by("pk").values_list("pk", flat=True))
    found: dict[str, list[Contradiction]] = {one.says: [] for one in INVARIANTS}
    for organization in organizations:
        with acting_as(machine(organization=organization, at=at)) as by:
            for one in INVARIANTS:
                found[one.says] += _contradiction(organization, one.kind, one.look(by))
    return [Looked(says, tuple(contradictions)) for says, contradictions in found.items()]


def _contradiction(organization: int, kind: str, ids: Iterable[int]) -> Iterable[Contradiction]:
    named = tuple(islice(ids, SHOWN + 1))
    if named:
        yield Contradiction(organization, kind, named[:SHOWN], len(named) > SHOWN)

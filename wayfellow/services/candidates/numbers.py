"""What the latest run came to in numbers, for those who may see no person. Source: security specification § 1.2 (○
aggregate), DP-12, DP-13: a count of fewer than eleven people could point at one of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wayfellow.records.facts.models import ScreeningRun
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.roles import Action
from wayfellow.services import auditing
from wayfellow.services.candidates.listing import latest_run
from wayfellow.services.permissions import check_role

SMALLEST_SHOWN = 11


@dataclass(frozen=True)
class Numbers:
    """by_step, by_population: None where there are too few to say; what there is none of is not among them."""

    run: ScreeningRun | None
    by_step: Mapping[str, int | None]
    by_population: Mapping[str, int | None]


def numbers_of_latest_run(*, by: Actor) -> Numbers:
    """Raises RoleDoesNotAllow."""
    check_role(Action.EXPORT, by=by)
    run = latest_run(by=by)
    auditing.record("candidates.counted", by=by, kind="screening_run", ids=[run.pk] if run else [])
    counts = run.counts if run else {}
    return Numbers(run, _shown(counts.get("next_step", {})), _shown(counts.get("population", {})))


def _shown(counts: Mapping[str, int]) -> dict[str, int | None]:
    return {what: number if number >= SMALLEST_SHOWN else None for what, number in counts.items() if number}

"""Standing duties that follow from what is met. Source: ECM specification § 0, table of obligations and tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wayfellow.rules.language.evaluate import Standing, stands
from wayfellow.rules.language.rule import Rule
from wayfellow.rules.language.truth import MET

OF_POPULATION: Mapping[str, tuple[str, ...]] = {
    "HOM_A": ("PLAN_ADDRESSES_HOUSING",),
    "HOM_F": ("PLAN_ADDRESSES_HOUSING", "ONE_TEAM_FOR_HOUSEHOLD"),
    "UTL_A": ("PLAN_ADDRESSES_EPISODE_DRIVERS",),
    "UTL_C": ("PLAN_ADDRESSES_EPISODE_DRIVERS",),
    "NFT_A": ("PLAN_WITH_SNF_DISCHARGE_TEAM",),
}
OF_CRITERION: Mapping[str, tuple[str, ...]] = {
    "TRANSITIONAL_RENT_AUTHORIZED": ("WEEKLY_IN_PERSON_VISIT",),
    "H6": ("RESTRICT_DISPLAY",),
}


def obligations(populations: Sequence[Rule], standing: Standing, *, since: str) -> list[dict[str, str | None]]:
    """code, rule, from, until: once each; `rule` is the population or criterion that asks for it."""
    met = [p.code for p in populations if stands(p.when, standing, p.code) == MET]
    found = {code: name for name in met for code in OF_POPULATION.get(name, ())}
    found |= {
        code: name
        for name, codes in OF_CRITERION.items()
        if name in standing.base and standing.base[name] == MET
        for code in codes
    }
    return [{"code": code, "rule": name, "from": since, "until": None} for code, name in sorted(found.items())]

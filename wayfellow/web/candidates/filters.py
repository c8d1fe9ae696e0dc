"""The filters of the list, as its address holds them; what is no filter of ours is left out."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from wayfellow.rules.ecm.register import POPULATIONS
from wayfellow.screening.next_steps import STEPS
from wayfellow.services.candidates.listing import Wanted

_STEPS = {step.code: place for place, step in enumerate(STEPS)}
_POPULATIONS = {one.code for one in POPULATIONS}
LONGEST = 6


def wanted_by(given: Mapping[str, str]) -> Wanted:
    population, page = given.get("population", ""), given.get("page", "")
    return Wanted(
        next_step=_STEPS.get(given.get("next", "")),
        population=population if population in _POPULATIONS else "",
        page=int(page) if page.isascii() and page.isdigit() and len(page) <= LONGEST else 1,
    )


def fields_of(wanted: Wanted) -> dict[str, str]:
    """The filters as the fields of a form, without the page."""
    step = {"next": STEPS[wanted.next_step].code} if wanted.next_step is not None else {}
    return step | ({"population": wanted.population} if wanted.population else {})


def address_of(wanted: Wanted, page: int) -> str:
    return f"?{urlencode(fields_of(wanted) | {'page': str(page)})}"

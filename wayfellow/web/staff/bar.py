"""The bar above every page of the staff: for whom one acts; and whether there is a sign-in of an organization's
own. A context processor."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from wayfellow.services.places import Place


@dataclass(frozen=True)
class Bar:
    """organization: the one acted for; empty while none is chosen. has_others: whether one can change."""

    organization: str
    has_others: bool


def bar(request: HttpRequest) -> dict[str, object]:
    places: list[Place] = getattr(request, "places", [])
    place: Place | None = getattr(request, "place", None)
    return {"bar": Bar(place.name if place else "", len(places) > 1), "own_provider": settings.OIDC is not None}

"""The bar above every page of the staff: for whom one acts, and where one can go. A context processor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.roles import Action, Role
from wayfellow.services.permissions import need_for
from wayfellow.services.places import Place

HOME, PEOPLE, COLLEAGUES = "/staff/", "/staff/people/", "/staff/people-who-work-here/"
ORGANIZATION, PLATFORM = "/staff/organization/", "/platform/organizations/"
CANDIDATES, ACCOUNT, HELP = "/staff/candidates/", "/account/security/", "/staff/help/"
_SCREENED_FOR = frozenset({Role.PLAN_CASE_MANAGER, Role.ANALYST})
"""Roles to whom the list of candidates is a way of its own; others who may open it come by its address."""


@dataclass(frozen=True)
class Way:
    """A link of the bar. key: of its words. is_here: whether the page is one of those behind it."""

    href: str
    key: str
    is_here: bool


@dataclass(frozen=True)
class Bar:
    """organization: the one acted for; empty while none is chosen. has_others: whether one can change.

    ways: where one goes all day; more: where one goes now and then. finds: whether one may look for people.
    """

    organization: str
    has_others: bool
    ways: tuple[Way, ...] = ()
    more: tuple[Way, ...] = ()
    finds: bool = False


def bar(request: HttpRequest) -> dict[str, object]:
    places: list[Place] = getattr(request, "places", [])
    place: Place | None = getattr(request, "place", None)
    actor: Actor | None = getattr(request, "actor", None)
    finds = actor is not None and need_for(Action.READ_SUMMARY, by=actor) is not None
    ways = tuple(_ways(request.path, actor, finds)) if actor else ()
    more = tuple(_more(request.path, actor)) if actor else ()
    told = Bar(place.name if place else "", len(places) > 1, ways, more, finds)
    return {"bar": told, "own_provider": settings.OIDC is not None}


def _ways(path: str, actor: Actor, finds: bool) -> Iterator[Way]:
    yield Way(HOME, "today.title", path == HOME or path.startswith("/staff/promises/"))
    if finds:
        yield Way(PEOPLE, "people.title", path.startswith(PEOPLE))
    if _SCREENED_FOR & actor.roles:
        yield Way(CANDIDATES, "candidates.title", path.startswith(CANDIDATES))
    if need_for(Action.MANAGE_USERS, by=actor) is not None:
        yield Way(COLLEAGUES, "staff.people.title", path.startswith(COLLEAGUES))


def _more(path: str, actor: Actor) -> Iterator[Way]:
    yield Way(ORGANIZATION, "staff.organization.title", path.startswith(ORGANIZATION))
    if Role.PLATFORM_OPERATOR in actor.roles:
        yield Way(PLATFORM, "platform.title", path.startswith(PLATFORM))
    yield Way(ACCOUNT, "account.security.title", path.startswith("/account/"))
    yield Way(HELP, "staff.help.title", path == HELP)

"""The organization one works in: everybody reads it, an administrator keeps it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from wayfellow.rules.access.refusals import NotFound
from wayfellow.rules.access.roles import Action
from wayfellow.services.organizations import keeping
from wayfellow.services.organizations.telling import our_organization
from wayfellow.services.permissions import need_for
from wayfellow.web.refusing import said
from wayfellow.web.requests import StaffRequest
from wayfellow.web.staff.stepping_up import stepped_up

PAGE = "staff-organization"
Rest = ParamSpec("Rest")


@require_safe
def shown(request: StaffRequest) -> HttpResponse:
    return _page(request)


def _kept(
    change: Callable[Concatenate[StaffRequest, Rest], Any],
) -> Callable[Concatenate[StaffRequest, Rest], HttpResponse]:
    """A change an administrator posts, after which the page is shown again; with a sentence, if it lacks a name."""

    @wraps(change)
    def view(request: StaffRequest, *args: Rest.args, **named: Rest.kwargs) -> HttpResponse:
        try:
            change(request, *args, **named)
        except keeping.NameIsMissing as refusal:
            return _page(request, said(refusal))
        return HttpResponseRedirect(reverse(PAGE))

    return require_POST(stepped_up(PAGE)(view))


@_kept
def describe(request: StaffRequest) -> None:
    keeping.describe_organization(name=_said(request, "name"), phone=_said(request, "phone"), by=request.actor)


@_kept
def site_added(request: StaffRequest) -> None:
    keeping.add_site(**_site(request), by=request.actor)


@_kept
def site_changed(request: StaffRequest, site: UUID) -> None:
    keeping.change_site(site, **_site(request), by=request.actor)


@_kept
def site_closed(request: StaffRequest, site: UUID) -> None:
    keeping.close_site(site, by=request.actor)


@_kept
def team_added(request: StaffRequest) -> None:
    keeping.add_team(name=_said(request, "name"), by=request.actor)


@_kept
def team_renamed(request: StaffRequest, team: UUID) -> None:
    keeping.rename_team(team, name=_said(request, "name"), by=request.actor)


@_kept
def team_closed(request: StaffRequest, team: UUID) -> None:
    keeping.close_team(team, by=request.actor)


@_kept
def members(request: StaffRequest, team: UUID) -> None:
    """Put somebody in, or take them out."""
    change = keeping.take_out_of_team if _said(request, "out") else keeping.put_in_team
    change(team, _id(_said(request, "position")), by=request.actor)


def _page(request: StaffRequest, error: str = "") -> HttpResponse:
    facts = our_organization(by=request.actor)
    keeps = need_for(Action.MANAGE_USERS, by=request.actor) is not None
    shown = {"facts": facts, "keeps": keeps, "error": error}
    return render(request, "staff/organization.html", shown, status=422 if error else 200)


def _site(request: StaffRequest) -> dict[str, str]:
    return {name: _said(request, name) for name in ("name", "address", "phone")}


def _said(request: StaffRequest, name: str) -> str:
    return str(request.POST.get(name, ""))


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None

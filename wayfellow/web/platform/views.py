"""Which organizations take part, who begins, who stops."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from wayfellow.rules.access.refusals import Refusal, RoleDoesNotAllow
from wayfellow.services.organizations import operating
from wayfellow.web.platform.door import PAGE, operators
from wayfellow.web.platform.presenters import cards, kind_choices
from wayfellow.web.refusing import said
from wayfellow.web.requests import StaffRequest


@require_safe
@operators
def shown(request: StaffRequest) -> HttpResponse:
    return _page(request)


@require_POST
@operators
def add(request: StaffRequest) -> HttpResponse:
    given = {name: request.POST.get(name, "") for name in ("name", "kind", "email")}
    try:
        operating.add_organization(**given, address=settings.ADDRESS, words=request.words, by=request.actor)
    except RoleDoesNotAllow:
        raise
    except Refusal as refusal:
        return _page(request, error=said(refusal), given=given)
    return HttpResponseRedirect(reverse(PAGE))


@require_POST
@operators
def suspend(request: StaffRequest, organization: UUID) -> HttpResponse:
    operating.suspend_organization(organization, by=request.actor)
    return HttpResponseRedirect(reverse(PAGE))


@require_POST
@operators
def resume(request: StaffRequest, organization: UUID) -> HttpResponse:
    operating.resume_organization(organization, by=request.actor)
    return HttpResponseRedirect(reverse(PAGE))


def _page(request: StaffRequest, error: str = "", given: dict[str, str] | None = None) -> HttpResponse:
    typed = given or {}
    shown = {"cards": cards(operating.organizations(by=request.actor)), "kinds": kind_choices(typed.get("kind", ""))}
    return render(
        request, "platform/organizations.html", {**shown, "error": error, "given": typed}, status=422 if error else 200
    )

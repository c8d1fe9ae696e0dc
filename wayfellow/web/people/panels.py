"""Whose panel a person is on, and who leads: what supervisors and lead care managers decide."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from wayfellow.rules.access.refusals import ChangedMeanwhile, Refusal, RoleDoesNotAllow
from wayfellow.rules.access.roles import Action
from wayfellow.services.leads import SomebodyElseLeads, name_lead
from wayfellow.services.people.followers import followers_of
from wayfellow.services.people.opening import open_file
from wayfellow.services.people.panel import OnThePanelAlready, SayWhyThey, put_on_panel, take_off_panel
from wayfellow.services.permissions import check_role
from wayfellow.services.relationships import renew_relationship
from wayfellow.services.staff.colleagues import coworkers
from wayfellow.web.once import once
from wayfellow.web.people.choosing_page import choosing_page, chosen_position, leads_page
from wayfellow.web.requests import StaffRequest


@require_http_methods(["GET", "HEAD", "POST"])
@once
def panel(request: StaffRequest, person: UUID) -> HttpResponse:
    """Who follows them; and put them on somebody's panel."""
    file, here = open_file(person, by=request.actor), coworkers(by=request.actor)
    refusal: Refusal | None = None
    if request.method == "POST":
        try:
            chosen = chosen_position(request.POST.get("to", ""), here)
            put_on_panel(person, chosen, because=request.POST.get("because", ""), by=request.actor)
            return HttpResponseRedirect(reverse("person-panel", kwargs={"person": person}))
        except RoleDoesNotAllow:
            raise
        except Refusal as one:
            refusal = one
    followers = followers_of(file.person.pk, by=request.actor)
    page = choosing_page(file, here, followers, request, refusal, {SayWhyThey: "because"})
    status = 200 if refusal is None else 409 if isinstance(refusal, OnThePanelAlready) else 422
    return render(request, "people/panel.html", {"page": page}, status=status)


@require_POST
@once
def take_off(request: StaffRequest, person: UUID, reason: UUID) -> HttpResponse:
    """Somebody follows them no longer."""
    take_off_panel(reason, by=request.actor)
    return HttpResponseRedirect(reverse("person-panel", kwargs={"person": person}))


@require_POST
@once
def renew(request: StaffRequest, person: UUID, reason: UUID) -> HttpResponse:
    """We still work with them."""
    check_role(Action.WRITE, by=request.actor)
    renew_relationship(reason, by=request.actor)
    return HttpResponseRedirect(reverse("person-why", kwargs={"person": person}))


@require_http_methods(["GET", "HEAD", "POST"])
@once
def lead(request: StaffRequest, person: UUID) -> HttpResponse:
    """Who leads from now on."""
    check_role(Action.CLOSE_OR_TRANSFER, by=request.actor)
    file, here = open_file(person, by=request.actor), coworkers(by=request.actor)
    refusal: Refusal | None = None
    if request.method == "POST":
        try:
            because, phone = request.POST.get("because", ""), request.POST.get("phone", "").strip()
            if not because.strip():
                raise SayWhyThey
            chosen = chosen_position(request.POST.get("to", ""), here)
            name_lead(person, chosen, because=because, phone=phone, by=request.actor)
            return HttpResponseRedirect(reverse("person", kwargs={"person": person}))
        except Refusal as one:
            refusal = one
    page = leads_page(file, here, request, refusal)
    conflict = isinstance(refusal, SomebodyElseLeads | ChangedMeanwhile)
    status = 200 if refusal is None else 409 if conflict else 422
    return render(request, "people/lead.html", {"page": page}, status=status)

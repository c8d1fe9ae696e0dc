"""Help, the place one acts in, and the people who work here."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wayfellow.records.accounts.sessions import POSITION
from wayfellow.rules.access.refusals import NotFound, Refusal
from wayfellow.rules.access.roles import Role
from wayfellow.services.places import enter_place
from wayfellow.services.staff.approving import approve_recovery
from wayfellow.services.staff.inviting import invite_staff
from wayfellow.services.staff.managing import (
    change_roles,
    people_who_work_here,
    resume_position,
    suspend_position,
)
from wayfellow.services.staff.waiting import resend_invitation, withdraw_invitation
from wayfellow.web.once import once
from wayfellow.web.refusing import said
from wayfellow.web.requests import StaffRequest
from wayfellow.web.staff.presenters import people_page, place_links, role_choices
from wayfellow.web.staff.stepping_up import stepped_up

PEOPLE = "staff-people"


@require_safe
def keys_help(request: StaffRequest) -> HttpResponse:
    return render(request, "staff/help.html")


@require_http_methods(["GET", "HEAD", "POST"])
def act_as(request: StaffRequest) -> HttpResponse:
    """Choose the organization to act in; the key of the session changes with it."""
    if request.method == "POST":
        chosen = request.POST.get("place", "")
        place = next((one for one in request.places if str(one.public_id) == chosen), None)
        if place is None:
            raise NotFound
        request.session.cycle_key()
        request.session[POSITION] = place.position
        enter_place(place, user=int(request.user.pk or 0), at=settings.CLOCK.now())
        return HttpResponseRedirect(reverse("staff-home"))
    return render(request, "staff/act_as.html", {"places": place_links(request.places, request.place)})


@require_safe
@stepped_up(PEOPLE)
def people(request: StaffRequest) -> HttpResponse:
    return _people(request)


@require_POST
@stepped_up(PEOPLE)
@once
def invite(request: StaffRequest) -> HttpResponse:
    email = request.POST.get("email", "")
    try:
        invite_staff(
            email=email, roles=_roles(request), address=settings.ADDRESS, words=request.words, by=request.actor
        )
    except Refusal as refusal:
        return _people(request, error=said(refusal), email=email)
    return HttpResponseRedirect(reverse(PEOPLE))


@require_POST
@stepped_up(PEOPLE)
def roles(request: StaffRequest, position: UUID) -> HttpResponse:
    change_roles(position, _roles(request), by=request.actor)
    return HttpResponseRedirect(reverse(PEOPLE))


@require_POST
@stepped_up(PEOPLE)
def suspend(request: StaffRequest, position: UUID) -> HttpResponse:
    suspend_position(position, by=request.actor)
    return HttpResponseRedirect(reverse(PEOPLE))


@require_POST
@stepped_up(PEOPLE)
def resume(request: StaffRequest, position: UUID) -> HttpResponse:
    resume_position(position, by=request.actor)
    return HttpResponseRedirect(reverse(PEOPLE))


@require_POST
@stepped_up(PEOPLE)
def seen(request: StaffRequest, position: UUID) -> HttpResponse:
    approve_recovery(position, by=request.actor)
    return HttpResponseRedirect(reverse(PEOPLE))


@require_POST
@stepped_up(PEOPLE)
def invite_again(request: StaffRequest, invitation: UUID) -> HttpResponse:
    resend_invitation(invitation, address=settings.ADDRESS, words=request.words, by=request.actor)
    return HttpResponseRedirect(reverse(PEOPLE))


@require_POST
@stepped_up(PEOPLE)
def withdraw(request: StaffRequest, invitation: UUID) -> HttpResponse:
    withdraw_invitation(invitation, by=request.actor)
    return HttpResponseRedirect(reverse(PEOPLE))


def _people(request: StaffRequest, error: str = "", email: str = "") -> HttpResponse:
    """The list and the form; with what was typed, if it was refused."""
    working, waiting = people_who_work_here(by=request.actor)
    operates = Role.PLATFORM_OPERATOR in request.actor.roles
    shown = people_page(working, waiting, operates=operates)
    choices = role_choices(_roles(request) if error else (), operates=operates)
    given = {"error": error, "email": email, "choices": choices}
    return render(request, "staff/people.html", {"page": shown, **given}, status=422 if error else 200)


def _roles(request: StaffRequest) -> list[Role]:
    """The roles a form ticked; what is no role was not ticked by a form of ours."""
    known = {str(role): role for role in Role}
    return [known[one] for one in request.POST.getlist("roles") if one in known]

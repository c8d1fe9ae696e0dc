"""Today, one promise, and what is done about it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from wayfellow.rules.access.refusals import ChangedMeanwhile, NotFound, Refusal, RoleDoesNotAllow
from wayfellow.rules.access.roles import Action
from wayfellow.services.permissions import check_role
from wayfellow.services.promises.looking import look_at_promise
from wayfellow.services.promises.refusals import (
    PromiseAlreadyClosed,
    PromiseAlreadyEscalated,
    PromiseOfAnotherOrganization,
)
from wayfellow.services.promises.today import to_do_today
from wayfellow.services.staff.colleagues import coworkers
from wayfellow.web.once import once
from wayfellow.web.requests import StaffRequest
from wayfellow.web.today.acting import Typed, verb_of
from wayfellow.web.today.form_page import form_page
from wayfellow.web.today.presenters import said_done, today_page
from wayfellow.web.today.promise_page import promise_page

NO_FORM_HELPS = (NotFound, RoleDoesNotAllow, PromiseOfAnotherOrganization, PromiseAlreadyClosed)
CONFLICT = (ChangedMeanwhile, PromiseAlreadyEscalated)


@require_safe
def today(request: StaffRequest) -> HttpResponse:
    page = today_page(to_do_today(by=request.actor), by=request.actor, today=request.today)
    return render(request, "today/today.html", {"page": page, "done": said_done(request.GET.get("did", ""))})


@require_safe
def one(request: StaffRequest, promise: UUID) -> HttpResponse:
    page = promise_page(look_at_promise(promise, by=request.actor), by=request.actor, today=request.today)
    return render(request, "today/promise.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@once
def act(request: StaffRequest, promise: UUID, verb: str) -> HttpResponse:
    check_role(Action.WRITE, by=request.actor)
    chosen, here = verb_of(verb), coworkers(by=request.actor)
    typed, refusal = Typed.of(request.POST), None
    if request.method == "POST":
        try:
            chosen.do(promise, typed, here, request.actor)
            return HttpResponseRedirect(f"{reverse('staff-home')}?did={verb}")
        except NO_FORM_HELPS:
            raise
        except Refusal as one:
            refusal = one
    page = form_page(look_at_promise(promise, by=request.actor), chosen, typed, here, refusal, request)
    status = 200 if refusal is None else 409 if isinstance(refusal, CONFLICT) else 422
    return render(request, "today/act.html", {"page": page}, status=status)

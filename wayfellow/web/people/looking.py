"""The person's page, what happened before, all that was said of one detail, and why one may see them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from wayfellow.rules.access.refusals import NotFound
from wayfellow.services.people.history import history_of
from wayfellow.services.people.kinds import kind_of
from wayfellow.services.people.opening import open_file
from wayfellow.services.people.timeline import Older, timeline_of
from wayfellow.services.people.why import why_visible
from wayfellow.web.people.happened import timeline_page
from wayfellow.web.people.header import header_of
from wayfellow.web.people.history_page import history_page
from wayfellow.web.people.person_page import person_page
from wayfellow.web.people.why_page import why_page
from wayfellow.web.requests import StaffRequest

LONGEST_MARK = 80


@require_safe
def person(request: StaffRequest, person: UUID) -> HttpResponse:
    file = open_file(person, by=request.actor)
    timeline = timeline_of(file.person.pk, by=request.actor, with_file=True)
    page = person_page(file, timeline, by=request.actor, today=request.today)
    return render(request, "people/person.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def older(request: StaffRequest, person: UUID) -> HttpResponse:
    """The next page of the timeline; the place it begins travels in the form, not in the address."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("person", kwargs={"person": person}))
    file = open_file(person, by=request.actor)
    timeline = timeline_of(file.person.pk, by=request.actor, after=_place(request))
    context = {"header": header_of(file, today=request.today), "timeline": timeline_page(timeline)}
    return render(request, "people/older.html", context)


@require_safe
def why(request: StaffRequest, person: UUID) -> HttpResponse:
    file = open_file(person, by=request.actor)
    page = why_page(file, why_visible(person, by=request.actor), today=request.today)
    return render(request, "people/why.html", {"page": page})


@require_safe
def history(request: StaffRequest, person: UUID, kind: str, thread: UUID) -> HttpResponse:
    what, file = kind_of(kind), open_file(person, by=request.actor)
    versions = history_of(what, thread, person=file.person.pk, by=request.actor)
    page = history_page(file, what, versions, today=request.today)
    return render(request, "people/history.html", {"page": page})


def _place(request: StaffRequest) -> Older:
    """Where the page before ended. Raises NotFound for what is no such place."""
    mark = request.POST.get("mark", "")[:LONGEST_MARK].replace("\x00", "")
    try:
        at = datetime.fromisoformat(request.POST.get("at", ""))
    except ValueError:
        raise NotFound from None
    if at.tzinfo is None:
        raise NotFound
    return Older(at, mark)

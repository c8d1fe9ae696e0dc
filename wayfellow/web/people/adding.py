"""Add somebody: first whether they are in the record already, then the record begins."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from wayfellow.records.people.models import Person
from wayfellow.rules.access.roles import Action
from wayfellow.services.people.checking import CannotBeKept
from wayfellow.services.people.creating import check_new_person, create_person
from wayfellow.services.people.linking import AskedAlready, NobodyToAsk, SayWhy, ask_to_link
from wayfellow.services.people.twins import look_for_twins
from wayfellow.services.permissions import check_role
from wayfellow.web.once import once
from wayfellow.web.people.add_page import TypedPerson, add_page, twins_page
from wayfellow.web.requests import StaffRequest


@require_POST
def begin(request: StaffRequest) -> HttpResponse:
    """The form, with the words of a search that found nobody."""
    check_role(Action.WRITE, by=request.actor)
    return render(request, "people/new.html", {"page": add_page(TypedPerson.of_search(request.POST.get("q", "")))})


@require_http_methods(["GET", "HEAD", "POST"])
@once
def new(request: StaffRequest) -> HttpResponse:
    """The form; then who looks alike; then the person."""
    check_role(Action.WRITE, by=request.actor)
    typed = TypedPerson.of(request.POST)
    if request.method != "POST":
        return render(request, "people/new.html", {"page": add_page(typed)})
    try:
        typed.check()
        check_new_person(typed.new, by=request.actor)
    except CannotBeKept as wrong:
        return render(request, "people/new.html", {"page": add_page(typed, wrong.problems)}, status=422)
    twins = look_for_twins(typed.new, by=request.actor)
    alike = {twin.found.public_id for twin in twins.in_sight}
    if alike - set(typed.not_these) or (twins.beyond and not typed.beyond):
        return render(request, "people/twins.html", {"page": twins_page(typed, twins, today=request.today)})
    try:
        person = create_person(typed.new, by=request.actor, not_these=typed.not_these)
        _ask(request, typed, person)
    except SayWhy as refusal:
        page = twins_page(typed, twins, today=request.today, refusal=refusal)
        return render(request, "people/twins.html", {"page": page}, status=422)
    return HttpResponseRedirect(_page_of(person.public_id))


def _ask(request: StaffRequest, typed: TypedPerson, person: Person) -> None:
    """Ask whoever knows them already, if that was wanted; that somebody asked before, or nobody is left, is fine."""
    if typed.beyond != "ask":
        return
    try:
        ask_to_link(typed.new, because=typed.because, by=request.actor, person=person.pk)
    except (AskedAlready, NobodyToAsk):
        return


def _page_of(person: UUID) -> str:
    return reverse("person", kwargs={"person": person})

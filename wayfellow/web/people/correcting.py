"""The day of birth, and of death: one form, as all who see the person share them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wayfellow.rules.access.refusals import ChangedMeanwhile
from wayfellow.rules.access.roles import Action
from wayfellow.services.people.checking import CannotBeKept, typed_day
from wayfellow.services.people.correcting import correct_days
from wayfellow.services.people.opening import PersonFile, open_file
from wayfellow.services.permissions import check_role
from wayfellow.web.once import once
from wayfellow.web.people.changing import version_of
from wayfellow.web.people.fields import FormField, listed_errors
from wayfellow.web.people.header import Header, header_of
from wayfellow.web.refusing import said
from wayfellow.web.requests import StaffRequest
from wayfellow.web.speaking import speaking

NAMES = ("born", "died")


@dataclass(frozen=True)
class DaysPage:
    header: Header
    version: int
    fields: tuple[FormField, ...]
    errors: tuple[tuple[str, str], ...]
    changed: str


@require_http_methods(["GET", "HEAD", "POST"])
@once
def days(request: StaffRequest, person: UUID) -> HttpResponse:
    """Look at both days, and correct them."""
    check_role(Action.WRITE, by=request.actor)
    if request.method != "POST":
        return _page(request, open_file(person, by=request.actor), {}, 200)
    born, died = (typed_day(request.POST.get(name, "")) for name in NAMES)
    try:
        correct_days(person, born=born, died=died, version=version_of(request), by=request.actor)
        return HttpResponseRedirect(reverse("person", kwargs={"person": person}))
    except CannotBeKept as wrong:
        return _page(request, open_file(person, by=request.actor), wrong.problems, 422)
    except ChangedMeanwhile:
        return _page(request, open_file(person, by=request.actor), {}, 409)


def _page(request: StaffRequest, file: PersonFile, problems: Mapping[str, str], status: int) -> HttpResponse:
    now = {"born": file.person.birth_date, "died": file.person.died_on}
    fields = tuple(_field(request, name, now[name], problems.get(name, ""), status) for name in NAMES)
    page = DaysPage(
        header=header_of(file, today=request.today),
        version=file.person.version,
        fields=fields,
        errors=listed_errors(fields),
        changed=said(ChangedMeanwhile()) if status == 409 else "",
    )
    return render(request, "people/days.html", {"page": page}, status=status)


def _field(request: StaffRequest, name: str, now: date | None, problem: str, status: int) -> FormField:
    say, kept = speaking().say, now.isoformat() if now else ""
    value = kept if request.method != "POST" else request.POST.get(name, "")
    return FormField(
        name=name,
        type="date" if typed_day(value) is None or isinstance(typed_day(value), date) else "text",
        label=say(f"people.days.{name}"),
        hint=say(f"people.days.{name}.hint"),
        value=value,
        error=say(f"people.problem.{problem}") if problem else "",
        theirs=(kept or say("people.unknown")) if status == 409 else "",
    )

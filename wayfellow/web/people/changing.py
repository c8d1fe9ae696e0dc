"""Tell a detail, change it, end it. What was typed is on the page again after every failure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wayfellow.rules.access.refusals import ChangedMeanwhile, NotFound
from wayfellow.rules.access.roles import Action
from wayfellow.services.people.checking import CannotBeKept
from wayfellow.services.people.details import Telling, end_detail, tell_anew, tell_detail
from wayfellow.services.people.history import history_of
from wayfellow.services.people.kinds import Kind, kind_of
from wayfellow.services.people.opening import PersonFile, Told, open_file
from wayfellow.services.permissions import check_role
from wayfellow.services.plans import plans
from wayfellow.web.once import once
from wayfellow.web.people.fields import read_telling, read_told
from wayfellow.web.people.form_page import FormPage, end_page, form_page
from wayfellow.web.people.telling import values_of
from wayfellow.web.requests import StaffRequest

Keep = Callable[[Mapping[str, Any], Telling], object]


@require_http_methods(["GET", "HEAD", "POST"])
@once
def tell(request: StaffRequest, person: UUID, kind: str) -> HttpResponse:
    """Something new about a person."""
    what, file = kind_of(kind), _file(request, person)

    def keep(told: Mapping[str, Any], telling: Telling) -> object:
        return tell_detail(what, told, person=file.person.pk, by=request.actor, telling=telling)

    start = {one.name: one.get_default() for one in what.fields}
    return _form(request, file, what, keep, None, start)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def change(request: StaffRequest, person: UUID, kind: str, thread: UUID) -> HttpResponse:
    """Something we told already, anew."""
    what, file = kind_of(kind), _file(request, person)
    version, now = version_of(request), own(file, kind, thread)
    if now is None:
        _check_was_theirs(request, file, what, thread)

    def keep(told: Mapping[str, Any], telling: Telling) -> object:
        return tell_anew(
            what, thread, _with_hidden(what, now, told), version=version, by=request.actor, telling=telling
        )

    return _form(request, file, what, keep, thread, values_of(what, now.row) if now else {})


@require_http_methods(["GET", "HEAD", "POST"])
@once
def end(request: StaffRequest, person: UUID, kind: str, thread: UUID) -> HttpResponse:
    """Something that is no longer so, or never was."""
    what, file = kind_of(kind), _file(request, person)
    problems: dict[str, str] = {}
    status = 200
    if own(file, kind, thread) is None:
        _check_was_theirs(request, file, what, thread)
    if request.method == "POST":
        because = request.POST.get("because", "")
        try:
            end_detail(what, thread, version=version_of(request), because=because, by=request.actor)
            return HttpResponseRedirect(back_to(person, kind))
        except CannotBeKept as wrong:
            problems, status = dict(wrong.problems), 422
        except ChangedMeanwhile:
            file, status = open_file(person, by=request.actor), 409
    now = own(file, kind, thread)
    if now is None:
        raise ChangedMeanwhile if status == 409 else NotFound
    page = end_page(file, what, now, problems, changed=status == 409, today=request.today)
    return render(request, "people/end.html", {"page": page}, status=status)


def _form(
    request: StaffRequest, file: PersonFile, kind: Kind, keep: Keep, thread: UUID | None, start: Mapping[str, Any]
) -> HttpResponse:
    offered = plans() if kind.code == "plan_membership" else []
    page = FormPage.begin(file, kind, thread, start, plans=offered, today=request.today)
    if request.method != "POST":
        return render(request, "people/form.html", {"page": page})
    told = read_told(kind, request.POST)
    telling, wrong = read_telling(request.POST)
    typed = {"told_by": request.POST.get("told_by", ""), "told_on": request.POST.get("told_on", "")}
    try:
        if wrong:
            raise CannotBeKept(wrong)
        keep(told, telling)
        return HttpResponseRedirect(back_to(file.person.public_id, kind.code))
    except CannotBeKept as refusal:
        page = form_page(page, told, typed, version_of(request), plans=offered, problems=refusal.problems)
        return render(request, "people/form.html", {"page": page}, status=422)
    except ChangedMeanwhile:
        file = open_file(file.person.public_id, by=request.actor)
        theirs = own(file, kind.code, thread) if thread else _only(file, kind)
        page = form_page(page, told, typed, 0, plans=offered, theirs=theirs, changed=True)
        return render(request, "people/form.html", {"page": page}, status=409)


def _file(request: StaffRequest, person: UUID) -> PersonFile:
    check_role(Action.WRITE, by=request.actor)
    return open_file(person, by=request.actor)


def own(file: PersonFile, kind: str, thread: UUID) -> Told | None:
    """What we tell now on a thread."""
    return next((one for one in file.details[kind] if one.is_own and one.row.thread_id == thread), None)


def _check_was_theirs(request: StaffRequest, file: PersonFile, kind: Kind, thread: UUID) -> None:
    """A form may come back after somebody ended what it changes. Raises NotFound for what never was this person's."""
    if request.method != "POST":
        raise NotFound
    history_of(kind, thread, person=file.person.pk, by=request.actor)


def _only(file: PersonFile, kind: Kind) -> Told | None:
    return next((one for one in file.details[kind.code] if one.is_own), None) if kind.is_one else None


def _with_hidden(kind: Kind, now: Told | None, told: Mapping[str, Any]) -> dict[str, Any]:
    """What the form told, and what it does not ask for as it was."""
    return {**(values_of(kind, now.row) if now else {}), **told}


def version_of(request: StaffRequest) -> int:
    """The version a form was made from."""
    sent = request.POST.get("version", "")[:9]
    return int(sent) if sent.isascii() and sent.isdecimal() else 0


def back_to(person: UUID, kind: str) -> str:
    """The place of a kind on the person's page."""
    return f"{reverse('person', kwargs={'person': person})}#{kind}"

"""Find people. What somebody searches for is never in an address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.roles import Action
from wayfellow.services.people.finding import MOST, Found, find_people
from wayfellow.services.people.followers import own_panel
from wayfellow.services.permissions import check_role, need_for
from wayfellow.web.people.telling import interpreter
from wayfellow.web.requests import StaffRequest
from wayfellow.web.speaking import speaking
from wayfellow.web.staff.saying import say_age, say_day, say_language_first

LONGEST = 200


@dataclass(frozen=True)
class FoundRow:
    public_id: UUID
    name: str
    said: str
    born: str
    language: str
    lead: str
    died: str


@dataclass(frozen=True)
class SearchPage:
    """asked: what was searched for; empty before. found: how many there are, in words.

    panel: the people one follows oneself, while nothing was searched for.
    """

    asked: str
    rows: tuple[FoundRow, ...]
    found: str
    panel: tuple[FoundRow, ...]
    too_many: str
    may_add: bool
    may_answer: bool


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: StaffRequest) -> HttpResponse:
    check_role(Action.READ_SUMMARY, by=request.actor)
    asked = request.POST.get("q", "").replace("\x00", "").strip()[:LONGEST]
    found = find_people(asked, by=request.actor) if asked else []
    panel = [] if asked else own_panel(by=request.actor)
    page = search_page(asked, found, panel, by=request.actor, today=request.today)
    return render(request, "people/search.html", {"page": page})


def search_page(asked: str, found: list[Found], panel: list[Found], *, by: Actor, today: date) -> SearchPage:
    say, may_write = speaking().say, need_for(Action.WRITE, by=by) is not None
    count = "" if not found else say("people.search.one") if len(found) == 1 else _many(len(found))
    return SearchPage(
        asked=asked,
        rows=tuple(found_row(one, today) for one in found),
        found=count,
        panel=tuple(found_row(one, today) for one in panel),
        too_many=say("people.search.too_many", most=MOST) if len(found) >= MOST else "",
        may_add=may_write,
        may_answer=may_write,
    )


def found_row(one: Found, today: date) -> FoundRow:
    """A person as a list shows them."""
    say, age = speaking().say, say_age(one.birth_date, on=one.died_on or today)
    spoken = say_language_first(one.spoken) if one.spoken else ""
    needs = interpreter(True) if one.needs_interpreter else ""
    return FoundRow(
        public_id=one.public_id,
        name=one.name or say("people.no_name"),
        said=one.said,
        born=say("people.born", day=say_day(one.birth_date), age=age) if one.birth_date else say("people.born.unknown"),
        language=" · ".join(filter(None, (spoken, needs))),
        lead=say("people.lead.is", name=one.lead) if one.lead else say("people.lead.none"),
        died=say("people.died", day=say_day(one.died_on)) if one.died_on else "",
    )


def _many(count: int) -> str:
    return speaking().say("people.search.found", count=count)

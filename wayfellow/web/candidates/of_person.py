"""What the latest screening of each source found about one person, with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wayfellow.records.facts.models import Candidate
from wayfellow.rules.clocks import day_of
from wayfellow.services.candidates.listing import Listed, candidates_of, sources_of
from wayfellow.services.people.finding import Found, shown
from wayfellow.services.people.opening import PersonFile, open_file
from wayfellow.web.candidates.list_page import CandidateRow, candidate_row
from wayfellow.web.people.header import Header, header_of
from wayfellow.web.requests import StaffRequest
from wayfellow.web.speaking import speaking
from wayfellow.web.staff.saying import say_day


@dataclass(frozen=True)
class Screened:
    """source: who screened, and when it was taken up."""

    source: str
    row: CandidateRow


@dataclass(frozen=True)
class OfPersonPage:
    header: Header
    found: tuple[Screened, ...]


@require_safe
def of_person(request: StaffRequest, person: UUID) -> HttpResponse:
    file = open_file(person, by=request.actor)
    found = candidates_of(file.person.pk, by=request.actor)
    page = _page(file, found, shown([file.person.pk]), sources_of(found), request.today)
    return render(request, "candidates/person.html", {"page": page})


def _page(
    file: PersonFile, found: list[Candidate], people: list[Found], sources: dict[int, str], today: date
) -> OfPersonPage:
    say = speaking().say
    screened = (
        Screened(
            say("candidates.screened", source=sources.get(one.source_id, ""), day=say_day(day_of(one.recorded_at))),
            candidate_row(Listed(one, who), today),
        )
        for who in people
        for one in found
    )
    return OfPersonPage(header_of(file, today=today), tuple(screened))

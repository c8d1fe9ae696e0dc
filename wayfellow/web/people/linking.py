"""Others ask to see somebody we know: who asks and why, and our answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from wayfellow.rules.access.refusals import NotFound
from wayfellow.services.people.linking import Question, answer_link, questions_about_links
from wayfellow.web.once import once
from wayfellow.web.people.searching import FoundRow, found_row
from wayfellow.web.requests import StaffRequest
from wayfellow.web.staff.saying import say_moment

DECLINE = "decline"


@dataclass(frozen=True)
class QuestionCard:
    public_id: UUID
    asker: str
    because: str
    when: str
    people: tuple[FoundRow, ...]


@require_safe
def questions(request: StaffRequest) -> HttpResponse:
    found = questions_about_links(by=request.actor)
    return render(request, "people/links.html", {"cards": cards_of(found, request.today)})


@require_POST
@once
def answer(request: StaffRequest, question: UUID) -> HttpResponse:
    """Let them see the one chosen, or decline."""
    sent = request.POST.get("person", "")
    try:
        chosen = None if sent == DECLINE else UUID(sent)
    except ValueError:
        raise NotFound from None
    answer_link(question, person=chosen, by=request.actor)
    return HttpResponseRedirect(reverse("links"))


def cards_of(found: Iterable[Question], today: date) -> tuple[QuestionCard, ...]:
    return tuple(
        QuestionCard(
            one.public_id,
            one.asker,
            one.because,
            say_moment(one.asked_at),
            tuple(found_row(person, today) for person in one.people),
        )
        for one in found
    )

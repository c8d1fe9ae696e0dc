"""`@once`: what a form asks for is done once, however often it is sent; `<c-once />` in the form gives it its key.

A form that is refused, or answered with a question, is not done, and may be sent again; one that is done answers with
a redirect, and the draft it was written in is let go. Source: security specification § 7.5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect

from wayfellow.services.desk.drafts import drop_draft
from wayfellow.services.desk.keys import read_key
from wayfellow.services.desk.once import begin_once, finish_once
from wayfellow.web.requests import StaffRequest

Rest = ParamSpec("Rest")
View = Callable[Concatenate[StaffRequest, Rest], HttpResponse]
KEY, DRAFT = "key", "draft"
NOT_TOLD = frozenset({KEY, DRAFT, "csrfmiddlewaretoken"})


def once(view: View[Rest]) -> View[Rest]:
    """Let a view happen once for each form it is sent."""

    @wraps(view)
    def doing_it_once(request: StaffRequest, *args: Rest.args, **named: Rest.kwargs) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **named)
        key = read_key(request.POST.get(KEY, ""), by=request.actor)
        if before := begin_once(key, route=request.path, told=_told(request), by=request.actor):
            return HttpResponseRedirect(before)
        response = view(request, *args, **named)
        if response.status_code < 400 and "Location" in response:
            finish_once(key, location=response["Location"], by=request.actor)
            _let_go_of_the_draft(request)
        return response

    return doing_it_once


def _told(request: StaffRequest) -> Iterator[tuple[str, str]]:
    for name, values in request.POST.lists():
        if name not in NOT_TOLD:
            yield from ((name, str(value)) for value in values)


def _let_go_of_the_draft(request: StaffRequest) -> None:
    try:
        client = UUID(request.POST.get(DRAFT, ""))
    except ValueError:
        return
    drop_draft(client, by=request.actor)

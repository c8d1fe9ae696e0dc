"""What our middleware adds to a request, for the views that read it."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest

from wayfellow.rules.access.actor import Actor
from wayfellow.services.places import Place
from wayfellow.services.wording import Words


class SiteRequest(HttpRequest):
    """A request that knows its language and what day it is.

    words: the words of the language this page is shown in.
    today: the date in the program's own time zone.
    """

    words: Words
    today: date


class StaffRequest(SiteRequest):
    """A request of somebody who works here.

    places: every place they work at.  place: the one they act in; None on the page where it is chosen.
    actor: who acts, for every service.  denied: the name of the refusal the page ended in.
    """

    places: list[Place]
    place: Place | None
    actor: Actor
    denied: str

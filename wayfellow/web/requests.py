"""What our middleware adds to a request, for the views that read it."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest

from wayfellow.services.wording import Words


class SiteRequest(HttpRequest):
    """A request that knows its language and what day it is.

    words: the words of the language this page is shown in.
    today: the date in the program's own time zone.
    """

    words: Words
    today: date

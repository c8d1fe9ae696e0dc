"""The quick exit: away from here to a page that says nothing, leaving no cookie of ours behind."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from wayfellow.web import language_choice

ANSWERS = "wayfellow_answers"
ELSEWHERE = "https://www.weather.gov/"


def leave(request: HttpRequest) -> HttpResponse:
    """Go away at once, by link or form."""
    response = HttpResponseRedirect(ELSEWHERE)
    for name in (ANSWERS, language_choice.COOKIE, settings.CSRF_COOKIE_NAME):
        response.delete_cookie(name)
    response.headers["Clear-Site-Data"] = '"cookies", "storage"'
    response.headers["Referrer-Policy"] = "no-referrer"
    return response

"""The quick exit: away from here to a page that says nothing, leaving no cookie of ours behind."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

ELSEWHERE = "https://www.weather.gov/"


def leave(request: HttpRequest) -> HttpResponse:
    """Go away at once, by link or form."""
    response = HttpResponseRedirect(ELSEWHERE)
    for name in {*request.COOKIES, *settings.OWN_COOKIES}:
        response.delete_cookie(name)
    response.headers["Clear-Site-Data"] = '"cookies", "storage"'
    response.headers["Referrer-Policy"] = "no-referrer"
    return response

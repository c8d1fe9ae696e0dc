"""What happens around every page: its language, its headers, and a page that helps when something goes wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from wayfellow.rules.problems import MissingDependency
from wayfellow.services.wording import Words
from wayfellow.web import language_choice
from wayfellow.web.requests import SiteRequest
from wayfellow.web.site import errors
from wayfellow.web.speaking import speaking_in

LONGEST_NUMBER = 20
GetResponse = Callable[[HttpRequest], HttpResponse]

HEADERS = {
    "Cache-Control": "no-store",  # on a shared phone the next person's Back button shows nothing
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{power}=()" for power in "browsing-topics camera display-capture geolocation microphone payment usb".split()
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def headers(get_response: GetResponse) -> GetResponse:
    """Add the headers that every answer has, errors and files too, unless it says otherwise itself."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return middleware


def words(get_response: GetResponse) -> GetResponse:
    """Give the request its words and its day, and keep a language that was chosen by a link."""

    def middleware(request: SiteRequest) -> HttpResponse:
        request.words = Words(language_choice.choose(request))
        request.today = settings.CLOCK.today()
        with speaking_in(request.words):
            response = get_response(request)
        if pressed := language_choice.pressed(request):
            keep_language(response, pressed)
        response.headers["Content-Language"] = request.words.lang
        patch_vary_headers(response, ["Accept-Language", "Cookie"])
        return response

    return middleware  # type: ignore[return-value]


def keep_language(response: HttpResponse, lang: str) -> None:
    """Remember a language in a small cookie."""
    response.set_cookie(
        language_choice.COOKIE,
        lang,
        max_age=language_choice.KEPT_SECONDS,
        secure=settings.CSRF_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


class HelpfulErrors:
    """Answers with a page that helps where Django would answer with nothing, or with the wrong thing."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        size = _size(request)
        if size is None or size > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return errors.page(request, 400 if size is None else 413)
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            helpful = errors.page(request, 405)
            helpful.headers["Allow"] = response.headers["Allow"]
            return helpful
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say that we will be back when what is missing is something we stand on."""
        if isinstance(exception, MissingDependency | OperationalError | InterfaceError):
            logging.getLogger(__name__).error("Something we stand on is missing", exc_info=exception)
            return errors.page(request, 503)
        return None


def _size(request: HttpRequest) -> int | None:
    """The bytes a request says it brings; None if it says what is no number."""
    length = (request.headers.get("Content-Length") or "0")[:LONGEST_NUMBER]
    return int(length) if length.isascii() and length.isdecimal() else None

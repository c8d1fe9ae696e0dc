"""Pages for when something went wrong: what happened, what to do, whom to call; in the reader's language and another.

They need no database, show nothing of what was sent, and the last of them needs nothing at all.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from wayfellow.services.wording import ENGLISH, Language, Words
from wayfellow.web.site.frame import emergency_line, frame_around, help_line
from wayfellow.web.speaking import speaking, speaking_in

HOME = "/"
SECOND_LANGUAGE = {ENGLISH: "es"}
"""Beside which language the page also speaks which other one; beside all others, English."""

BARE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Wayfellow</title>
<h1>Sorry, something went wrong on our side</h1>
<p>Please try again in a few minutes. To talk to a person, call <a href="tel:211">211</a>.</p>
<p lang="es">Perdón, algo falló de nuestro lado. Intente otra vez en unos minutos.
Para hablar con una persona, llame al <a href="tel:211">211</a>.</p>
<p><a href="/">Wayfellow</a></p></html>
"""


@dataclass(frozen=True)
class Telling:
    """What went wrong and what to do, in one language."""

    language: Language
    title: str
    happened: str
    to_do: str
    call: str
    home: str


def telling(kind: str, words: Words) -> Telling:
    """Return what to say about an error.  kind: its status, or `csrf`."""
    today = settings.CLOCK.today()
    call = words.say("errors.call", number=help_line(today).number, emergency=emergency_line(today).number)
    title, happened, to_do = (words.say(f"errors.{kind}.{part}") for part in ("title", "happened", "to_do"))
    return Telling(words.language, title, happened, to_do, call, words.say("errors.home"))


def page(request: HttpRequest, status: int, kind: str = "") -> HttpResponse:
    """Return the page for an error.  kind: which words, if not those of its status."""
    words: Words = getattr(request, "words", speaking().words)
    other = Words(SECOND_LANGUAGE.get(words.lang, ENGLISH))
    with speaking_in(words):
        told = [telling(kind or str(status), one) for one in (words, other)]
        context = {"told": told, "frame": frame_around(HOME, words), "words": words}
        response = HttpResponse(render_to_string("site/error.html", context), status=status)
    if status == 503:
        response.headers["Retry-After"] = "120"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return page(request, 403, "csrf")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Return the page for our own failure; if that fails too, one that cannot."""
    try:
        return page(request, 500)
    except Exception:  # whatever it is, somebody waits for an answer
        logging.getLogger(__name__).exception("The page for errors failed too")
        return HttpResponse(BARE, status=500)

"""Which language a page is shown in: the link pressed, else what was chosen before, else what the browser asks for."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from wayfellow.services.wording import ENGLISH, languages

COOKIE = "wayfellow_lang"
PARAMETER = "lang"
LONGEST = 35
"""Characters of a tag; RFC 5646 § 4.4.1 asks nobody to keep more."""
KEPT_SECONDS = 180 * 24 * 60 * 60
SAME_AS = {"fil": "tl", "zh-tw": "zh-hant", "zh-hk": "zh-hant", "zh-mo": "zh-hant"}


def pressed(request: HttpRequest) -> str | None:
    """Return the language a link asked for (`?lang=es`), if we speak it."""
    return spoken(request.GET.get(PARAMETER, ""))


def choose(request: HttpRequest) -> str:
    """Return the language for this request; English if nobody asked for one we speak."""
    found = pressed(request) or spoken(request.COOKIES.get(COOKIE, ""))
    header = request.headers.get("Accept-Language", "")
    return found or next((tag for asked, _ in parse_accept_lang_header(header) if (tag := spoken(asked))), ENGLISH)


def spoken(asked: str) -> str | None:
    """Return our own tag for a language somebody asked for: es-MX is answered in es."""
    if len(asked) > LONGEST:
        return None
    ours = {language.tag.lower(): language.tag for language in languages()}
    return next((ours[tag] for tag in _wider_and_wider(asked.lower()) if tag in ours), None)


def _wider_and_wider(tag: str) -> Iterator[str]:
    while tag:
        yield SAME_AS.get(tag, tag)
        tag = tag.rpartition("-")[0]

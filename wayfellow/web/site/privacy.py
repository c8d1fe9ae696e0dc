"""What this site keeps, exactly: three cookies, and nothing on our side."""

from __future__ import annotations

from dataclasses import dataclass

from wayfellow.web.site.numbered import numbered
from wayfellow.web.speaking import Speaking

COOKIES = {"wayfellow_answers": "answers", "wayfellow_lang": "lang", "csrftoken": "form"}
"""Every cookie there is, by the name a browser shows, and the word in its keys."""


@dataclass(frozen=True)
class Cookie:
    name: str
    what: str
    how_long: str


@dataclass(frozen=True)
class Privacy:
    """What the page says in lists and paragraphs, in the language of the page."""

    where: tuple[str, ...]
    cookies: tuple[Cookie, ...]
    does_not: tuple[str, ...]
    log: tuple[str, ...]
    shared: tuple[str, ...]
    call: tuple[str, ...]


def privacy(speaking: Speaking) -> Privacy:
    cookies = (
        Cookie(name, speaking.say(f"privacy.cookie.{code}.what"), speaking.say(f"privacy.cookie.{code}.how_long"))
        for name, code in COOKIES.items()
    )
    return Privacy(
        where=numbered(speaking, "privacy.where."),
        cookies=tuple(cookies),
        does_not=numbered(speaking, "privacy.not."),
        log=numbered(speaking, "privacy.log."),
        shared=numbered(speaking, "privacy.shared."),
        call=numbered(speaking, "privacy.call."),
    )

"""What stands around every page: its language, the other languages, and a human being to call."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from wayfellow.services.wording import Language, Words, languages
from wayfellow.web.speaking import speaking

MANY_LANGUAGES = 4
"""From so many other languages on, the header leads to the page of languages instead of naming each."""


@dataclass(frozen=True)
class LanguageLink:
    """A link to the page one is on, in another language; named in that language."""

    language: Language
    href: str


@dataclass(frozen=True)
class Frame:
    """lang, dir: of the page. languages: the other languages to name in the header, none if there are many."""

    lang: str
    dir: str
    languages: tuple[LanguageLink, ...]
    many_languages: bool


def frame(request: HttpRequest) -> dict[str, object]:
    """Return what the frame of a page needs; a context processor."""
    words = speaking().words
    return {"frame": frame_around(request.path, words), "words": words}


def frame_around(path: str, words: Words) -> Frame:
    others = tuple(
        LanguageLink(language, f"{path}?lang={language.tag}") for language in languages() if language.tag != words.lang
    )
    many = len(others) >= MANY_LANGUAGES
    return Frame(words.lang, words.dir, () if many else others, many)

"""What stands around every page: its language, the other languages, and a human being to call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest

from wayfellow.rules.directory.directory import OWN_HELP_LINE
from wayfellow.rules.directory.lines import Line
from wayfellow.rules.directory.load import load_directory
from wayfellow.services.wording import Language, Words, languages
from wayfellow.web.speaking import speaking

MANY_LANGUAGES = 4
"""From so many other languages on, the header leads to the page of languages instead of naming each."""
HELP_LINE, EMERGENCY = "help_211", "emergency_911"


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
    person: Line
    person_note: str


def frame(request: HttpRequest) -> dict[str, object]:
    """Return what the frame of a page needs; a context processor."""
    words = speaking().words
    return {"frame": frame_around(request.path, words), "words": words}


def frame_around(path: str, words: Words) -> Frame:
    """Return the frame of the page at `path`."""
    others = tuple(
        LanguageLink(language, f"{path}?lang={language.tag}") for language in languages() if language.tag != words.lang
    )
    many = len(others) >= MANY_LANGUAGES
    person = help_line(settings.CLOCK.today())
    note = words.say("site.person.help_211") if person.id == HELP_LINE else person.hours
    return Frame(words.lang, words.dir, () if many else others, many, person, note)


def help_line(today: date) -> Line:
    """The human being to call: a deployment's own help line if it has one, else 211."""
    directory = load_directory(settings.DIRECTORY)
    return directory.line(OWN_HELP_LINE if directory.has_line(OWN_HELP_LINE, today) else HELP_LINE, today)


def emergency_line(today: date) -> Line:
    """The number to call in danger."""
    return load_directory(settings.DIRECTORY).line(EMERGENCY, today)

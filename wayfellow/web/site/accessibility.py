"""How everybody can use this site, and how to get care in a format of one's own."""

from __future__ import annotations

from dataclasses import dataclass

from wayfellow.web.site.numbered import numbered
from wayfellow.web.speaking import Speaking

STANDARD = "WCAG 2.2 AA"
FORMATS = ("large_print", "braille", "audio", "asl", "relay", "interpreter")


@dataclass(frozen=True)
class Format:
    name: str
    text: str


@dataclass(frozen=True)
class Accessibility:
    """What the page says in lists and paragraphs, in the language of the page."""

    formats: tuple[Format, ...]
    did: tuple[str, ...]
    fair: tuple[str, ...]


def accessibility(speaking: Speaking) -> Accessibility:
    read_aloud = speaking.say("site.read_aloud")
    formats = (
        Format(
            speaking.say(f"accessibility.formats.{code}.name"),
            speaking.say(f"accessibility.formats.{code}.text", button=read_aloud),
        )
        for code in FORMATS
    )
    return Accessibility(
        formats=tuple(formats),
        did=numbered(speaking, "accessibility.did."),
        fair=numbered(speaking, "accessibility.notice."),
    )

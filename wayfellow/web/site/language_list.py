"""The languages, each by its own name: those this site speaks, and how to ask for an interpreter in the others."""

from __future__ import annotations

from dataclasses import dataclass

from wayfellow.rules.languages import LANGUAGES
from wayfellow.services.wording import State, Words, english_in, languages
from wayfellow.web.speaking import Speaking


@dataclass(frozen=True)
class Spoken:
    """A language this site has. href: this page in it. state: finished words, in the language of the page."""

    tag: str
    name: str
    dir: str
    href: str
    state: str
    is_current: bool


@dataclass(frozen=True)
class Asked:
    """A language to ask for. say: what to say on the phone, in English."""

    tag: str
    name: str
    dir: str
    english_name: str
    say: str


def spoken_here(speaking: Speaking, path: str) -> tuple[Spoken, ...]:
    """The languages of this site, and whether all their pages have been reviewed."""
    names = {one.tag: one.name for one in LANGUAGES}
    return tuple(
        Spoken(
            one.tag,
            names.get(one.tag, one.name),
            one.dir,
            f"{path}?lang={one.tag}",
            speaking.say("languages.ready" if is_complete(one.tag) else "languages.part"),
            one.tag == speaking.words.lang,
        )
        for one in languages()
    )


def others(speaking: Speaking) -> tuple[Asked, ...]:
    """The languages of Medi-Cal notices that are not English, with the sentence that gets an interpreter."""
    say = speaking.words.english.say
    please = say("card.interpreter")
    return tuple(
        Asked(one.tag, one.name, one.dir, one.english_name, f"{say('card.line', language=one.english_name)} {please}")
        for one in LANGUAGES
        if one.tag != "en"
    )


def is_complete(tag: str) -> bool:
    """Whether somebody has reviewed every string of a language."""
    words = Words(tag)
    return all(words.state(key) is State.REVIEWED for key in english_in())

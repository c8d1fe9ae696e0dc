"""The card that asks a nurse for an interpreter: in the person's language as far as it was reviewed, and in English.

Every language people of Medi-Cal plans are told about has a card. Where nobody has reviewed our words, it shows the
language's own name and the English sentences, and no sentence that may be wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from babel import Locale

from wayfellow.rules.languages import LANGUAGES, SpokenLanguage
from wayfellow.rules.problems import UnreadableInput
from wayfellow.services.wording import ENGLISH, FOLDER, State, Words, languages

SENTENCES = ("card.line", "card.interpreter", "card.free", "card.not_family")
FORMATS = ("large_print", "braille", "audio", "asl")


@dataclass(frozen=True)
class CardLine:
    """A sentence of the card in English and, where it was reviewed, in the person's language."""

    english: str
    text: str = ""


@dataclass(frozen=True)
class InterpreterCard:
    """The finished words of a card."""

    speech: SpokenLanguage
    lines: tuple[CardLine, ...]
    picture: str


SPOKEN_ONLY = (SpokenLanguage("yue", "廣東話", "Cantonese"), SpokenLanguage("cmn", "普通话", "Mandarin"))
"""Who reads Chinese speaks one of these, and an interpreter speaks one (family guide specification § 1.7)."""
SPEECHES = (*LANGUAGES, *SPOKEN_ONLY)
ALIASES = {"fil": "tl", "hmn": "mww", "pa-Guru": "pa", "es-US": "es", "es-419": "es", "en-US": "en", "zh": "zh-Hans"}


def card_for(tag: str, *, need: str = "", folder: Path = FOLDER) -> InterpreterCard:
    """The card of a language.

    need: how the person needs to be given information, one of FORMATS, or empty. folder: where the words stand.
    Raises UnreadableInput for a language we have no name for, or a format that is none.
    """
    speech = speech_of(tag)
    if need and need not in FORMATS:
        raise UnreadableInput(f"There is no format {need!r}; expected one of {', '.join(FORMATS)}.")
    english, theirs = Words(ENGLISH, folder), _words(speech.tag, folder)
    keys = (*SENTENCES, *([f"card.need.{need}"] if need else []))
    lines = tuple(_line(key, speech, english, theirs) for key in keys)
    return InterpreterCard(speech, lines, english.say("card.picture"))


def speech_of(tag: str) -> SpokenLanguage:
    """The language of a tag. Raises UnreadableInput when it is none of ours."""
    wanted = ALIASES.get(tag, tag)
    for speech in SPEECHES:
        if speech.tag == wanted:
            return speech
    raise UnreadableInput(f"There is no card in {tag!r}; expected one of {', '.join(one.tag for one in SPEECHES)}.")


def _words(tag: str, folder: Path) -> Words | None:
    """Our words in a language, if there are any, and it is not English, which every card has anyway."""
    known = {language.tag for language in languages(folder)} - {ENGLISH}
    return Words(tag, folder) if tag in known else None


def _line(key: str, speech: SpokenLanguage, english: Words, theirs: Words | None) -> CardLine:
    said = english.say(key, language=speech.english_name)
    if theirs is None or theirs.state(key) is not State.REVIEWED:
        return CardLine(said)
    in_a_sentence = Locale.parse(speech.tag, sep="-").get_display_name() or speech.name
    return CardLine(said, theirs.say(key, language=in_a_sentence))

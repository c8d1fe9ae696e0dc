"""The words people read, by language: English is written here, other languages are translated and reviewed.

`locale/en/AREA.yaml` holds the English by key; `locale/<tag>/AREA.po` a translation: `msgctxt` is the key, `msgid` the
English it was made from, and a comment `# reviewed_by: …` says who reviewed it. A string is a *draft* while nobody
has reviewed it, or when its English has changed since; a string that is missing is shown in English.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml
from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from wayfellow.rules.problems import UnreadableInput

FOLDER = Path(os.environ.get("WAYFELLOW_LOCALE") or Path(__file__).parent.parent / "locale")
"""`WAYFELLOW_LOCALE` names another folder of the same shape: a translation can be looked at before it is ours."""
ENGLISH = "en"
REVIEWED_BY = "reviewed_by:"


class State(StrEnum):
    REVIEWED = "reviewed"
    DRAFT = "draft"
    MISSING = "missing"


@dataclass(frozen=True)
class Language:
    """A language somebody can read: its BCP-47 tag, its name in itself and in English, and which way it runs."""

    tag: str
    name: str
    english_name: str
    dir: str


@dataclass(frozen=True)
class Text:
    """One string of a translation. reviewed_by: who reviewed it; empty while nobody has, or after a change."""

    text: str
    reviewed_by: str = ""


class Words:
    """The words of one language, as finished sentences."""

    def __init__(self, lang: str = ENGLISH, folder: Path = FOLDER) -> None:
        self.language = describe(lang)
        self.lang, self.dir = lang, self.language.dir
        self._english = english_in(folder)
        self._texts = {} if lang == ENGLISH else translation_in(folder, lang)
        self._folder = folder

    @property
    def english(self) -> Words:
        return self if self.lang == ENGLISH else Words(ENGLISH, self._folder)

    def has(self, key: str) -> bool:
        return key in self._english

    def say(self, key: str, **values: object) -> str:
        """The string with its values put in. Raises KeyError for a key that is written nowhere."""
        known = self._texts.get(key)
        text = known.text if known else self._english[key]
        return text.format_map(values) if values else text

    def state(self, key: str) -> State:
        """Whether the string may be relied on: reviewed, a draft, or not there in this language."""
        if self.lang == ENGLISH:
            return State.REVIEWED if key in self._english else State.MISSING
        known = self._texts.get(key)
        if known is None:
            return State.MISSING
        return State.REVIEWED if known.reviewed_by else State.DRAFT

    def day(self, day: date) -> str:
        """A day in full, with its weekday."""
        return format_date(day, "full", locale=self.lang.replace("-", "_"))


@cache
def languages(folder: Path = FOLDER) -> tuple[Language, ...]:
    """Every language there is a folder for, English first."""
    tags = sorted(path.name for path in folder.iterdir() if path.is_dir() and path.name != ENGLISH)
    return (describe(ENGLISH), *map(describe, tags))


@cache
def describe(tag: str) -> Language:
    """A language by its tag. Raises UnreadableInput for what is none, or has no calendar we know."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError) as wrong:
        raise UnreadableInput(
            f"{tag!r} is no tag of a language we can write dates in. Use one like es or zh-Hant."
        ) from wrong
    direction = "rtl" if locale.character_order == "right-to-left" else "ltr"
    return Language(tag, (locale.get_display_name() or tag).capitalize(), locale.english_name or tag, direction)


@cache
def english_in(folder: Path = FOLDER) -> Mapping[str, str]:
    """Every English string by key. Raises UnreadableInput for a key written twice, or one that is no text."""
    found: dict[str, str] = {}
    for path in sorted((folder / ENGLISH).glob("*.yaml")):
        for key, text in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).items():
            if not isinstance(text, str) or key in found:
                raise UnreadableInput(f"{path.name}: {key} must be one text, written once. Correct that line.")
            found[key] = text
    return found


@cache
def translation_in(folder: Path, lang: str) -> Mapping[str, Text]:
    """Every translated string of a language by key."""
    paths = sorted((folder / lang).glob("*.po"))
    if not paths:
        raise UnreadableInput(f"There are no words for the language {lang!r}. Add {lang}/site.po, or choose another.")
    english = english_in(folder)
    found: dict[str, Text] = {}
    for path in paths:
        with path.open("rb") as file:
            for one in read_po(file, locale=None):
                if one.context and isinstance(one.string, str) and one.string:
                    found[one.context] = Text(one.string, _reviewer(one, english.get(one.context, "")))
    return found


def _reviewer(message: Message, english: str) -> str:
    """Who reviewed a translation, unless it is marked fuzzy or made from other English than ours."""
    if message.fuzzy or message.id != english:
        return ""
    said = (line.partition(REVIEWED_BY) for line in message.user_comments)
    return next((name.strip() for _before, mark, name in said if mark), "")

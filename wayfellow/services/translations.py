"""Translations kept in step with the English: every key has its entry, and a changed one waits for a person.

An entry nobody has translated has an empty `msgstr`. When its English changes, an entry keeps its old translation and
is marked fuzzy: pages show it as a draft until somebody looks at it, takes the mark away and signs with `reviewed_by`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from wayfellow.rules.problems import UnreadableInput
from wayfellow.services.wording import ENGLISH, FOLDER, State, Words, english_in, languages, translation_in

HEADER = 'msgid ""\nmsgstr ""\n"Language: {lang}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
WIDTH = 110


@dataclass(frozen=True)
class Progress:
    """How far one language is: how many strings somebody reviewed, are drafts, and are not there yet."""

    lang: str
    reviewed: int
    draft: int
    missing: int


def translated_languages(folder: Path = FOLDER) -> tuple[str, ...]:
    """Every language but English."""
    return tuple(language.tag for language in languages(folder) if language.tag != ENGLISH)


def update(lang: str, folder: Path = FOLDER) -> tuple[str, ...]:
    """Bring the files of a language in step with the English. Returns the names of those that were not."""
    behind = tuple(_behind(lang, folder))
    for path, wanted in behind:
        if wanted is None:
            path.unlink()
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(wanted, encoding="utf-8")
    for read in (english_in, translation_in):
        read.cache_clear()
    return tuple(path.name for path, _wanted in behind)


def out_of_step(lang: str, folder: Path = FOLDER) -> tuple[str, ...]:
    """The names of the files `update` would write or take away."""
    return tuple(path.name for path, _wanted in _behind(lang, folder))


def progress(lang: str, folder: Path = FOLDER) -> Progress:
    """Count what is reviewed, a draft and missing in one language."""
    words = Words(lang, folder)
    states = [words.state(key) for key in english_in(folder)]
    return Progress(lang, *(states.count(state) for state in (State.REVIEWED, State.DRAFT, State.MISSING)))


def _behind(lang: str, folder: Path) -> Iterator[tuple[Path, str | None]]:
    """Each file that is not as it should be, with what it should say; None if it should not be there."""
    if lang == ENGLISH:
        raise UnreadableInput("English is what others are translated from. Name another language.")
    known = _messages_by_key(lang, folder)
    wanted = {path.stem: _file(lang, path, known) for path in sorted((folder / ENGLISH).glob("*.yaml"))}
    found = {path.stem: path.read_text(encoding="utf-8") for path in sorted((folder / lang).glob("*.po"))}
    for area in {**wanted, **found}:
        if wanted.get(area) != found.get(area):
            yield folder / lang / f"{area}.po", wanted.get(area)


def _messages_by_key(lang: str, folder: Path) -> dict[str, Message]:
    """Every entry of a language, whichever file it is in: a key that moved takes its translation along."""
    found: dict[str, Message] = {}
    for path in sorted((folder / lang).glob("*.po")):
        with path.open("rb") as file:
            found.update((message.context, message) for message in read_po(file, locale=None) if message.context)
    return found


def _file(lang: str, english: Path, known: Mapping[str, Message]) -> str:
    """What the file of one area should say, in the order of the English."""
    catalog = Catalog(locale=None, fuzzy=False)
    for key, text in (yaml.safe_load(english.read_text(encoding="utf-8")) or {}).items():
        before = known.get(key)
        message = catalog.add(text, before.string if before else "", context=key)
        if before and before.string:
            message.user_comments = before.user_comments
            if before.fuzzy or before.id != text:
                message.flags.add("fuzzy")
    written = BytesIO()
    write_po(written, catalog, width=WIDTH, omit_header=True)
    return (HEADER.format(lang=lang) + written.getvalue().decode()).rstrip("\n") + "\n"

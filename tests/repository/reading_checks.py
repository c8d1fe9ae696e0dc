"""What is wrong with a text for families, in sentences; and every such text, by area.

English is judged sentence by sentence, from four words on; Spanish, whose words are longer, string by string, from
eight words on. What is shorter is a label: a formula says nothing about it, so its words are looked at one by one, and
it counts in the figure of its area.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import yaml

from tests.repository.reading import HERE, WORD, count, plain, sentences
from tests.repository.syllables import in_english, in_spanish
from wayfellow.services.wording import FOLDER, english_in, translation_in

HIGHEST_GRADE = 6.0
LOWEST_INFLESZ = 55.0
LONGEST_SENTENCE = {"en": 20, "es": 25}
LONGEST_WORD = {"en": 4, "es": 5}
LABEL = {"en": 4, "es": 8}
FOR_STAFF = {
    "account",
    "candidates",
    "organizations",
    "people",
    "refusals",
    "signing_in",
    "staff",
    "staff_shell",
    "today",
}
NOT_FOR_FAMILIES = {"gallery", *FOR_STAFF}


def areas() -> list[str]:
    """The files of English strings that families read."""
    return sorted(path.stem for path in (FOLDER / "en").glob("*.yaml") if path.stem not in NOT_FOR_FAMILIES)


def texts(area: str, lang: str) -> dict[str, str]:
    """Every string of an area in a language, by key."""
    keys = yaml.safe_load((FOLDER / "en" / f"{area}.yaml").read_text(encoding="utf-8")) or {}
    if lang == "en":
        return {key: english_in(FOLDER)[key] for key in keys}
    translated = translation_in(FOLDER, lang)
    return {key: translated[key].text for key in keys if key in translated}


@cache
def exceptions() -> Mapping[str, str]:
    """Keys of strings that may be harder, each with its reason."""
    found: dict[str, str] = yaml.safe_load((HERE / "reading_exceptions.yaml").read_text(encoding="utf-8"))
    return found


def problems(text: str, lang: str) -> Iterator[str]:
    """What is wrong with one text, a sentence each."""
    said = sentences(plain(text, lang))
    for sentence in said:
        if (long := len(WORD.findall(sentence))) > LONGEST_SENTENCE[lang]:
            yield f"{long} words in one sentence: {sentence}"
    for part in said if lang == "en" else [text]:
        yield from _too_hard(part, lang)
    yield from _wrong_words(text, lang)


def _too_hard(part: str, lang: str) -> Iterator[str]:
    counted = count(part, lang)
    if counted.words < LABEL[lang]:
        heard = in_spanish if lang == "es" else in_english
        words = WORD.findall(plain(part, lang))
        yield from (f"a long word in a label: {word}" for word in words if heard(word) > LONGEST_WORD[lang])
    elif lang == "en" and counted.grade > HIGHEST_GRADE:
        yield f"grade {counted.grade:.1f}: {part}"
    elif lang == "es" and counted.inflesz < LOWEST_INFLESZ:
        yield f"INFLESZ {counted.inflesz:.0f}: {part}"


def _wrong_words(text: str, lang: str) -> Iterator[str]:
    words = _words_to_watch(lang)
    for pattern, instead in words["swap"].items():
        if found := _whole(pattern).search(text):
            yield f"{found[0]}: say {instead}"
    for pattern in words["promises"]:
        if found := _whole(pattern).search(text):
            yield f"{found[0]}: the guide suggests, it does not decide"
    if found := _whole(words["numbers"]).search(text):
        yield f"{found[0]}: write the number in digits"


@cache
def _words_to_watch(lang: str) -> Mapping[str, Any]:
    return dict(yaml.safe_load((HERE / "reading_words.yaml").read_text(encoding="utf-8"))[lang])


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)

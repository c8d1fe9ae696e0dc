"""No untranslated string, and no string that is said nowhere."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path
from string import Formatter

import pytest
import yaml

from tests.repository.catalog_uses import (
    CODE,
    modules,
    patterns_in_code,
    patterns_in_templates,
    said_in_code,
    said_in_templates,
    templates,
)
from tests.repository.reading import WORD, plain
from wayfellow.services.translations import out_of_step, translated_languages
from wayfellow.services.wording import FOLDER, State, Words, english_in, translation_in

ENGLISH = english_in(FOLDER)
COMPLETE = ["es"]
NOT_USED_YET = yaml.safe_load((Path(__file__).parent / "words_not_used_yet.yaml").read_text(encoding="utf-8"))
SAME_IN_SPANISH = {"No", "Braille", "Plan"}


def placeholders(text: str) -> set[str]:
    return {name for _before, name, _format, _conversion in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("lang", COMPLETE)
def test_every_string_has_a_reviewed_translation(lang: str) -> None:
    words = Words(lang)
    assert {key: words.state(key) for key in ENGLISH if words.state(key) is not State.REVIEWED} == {}


@pytest.mark.parametrize("lang", translated_languages())
def test_a_translation_keeps_the_places_for_values(lang: str) -> None:
    translated = translation_in(FOLDER, lang)
    assert not [
        key for key, text in ENGLISH.items()
        if key in translated and placeholders(translated[key].text) != placeholders(text)
    ]  # fmt: skip


@pytest.mark.parametrize("lang", translated_languages())
def test_the_files_are_in_step_with_the_english(lang: str) -> None:
    """No key that English has lost, none that it has gained; in its order."""
    assert out_of_step(lang) == (), "./run check --fix"


def test_spanish_says_it_in_spanish() -> None:
    """A text that is the same in both is a name, or listed."""
    spanish = translation_in(FOLDER, "es").values()
    same = {one.text for one in spanish if one.text in ENGLISH.values() and not is_a_name(one.text)}
    assert same == SAME_IN_SPANISH


def is_a_name(text: str) -> bool:
    """Whether there is nothing in a text but names of programs, numbers and places for values."""
    return set(WORD.findall(plain(text, "en"))) == {"X"}


def test_every_string_is_plain_text() -> None:
    """No markup, no address, no straight quotes, no space at an end, and every brace a place for a value."""
    odd = re.compile(r'[<>"]|https?:|^\s|\s$|\s\s|\n')
    assert not [key for key, text in ENGLISH.items() if odd.search(text)]
    assert all(name.isidentifier() for text in ENGLISH.values() for name in placeholders(text))


def test_every_key_a_template_says_is_written() -> None:
    missing = {path.name: said_in_templates(path.read_text(encoding="utf-8")) - set(ENGLISH) for path in templates()}
    assert {name: keys for name, keys in missing.items() if keys} == {}


def test_every_key_the_code_says_is_written() -> None:
    missing = {path.name: said_in_code(path.read_text(encoding="utf-8")) - set(ENGLISH) for path in modules()}
    assert {name: keys for name, keys in missing.items() if keys} == {}


def test_every_string_is_said_somewhere() -> None:
    """KEY.me is said by whoever says KEY; KEY.1, KEY.2, … are a list called KEY; "home.danger" begins a family."""
    patterns = {one for path in modules() for one in patterns_in_code(path.read_text(encoding="utf-8"))}
    patterns |= {one for path in templates() for one in patterns_in_templates(path.read_text(encoding="utf-8"))}
    said = {one.replace("\\", "") for one in patterns if CODE not in one}
    families = [re.compile(one) for one in patterns if CODE in one and not one.startswith(CODE)]
    families += [re.compile(re.escape(f"{one}.") + CODE) for one in said - set(ENGLISH) if "." in one]
    called = {key: re.sub(r"\.(?:me|\d+)$", "", key) for key in ENGLISH}
    unused = {
        key
        for key, name in called.items()
        if not {key, name} & said
        and not any(family.fullmatch(key) or family.fullmatch(name) for family in families)
        and not any(fnmatch(key, waiting) for waiting in NOT_USED_YET)
    }
    assert unused == set()


def test_what_is_said_to_one_person_is_also_said_of_another() -> None:
    """KEY.me is said to the person; KEY is there for everybody else."""
    alone = [key for key in ENGLISH if key.endswith(".me") and key.removesuffix(".me") not in ENGLISH]
    assert alone == ["guide.who.me"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<h1>{% say "home.title" name=value %}</h1>', {"home.title"}),
        ('{{ "home.lead"|say }}', {"home.lead"}),
        ('<c-draft class="big" key="safety.title" />', {"safety.title"}),
        ("{% say key %} {{ key|say }}", set()),
    ],
)
def test_keys_are_found_in_templates(text: str, found: set[str]) -> None:
    assert said_in_templates(text) == found


def test_keys_are_found_in_code() -> None:
    code = 'words.say("home.title")\nwords.say(key)\nwords.say(f"step.{code}.title")\nprefix = "line."\n'
    assert said_in_code(code) == {"home.title"}
    patterns = [re.compile(one) for one in patterns_in_code(code)]
    for key, is_said in {"home.title": 1, "step.food.title": 1, "line.dmhc": 1, "step.food": 0, "home.lead": 0}.items():
        assert any(pattern.fullmatch(key) for pattern in patterns) == bool(is_said), key

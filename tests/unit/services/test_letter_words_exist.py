"""Every code a letter can give has its words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from wayfellow.rules.guide import letter
from wayfellow.rules.guide.letter import PAST
from wayfellow.services.wording import Words

CODES = sorted(set(re.findall(r'"(letter\.\w+)"', Path(letter.__file__).read_text())))
OPTIONS = [f"letter.past.{option}" for option in (*PAST, "hearing", "reinstatement")]


@pytest.mark.parametrize("key", [*CODES, *OPTIONS])
def test_every_code_of_a_letter_has_its_words(key: str) -> None:
    assert len(CODES) >= 11
    assert Words("en").has(key)
    assert Words("es").has(key)

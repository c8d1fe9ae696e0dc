"""What is sealed comes back whole, for its own purpose and key only."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, strategies

from wayfellow.web.guide.sealed import NotOurs, seal, unseal


@given(strategies.text(max_size=300))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    assert unseal(seal(text, purpose="p"), purpose="p") == text


def test_a_cookie_can_hold_every_letter_of_it() -> None:
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", seal("x" * size, purpose="p")) for size in range(40))


@given(strategies.text(max_size=80))
def test_what_was_not_sealed_here_is_not_ours(text: str) -> None:
    with pytest.raises(NotOurs):
        unseal(text, purpose="p")


def test_another_purpose_does_not_open_it() -> None:
    with pytest.raises(NotOurs):
        unseal(seal("x", purpose="p"), purpose="q")


def test_a_key_that_was_ours_still_opens_what_it_sealed_and_no_longer_than_we_say(settings: Any) -> None:
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "old", []
    sealed = seal("x", purpose="p")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new", ["old"]
    assert unseal(sealed, purpose="p") == "x"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(NotOurs):
        unseal(sealed, purpose="p")

"""The sentence of a refusal in the language of the page. The English is its docstring; `refusal.NAME` translates it."""

from __future__ import annotations

from wayfellow.rules.access.refusals import Refusal
from wayfellow.web.speaking import speaking


def said(refusal: Refusal) -> str:
    key = f"refusal.{type(refusal).__name__}"
    return speaking().say(key) if speaking().words.has(key) else str(refusal)

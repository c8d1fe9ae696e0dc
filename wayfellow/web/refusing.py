"""The sentence of a refusal in the language of the page. The English is its docstring; `refusal.NAME` translates it."""

from __future__ import annotations

from wayfellow.rules.access.refusals import Refusal
from wayfellow.web.speaking import speaking


def said(refusal: Refusal) -> str:
    """The sentence, with what the refusal itself adds to it, such as whom to call."""
    key = f"refusal.{type(refusal).__name__}"
    if not speaking().words.has(key):
        return str(refusal)
    return str(refusal).replace(Refusal.__str__(refusal), speaking().say(key))

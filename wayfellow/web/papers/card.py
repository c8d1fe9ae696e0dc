"""The card to show a nurse on paper: the person's language large, the English under it."""

from __future__ import annotations

from dataclasses import replace

from wayfellow.services.interpreter_cards import InterpreterCard
from wayfellow.web.papers.pdf import make_pdf
from wayfellow.web.papers.setting import set_page


def card_words(card: InterpreterCard) -> dict[str, object]:
    """What papers/card_body.html needs: on paper, and on the page one shows."""
    return {"card": card, "translated": any(line.text for line in card.lines)}


def card_html(card: InterpreterCard) -> str:
    """The card as HTML, without a style."""
    return set_page("papers/card.html", **card_words(card))


def card_pdf(card: InterpreterCard) -> bytes:
    """The card as a tagged PDF. Raises MissingDependency where none can be made.

    Where a letter of the language stands in none of the machine's fonts, the card shows its English only.
    """
    css = set_page("papers/card.css")
    pdf = make_pdf(card_html(card), css=css)
    return make_pdf(card_html(in_english(card)), css=css).content if pdf.lacks_glyphs else pdf.content


def in_english(card: InterpreterCard) -> InterpreterCard:
    """The card without the person's own language."""
    speech = replace(card.speech, tag="en", name=card.speech.english_name, dir="ltr")
    return replace(card, speech=speech, lines=tuple(replace(line, text="") for line in card.lines))

"""From a paper's finished words to its HTML and style sheet: our own templates, which know no request."""

from __future__ import annotations

from pathlib import Path

from django.template import Context, Engine

TEMPLATES = Engine(dirs=[str(Path(__file__).resolve().parents[1] / "templates")])


def set_page(template: str, **words: object) -> str:
    return TEMPLATES.get_template(template).render(Context(words))


def css_string(text: str) -> str:
    """A text as a style sheet writes it, whatever stands in it."""
    return '"' + "".join(char if char.isalnum() or char in " .,:" else f"\\{ord(char):06x}" for char in text) + '"'


def page_of(said: str, number: str, total: str) -> str:
    """The content of a page's foot: a sentence in which two marks are counted by the printer."""
    before, _, rest = said.partition(number)
    between, _, after = rest.partition(total)
    return f"{css_string(before)} counter(page) {css_string(between)} counter(pages) {css_string(after)}"

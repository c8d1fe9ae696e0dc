"""Components and templates rendered alone, and what is in them."""

from __future__ import annotations

from html.parser import HTMLParser

from django.template import engines
from django_cotton.compiler_regex import CottonCompiler


class Elements(HTMLParser):
    """Every element with its attributes, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


class Page:
    """Some HTML, to be asked what it holds."""

    def __init__(self, html: str) -> None:
        self.html, reader = html, Elements()
        reader.feed(html)
        self.elements, self.text = reader.found, " ".join(reader.text.split())

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        """The attributes of every element of this kind; `class_` must be among its classes."""
        of_class = wanted.pop("class_", "")
        return [
            attributes
            for name, attributes in self.elements
            if name == tag
            and (not of_class or of_class in (attributes.get("class") or "").split())
            and all(attributes.get(key) == value for key, value in wanted.items())
        ]

    def one(self, tag: str, **wanted: str) -> dict[str, str | None]:
        """The attributes of the only element of this kind."""
        (found,) = self.all(tag, **wanted)
        return found


def render(source: str, **context: object) -> Page:
    """Render a piece of template, components and all."""
    template = engines["django"].from_string(CottonCompiler().process("{% load words %}" + source))
    return Page(template.render(context))

"""What a PDF says: its words, its tags and how large its letters are, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader


def read(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def lines(content: bytes) -> list[str]:
    """Every line of text, page after page, without the bullets and numbers of lists."""
    found = [line.strip() for page in read(content).pages for line in page.extract_text().splitlines()]
    return [line for line in found if line and line != "•" and not (line[:-1].isdigit() and line.endswith("."))]


def tags(content: bytes) -> list[str]:
    """The structure in reading order, by the names of its tags."""
    root = read(content).trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    return [str(one["/S"]) for one in _elements(root)]


def spoken(content: bytes) -> list[str]:
    """What stands for a picture when it is read aloud."""
    root = read(content).trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    return [str(one["/Alt"]) for one in _elements(root) if "/Alt" in one]


def _elements(element: Any) -> Iterator[Any]:
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        one = kid.get_object()
        if isinstance(one, dict) and "/S" in one:
            yield one
            yield from _elements(one)


def letter_points(content: bytes) -> list[float]:
    """The size of every piece of text, in points."""
    sizes: list[float] = []

    def measure(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if text.strip():
            sizes.append(abs(size * tm[3] * cm[3]))

    for page in read(content).pages:
        page.extract_text(visitor_text=measure)
    return sizes


def links(content: bytes) -> list[str]:
    """Where the links lead."""
    annotations = [one.get_object() for page in read(content).pages for one in page.get("/Annots", [])]
    return [str(one["/A"]["/URI"]) for one in annotations]

"""A tagged PDF (PDF/UA-1) from finished HTML, where the machine can make one. It reads our fonts and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from wayfellow.rules.problems import MissingDependency
from wayfellow.web.papers.fonts import font_faces, font_files

try:
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse
except (ImportError, OSError):  # the machine has no Pango; everything else works without it
    weasyprint = None

VARIANT = "pdf/ua-1"
CANNOT = (
    "This machine cannot make a PDF: the Pango library or our fonts are missing. Print the page instead, or install"
    " Pango (on Debian: libpango-1.0-0 and libpangoft2-1.0-0) and run ./run."
)


@dataclass(frozen=True)
class Pdf:
    """A finished PDF. lacks_glyphs: some letter stood in none of the fonts, and shows as an empty box."""

    content: bytes
    lacks_glyphs: bool


@cache
def can_make_pdf() -> bool:
    """Whether this machine has what a PDF needs; where not, a page offers printing only."""
    return weasyprint is not None and ("NotoSans", "400") in font_files()


def make_pdf(html: str, *, css: str) -> Pdf:
    """Set finished HTML with a style sheet. Same input, same bytes. Raises MissingDependency where none can be made."""
    if not can_make_pdf():
        raise MissingDependency(CANNOT)
    here = {"url_fetcher": _only_fonts(), "base_url": None}
    fonts = FontConfiguration()
    sheets = [weasyprint.CSS(string=sheet, font_config=fonts, **here) for sheet in (font_faces(), css)]
    document = weasyprint.HTML(string=html, **here).render(font_config=fonts, stylesheets=sheets, pdf_variant=VARIANT)
    content = document.write_pdf(pdf_variant=VARIANT)
    return Pdf(content, any(font.missing for font in document.fonts.values()))


def _only_fonts() -> Any:
    """What fetches for WeasyPrint: our font files, and nothing from the network or from any other place."""
    allowed = {place.as_uri(): place for place in font_files().values()}

    class OnlyFonts(URLFetcher):  # type: ignore[misc, unused-ignore]
        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            place: Path | None = allowed.get(url)
            if place is None:
                raise ValueError("A paper may read our fonts only; it asked for something else.")
            return URLFetcherResponse(url, place.read_bytes(), {"Content-Type": "font/ttf"})

    return OnlyFonts()

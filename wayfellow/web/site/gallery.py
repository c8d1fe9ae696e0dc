"""The gallery: every component with every look it can have, from left to right and from right to left."""

from __future__ import annotations

from pathlib import Path

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wayfellow.web.requests import SiteRequest

VARIANTS = ("primary", "secondary", "quiet", "danger")
TONES = ("info", "warning", "danger", "success")
FOLDER = Path(__file__).parents[1] / "templates"


def pictograms() -> list[str]:
    """The names of all pictograms."""
    return sorted(file.stem for file in (FOLDER / "site" / "pictograms").glob("*.svg"))


@require_safe
def gallery(request: SiteRequest, direction: str = "") -> HttpResponse:
    """Show every component.  direction: one to show them in, whatever the language is."""
    context = {
        "dir": direction or request.words.dir,
        "variants": VARIANTS,
        "tones": TONES,
        "pictograms": pictograms(),
        "options": [("01", "Alameda"), ("02", "Alpine"), ("19", "Los Angeles")],
        "errors": [("gallery-field", request.words.say("gallery.sample.error"))],
    }
    return render(request, "site/gallery.html", context)

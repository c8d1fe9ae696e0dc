"""The gallery: every component with every look it can have, from left to right and from right to left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wayfellow.services.wording import Words
from wayfellow.web.people.details import Card
from wayfellow.web.people.fields import FormField
from wayfellow.web.requests import SiteRequest

VARIANTS = ("primary", "secondary", "quiet", "danger")
TONES = ("info", "warning", "danger", "success")
FOLDER = Path(__file__).parents[1] / "templates"


def pictograms() -> list[str]:
    """The names of all pictograms."""
    return sorted(file.stem for file in (FOLDER / "site" / "pictograms").glob("*.svg"))


def _fields(words: Words) -> Iterator[FormField]:
    """A field of each type a form can be made of; the last with what somebody else made of it."""
    label, hint, text = (words.say(f"gallery.sample.{one}") for one in ("label", "hint", "text"))
    options = (("a", label), ("b", text))
    for type_ in ("text", "area", "select", "check", "date"):
        yield FormField(f"input-{type_}", type_, label, hint, "", options)
    yield FormField("input-theirs", "text", label, "", text, theirs=hint)


def _details(words: Words) -> Iterator[Card]:
    """A detail as it mostly is; and one with all that can be beside it."""
    heading, text = words.say("gallery.sample.heading"), words.say("gallery.sample.text")
    plain = Card("contact", uuid4(), heading, (text,), text, "", is_own=True)
    yield plain
    yield replace(plain, otherwise=text, phone="1-800-555-0100", is_weak=True)


@require_safe
def gallery(request: SiteRequest, direction: str = "") -> HttpResponse:
    """Show every component.  direction: one to show them in, whatever the language is."""
    context = {
        "dir": direction or request.words.dir,
        "variants": VARIANTS,
        "tones": TONES,
        "pictograms": pictograms(),
        "options": [("01", "Alameda"), ("02", "Alpine"), ("19", "Los Angeles")],
        "fields": list(_fields(request.words)),
        "details": list(_details(request.words)),
        "errors": [("gallery-field", request.words.say("gallery.sample.error"))],
    }
    return render(request, "site/gallery.html", context)

"""The pages of the site that need no answer of anybody: what kinds of help there are, help now, what is kept."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wayfellow.rules.directory.load import load_directory
from wayfellow.services.calls import CallBook
from wayfellow.web.requests import SiteRequest
from wayfellow.web.site.accessibility import STANDARD, accessibility
from wayfellow.web.site.difference import difference as compared
from wayfellow.web.site.language_list import others, spoken_here
from wayfellow.web.site.notice import read_notice
from wayfellow.web.site.privacy import privacy as kept
from wayfellow.web.site.safety import EVERY_TRIGGER, other_lines, safety_blocks
from wayfellow.web.speaking import speaking

IN_DANGER = ("emergency_911", "suicide_988", "help_211")


def call_book(request: SiteRequest) -> CallBook:
    """Whom to call today, in the language of the page."""
    return CallBook(load_directory(settings.DIRECTORY), request.words, request.today)


@require_safe
def home(request: SiteRequest) -> HttpResponse:
    book = call_book(request)
    danger = book.calls(IN_DANGER, "home.danger.", brief=True)
    return _page(request, "home/home.html", {"danger": danger, "human": book.human()})


@require_safe
def difference(request: SiteRequest) -> HttpResponse:
    return _page(request, "difference/difference.html", {"difference": compared(speaking(), call_book(request))})


@require_safe
def safety(request: SiteRequest) -> HttpResponse:
    book = call_book(request)
    shown = {"blocks": safety_blocks(EVERY_TRIGGER, book), "others": other_lines(book)}
    return _page(request, "safety/safety.html", shown | {"leave": speaking().say("site.leave")})


@require_safe
def privacy(request: SiteRequest) -> HttpResponse:
    return _page(request, "privacy/privacy.html", {"privacy": kept(speaking())})


@require_safe
def accessibility_page(request: SiteRequest) -> HttpResponse:
    shown = {
        "accessibility": accessibility(speaking()),
        "standard": STANDARD,
        "human": call_book(request).human(),
        "notice": read_notice(settings.NOTICES, request.words.lang),
    }
    return _page(request, "accessibility/accessibility.html", shown)


@require_safe
def languages(request: SiteRequest) -> HttpResponse:
    shown = {"here": spoken_here(speaking(), request.path), "others": others(speaking())}
    return _page(request, "languages/languages.html", shown | {"human": call_book(request).human()})


def _page(request: SiteRequest, template: str, shown: Mapping[str, object]) -> HttpResponse:
    return render(request, template, dict(shown))

"""The result and the card for a nurse, to take along: on a page, or as a PDF."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wayfellow.rules.guide.questions import FORMATS
from wayfellow.services.interpreter_cards import SPEECHES, InterpreterCard, card_for
from wayfellow.web.guide import way
from wayfellow.web.guide.result_page import result_paper
from wayfellow.web.guide.state import read_state
from wayfellow.web.guide.views import directory
from wayfellow.web.papers.card import card_pdf, card_words
from wayfellow.web.papers.pdf import can_make_pdf
from wayfellow.web.papers.result import result_pdf
from wayfellow.web.requests import SiteRequest
from wayfellow.web.speaking import speaking

LARGE = "large"


@require_safe
def result_as_pdf(request: SiteRequest) -> HttpResponse:
    """The result as a tagged PDF; `?size=large` in large print."""
    state = read_state(request, request.words.lang)
    still_open = way.first_open(state, request.today)
    if still_open != way.RESULT:
        return HttpResponseRedirect(still_open)
    if not can_make_pdf():
        return HttpResponseRedirect("/guide/result/")
    paper = result_paper(state, speaking().noticing, directory(), request.today)
    return _pdf(result_pdf(paper, large=request.GET.get("size") == LARGE))


@require_safe
def card(request: SiteRequest) -> HttpResponse:
    """The card on a screen, in the language chosen there."""
    chosen = _card(request)
    shown = {
        **card_words(chosen),
        "speeches": SPEECHES,
        "needs": [(one, speaking().say(f"card.need.{one}")) for one in FORMATS if one != "standard"],
        "need": _need(request),
        "can_make_pdf": can_make_pdf(),
    }
    return render(request, "guide/card.html", shown)


@require_safe
def card_as_pdf(request: SiteRequest) -> HttpResponse:
    return _pdf(card_pdf(_card(request))) if can_make_pdf() else HttpResponseRedirect("/guide/card/")


def _card(request: SiteRequest) -> InterpreterCard:
    """The card of the language asked for; of the page's own, when that is none of ours."""
    known = {speech.tag for speech in SPEECHES}
    asked = request.GET.get("in", "")
    return card_for(asked if asked in known else request.words.lang, need=_need(request))


def _need(request: SiteRequest) -> str:
    need = request.GET.get("need", "")
    return need if need in FORMATS and need != "standard" else ""


def _pdf(content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="wayfellow.pdf"'
    return response

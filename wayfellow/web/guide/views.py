"""The pages of the guide. Each reads the sealed cookie, changes one thing, and sends the family on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wayfellow.rules.directory.directory import Directory
from wayfellow.rules.directory.load import load_directory
from wayfellow.rules.guide.questions import BY_KEY, FORMATS, QUESTIONS, UNSURE
from wayfellow.services.guide.deciding import suggest
from wayfellow.services.guide.letter_words import letter_words
from wayfellow.web.guide import way
from wayfellow.web.guide.check_page import check_page
from wayfellow.web.guide.forms import PutRight, read_form, read_letter_form
from wayfellow.web.guide.letter_page import letter_page
from wayfellow.web.guide.question_page import question_page
from wayfellow.web.guide.result_page import result_page
from wayfellow.web.guide.state import State, forget, read_state, write_state
from wayfellow.web.papers.pdf import can_make_pdf
from wayfellow.web.requests import SiteRequest
from wayfellow.web.site.pages import call_book
from wayfellow.web.site.safety import safety_blocks
from wayfellow.web.speaking import speaking

UNCLEAR_DANGER = ("medical_emergency", "suicide", "violence", "no_safe_place_tonight")
"""What is shown when nobody is sure about danger."""
TO_CHECK = "check"
NOT_RIGHT = 422


def directory() -> Directory:
    return load_directory(settings.DIRECTORY)


@require_safe
def start(request: SiteRequest) -> HttpResponse:
    state = read_state(request, request.words.lang)
    shown = {
        "total": len(way.questions(state, request.today)),
        "go_on": way.first_open(state, request.today) if not state.is_empty else "",
        "first": way.address(QUESTIONS[0]),
        "is_lost": state.is_lost,
        "human": call_book(request).human(),
    }
    response = _page(request, "guide/start.html", shown)
    if state.is_lost:
        forget(response)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: SiteRequest, key: str) -> HttpResponse:
    """One question. Going back keeps what was chosen, if it is an answer."""
    asked = BY_KEY.get(key)
    if asked is None:
        raise Http404
    state = read_state(request, request.words.lang)
    is_changed = (request.POST if request.method == "POST" else request.GET).get("to") == TO_CHECK
    error = ""
    if request.method == "POST":
        here, goes_back = way.address(asked), request.POST.get("go") == "back"
        try:
            state = state.with_answer(key, read_form(asked, request.POST, directory()))
            onward = way.before(here, state, request.today) if goes_back else way.after(here, state, request.today)
            if is_changed and not goes_back:
                onward = way.CHECK if onward not in (way.SAFETY, way.LETTER) else onward
            return _go(onward, state)
        except PutRight as problem:
            if goes_back:
                return HttpResponseRedirect(way.before(here, state, request.today))
            error = speaking().say(problem.key)
    words = speaking().noticing
    page = question_page(asked, state, words, directory(), request.today, error=error, is_changed=is_changed)
    return _page(request, "guide/question.html", {"page": page}, status=NOT_RIGHT if error else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: SiteRequest) -> HttpResponse:
    """The dates of a letter that said no, and at once the days that follow from it."""
    state, words = read_state(request, request.words.lang), speaking().noticing
    if not way.asks_for_letter(state):
        return HttpResponseRedirect(way.first_open(state, request.today))
    onward, coverage = way.after(way.LETTER, state, request.today), str(state.answers.of("coverage"))
    if request.method == "POST" and request.POST.get("go") == "skip":
        return _go(onward, replace(state, letter=None))
    if request.method == "POST":
        try:
            return _go(way.LETTER, replace(state, letter=read_letter_form(request.POST, request.today)))
        except PutRight as problem:
            error = (problem.field, speaking().say(problem.key))
            page = letter_page(None, coverage, words, sent=request.POST, error=error)
            return _page(request, "guide/letter.html", {"page": page, "onward": onward}, status=NOT_RIGHT)
    advice = suggest(state.answers, as_of=request.today, letter=state.letter).letter
    page = letter_page(state.letter, coverage, words, dates=letter_words(advice, words) if advice else None)
    shown = {"page": page, "onward": onward, "back": way.before(way.LETTER, state, request.today)}
    return _page(request, "guide/letter.html", shown)


@require_safe
def safe(request: SiteRequest) -> HttpResponse:
    """Help first, where safety is hard or nobody is sure; then the guide goes on."""
    state = read_state(request, request.words.lang)
    blocks = safety_blocks(UNCLEAR_DANGER, call_book(request))
    onward = way.after(way.SAFETY, state, request.today)
    return _page(request, "guide/safe.html", {"blocks": blocks, "onward": onward})


@require_safe
def result(request: SiteRequest) -> HttpResponse:
    """What looks like a match; a question that is still open comes first."""
    state = read_state(request, request.words.lang)
    still_open = way.first_open(state, request.today)
    if still_open != way.RESULT:
        return HttpResponseRedirect(still_open if not state.is_lost else way.START)
    book = call_book(request)
    shown = {
        "page": result_page(state, speaking().noticing, directory(), request.today),
        "blocks": safety_blocks(state.answers.named("safety"), book),
        "human": book.human(),
        "can_make_pdf": can_make_pdf(),
    }
    return _page(request, "guide/result.html", shown)


@require_safe
def check(request: SiteRequest) -> HttpResponse:
    """Everything that was answered, each with a way to change it."""
    state = read_state(request, request.words.lang)
    page = check_page(state, speaking().noticing, directory(), request.today)
    return _page(request, "guide/check.html", {"page": page})


@require_POST
def go_on(request: SiteRequest) -> HttpResponse:
    """After danger: the guide goes on, and help stays on top of the result."""
    state = read_state(request, request.words.lang).with_answer("safety", (UNSURE,))
    return _go(way.after(way.SAFETY, state, request.today), state)


@require_POST
def keep(request: SiteRequest) -> HttpResponse:
    """Keep the answers in this browser for some days, or no longer."""
    state = read_state(request, request.words.lang)
    wanted = request.POST.get("keep") == "yes"
    kept = state.kept(settings.CLOCK.now()) if wanted and not state.is_empty else state.no_longer_kept()
    return _go(way.CHECK, kept)


@require_POST
def read_as(request: SiteRequest) -> HttpResponse:
    """How the family likes to read; the result says whom to ask for it."""
    wanted = request.POST.get("format", "")
    state = read_state(request, request.words.lang)
    return _go(way.RESULT, state.with_format(wanted) if wanted in FORMATS else state)


@require_POST
def erase(request: SiteRequest) -> HttpResponse:
    """Forget everything at once."""
    response = HttpResponseRedirect("/guide/erased/")
    forget(response)
    return response


@require_safe
def erased(request: SiteRequest) -> HttpResponse:
    return _page(request, "guide/erased.html", {})


def _go(onward: str, state: State) -> HttpResponse:
    response = HttpResponseRedirect(onward)
    write_state(response, state)
    return response


def _page(request: SiteRequest, template: str, shown: Mapping[str, object], status: int = 200) -> HttpResponse:
    return render(request, template, dict(shown), status=status)

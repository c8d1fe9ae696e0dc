"""The result of the guide on paper, in normal or large print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wayfellow.rules.directory.lines import dialed
from wayfellow.services.wording import Words
from wayfellow.web.papers.pdf import make_pdf
from wayfellow.web.papers.setting import page_of, set_page


@dataclass(frozen=True)
class PaperCall:
    """Somebody to call: the name, the number as people read it, and a word about it."""

    name: str
    number: str
    note: str = ""

    @property
    def dial(self) -> str:
        return dialed(self.number)


@dataclass(frozen=True)
class PaperStep:
    """One thing to do: what, who does it, by when, a word about whom to call, and everybody one can call for it."""

    text: str
    who: str = ""
    when: str = ""
    note: str = ""
    calls: tuple[PaperCall, ...] = ()


@dataclass(frozen=True)
class ResultPaper:
    """The finished words of a printed result.

    lang: the language they are in. made_on: the day they are from. answers: what the person told us, a line each.
    say: what to say on the phone. dates: days to know, finished sentences. offers: what else there is (title, text).
    calls: whom to call beside the steps. draft: what to print on top when somebody has yet to review the words.
    """

    lang: str
    made_on: date
    heading: str
    lead: str
    reasons: tuple[str, ...]
    steps: tuple[PaperStep, ...]
    say: str = ""
    dates: tuple[str, ...] = ()
    offers: tuple[tuple[str, str], ...] = ()
    calls: tuple[PaperCall, ...] = ()
    answers: tuple[str, ...] = ()
    not_checked: tuple[str, ...] = ()
    disclaimer: str = ""
    draft: str = ""


NORMAL = {"points": 12, "heading_points": 22, "small_points": 11}
LARGE = {"points": 22, "heading_points": 30, "small_points": 21}
"""Large print is at least 20 points (family guide specification § 1.8); nothing on a large paper is smaller."""

LABELS = ("why", "next", "call", "say", "dates", "not_checked", "answers", "notes", "keep_private", "danger")
NOTES = ("name", "day", "next")


def result_words(paper: ResultPaper) -> dict[str, object]:
    """What papers/result_body.html needs: on paper, and on the page one prints."""
    words = Words(paper.lang)
    return {
        "paper": paper,
        "dir": words.dir,
        "title": words.say("print.title"),
        "made_on": words.say("print.made_on", day=words.day(paper.made_on)),
        "notes": [words.say(f"print.notes.{name}") for name in NOTES],
        **{f"say_{name}": words.say(f"print.{name}") for name in LABELS},
    }


def result_html(paper: ResultPaper) -> str:
    """The paper as HTML, without a style."""
    return set_page("papers/result.html", **result_words(paper))


def result_pdf(paper: ResultPaper, *, large: bool = False) -> bytes:
    """The paper as a tagged PDF; large: in large print. Raises MissingDependency where none can be made."""
    foot = Words(paper.lang).say("print.page", number="\N{WHITE CIRCLE}", total="\N{BLACK CIRCLE}")
    css = set_page(
        "papers/result.css",
        **(LARGE if large else NORMAL),
        foot=page_of(foot, "\N{WHITE CIRCLE}", "\N{BLACK CIRCLE}"),
    )
    return make_pdf(result_html(paper), css=css).content

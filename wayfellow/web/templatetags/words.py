"""Words in templates: {% load words %}, then {% say "home.title" %}, {{ key|say }} and {% line_call line %}.

Every word is escaped, and each that nobody has reviewed is noticed, so that the page can say so.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from wayfellow.rules.directory.lines import Line
from wayfellow.services.wording import ENGLISH, State
from wayfellow.web.speaking import speaking, speaking_in

register = template.Library()
SHORT_NUMBER = 6
"""Up to so many digits a number is called as it is: 911, 988, 88788."""


@register.simple_tag(name="say")
def say(key: str, **values: object) -> str:
    """The string of this key in the language of the page, with its values put in."""
    return speaking().say(key, **values)


@register.filter(name="say")
def say_of(key: str) -> str:
    """The string of a key that a variable holds."""
    return speaking().say(key)


class NoticeOfDrafts(Node):
    """Writes what it holds, and before it a notice if any word in it was not reviewed."""

    def __init__(self, held: NodeList) -> None:
        self.held = held

    def render(self, context: Context) -> SafeString:
        written = self.held.render(context)
        if not speaking().said_unreviewed:
            return written
        english = speaking().words.english
        notice = {"lang": english.lang, "dir": english.dir, "english": english.say("site.draft.text")}
        return render_to_string("site/draft_notice.html", notice) + written


@register.tag
def notice_of_drafts(parser: Parser, token: Token) -> NoticeOfDrafts:
    """{% notice_of_drafts %} … {% end_notice_of_drafts %}: around everything a page says."""
    held = parser.parse(("end_notice_of_drafts",))
    parser.delete_first_token()
    return NoticeOfDrafts(held)


class InEnglish(Node):
    """Writes what it holds, in English if `asked` is so."""

    def __init__(self, asked: FilterExpression, held: NodeList) -> None:
        self.asked, self.held = asked, held

    def render(self, context: Context) -> SafeString:
        if self.asked.resolve(context) != ENGLISH:
            return self.held.render(context)
        with speaking_in(speaking().words.english):
            return self.held.render(context)


@register.tag
def in_english_if(parser: Parser, token: Token) -> InEnglish:
    """{% in_english_if lang %} … {% end_in_english %}: around a part whose words may be English on another page."""
    asked = parser.compile_filter(token.split_contents()[1])
    held = parser.parse(("end_in_english",))
    parser.delete_first_token()
    return InEnglish(asked, held)


@dataclass(frozen=True)
class Said:
    """A string with its English beside it. is_draft: nobody reviewed it. in_english_only: it is said in English."""

    text: str
    english: str
    is_draft: bool
    in_english_only: bool


@register.simple_tag
def said(key: str, safety: object = "") -> Said:
    """A string and how far it may be relied on.  safety: a life may hang on it, so a draft of it is not shown."""
    now = speaking()
    state = now.words.state(key)
    in_english_only = state is State.MISSING or (bool(safety) and state is State.DRAFT)
    return Said(now.say(key), now.words.english.say(key), state is State.DRAFT, in_english_only)


@register.filter
def tel(number: str) -> str:
    """The address that makes a telephone call this number."""
    digits = "".join(character for character in str(number) if character.isdigit())
    return f"tel:{digits}" if len(digits) <= SHORT_NUMBER else f"tel:+1{digits[-10:]}"


@register.simple_tag
def sms(number: str, word: str = "") -> str:
    """The address that writes a text message to this number."""
    address = tel(number).replace("tel:", "sms:", 1)
    return f"{address}?body={quote(word)}" if word else address


@register.simple_tag
def say_number(key: str, number: str, **values: object) -> SafeString:
    """A string with a telephone number in it, which is neither broken nor turned around."""
    before, _, after = speaking().say(key, number="\0", **values).partition("\0")
    return format_html('{}<bdi class="wf-number" dir="ltr">{}</bdi>{}', before, number, after)


@register.inclusion_tag("site/line_call.html")
def line_call(line: Line, **given: str) -> dict[str, object]:
    """A phone line of the directory: its name, its number to press, and where to write instead."""
    return {"line": line, "heading": speaking().say(f"line.{line.id}"), **given}

"""The timeline in words: what happened, who did it, and when."""

from __future__ import annotations

from dataclasses import dataclass

from wayfellow.services.people.kinds import KINDS
from wayfellow.services.people.timeline import Entry, Timeline
from wayfellow.web.people.telling import title_of
from wayfellow.web.speaking import speaking
from wayfellow.web.staff.saying import say_moment


@dataclass(frozen=True)
class Happened:
    when: str
    what: str
    detail: str
    who: str


@dataclass(frozen=True)
class TimelinePage:
    """older_at, older_mark: what to ask the next page with; empty at the beginning."""

    entries: tuple[Happened, ...]
    older_at: str
    older_mark: str


def timeline_page(found: Timeline) -> TimelinePage:
    older = found.older
    return TimelinePage(
        tuple(map(_happened, found.entries)), older.at.isoformat() if older else "", older.mark if older else ""
    )


def _happened(one: Entry) -> Happened:
    what, detail = _said(one)
    return Happened(say_moment(one.at), what, detail, " · ".join(filter(None, (one.who, one.source))))


def _said(one: Entry) -> tuple[str, str]:
    say = speaking().say
    if one.kind in KINDS:
        thing = say(f"people.kind.{one.kind}")
        detail = one.told["in_their_words"] if one.kind == "preference" else title_of(one.kind, one.told)
        return say(f"people.happened.{one.what}", thing=thing), detail
    if one.kind == "promise":
        because = one.told["because"]
        why = one.told["why"] if because == one.told["why"] else f"{one.told['why']} {because}"
        return say(f"people.happened.promise.{one.what}"), why
    if one.kind == "lead":
        return say("people.happened.lead", name=one.told["name"]), one.told["because"]
    return say("people.happened.relationship"), say(f"people.choice.predicate.{one.told['predicate']}")

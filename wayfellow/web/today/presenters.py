"""The finished words of today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from wayfellow.rules.access.actor import Actor
from wayfellow.rules.clocks import day_of
from wayfellow.services.promises.listing import Listed, Whose
from wayfellow.services.promises.today import ToDo
from wayfellow.web.speaking import speaking
from wayfellow.web.staff.saying import say_due
from wayfellow.web.today.acting import VERBS

SECTIONS = ("late", "today", "next", "team", "later")
NEXT = timedelta(days=7)
"""What is due within a week is next; what comes after it is folded away."""


@dataclass(frozen=True)
class PromiseRow:
    """One promise on the list. person: their name. tone: late, soon or calm."""

    public_id: UUID
    version: int
    person: str
    person_id: UUID | None
    why: str
    done_means: str
    due: str
    because: str
    tone: str
    law: str
    is_asked: bool
    is_team: bool


@dataclass(frozen=True)
class Section:
    code: str
    heading: str
    rows: tuple[PromiseRow, ...]

    @property
    def is_folded(self) -> bool:
        return self.code == "later"


@dataclass(frozen=True)
class TodayPage:
    day: str
    sections: tuple[Section, ...]
    may_find: bool


def today_page(to_do: ToDo, *, by: Actor, today: date) -> TodayPage:
    rows: dict[str, list[PromiseRow]] = {code: [] for code in SECTIONS}
    for one in to_do.promises:
        rows[_section(one, today)].append(promise_row(one, to_do, today))
    sections = tuple(
        Section(code, speaking().say(f"today.section.{code}", count=len(found)), tuple(found))
        for code, found in rows.items()
        if found
    )
    return TodayPage(speaking().words.day(today), sections, bool(by.roles))


def promise_row(one: Listed, to_do: ToDo, today: date) -> PromiseRow:
    person = to_do.people.get(one.person_id)
    return PromiseRow(
        public_id=one.public_id,
        version=one.version,
        person=(person.name if person else "") or speaking().say("people.no_name"),
        person_id=person.public_id if person else None,
        why=one.why,
        done_means=speaking().say("today.done_means", done=one.done_means),
        due=say_due(one.when, today=today, is_late=one.is_late),
        because=say_because(one),
        tone="late" if one.is_late else "soon" if day_of(one.when) <= today else "calm",
        law=speaking().say("today.past_the_law") if one.is_past_the_law else "",
        is_asked=one.whose is Whose.ASKED,
        is_team=one.whose is Whose.TEAM,
    )


def say_because(one: Listed) -> str:
    """Why it stands on the list in this way: asked of us, or put off; empty for one just made."""
    if not one.because:
        return ""
    code = "asked" if one.whose is Whose.ASKED else str(one.state)
    known = code if code in {"asked", "postponed", "escalated"} else "before"
    return speaking().say(f"today.because.{known}", because=one.because)


def said_done(verb: str) -> str:
    """What to say after something was done; empty for what is no word of ours."""
    return speaking().say(f"today.did.{verb}") if verb in VERBS else ""


def _section(one: Listed, today: date) -> str:
    if one.whose is Whose.TEAM:
        return "team"
    if one.is_late:
        return "late"
    day = day_of(one.when)
    return "today" if day <= today else "next" if day <= today + NEXT else "later"

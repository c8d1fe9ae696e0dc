"""Why can I see this: the live reasons, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wayfellow.rules.clocks import day_of
from wayfellow.services.people.opening import PersonFile
from wayfellow.services.people.why import Sight, Why
from wayfellow.web.people.header import Header, header_of
from wayfellow.web.speaking import speaking
from wayfellow.web.staff.saying import say_day


@dataclass(frozen=True)
class WhyCard:
    """may_renew: whether we gave it and it ends by itself."""

    public_id: UUID
    what: str
    giver: str
    evidence: str
    period: str
    panel: str
    may_renew: bool


@dataclass(frozen=True)
class WhyPage:
    header: Header
    sees_all: str
    reasons: tuple[WhyCard, ...]


def why_page(file: PersonFile, sight: Sight, *, today: date) -> WhyPage:
    whole = speaking().say("people.why.all" if sight.sees_all else "people.why.own")
    return WhyPage(header_of(file, today=today), whole, tuple(map(_card, sight.reasons)))


def _card(one: Why) -> WhyCard:
    say, begins = speaking().say, say_day(day_of(one.begins_at))
    until = say("people.period.both", begins=begins, ends=say_day(day_of(one.ends_at))) if one.ends_at else ""
    return WhyCard(
        public_id=one.public_id,
        what=say(f"people.choice.predicate.{one.predicate}"),
        giver=say("people.why.giver", organization=one.giver),
        evidence=say("people.why.evidence", evidence=one.evidence),
        period=until or say("people.period.since", begins=begins),
        panel=say("people.why.panel") if one.is_own_panel else "",
        may_renew=one.may_change and one.ends_at is not None,
    )

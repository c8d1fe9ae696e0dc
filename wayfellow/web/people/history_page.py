"""All that was said of one detail, the newest first, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wayfellow.services.people.history import Version
from wayfellow.services.people.kinds import Kind
from wayfellow.services.people.opening import PersonFile, Told
from wayfellow.web.people.details import Card, card_of
from wayfellow.web.people.header import Header, header_of
from wayfellow.web.speaking import speaking
from wayfellow.web.staff.saying import say_moment


@dataclass(frozen=True)
class Said:
    """One version. ended: why it is no longer what is said; empty while it is."""

    card: Card
    when: str
    who: str
    ended: str


@dataclass(frozen=True)
class HistoryPage:
    header: Header
    title: str
    kind: str
    versions: tuple[Said, ...]


def history_page(file: PersonFile, kind: Kind, versions: Sequence[Version], *, today: date) -> HistoryPage:
    thing = speaking().say(f"people.kind.{kind.code}")
    title = speaking().say("people.history.title", thing=thing)
    return HistoryPage(header_of(file, today=today), title, kind.code, tuple(_said(kind, one) for one in versions))


def _said(kind: Kind, one: Version) -> Said:
    ended = one.row.ended_at
    return Said(
        card=card_of(kind.code, Told(one.row, one.source, is_own=False, about=one.about)),
        when=say_moment(one.row.recorded_at),
        who=" · ".join(filter(None, (one.who, one.source))),
        ended=speaking().say(f"people.ended.{one.row.ended_because}", moment=say_moment(ended)) if ended else "",
    )

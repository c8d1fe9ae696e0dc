"""The details of a person as cards of finished words: each with its source and day, and who says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wayfellow.rules.clocks import day_of
from wayfellow.services.people.kinds import KINDS
from wayfellow.services.people.opening import PersonFile, Told
from wayfellow.services.search_keys import key_of_number, plain
from wayfellow.web.people.telling import lines_of, title_of, values_of
from wayfellow.web.speaking import speaking
from wayfellow.web.staff.saying import say_short_day

SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("reach", ("contact", "address")),
    ("around", ("close_one", "representative")),
    ("matters", ("preference",)),
    ("who", ("name", "language", "sex_and_gender", "number")),
    ("plans", ("plan_membership",)),
)


@dataclass(frozen=True)
class Card:
    """One detail. told: who said it, and when; otherwise: that another source says something else.

    phone, email: to call or write to. is_weak: nobody has seen proof, or somebody is to be told nothing.
    """

    kind: str
    thread: UUID
    title: str
    lines: tuple[str, ...]
    told: str
    otherwise: str
    is_own: bool
    phone: str = ""
    email: str = ""
    is_weak: bool = False


@dataclass(frozen=True)
class Group:
    """The details of one kind. add: whether one may add another here."""

    kind: str
    heading: str
    cards: tuple[Card, ...]
    empty: str
    add: str


@dataclass(frozen=True)
class Section:
    code: str
    heading: str
    groups: tuple[Group, ...]


def sections_of(file: PersonFile, *, may_write: bool) -> tuple[Section, ...]:
    """The sections of the person's page."""
    say = speaking().say
    return tuple(
        Section(
            code, say(f"people.section.{code}"), tuple(_group(kind, file.details[kind], may_write) for kind in kinds)
        )
        for code, kinds in SECTIONS
    )


def _group(kind: str, found: Sequence[Told], may_write: bool) -> Group:
    say = speaking().say
    has_own = any(one.is_own for one in found)
    add = say(f"people.add.{kind}") if may_write and not (KINDS[kind].is_one and has_own) else ""
    cards = tuple(card_of(kind, one, found) for one in _in_order(found))
    return Group(kind, say(f"people.kind.{kind}"), cards, "" if cards else say(f"people.none.{kind}"), add)


def _in_order(found: Iterable[Told]) -> list[Told]:
    """Ours first; what is tried first before what is tried next."""
    return sorted(found, key=lambda one: (getattr(one.row, "rank", 0), not one.is_own))


def card_of(kind: str, one: Told, beside: Sequence[Told] = ()) -> Card:
    values = values_of(KINDS[kind], one.row)
    phone = values.get("phone", "") if kind != "contact" else values["value"] if values["kind"] != "email" else ""
    return Card(
        kind=kind,
        thread=one.row.thread_id,
        title=title_of(kind, values, one.about),
        lines=lines_of(kind, values),
        told=say_told(one),
        otherwise=_otherwise(kind, one, beside),
        is_own=one.is_own,
        phone=phone,
        email=values["value"] if kind == "contact" and values["kind"] == "email" else "",
        is_weak=bool(values.get("shares_nothing")) or (kind == "representative" and not values["checked_on"]),
    )


def say_told(one: Told) -> str:
    """Who told it to whom, and on which day."""
    teller = speaking().say(f"people.choice.teller.{one.row.told_by}")
    day = say_short_day(one.row.told_on or day_of(one.row.recorded_at))
    if one.row.told_by == "not_known":
        return speaking().say("people.told.by_nobody", source=one.source, day=day)
    key = "people.told.on" if one.row.told_on else "people.told.written"
    return speaking().say(key, source=one.source, teller=teller, day=day)


def _otherwise(kind: str, one: Told, beside: Sequence[Told]) -> str:
    """That another source says something else about the same thing."""
    mine = _means(kind, one)
    others = {
        two.source
        for two in beside
        if mine and two.row.source_id != one.row.source_id and (theirs := _means(kind, two)) and _clash(mine, theirs)
    }
    return speaking().say("people.otherwise", sources=", ".join(sorted(others))) if others else ""


def _clash(mine: tuple[str, Any], theirs: tuple[str, Any]) -> bool:
    return mine[0] == theirs[0] and mine[1] != theirs[1]


def _means(kind: str, one: Told) -> tuple[str, Any] | None:
    """(what it is about, what it says), for kinds of which only one thing can be so."""
    row: Any = one.row
    if kind == "name":
        return "name", plain(f"{row.given} {row.family}")
    if kind == "language":
        return "spoken", row.spoken
    if kind == "sex_and_gender" and row.sex != "not_known":
        return "sex", (row.sex, plain(row.gender))
    if kind == "number" and row.kind != "mrn":
        return row.kind, key_of_number(row.value)
    if kind == "plan_membership" and row.ends_on is None:
        return row.line, row.plan_id
    return None

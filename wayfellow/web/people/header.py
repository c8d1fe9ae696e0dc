"""The fixed header of every page about a person: who, how to say it, language, safe contact, what matters, lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from wayfellow.services.people.opening import PersonFile, Told
from wayfellow.web.people.telling import full_name, interpreter, safe_to_leave
from wayfellow.web.speaking import speaking
from wayfellow.web.staff.saying import say_age, say_day, say_language_first


@dataclass(frozen=True)
class Reach:
    """How to reach them first: what to press, whether a message may be left, and their rule."""

    value: str
    is_email: bool
    safe: str
    is_safe: bool
    rule: str
    whose: str


@dataclass(frozen=True)
class Header:
    """name: as they want to be called. full: as written, where that differs."""

    public_id: UUID
    name: str
    full: str
    said: str
    born: str
    age: str
    pronouns: str
    language: str
    interpreter: str
    needs_interpreter: bool
    format: str
    reach: Reach | None
    matters: tuple[str, ...]
    please_do_not: tuple[str, ...]
    lead: str
    lead_at: str
    lead_phone: str
    died: str


def header_of(file: PersonFile, *, today: date) -> Header:
    say, person = speaking().say, file.person
    name: Any = _best(file.details["name"])
    language: Any = _best(file.details["language"])
    gender: Any = _best([one for one in file.details["sex_and_gender"] if _has(one, "pronouns")])
    full = full_name({"given": name.given, "family": name.family}) if name else ""
    called = " ".join(filter(None, (name.preferred, name.family))) if name and name.preferred else full
    return Header(
        public_id=person.public_id,
        name=called or say("people.no_name"),
        full=full if full != called else "",
        said=name.said if name else "",
        born=say_day(person.birth_date),
        age=say_age(person.birth_date, on=person.died_on or today),
        pronouns=gender.pronouns if gender else "",
        language=say_language_first(language.spoken) if language else "",
        interpreter=interpreter(language.needs_interpreter) if language else "",
        needs_interpreter=bool(language and language.needs_interpreter),
        format=say(f"people.choice.format.{language.format}") if language and language.format != "standard" else "",
        reach=_reach(file.details["contact"]),
        matters=_words(file, "what_matters"),
        please_do_not=_words(file, "please_do_not"),
        lead=file.lead.name if file.lead else "",
        lead_at=file.lead_at,
        lead_phone=file.lead.phone if file.lead else "",
        died=say("people.died", day=say_day(person.died_on)) if person.died_on else "",
    )


def _best(found: Sequence[Told]) -> Any:
    """What we tell ourselves, else the newest anybody tells."""
    return next((one.row for one in found if one.is_own), found[0].row if found else None)


def _has(one: Told, name: str) -> bool:
    return bool(getattr(one.row, name))


def _reach(found: Sequence[Told]) -> Reach | None:
    """The way that is known to be safe, before one of which nobody knows, before one that is not; then by rank."""
    rows: list[Any] = [one.row for one in sorted(found, key=lambda one: not one.is_own)]
    if not rows:
        return None
    row = min(rows, key=lambda one: (_SAFETY[one.is_safe_to_leave_message], one.rank))
    safe = row.is_safe_to_leave_message
    return Reach(row.value, row.kind == "email", safe_to_leave(safe), safe is True, row.rule, row.whose)


_SAFETY = {True: 0, None: 1, False: 2}


def _words(file: PersonFile, subject: str) -> tuple[str, ...]:
    rows: list[Any] = [one.row for one in file.details["preference"]]
    return tuple(row.in_their_words for row in rows if row.subject == subject)

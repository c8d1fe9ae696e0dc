"""The form of one detail, as it is begun, and as it is shown again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from wayfellow.rules.access.refusals import ChangedMeanwhile
from wayfellow.services.people.kinds import Kind
from wayfellow.services.people.opening import PersonFile, Told
from wayfellow.web.people.details import Card, card_of
from wayfellow.web.people.fields import FormField, fields_of, listed_errors, telling_fields
from wayfellow.web.people.header import Header, header_of
from wayfellow.web.people.telling import values_of
from wayfellow.web.refusing import said
from wayfellow.web.speaking import speaking

NEW = "new"


@dataclass(frozen=True)
class FormPage:
    """form, subject: what its draft is called. changed: somebody was faster; theirs: what they made of it."""

    header: Header
    kind: Kind
    title: str
    form: str
    subject: UUID
    version: int
    fields: tuple[FormField, ...]
    telling: tuple[FormField, ...]
    thread: UUID | None = None
    errors: tuple[tuple[str, str], ...] = ()
    changed: str = ""
    theirs: Card | None = None
    ended: bool = False

    @classmethod
    def begin(
        cls,
        file: PersonFile,
        kind: Kind,
        thread: UUID | None,
        values: Mapping[str, Any],
        *,
        plans: Sequence[tuple[int, str]],
        today: date,
    ) -> FormPage:
        now = next((one for one in file.details[kind.code] if one.row.thread_id == thread and one.is_own), None)
        verb = "change" if thread else "add"
        return cls(
            header=header_of(file, today=today),
            kind=kind,
            title=speaking().say(f"people.{verb}.{kind.code}"),
            form=f"{verb}-{kind.code}",
            subject=thread or file.person.public_id,
            version=now.row.version if now else 0,
            fields=fields_of(kind, values, plans=plans),
            telling=telling_fields("person" if now is None else "not_known", "" if now else today.isoformat(), {}),
            thread=thread,
        )


def form_page(
    page: FormPage,
    told: Mapping[str, Any],
    typed: Mapping[str, str],
    version: int,
    *,
    plans: Sequence[tuple[int, str]],
    problems: Mapping[str, str] | None = None,
    theirs: Told | None = None,
    changed: bool = False,
) -> FormPage:
    """The form again with what was typed; and what is wrong with it, or what somebody else made of it meanwhile."""
    wrong = problems or {}
    beside = values_of(page.kind, theirs.row) if theirs else None
    fields = fields_of(page.kind, told, plans=plans, problems=wrong, theirs=beside)
    telling = telling_fields(typed["told_by"], typed["told_on"], wrong)
    return replace(
        page,
        version=theirs.row.version if theirs else version,
        thread=theirs.row.thread_id if theirs else None if changed else page.thread,
        fields=fields,
        telling=telling,
        errors=listed_errors((*fields, *telling)),
        changed=said(ChangedMeanwhile()) if changed else "",
        theirs=card_of(page.kind.code, theirs) if theirs else None,
        ended=changed and theirs is None,
    )


@dataclass(frozen=True)
class EndPage:
    header: Header
    card: Card
    version: int
    title: str
    errors: tuple[tuple[str, str], ...]
    changed: str


def end_page(
    file: PersonFile, kind: Kind, now: Told, problems: Mapping[str, str], *, changed: bool, today: date
) -> EndPage:
    """Ask why something is not so."""
    return EndPage(
        header=header_of(file, today=today),
        card=card_of(kind.code, now),
        version=now.row.version,
        title=speaking().say("people.end.title", thing=speaking().say(f"people.kind.{kind.code}")),
        errors=tuple((f"{name}-no_longer", speaking().say("people.end.choose")) for name in problems),
        changed=said(ChangedMeanwhile()) if changed else "",
    )

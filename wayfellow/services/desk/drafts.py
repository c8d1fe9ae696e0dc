"""Keep what somebody is writing before they send it: sealed, theirs alone, and each of two pages' drafts.

Source: design § 6 (autosaved drafts); security specification § 7.6, § 7.7. Each verb runs inside `acting_as`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.db import IntegrityError, transaction

from wayfellow.records.desk.models import Draft
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import ChangedMeanwhile, Refusal
from wayfellow.services import auditing
from wayfellow.services.desk.forms import check_form
from wayfellow.services.sealing import opened, sealed

KEPT = timedelta(days=90)
MOST_LETTERS = 60_000
Fields = Mapping[str, list[str]]
"""What was typed, by the name of the field; a field may come more than once."""


class DraftTooLong(Refusal):
    """This is more than a draft can hold. Send what you have, and go on in a second one."""


@dataclass(frozen=True)
class Kept:
    """A draft, opened. client, version: of the page that wrote it."""

    client: UUID
    version: int
    saved_at: datetime
    fields: Fields


def save_draft(form: str, subject: str, fields: Fields, *, client: UUID, version: int, by: Actor) -> Kept:
    """Keep a draft.  version: the one this page kept last, 0 at first.

    Raises ChangedMeanwhile when another page has kept a newer one under the same client.
    """
    check_form(form, subject)
    named = {"organization_id": by.organization, "position_id": by.position, "form": form, "subject": subject}
    text = _seal(named, fields)
    dates = {"saved_at": by.at, "kept_until": by.at + KEPT}
    if version:
        mine = Draft.objects.filter(**named, client=client, version=version)
        if not mine.update(version=version + 1, sealed=text, **dates):
            raise ChangedMeanwhile
        draft = Draft.objects.get(**named, client=client)
    else:
        draft = Draft(**named, client=client, sealed=text, **dates)
        try:
            with transaction.atomic():
                draft.save(force_insert=True)
        except IntegrityError:
            raise ChangedMeanwhile from None
    auditing.record("draft.saved", by=by, kind="draft", ids=[draft.pk])
    return Kept(client, draft.version, draft.saved_at, fields)


def open_drafts(form: str, subject: str, *, by: Actor) -> list[Kept]:
    """One's own drafts of a form about a subject, the newest first."""
    check_form(form, subject)
    named = {"organization_id": by.organization, "position_id": by.position, "form": form, "subject": subject}
    drafts = list(Draft.objects.filter(**named).order_by("-saved_at", "-pk"))
    if drafts:
        auditing.record("draft.opened", by=by, kind="draft", ids=[one.pk for one in drafts])
    return [kept for one in drafts if (kept := _kept(named, one))]


def drop_draft(client: UUID, *, by: Actor) -> None:
    """Let go of a draft: it was sent, or is not wanted."""
    mine = Draft.objects.filter(organization_id=by.organization, position_id=by.position, client=client)
    ids = list(mine.values_list("pk", flat=True))
    if ids:
        mine.delete()
        auditing.record("draft.dropped", by=by, kind="draft", ids=ids)


def _seal(named: Mapping[str, object], fields: Fields) -> str:
    """With whose it is and what it is about inside: moved to another row, it opens for nobody."""
    text = json.dumps({"of": _whose(named), "fields": fields})
    if len(text) > MOST_LETTERS:
        raise DraftTooLong
    return sealed(text, settings.DRAFT_KEY)


def _kept(named: Mapping[str, object], draft: Draft) -> Kept | None:
    """None for one that was sealed with a key we no longer have: it is lost, and new ones are kept."""
    try:
        text = opened(draft.sealed, settings.DRAFT_KEY)
    except InvalidTag:
        return None
    return Kept(draft.client, draft.version, draft.saved_at, _read(named, text))


def _read(named: Mapping[str, object], text: str) -> Fields:
    read = json.loads(text)
    if read["of"] != _whose(named):
        raise ValueError("a draft stands in the row of another")
    fields: Fields = read["fields"]
    return fields


def _whose(named: Mapping[str, object]) -> list[object]:
    return [named[name] for name in sorted(named)]

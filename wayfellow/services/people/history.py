"""Every version of one detail, the newest first, with who wrote each. Inside `acting_as`."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from wayfellow.records.accounts.models import Position, User
from wayfellow.records.organizations.models import Organization
from wayfellow.records.people.models.detail import Detail
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import NotFound
from wayfellow.rules.access.roles import Action
from wayfellow.services import auditing
from wayfellow.services.people.kinds import Kind
from wayfellow.services.permissions import check_role


@dataclass(frozen=True)
class Version:
    """who: a colleague's name; empty for somebody of another organization, or the machine. row: only to read."""

    row: Detail
    source: str
    who: str
    about: str = ""


def history_of(kind: Kind, thread: UUID, *, person: int, by: Actor) -> list[Version]:
    """Raises NotFound for a thread that is none of this person's, or out of sight."""
    check_role(Action.READ_SUMMARY, by=by)
    rows = list(kind.model._default_manager.filter(thread_id=thread, person_id=person).order_by("-version", "-pk"))
    if not rows:
        raise NotFound
    abouts = {getattr(row, "plan_id", 0) for row in rows}
    organizations = Organization.objects.in_bulk({row.source_id for row in rows} | abouts)
    writers = dict(Position.objects.filter(pk__in={row.recorded_by for row in rows}).values_list("pk", "user_id"))
    names = dict(User.objects.filter(pk__in=writers.values()).values_list("pk", "name"))
    auditing.record(f"{kind.code}.history_read", by=by, person=person, kind=kind.code, ids=[row.pk for row in rows])
    return [
        Version(
            row,
            organizations[row.source_id].name if row.source_id in organizations else "",
            names.get(writers.get(row.recorded_by, 0), ""),
            organizations[plan].name if (plan := getattr(row, "plan_id", 0)) in organizations else "",
        )
        for row in rows
    ]

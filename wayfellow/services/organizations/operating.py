"""What an operator of the platform does: let an organization begin, stop and go on. They see nobody's record.

Each of these enters as the machine in the organization it is about, and is in the audit of both. Outside `acting_as`.
Source: security specification § 1.2, AU-07.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from wayfellow.records.accounts.models import Position, Session
from wayfellow.records.organizations.models import KINDS, Organization
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import NotFound, Refusal, RoleDoesNotAllow
from wayfellow.rules.access.roles import Role
from wayfellow.services import auditing
from wayfellow.services.access import acting_as
from wayfellow.services.places import NOWHERE, machine_in
from wayfellow.services.staff.inviting import invite, write_invitation
from wayfellow.services.wording import Words


class KindUnknown(Refusal):
    """Choose what kind of organization it is."""


class OrganizationNeedsAName(Refusal):
    """The organization needs a name, and one that no other has."""


class NotOneselfSuspended(Refusal):
    """This is the organization you act for. Somebody has to be left to let it work again."""


@dataclass(frozen=True)
class TakesPart:
    """An organization, as the operator's list shows it."""

    public_id: UUID
    name: str
    kind: str
    is_suspended: bool


def organizations(*, by: Actor) -> list[TakesPart]:
    """Every organization, by name."""
    with acting_as(by):
        _check_operator(by)
        rows = Organization.objects.order_by("name", "pk")
        return [TakesPart(one.public_id, one.name, one.kind, one.suspended_at is not None) for one in rows]


@transaction.atomic
def add_organization(*, name: str, kind: str, email: str, address: str, words: Words, by: Actor) -> Organization:
    """Let an organization take part, and invite who looks after it.

    address: where this site is. words: the language to write in.
    """
    if kind not in KINDS:
        raise KindUnknown
    with acting_as(by):
        _check_operator(by)
        if not name.strip() or Organization.objects.filter(name__iexact=name.strip()).exists():
            raise OrganizationNeedsAName
    with acting_as(machine_in(NOWHERE, by.at)):  # nobody's organization is where organizations begin
        made = Organization(name=name.strip(), kind=kind)
        made.save(force_insert=True)
    with acting_as(by):
        auditing.record("organization.added", by=by, kind="organization", ids=[made.pk])
    machine, roles = machine_in(made.pk, by.at), [Role.ORGANIZATION_ADMIN]
    with acting_as(machine):
        invitation, link = invite(email=email, roles=roles, by=machine)
    transaction.on_commit(lambda: write_invitation(invitation.email, f"{address}{link.path}", words))
    return made


def suspend_organization(organization: UUID, *, by: Actor) -> None:
    """End everybody's work there from this moment, wherever they are signed in."""
    _switch(organization, "organization.suspended", by)


def resume_organization(organization: UUID, *, by: Actor) -> None:
    _switch(organization, "organization.resumed", by)


@transaction.atomic
def _switch(public_id: UUID, what: str, by: Actor) -> None:
    suspended = what == "organization.suspended"
    with acting_as(by):
        _check_operator(by)
        found = Organization.objects.filter(public_id=public_id).first()
        if found is None:
            raise NotFound
        if found.pk == by.organization:
            raise NotOneselfSuspended
        auditing.record(what, by=by, kind="organization", ids=[found.pk])
    machine = machine_in(found.pk, by.at)
    with acting_as(machine):
        Organization.objects.filter(pk=found.pk).update(suspended_at=by.at if suspended else None)
        if suspended:
            held = Position.objects.filter(organization_id=found.pk).values_list("pk", flat=True)
            Session.objects.filter(position_id__in=list(held)).delete()
        auditing.record(what, by=machine, kind="organization", ids=[found.pk])


def _check_operator(by: Actor) -> None:
    """An operator's role counts in a platform's own organization only."""
    is_platform = Organization.objects.filter(pk=by.organization, kind="platform").exists()
    if Role.PLATFORM_OPERATOR not in by.roles or not is_platform:
        raise RoleDoesNotAllow

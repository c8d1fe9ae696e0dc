"""Name the one lead of a person. Source: design § 2.4; access plan (“a refusal names the organization and a phone”)."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from wayfellow.records.accounts.models import Position, User
from wayfellow.records.organizations.models import Organization
from wayfellow.records.people.models import Person
from wayfellow.records.programs.models import Lead
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import ChangedMeanwhile, NotFound, Refusal
from wayfellow.rules.access.roles import Action
from wayfellow.services import auditing, outbox
from wayfellow.services.permissions import check_role


class SomebodyElseLeads(Refusal):
    """Somebody of another organization leads already. Call them first; there is only one lead."""

    def __init__(self, organization: str, phone: str) -> None:
        super().__init__()
        self.organization, self.phone = organization, phone

    def __str__(self) -> str:
        return f"{super().__str__()} {self.organization}{f', {self.phone}' if self.phone else ''}"


def name_lead(person: UUID, position: UUID, *, because: str, by: Actor, phone: str = "") -> Lead:
    """Say who of us leads from now on; who of us led before does no longer. Raises SomebodyElseLeads, NotFound."""
    check_role(Action.CLOSE_OR_TRANSFER, by=by)
    whom = Person.objects.filter(public_id=person).first()
    colleague = Position.objects.filter(public_id=position, organization_id=by.organization, suspended_at=None).first()
    if whom is None or colleague is None:
        raise NotFound
    ours = Organization.objects.get(pk=by.organization)
    _end_the_one_before(whom.pk, by)
    lead = Lead(
        person_id=whom.pk,
        source_id=by.organization,
        position_id=colleague.pk,
        name=User.objects.get(pk=colleague.user_id).name,
        phone=phone or ours.phone,
        because=because.strip(),
        begins_at=by.at,
        recorded_at=by.at,
        recorded_by=by.position,
    )
    lead.save(force_insert=True)
    auditing.record("lead.named", by=by, person=whom.pk, kind="lead", ids=[lead.pk])
    outbox.publish("lead.named", by=by, person=whom.pk, kind="lead", subject=lead.pk, version=1)
    return lead


def lead_of(person: int, *, by: Actor) -> Lead | None:
    """Who leads now, whatever their organization."""
    check_role(Action.READ_SUMMARY, by=by)
    return Lead.objects.filter(Q(ends_at=None) | Q(ends_at__gt=by.at), person_id=person, begins_at__lte=by.at).first()


def _end_the_one_before(person: int, by: Actor) -> None:
    before = lead_of(person, by=by)
    if before is None:
        return
    if before.source_id != by.organization:
        theirs = Organization.objects.filter(pk=before.source_id).first()
        raise SomebodyElseLeads(theirs.name if theirs else "", before.phone or (theirs.phone if theirs else ""))
    if before.begins_at == by.at:
        raise ChangedMeanwhile
    Lead.objects.filter(pk=before.pk).update(ends_at=by.at, version=before.version + 1)
    auditing.record("lead.ended", by=by, person=person, kind="lead", ids=[before.pk])

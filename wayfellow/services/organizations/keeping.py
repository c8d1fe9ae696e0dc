"""What an administrator keeps of their organization: what is said of it, its sites, its teams and who is in them."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.db import models

from wayfellow.records.accounts.models import Position
from wayfellow.records.organizations.models import Organization, Site, Team, TeamMember
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import NotFound, Refusal
from wayfellow.rules.access.roles import Action
from wayfellow.services import auditing
from wayfellow.services.permissions import check_role

Row = TypeVar("Row", bound=models.Model)


class NameIsMissing(Refusal):
    """It needs a name."""


def describe_organization(*, name: str, phone: str, by: Actor) -> None:
    """Say anew what the organization is called and where it is called. Inside `acting_as`, as all of these."""
    check_role(Action.MANAGE_USERS, by=by)
    Organization.objects.filter(pk=by.organization).update(name=_named(name), phone=phone.strip())
    auditing.record("organization.described", by=by, kind="organization", ids=[by.organization])


def add_site(*, name: str, address: str, phone: str, by: Actor) -> Site:
    check_role(Action.MANAGE_USERS, by=by)
    site = Site(organization_id=by.organization, name=_named(name), address=address.strip(), phone=phone.strip())
    site.save(force_insert=True)
    auditing.record("site.added", by=by, kind="site", ids=[site.pk])
    return site


def change_site(site: UUID, *, name: str, address: str, phone: str, by: Actor) -> None:
    row = _own(Site, site, by)
    row.name, row.address, row.phone = _named(name), address.strip(), phone.strip()
    row.save(update_fields=["name", "address", "phone"])
    auditing.record("site.changed", by=by, kind="site", ids=[row.pk])


def close_site(site: UUID, *, by: Actor) -> None:
    row = _own(Site, site, by)
    row.closed_at = by.at
    row.save(update_fields=["closed_at"])
    auditing.record("site.closed", by=by, kind="site", ids=[row.pk])


def add_team(*, name: str, by: Actor) -> Team:
    check_role(Action.MANAGE_USERS, by=by)
    team = Team(organization_id=by.organization, name=_named(name))
    team.save(force_insert=True)
    auditing.record("team.added", by=by, kind="team", ids=[team.pk])
    return team


def rename_team(team: UUID, *, name: str, by: Actor) -> None:
    row = _own(Team, team, by)
    row.name = _named(name)
    row.save(update_fields=["name"])
    auditing.record("team.renamed", by=by, kind="team", ids=[row.pk])


def close_team(team: UUID, *, by: Actor) -> None:
    row = _own(Team, team, by)
    row.closed_at = by.at
    row.save(update_fields=["closed_at"])
    auditing.record("team.closed", by=by, kind="team", ids=[row.pk])


def put_in_team(team: UUID, position: UUID, *, by: Actor) -> None:
    """Let somebody who works here be in a team; twice is once."""
    row, member = _own(Team, team, by), _own(Position, position, by)
    _made, is_new = TeamMember.objects.get_or_create(
        team_id=row.pk, position_id=member.pk, defaults={"organization_id": by.organization, "joined_at": by.at}
    )
    if is_new:
        auditing.record("team.joined", by=by, kind="position", ids=[row.pk, member.pk])


def take_out_of_team(team: UUID, position: UUID, *, by: Actor) -> None:
    row, member = _own(Team, team, by), _own(Position, position, by)
    if TeamMember.objects.filter(team_id=row.pk, position_id=member.pk).delete()[0]:
        auditing.record("team.left", by=by, kind="position", ids=[row.pk, member.pk])


def _own(kind: type[Row], public_id: UUID, by: Actor) -> Row:
    check_role(Action.MANAGE_USERS, by=by)
    found = kind._default_manager.filter(public_id=public_id, organization_id=by.organization).first()
    if found is None or getattr(found, "closed_at", None):
        raise NotFound
    return found


def _named(name: str) -> str:
    if not name.strip():
        raise NameIsMissing
    return name.strip()
